// Sub-accounts in full and what leavers left behind, in the invented world.

import { instant, millis } from "../../clock";
import type { Leavers } from "../bindings/Leavers";
import type { LeavingStep } from "../bindings/LeavingStep";
import type { LeavingTally } from "../bindings/LeavingTally";
import type { LeftAccount } from "../bindings/LeftAccount";
import type { LoginRequest } from "../bindings/LoginRequest";
import type { LoginVerdict } from "../bindings/LoginVerdict";
import type { OffboardingPage } from "../bindings/OffboardingPage";
import type { ScanRemedy } from "../bindings/ScanRemedy";
import type { SubAccountPage } from "../bindings/SubAccountPage";
import type { SubAccountRow } from "../bindings/SubAccountRow";
import type { Text } from "../bindings/Text";
import { at, NOW, type World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const DUE = instant(millis(`${NOW.slice(0, 10)}T00:00:00+08:00`) + 24 * 3_600_000);

const errors: ScanRemedy[] = (
  [
    [
      "session-expired",
      true,
      "用密码重新登录，或换一部手机再扫。",
      "Log in again with the password, or use another phone.",
    ],
    [
      "photo-crash",
      false,
      "重启手机、关掉其他程序后再交。",
      "Restart the phone, close other apps, submit again.",
    ],
    ["uuid-illegal", true, "半小时已过，要重新扫码。", "The half hour is over: scan again."],
    [
      "shoot-failed",
      false,
      "手机存储多半已满，删掉一些文件再试。",
      "The storage is mostly full: delete files, try again.",
    ],
    [
      "account-mismatch",
      true,
      "扫码的账号不属于同一个主账号。",
      "The scanning account belongs to another main account.",
    ],
  ] as const
).map(([code, ends_session, zh, en]) => ({
  code,
  ends_session,
  remedy: say(zh, en),
  rule: `taobao.verify.err-${code}`,
}));

const words: Record<LeavingStep, [Text, Text]> = {
  unbind: [
    say("主账号在员工管理里解绑", "The main account unbinds it"),
    say("已不绑定此人", "No longer bound"),
  ],
  "change-phone": [
    say("把安全手机换成店内在职人员的号码", "Set the security phone to that of somebody who stays"),
    say("安全手机已不是此人的", "The security phone is not the person's"),
  ],
  "hand-over": [
    say("登记离职，或改由接手人使用", "Register the departure, or hand it over"),
    say("账号已离职或失效", "The account has departed or expired"),
  ],
  "review-permissions": [
    say("权限与设置不会随人清除：逐项复核并记录", "Permissions outlast the person: look them over"),
    say("权限已复核或已无用处", "Permissions were looked over"),
  ],
};
const steps = Object.keys(words) as LeavingStep[];

const personOf = (name: string) => ({ subject: `staff:${name}`, name, phone: "191****1001" });

export function makeAccounts(world: World) {
  const page = (row: SubAccountRow): SubAccountPage => ({
    now: NOW,
    subject: row.subject,
    kind: "regular",
    created_at: row.created_at,
    last_login_at: null,
    position: row.position,
    department: row.department,
    holder: row.holder ? personOf(row.holder) : null,
    security_phone: "139****1000",
    verification_phone: null,
    email: null,
    shared: false,
    users: [],
    dispatch: true,
    dispatch_weight: 300,
    weight_bounds: { min: 200, max: 500, default: null, rule: "taobao.subaccount.dispatch-weight" },
    converted_1688: false,
    certificate: { place: "前台电脑", since: "2026-03-01" },
    tags: row.tags,
    notes: null,
    platform_codes: [{ interface: "taobao.subuser.fullinfo.get", code: "1", meaning: "正常" }],
    scan: {
      minutes: 30,
      rule: "taobao.verify.flow-timeout",
      open:
        row.span === "day"
          ? { since: at(-0.1), ends: at(0.4), identity: row.holder ? personOf(row.holder) : null }
          : null,
      errors,
    },
  });

  const judge = ({ store, typed }: LoginRequest): LoginVerdict => {
    const main = store.slice(store.indexOf("/") + 1);
    const sub = typed.trim().replace(/^.*[:：]/, "");
    const taken = world.accounts.find((row) => row.subject === `sub-account:${store.slice(6)}:${sub}`);
    return {
      sub,
      login: `${main}:${sub}`,
      corrected: sub !== typed.trim(),
      fault: null,
      warnings: /^\d+$/.test(sub)
        ? [
            {
              text: say(
                "子账号名全是数字，平台可能不接受",
                "The name is all digits; the platform may refuse it",
              ),
              rule: "taobao.subaccount.name-max-width",
            },
          ]
        : [],
      taken: taken
        ? {
            index: 0,
            code: "name-taken-departed",
            text: say("是离职账号，名称一直占用", "It has departed and keeps its name"),
            field: "sub",
            evidence: [taken.subject],
            rule: "taobao.subaccount.name-unique-in-shop",
          }
        : null,
      restorable: taken !== undefined,
    };
  };

  const left = (row: SubAccountRow, place: number): LeftAccount => {
    const done = (step: number) => step < place;
    return {
      subject: row.subject,
      login: row.login,
      store: row.store,
      passed_to: null,
      steps: steps.map((step, at) => ({
        step,
        done: done(at),
        owner: "main-account",
        due: DUE,
        text: words[step][done(at) ? 1 : 0],
      })),
      due: DUE,
      rule: "taobao.verify.unbind-any-time",
      finished: place >= steps.length,
      overdue: false,
      risk:
        place >= steps.length
          ? null
          : say(
              "离职人员仍能登录并操作此账号",
              "The person who left can still log in and act through this account",
            ),
    };
  };

  /** The first of the people has left; of everybody else it is only told what leaving would take. */
  const leaver = world.accounts[0]?.holder ?? null;
  const offboarding = (id: string): OffboardingPage => {
    const accounts = world.accounts
      .filter((row) => personOf(row.holder ?? "").subject === `staff:${id}`)
      .slice(0, 5)
      .map((row, place) => left(row, id === leaver ? place % 5 : 0));
    const all = accounts.flatMap((account) => account.steps);
    return {
      now: NOW,
      person: `staff:${id}`,
      name: id,
      left: id === leaver ? `${NOW.slice(0, 10)}T00:00:00+08:00` : null,
      due: DUE,
      accounts,
      steps_done: all.filter((step) => step.done).length,
      steps_total: all.length,
      exposed: accounts.filter((account) => account.steps.some((s) => s.step === "hand-over" && !s.done))
        .length,
    };
  };

  const leavers = (): Leavers => {
    if (!leaver) return { now: NOW, people: [] };
    const of = offboarding(leaver);
    const { person, name, due, steps_done, steps_total, exposed } = of;
    const open = of.accounts.filter((account) => !account.finished).length;
    const row = { person, name, due, steps_done, steps_total, exposed };
    return {
      now: NOW,
      people: [
        { ...row, left: of.left ?? NOW, overdue: false, accounts: of.accounts.length, accounts_open: open },
      ],
    };
  };

  const tally = (): LeavingTally | null => {
    const open = leavers().people.filter((one) => one.accounts_open > 0);
    const first = open[0];
    return first
      ? { people: open.length, accounts: first.accounts_open, due: DUE, span: "day", only: first.person }
      : null;
  };

  return { page, judge, offboarding, leavers, tally };
}
