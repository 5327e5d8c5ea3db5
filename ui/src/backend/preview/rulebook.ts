// An invented rulebook: few rules, of every kind that the window must show.

import { instant, millis } from "../../clock";
import type { Contradiction } from "../bindings/Contradiction";
import type { DeadlineRow } from "../bindings/DeadlineRow";
import type { Doing } from "../bindings/Doing";
import type { Moves } from "../bindings/Moves";
import type { MovesOf } from "../bindings/MovesOf";
import type { MovesPreview } from "../bindings/MovesPreview";
import type { MovesRequest } from "../bindings/MovesRequest";
import type { Origin } from "../bindings/Origin";
import type { OverrideRequest } from "../bindings/OverrideRequest";
import type { OverrideRow } from "../bindings/OverrideRow";
import type { Param } from "../bindings/Param";
import type { PendingRules } from "../bindings/PendingRules";
import type { RecordOutcome } from "../bindings/RecordOutcome";
import type { Rule } from "../bindings/Rule";
import type { RulebookList } from "../bindings/RulebookList";
import type { RulebookRequest } from "../bindings/RulebookRequest";
import type { RuleChange } from "../bindings/RuleChange";
import type { RulePage } from "../bindings/RulePage";
import type { Text } from "../bindings/Text";
import type { Times } from "../bindings/Times";
import type { YearChange } from "../bindings/YearChange";
import { NOW } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const DAY = 86_400_000;
const WINDOW = "taobao.subaccount.verify-within";

const article: Origin = {
  id: "004_d439252073548ed0.txt",
  title: say("淘宝子账号实人认证问题汇总", "Collected questions on Taobao sub-account verification"),
  trust: "secondary",
  dated: "2025-05-14",
};
const page: Origin = {
  id: "B-14",
  title: say("卖家后台的帮助页", "A help page of the seller centre"),
  trust: "primary",
  dated: null,
  address: "help.example.com/verify",
};

const none = { safe: [], due: [] };
const rung = (label: string, hours: number) => ({ label, seconds_before: hours * 3600 });
const plain = (unit: Param["unit"], value: unknown, more: Partial<Param> = {}): Param => ({
  value,
  unit,
  assumed: false,
  ...more,
});

function rule(id: string, statement: Text, more: Partial<Rule>): Rule {
  return {
    id,
    platforms: ["taobao", "tmall"],
    nature: "deadline",
    statement,
    confidence: "uncorroborated",
    since: null,
    contradictions: [],
    sources: [],
    params: {},
    ladder: none,
    declared: "preview",
    ...more,
  };
}

const rules: Rule[] = [
  rule(
    WINDOW,
    say(
      "子账号须在创建后 7 天内完成实人认证，逾期可能被冻结使用。",
      "A sub-account must pass the person check within seven days of its creation, or it may be frozen.",
    ),
    {
      confidence: "contradicted",
      contradictions: ["X-16"],
      behaviour: "verify-within",
      actor: "staff",
      consequence: "frozen",
      params: {
        window: plain("day", 7, { min: 1, max: 60 }),
        "clock-stops-on": plain("choice", "approved", { choices: ["approved", "submitted"], assumed: true }),
        "unbind-restarts-timer": plain("flag", true, { assumed: true }),
      },
      ladder: {
        safe: [rung("3d", 72), rung("1d", 24), rung("4h", 4), rung("0", 0)],
        due: [rung("1d", 24), rung("0", 0)],
      },
    },
  ),
  rule(
    "taobao.verify.review-within",
    say(
      "认证资料提交后，平台在 48 小时内给出审核结果。",
      "The platform reviews a submission within 48 hours.",
    ),
    {
      confidence: "corroborated",
      behaviour: "review-within",
      actor: "platform",
      consequence: "chase",
      params: { review: plain("hour", 48, { min: 1, max: 240 }) },
      ladder: { safe: [], due: [rung("0", 0)] },
    },
  ),
  rule(
    "taobao.tempcs.window",
    say("大促临时客服账号在大促期间使用，过后失效。", "Temporary accounts live for the promotion only."),
    {
      nature: "limit",
      behaviour: "temporary-accounts",
      actor: "operator",
      consequence: "expired",
      params: { from: plain("day-of-year", "11-01"), to: plain("day-of-year", "12-21") },
      ladder: { safe: [], due: [rung("7d", 168)] },
    },
  ),
  rule(
    "aliexpress.linkgroup.change-duty-3wd",
    say(
      "主店资料变更后 3 个工作日内要在关联组里报更新。",
      "A change of the primary's data must be reported to its link group within three working days.",
    ),
    {
      platforms: ["aliexpress"],
      confidence: "refined",
      behaviour: "link-change-duty",
      actor: "operator",
      params: {
        window: plain("workday", 3, { min: 1, max: 30 }),
        changes: plain("list", ["licence-address", "legal-representative", "bank-account"]),
        share: plain("permille", 100, { min: 0, max: 1000 }),
      },
    },
  ),
  rule(
    "douyin.main.no-frequent-rebind",
    say("不要频繁更换主账号。", "The main account should not be changed often."),
    {
      platforms: ["douyin"],
      nature: "advice",
      inert: say("没有说多频繁算频繁", "how often is too often is not said"),
      params: { max: plain("count", 2, { min: 1, max: 9, assumed: true }) },
    },
  ),
  rule(
    "shop.statistics.losses",
    say(
      "有文章估算，未认证的账号平均少接三成咨询。",
      "An article estimates that unverified logins get a third fewer chats.",
    ),
    {
      platforms: ["*"],
      nature: "statistic",
      inert: say("统计只作展示，不参与推算", "a statistic is shown and never computed on"),
    },
  ),
];

const contradiction: Contradiction = {
  id: "X-16",
  about: say(
    "7 天内要“完成”认证，审核却要 48 小时：提交能不能停表？",
    "The check must be completed in 7 days, but a review takes 48 hours: does submitting stop the clock?",
  ),
  treatment: say("默认从严，通过审核才停表。", "Strict unless set otherwise: only approval stops the clock."),
  silent: say("起点是创建还是通知", "whether it starts at creation or at the notice"),
  readings: [
    {
      says: say("7 天内审核没有通过，就算没有完成", "Not approved within 7 days, it is not completed"),
      sources: [article.id],
      rules: [WINDOW],
      alarms: true,
    },
    {
      says: say("提交后等审核的这段时间照常可用", "From submission to decision the account stays usable"),
      sources: [article.id, page.id],
      rules: ["taobao.verify.review-within"],
      alarms: false,
    },
  ],
  declared: "preview",
};

const doingOf = (one: Rule): Doing => (one.behaviour ? "acts" : "informs");

/** Three rules of a newer program: one by which dates move, one that is new, one that is gone. */
const [window, , temporary, , , statistic] = rules as [Rule, Rule, Rule, Rule, Rule, Rule];
const changed: RuleChange[] = [
  {
    id: WINDOW,
    before: window,
    after: {
      ...window,
      statement: say(
        "子账号须在创建后 5 天内完成实人认证，逾期会被冻结。",
        "A sub-account must pass the person check within five days of its creation, or it is frozen.",
      ),
      params: { ...window.params, window: plain("day", 5, { min: 1, max: 60 }) },
      consequence: "frozen",
    },
    parts: ["statement", "params"],
    acts: true,
  },
  { id: temporary.id, before: temporary, after: null, parts: [], acts: true },
  { id: statistic.id, before: null, after: statistic, parts: [], acts: false },
];
const year2027: YearChange = {
  year: 2027,
  before: "statutory",
  after: "notice",
  worked: ["2027-02-14"],
  off: ["2027-02-11"],
};

/** Dates of one answer, few enough that the tests turn a page. */
const PAGE = 5;

/** `deadlines` rest on the rule of the person check; `waits` = rules of a newer program wait to be accepted. */
export function makeRulebook(deadlines: DeadlineRow[], waits: boolean) {
  const set = new Map<string, OverrideRow[]>();
  const restingOn = (id: string) => (id === WINDOW ? deadlines : []);
  const setOf = (id: string) => set.get(id) ?? [];

  const moves = ({ rule: id, param, value }: OverrideRequest, after: string | null): Moves => {
    const days = param === "window" ? Number(value ?? 7) - 7 : 0;
    const shifted = (time: string | null) => (time ? instant(millis(time) + days * DAY) : null);
    const all = days === 0 ? [] : restingOn(id).filter((row) => row.consequence === "frozen");
    const from = Number(after ?? 0);
    const next = from + PAGE;
    return {
      rows: all.slice(from, next).map((row) => {
        const before: Times = { due: row.due, safe_submit: row.safe_submit, state: row.state };
        return {
          id: row.id,
          subject: row.subject,
          name: row.name,
          consequence: row.consequence,
          before,
          after: { ...before, due: shifted(row.due) ?? row.due, safe_submit: shifted(row.safe_submit) },
        };
      }),
      total: all.length,
      next: next < all.length ? String(next) : null,
      compared: 40,
      subjects: 40,
    };
  };

  /** The value whose effect is asked for; none where no date rests on it. */
  const wished = (of: MovesOf): OverrideRequest | null => {
    const reason = "";
    if (of.of === "value") return of.with;
    if (of.of === "pending") return waits ? { rule: WINDOW, param: "window", value: 5, reason } : null;
    const own = of.of === "rule" ? setOf(of.with).find((one) => one.param === "window") : undefined;
    return own && of.of === "rule" ? { rule: of.with, param: "window", value: own.value, reason } : null;
  };

  const refused = (request: OverrideRequest): Text | null => {
    const param = rules.find((one) => one.id === request.rule)?.params[request.param];
    const { value } = request;
    if (!param) return say("这条规则没有此参数", "this rule has no such parameter");
    if (typeof value === "number" && (value < (param.min ?? value) || value > (param.max ?? value)))
      return say(
        `${value} 超出允许范围 ${param.min}–${param.max}`,
        `${value} is outside the allowed range ${param.min}–${param.max}`,
      );
    return null;
  };

  return {
    set: () => [...set.keys()],
    list(request: RulebookRequest): RulebookList {
      const rows = rules.map((one) => ({
        id: one.id,
        platforms: one.platforms,
        nature: one.nature,
        statement: one.statement,
        confidence: one.confidence,
        doing: doingOf(one),
        overridden: setOf(one.id).length > 0,
        contradictions: one.contradictions,
        deadlines: restingOn(one.id).length,
      }));
      const found = rows.filter(
        (row) =>
          `${row.id} ${row.statement.zh} ${row.statement.en}`
            .toLowerCase()
            .includes(request.search.toLowerCase()) &&
          (!request.platform || row.platforms.includes(request.platform) || row.platforms.includes("*")) &&
          (!request.confidence || row.confidence === request.confidence) &&
          (!request.doing || row.doing === request.doing) &&
          (!request.overridden || row.overridden),
      );
      return { rules: found, total: rows.length, overridden: set.size };
    },
    page(id: string): RulePage {
      const found = rules.find((one) => one.id === id);
      if (!found) throw { code: "not-found", text: say("没有这条规则", "No such rule") };
      const overrides = setOf(id);
      const params = Object.fromEntries(
        Object.entries(found.params).map(([name, param]) => {
          const own = overrides.find((one) => one.param === name);
          return [name, own ? { ...param, value: own.value, shipped: param.value } : param];
        }),
      );
      return {
        rule: { ...found, params },
        doing: doingOf(found),
        sources: [
          { origin: article, passage: { offset: 1204, length: 96, sha256: "0".repeat(64) } },
          { origin: page, passage: null },
        ],
        contradictions: found.contradictions.length > 0 ? [contradiction] : [],
        origins: [article, page],
        overrides,
        paths: [],
        deadlines: restingOn(id).slice(0, 50),
        deadlines_total: restingOn(id).length,
      };
    },
    moved({ of, after }: MovesRequest): MovesPreview {
      const wish = wished(of) ?? { rule: WINDOW, param: "window", value: 7, reason: "" };
      const reason = refused(wish);
      return reason ? { refused: reason, moves: null } : { refused: null, moves: moves(wish, after) };
    },
    tally: () => (waits ? { rules: changed.length, years: 1, unreadable: false } : null),
    pending: (): PendingRules | null =>
      waits
        ? { unreadable: null, rules: changed, years: [year2027], rights: [], kept: [], left_out: [] }
        : null,
    accept(): RecordOutcome {
      waits = false;
      const text = say("采用新版规则（3 条有变）", "New rules accepted (3 differ)");
      return { outcome: "recorded", batch: "batch-rules", changes: 1, text };
    },
    override(request: OverrideRequest): RecordOutcome {
      const reason = refused(request);
      const { rule: id, param, value } = request;
      if (reason)
        return {
          outcome: "refused",
          refusals: [{ index: 0, code: "bad-param", text: reason, field: null, evidence: [], rule: id }],
        };
      const others = setOf(id).filter((one) => one.param !== param);
      const own = { param, value, reason: request.reason, recorded: NOW, by: "operator", left_out: null };
      const after = value === null ? others : [...others, own];
      if (after.length > 0) set.set(id, after);
      else set.delete(id);
      return {
        outcome: "recorded",
        batch: "batch-rule",
        changes: 1,
        text: say("改用自己的参数", "Used an own parameter"),
      };
    },
  };
}
