// What the invented world says about one account: its deadline with the reasons, its page, its messages.

import { instant, millis } from "../../clock";
import type { Action } from "../bindings/Action";
import type { DeadlineRow } from "../bindings/DeadlineRow";
import type { Finding } from "../bindings/Finding";
import type { Handling } from "../bindings/Handling";
import type { InboxRow } from "../bindings/InboxRow";
import type { Later } from "../bindings/Later";
import type { Reminding } from "../bindings/Reminding";
import type { StoreRow } from "../bindings/StoreRow";
import type { SubAccountRow } from "../bindings/SubAccountRow";
import type { SubjectPage } from "../bindings/SubjectPage";
import type { Text } from "../bindings/Text";
import type { Why } from "../bindings/Why";
import { at, NOW } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const same = (text: string): Text => ({ zh: text, en: text });
const DAY = 86_400_000;
const stamp = (time: string) => time.slice(5, 16).replace("T", " ");

function nextAction(row: SubAccountRow): Action | null {
  const change =
    row.span === "waiting"
      ? "approved"
      : row.label === "frozen-overdue"
        ? "temp-unfrozen"
        : row.label === "exempt"
          ? "exemption-confirmed"
          : "submitted";
  return { change, allowed: true, primary: true };
}

function reasons(row: SubAccountRow, due: string): Why[] {
  const anchor = row.created_at ?? instant(millis(due) - 7 * DAY);
  const steps: Why[] = [
    { step: "anchor", text: say("子账号在平台创建", "The login was created on the platform"), at: anchor },
    {
      step: "parameter",
      text: say(
        "实人认证期限 7 天，按 24 小时整算",
        "Seven days for the person check, counted in whole 24 hours",
      ),
      rule: "taobao.subaccount.verify-within",
    },
    {
      step: "sum",
      text: say("到这一刻还没通过，就可能被冻结", "Not passed by this moment, it may be frozen"),
      at: due,
    },
    {
      step: "safe-submit",
      text: say(
        "平台审核最长 48 小时，最晚这时提交",
        "A review takes up to 48 hours: submit by now at the latest",
      ),
      at: instant(millis(due) - 2 * DAY),
    },
    {
      step: "consequence",
      text: say("据称会冻结使用，直到认证通过", "Use is said to freeze until the check is passed"),
    },
  ];
  if (!row.created_at)
    steps.splice(1, 0, {
      step: "provisional",
      text: say("没有创建时间，以首次见到为准", "No creation time, so the first sight counts"),
    });
  return steps;
}

/** What was decided about the reminders of some of them, by the place in the list. */
function remindingOf(row: SubAccountRow, due: string): Reminding {
  const nth = Number(/\d+$/.exec(row.login)?.[0] ?? 0);
  const handling: Handling | null =
    nth === 7
      ? { kind: "snoozed", at: at(-1), until: at(6) }
      : nth === 8
        ? { kind: "acknowledged", at: at(-2), reason: "已通知本人" }
        : null;
  const past = millis(due) <= millis(NOW);
  const gone = say("期限已过，没有可推迟的提醒", "Its time is past, so there is nothing to put off");
  const offered: Later[] = [
    { when: "hour", until: at(1) },
    { when: "evening", until: at(6) },
    { when: "morning", until: at(21) },
  ];
  return {
    handling,
    unmutable: nth === 9,
    later: past ? [] : offered.filter((one) => millis(one.until) < millis(due)),
    latest: due,
    fixed: past ? gone : null,
  };
}

export function deadlineOf(row: SubAccountRow): DeadlineRow | null {
  const { due, headline, headline_at, consequence, span } = row;
  if (!due || !headline || !headline_at || !consequence || !span) return null;
  return {
    id: `taobao.subaccount.verify-within|${row.subject}`,
    subject: row.subject,
    name: row.login,
    document: null,
    store: row.store,
    span,
    state: span === "overdue" ? "missed" : "open",
    standing: span === "waiting" ? "under-review" : "running",
    consequence,
    anchor: { at: row.created_at ?? instant(millis(due) - 7 * DAY), event: "created" },
    due,
    safe_submit: headline === "safe-submit" ? headline_at : null,
    headline,
    headline_at,
    provisional: row.created_at === null,
    what:
      span === "waiting"
        ? say("等平台审核", "Wait for the review")
        : row.label === "frozen-overdue"
          ? say("完成实人认证以恢复使用", "Pass the check to unfreeze")
          : row.label === "exempt"
            ? say("复核是否仍免认证", "Look again: still exempt?")
            : row.label === "rejected"
              ? say("改好后重新提交", "Fix and submit again")
              : say("完成实人认证", "Pass the person check"),
    affects: [],
    label: row.label,
    holder: row.holder,
    platform_shows: row.platform_shows,
    action: nextAction(row),
    reminding: remindingOf(row, due),
    why: reasons(row, due),
    rule: {
      id: "taobao.subaccount.verify-within",
      statement: say(
        "淘宝、天猫子账号须在创建后 7 天内完成实人认证，逾期可能被冻结使用。",
        "A Taobao or Tmall sub-account must pass the person check within seven days of its creation, or it may be frozen.",
      ),
      confidence: "uncorroborated",
      contradictions: ["X-13", "X-16"],
      sources: [
        {
          origin: {
            id: "004_d439252073548ed0.txt",
            title: say(
              "淘宝子账号实人认证问题汇总",
              "Collected questions on Taobao sub-account verification",
            ),
            trust: "secondary",
            dated: "2025-05-14",
          },
          passage: { offset: 1204, length: 96, sha256: "0".repeat(64) },
        },
      ],
    },
    nudge: say(
      `${row.holder ?? "您好"}，账号 ${row.login} 请在 ${stamp(headline_at)} 前完成实人认证，否则 ${stamp(due)} 起可能被冻结。`,
      `${row.holder ?? "Hello"}, please pass the person check of ${row.login} by ${stamp(headline_at)}; from ${stamp(due)} it may be frozen.`,
    ),
  };
}

export function accountPage(row: SubAccountRow): SubjectPage {
  const deadline = deadlineOf(row);
  const frozen = row.label === "frozen-overdue";
  const access = frozen ? "frozen-overdue" : row.label === "temp-unfrozen" ? "temp-unfrozen" : "active";
  const verification =
    row.label === "verified"
      ? "verified"
      : row.label === "exempt"
        ? "exempt"
        : row.label === "under-review"
          ? "under-review"
          : row.label === "rejected"
            ? "rejected"
            : row.label === "unbound"
              ? "unbound"
              : "unverified";
  const owed = !["verified", "exempt"].includes(row.label);
  const actions: Action[] = [
    {
      change: "submitted",
      allowed: owed && row.label !== "under-review",
      primary: owed && row.label !== "under-review" && !frozen,
    },
    { change: "approved", allowed: owed, primary: row.label === "under-review" },
    { change: "rejected", allowed: row.label === "under-review", primary: false },
    { change: "temp-unfrozen", allowed: frozen, primary: frozen },
    { change: "qr-scanned", allowed: owed && row.label !== "under-review", primary: false },
    { change: "observed", allowed: true, primary: false },
    { change: "unbound", allowed: row.label === "verified", primary: false },
    { change: "punished", allowed: true, primary: false },
    { change: "departed", allowed: true, primary: false },
  ].map((action) =>
    action.allowed
      ? action
      : {
          ...action,
          reason: say(
            "要先处在对应的状态：先提交，才有通过或驳回",
            "It needs the state before it: what was not submitted cannot be judged",
          ),
        },
  );
  return {
    now: NOW,
    subject: row.subject,
    kind: "sub-account",
    name: row.login,
    archived: false,
    store: row.store,
    of_shops: sharing(row.store.subject).filter((one) => one.evidence?.includes(row.subject)),
    assessment: {
      subject: row.subject,
      name: row.login,
      state: {
        verification,
        access,
        messaging: row.messaging,
        label: row.label,
        attempt: row.span === "day" ? "open" : "none",
        temp_unfreezes: frozen ? 1 : 0,
      },
      derived: { verification, access },
      observed: { verification: "unverified", access: "normal", at: at(-50), undated: frozen },
      deadlines: [],
      passed: [],
      findings: row.platform_shows
        ? [
            {
              code: "observed-differs",
              text: say(
                "按规则应已冻结，平台上最近看到的是“正常”。请再看一次，并尽快完成认证。",
                "By the rules it is frozen, yet it was last seen as normal. Look again, and pass the check soon.",
              ),
            },
          ]
        : [],
      actions,
      next_change_at: deadline?.headline_at ?? null,
    },
    deadlines: deadline ? [deadline] : [],
    fields: [
      { name: "store", label: say("店铺", "Store"), value: same(row.store.name), link: row.store.subject },
      { name: "holder", label: say("使用人", "Used by"), value: same(row.holder ?? "—"), link: null },
      { name: "phone", label: say("手机号", "Mobile"), value: same("191****1001"), link: null },
      { name: "position", label: say("岗位", "Position"), value: same(row.position ?? "—"), link: null },
      {
        name: "department",
        label: say("部门", "Department"),
        value: same(row.department ?? "—"),
        link: null,
      },
    ],
    history: [
      {
        change: "c3",
        kind: "observed",
        effective: at(-50),
        recorded: at(-49),
        by: "import",
        text: say("平台显示：正常，未认证", "Platform shows: normal, unverified"),
        note: null,
        void: false,
      },
      {
        change: "c2",
        kind: "submitted",
        effective: at(-60),
        recorded: at(-60),
        by: "operator",
        text: say("提交了实人认证", "Submitted the person check"),
        note: "员工口头说的",
        void: true,
      },
      {
        change: "c1",
        kind: "sub-account-described",
        effective: at(-70),
        recorded: at(-70),
        by: "import",
        text: say("新增子账号：岗位 客服，部门 售前", "New login: position 客服, department 售前"),
        note: null,
        void: false,
      },
    ],
  };
}

/** One shop has a person on two accounts, as an import may bring it in. */
const sharing = (store: string): Finding[] => {
  if (!store.endsWith("示例商家000")) return [];
  const accounts = ["客服01", "运营07"].map((sub) => `sub-account:${store.slice("store:".length)}:${sub}`);
  return [
    {
      code: "person-on-several-accounts",
      text: say(
        "陈示一 在本店绑定了 2 个子账号：同店一人只能绑定一个，请解绑多余的，或换人认证",
        "陈示一 is bound to 2 sub-accounts of this store; one person, one sub-account: unbind one of them",
      ),
      rule: "taobao.verify.one-person-one-subaccount-per-shop",
      evidence: [...accounts, "staff:陈示一"],
    },
  ];
};

export function storePage(row: StoreRow): SubjectPage {
  const store = { subject: row.subject, platform: row.platform, name: row.name };
  return {
    now: NOW,
    subject: row.subject,
    kind: "store",
    name: row.name,
    archived: false,
    store,
    of_shops: [],
    assessment: {
      subject: row.subject,
      name: row.name,
      deadlines: [],
      passed: [],
      findings:
        row.platform === "jd"
          ? [
              {
                code: "quota-unsure",
                text: say(
                  "在用子账号 11 个；有来源说名额为 10 个，请到后台核对并填写名额",
                  "11 sub-accounts in use; a source says 10 are allowed: look up the quota and enter it",
                ),
                rule: "jd.subaccount.quota",
              },
            ]
          : sharing(row.subject),
      actions: [{ change: "notice-received", allowed: true, primary: row.roll_out === "not-covered" }],
      next_change_at: null,
    },
    deadlines: [],
    fields: [
      { name: "main", label: say("主账号", "Main account"), value: same(row.main), link: null },
      {
        name: "store_type",
        label: say("店铺类型", "Store type"),
        value: same(row.store_type ?? "—"),
        link: null,
      },
      {
        name: "entity",
        label: say("统一社会信用代码", "Credit code"),
        value: same(row.entity ?? "—"),
        link: null,
      },
      { name: "phone", label: say("联系手机", "Phone"), value: same("139****0000"), link: null },
    ],
    history: [
      {
        change: "s1",
        kind: "store-described",
        effective: at(-70),
        recorded: at(-70),
        by: "import",
        text: say("新增店铺", "New store"),
        note: null,
        void: false,
      },
    ],
  };
}

export function messages(rows: SubAccountRow[]): InboxRow[] {
  const item = (row: SubAccountRow, step: string) => ({
    deadline: `d|${row.subject}`,
    subject: row.subject,
    name: row.login,
    step,
    due: row.due ?? NOW,
  });
  const due = rows.filter((row) => row.due);
  const some = (from: number, to: number, step: string) => due.slice(from, to).map((row) => item(row, step));
  return [
    {
      id: "m1",
      at: at(-0.3),
      title: say("3 个子账号 24 小时内要提交认证", "3 logins must be submitted within 24 hours"),
      body: say(
        "最早的一个今天 18:00 是最晚提交时间。",
        "The first of them must be submitted by 18:00 today.",
      ),
      state: "shown",
      failure: null,
      read: false,
      items: some(2, 5, "safe-1d"),
    },
    {
      id: "m2",
      at: at(-26),
      title: say("1 个子账号可能已被冻结", "1 login may be frozen"),
      body: say("7 天期限已过。", "The seven days have passed."),
      state: "failed",
      failure: "org.freedesktop.Notifications: no owner",
      read: false,
      items: some(0, 1, "due-0"),
    },
    {
      id: "m3",
      at: at(-75),
      title: say("4 个子账号 3 天内要提交认证", "4 logins must be submitted within 3 days"),
      body: say("", ""),
      state: "shown",
      failure: null,
      read: true,
      items: some(6, 10, "safe-3d"),
    },
  ];
}
