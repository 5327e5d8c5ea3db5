// What would follow, invented: what is supposed decides which parts the answer has.

import { dayAfter, dayOf, endOf, instant, millis } from "../../clock";
import type { DocumentRow } from "../bindings/DocumentRow";
import type { OtherDeadline } from "../bindings/OtherDeadline";
import type { Refusal } from "../bindings/Refusal";
import type { Scenario } from "../bindings/Scenario";
import type { Supposition } from "../bindings/Supposition";
import type { Text } from "../bindings/Text";
import type { WhatIf } from "../bindings/WhatIf";
import { at, NOW, type World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });

const noEnd: Refusal = {
  index: 0,
  code: "no-end",
  text: say("这份证照没有已知的到期日", "No end of this document is known"),
  field: null,
  evidence: [],
  rule: null,
};

const dayOn = (one: Scenario): string[] =>
  "effective" in one ? [dayOf(one.effective)] : one.suppose === "link-stands" ? [one.on] : [];

/** The day that was asked for, or the last on which something takes effect. */
export function lookedAt({ on, scenarios }: Supposition): string {
  const last = scenarios.flatMap(dayOn).sort().at(-1);
  return on ?? (last && endOf(last) > NOW ? endOf(last) : NOW);
}

/** What is supposed to end, with the first instant at which it is no longer valid; none where it has no end. */
function ending(documents: DocumentRow[], scenarios: Scenario[]) {
  return scenarios.map((one) => {
    if (one.suppose !== "document-ends") return null;
    const row = documents.find(({ subject }) => subject === one.document);
    const from = row?.last_valid_day ? `${dayAfter(row.last_valid_day, 1)}T00:00:00+08:00` : null;
    return { row, from };
  });
}

/** An account that a promotion adds must be verified in time, and the check itself takes the platform some. */
function verification({
  store,
  effective,
}: Extract<Scenario, { suppose: "promotion-starts" }>): OtherDeadline {
  const from = (hours: number) => instant(millis(effective) + hours * 3_600_000);
  const rule = "taobao.subaccount.verify-within";
  const step: OtherDeadline["steps"][number] = {
    code: "verification-review",
    what: say(
      "提交实人认证，平台审核最长 48 小时",
      "Submit the person check; the platform reviews it for up to 48 hours",
    ),
    actor: "staff",
    start_by: from(24 * 5),
    done_by: from(24 * 7),
    length: 48,
    counted_in: "hours",
    rule: "taobao.verify.review-within",
    param: "review",
    assumed: false,
    provisional: false,
    days: [],
  };
  return {
    id: "verification",
    differs: "appears",
    subject: store.replace("store:", "sub-account:").concat(":临时1"),
    name: "临时1",
    rule,
    what: say("完成实人认证", "Pass the person check"),
    consequence: "frozen",
    before: null,
    after: { due: step.done_by, safe_submit: step.start_by, state: "open" },
    hits: [],
    start_by: step.start_by,
    steps: [step],
  };
}

export function whatIf(world: World, supposition: Supposition, documents: DocumentRow[]): WhatIf {
  const { scenarios } = supposition;
  const ends = ending(documents, scenarios);
  const on = [lookedAt(supposition), ...ends.flatMap((one) => one?.from ?? [])].sort().at(-1) ?? NOW;
  const stores = world.stores.slice(0, 6).map(({ subject, platform, name }) => ({ subject, platform, name }));
  const nothing: WhatIf = {
    now: NOW,
    on,
    beside_now: scenarios.length === 0 || ends.some((one) => one !== null),
    refused: null,
    deadlines: [],
    states: [],
    findings: [],
    left_behind: [],
    plans: [],
    stores: [],
    subjects: world.accounts.length,
  };
  const impossible = ends.findIndex((one) => one !== null && one.from === null);
  if (impossible >= 0) return { ...nothing, refused: { scenario: impossible, refusals: [noEnd] } };
  const frozen = world.accounts.filter((row) => row.due && row.due > NOW && row.due <= on);
  const states: WhatIf["states"] = frozen.map((row) => ({
    subject: row.subject,
    name: row.login,
    before: { of: "account", is: row.label },
    after: { of: "account", is: "frozen-overdue" },
    restrictions: [],
  }));
  states.push(
    ...ends.flatMap((one): WhatIf["states"] =>
      one?.row
        ? [
            {
              subject: one.row.subject,
              name: one.row.owner?.name ?? one.row.subject,
              before: { of: "document", is: one.row.validity },
              after: { of: "document", is: "expired" },
              restrictions: [],
            },
          ]
        : [],
    ),
  );
  const filing: OtherDeadline = {
    id: "filing",
    differs: "appears",
    subject: "link-group:chen",
    name: "示例晨光关联组",
    rule: "aliexpress.link.report-change",
    what: say("更新关联组登记的法定代表人", "File the new legal representative"),
    consequence: "unlinked",
    before: null,
    after: { due: at(24 * 7), safe_submit: at(24 * 5), state: "open" },
    hits: stores,
    start_by: at(24 * 5),
    steps: [],
  };
  const filed = scenarios.some((one) => one.suppose === "fact-changes");
  const added = scenarios.flatMap((one) => (one.suppose === "promotion-starts" ? verification(one) : []));
  if (!filed && states.length + added.length === 0) return nothing;
  return {
    ...nothing,
    states,
    deadlines: [...(filed ? [filing] : []), ...added],
    stores: filed ? stores : stores.slice(0, 2),
  };
}
