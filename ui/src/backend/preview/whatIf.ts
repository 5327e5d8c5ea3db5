// What would follow, invented: what is supposed decides which parts the answer has.

import type { OtherDeadline } from "../bindings/OtherDeadline";
import type { Refusal } from "../bindings/Refusal";
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

export function whatIf(world: World, { on, scenarios }: Supposition): WhatIf {
  const stores = world.stores.slice(0, 6).map(({ subject, platform, name }) => ({ subject, platform, name }));
  const nothing: WhatIf = {
    now: NOW,
    on,
    refused: null,
    deadlines: [],
    states: [],
    findings: [],
    left_behind: [],
    plans: [],
    stores: [],
    subjects: world.accounts.length,
  };
  const impossible = scenarios.findIndex((one) => one.suppose === "document-ends");
  if (impossible >= 0) return { ...nothing, refused: { scenario: impossible, refusals: [noEnd] } };
  const frozen = world.accounts.filter((row) => row.due && row.due > NOW && row.due <= on);
  const states: WhatIf["states"] = frozen.map((row) => ({
    subject: row.subject,
    name: row.login,
    before: { of: "account", is: row.label },
    after: { of: "account", is: "frozen-overdue" },
    restrictions: [],
  }));
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
  if (!filed && states.length === 0) return nothing;
  return {
    ...nothing,
    states,
    deadlines: filed ? [filing] : [],
    stores: filed ? stores : stores.slice(0, 2),
  };
}
