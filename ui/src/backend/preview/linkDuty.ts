// What must be filed of the invented link group, with its shops and the rule behind it.

import { instant, millis } from "../../clock";
import type { ChangeDuty } from "../bindings/ChangeDuty";
import type { CountedDay } from "../bindings/CountedDay";
import type { DayKind } from "../bindings/DayKind";
import type { DeadlineRow } from "../bindings/DeadlineRow";
import type { RuleBrief } from "../bindings/RuleBrief";
import type { StoreName } from "../bindings/StoreName";
import type { Text } from "../bindings/Text";

export const say = (zh: string, en: string): Text => ({ zh, en });
const DAY = 86_400_000;

export const shop = (number: number): StoreName => ({
  subject: `store:aliexpress/demo-link-0${number}`,
  platform: "aliexpress",
  name: `示例出海${number}号店`,
});
export const shops = [1, 2, 3, 4, 5, 6, 7, 8].map(shop);
export const subjects = (numbers: number[]) => numbers.map((number) => shop(number).subject);

export const brief = (id: string, zh: string, en: string): RuleBrief => ({
  id,
  statement: say(zh, en),
  confidence: "uncorroborated",
  contradictions: id.endsWith("3wd") ? ["X-07"] : [],
  sources: [],
});
export const dutyRule = brief(
  "aliexpress.linkgroup.change-duty-3wd",
  "牵头账号的执照地址、法定代表人或对公账户变了，3 个工作日内必须报更新。",
  "A change of the primary's licence address, legal representative or bank account must be filed within 3 working days.",
);

/** Days from `first` on; what is not given is a plain weekday or weekend. */
function days(
  first: string,
  count: number,
  marked: Record<string, DayKind>,
  counted: string[],
): CountedDay[] {
  return Array.from({ length: count }, (_, place) => {
    const date = instant(millis(`${first}T00:00:00+08:00`) + place * DAY).slice(0, 10);
    const weekday = new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "UTC" }).format(
      millis(`${date}T00:00:00Z`),
    );
    const plain: DayKind = weekday === "Sat" || weekday === "Sun" ? "weekend" : "weekday";
    const kind = marked[date] ?? plain;
    return {
      date,
      kind,
      ...(kind === "holiday" || kind === "makeup" ? { name: say("示例假日", "Sample holiday") } : {}),
      counted: counted.includes(date),
      provisional: false,
    };
  });
}

export const duty: ChangeDuty = {
  change: "0190-duty-1",
  fact: "legal-representative",
  changed_on: "2026-11-19",
  safe_target: "2026-11-23T00:00:00+08:00",
  due: "2026-11-25T00:00:00+08:00",
  unlink: "2026-11-25T00:00:00+08:00",
  provisional: false,
  outcome: "open",
  submitted: null,
  evidence: null,
};

export function deadlineOfDuty(of: ChangeDuty, group: string, name: string, hits: StoreName[]): DeadlineRow {
  return {
    id: `${dutyRule.id}|${group}|${of.change}`,
    subject: group,
    name,
    store: shop(1),
    span: "week",
    state: "open",
    standing: "running",
    consequence: "unlinked",
    anchor: { at: `${of.changed_on}T00:00:00+08:00`, event: "registered-fact-changed" },
    due: of.due,
    safe_submit: of.safe_target,
    headline: "safe-submit",
    headline_at: of.safe_target,
    provisional: of.provisional,
    what: say("把登记变更报给平台", "File the change with the platform"),
    affects: hits,
    document: null,
    label: null,
    holder: null,
    platform_shows: null,
    reminding: { unmutable: true, handling: null, later: [], latest: of.due, fixed: null },
    action: { change: "update-submitted", allowed: true, primary: true, answers: of.change },
    why: [
      {
        step: "anchor",
        text: say(
          `法定代表人变更：${of.changed_on} 起生效`,
          `Legal representative: changed on ${of.changed_on}`,
        ),
        at: `${of.changed_on}T00:00:00+08:00`,
      },
      { step: "parameter", text: dutyRule.statement, rule: dutyRule.id },
      {
        step: "sum",
        text: say("第 3 个工作日 24:00", "The third working day, 24:00"),
        at: of.due,
        days: days(
          "2026-11-20",
          5,
          { "2026-11-21": "makeup", "2026-11-22": "weekend", "2026-11-23": "holiday" },
          ["2026-11-20", "2026-11-21", "2026-11-24"],
        ),
      },
      {
        step: "reading",
        text: say("读法 A：第 4 个工作日", "Reading A: the fourth working day"),
        at: "2026-11-26T00:00:00+08:00",
      },
      {
        step: "reading",
        text: say("读法 B：第 4 个自然日", "Reading B: the fourth calendar day"),
        at: "2026-11-23T00:00:00+08:00",
      },
      {
        step: "reading",
        text: say("读法 C：期限的次日", "Reading C: the day after the deadline"),
        at: "2026-11-25T00:00:00+08:00",
      },
      {
        step: "consequence",
        text: say("解除全部关联，冻结所有成员的提现", "Every link is removed, all withdrawals are frozen"),
      },
    ],
    rule: dutyRule,
    nudge: say("请在后台报更新。", "Please file the update."),
  };
}
