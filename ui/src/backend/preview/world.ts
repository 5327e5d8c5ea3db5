// An invented world for looking at the window. Its states are made up, not derived: the rules are Rust's alone.

import { instant, millis } from "../../clock";
import type { Label } from "../bindings/Label";
import type { Platform } from "../bindings/Platform";
import type { SeenAccess } from "../bindings/SeenAccess";
import type { Span } from "../bindings/Span";
import type { StoreRow } from "../bindings/StoreRow";
import type { SubAccountRow } from "../bindings/SubAccountRow";

export const NOW = "2026-11-21T12:00:00+08:00";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const at = (hours: number) => instant(millis(NOW) + hours * HOUR);

const platform = (code: string, family: string, zh: string, en: string, badge: string): Platform => ({
  code,
  family,
  zh,
  en,
  badge,
  aliases: [],
});
export const platforms: Platform[] = [
  platform("taobao", "alibaba", "淘宝", "Taobao", "淘"),
  platform("tmall", "alibaba", "天猫", "Tmall", "猫"),
  platform("tmall-global", "alibaba", "天猫国际", "Tmall Global", "国"),
  platform("aliexpress", "alibaba", "速卖通", "AliExpress", "速"),
  platform("douyin", "bytedance", "抖店", "Douyin Shop", "抖"),
  platform("jd", "jd", "京东", "JD.com", "京"),
  platform("pdd", "pdd", "拼多多", "Pinduoduo", "拼"),
];

const shops: [string, string, string][] = [
  ["taobao", "示例商家000", "示例000旗舰店"],
  ["tmall", "示例商家001", "示例001优选店"],
  ["taobao", "示例生活家居用品专营002", "示例002生活馆"],
  ["tmall-global", "示例商家003", "示例003海外旗舰店"],
  ["tmall", "示例商家004", "示例004母婴专营店"],
  ["taobao", "示例商家005", "示例005女装店"],
  ["aliexpress", "demo-seller-006", "示例006出海店"],
  ["douyin", "示例抖店007", "示例007食品旗舰店"],
  ["jd", "示例京东008", "示例008数码专营店"],
  ["pdd", "示例拼店009", "示例009百货店"],
];
const names = ["陈示一", "李样二", "王示三", "赵样四", "周示五", "吴样六", "郑示七", "孙样八"];
const jobs = ["客服", "运营", "美工", "财务", "仓库"];

interface Shape {
  label: Label;
  /** Hours from now to the freeze. */
  due?: number;
  span?: Span;
  seen?: SeenAccess;
}
const shapes: Shape[] = [
  { label: "frozen-overdue", due: -31, span: "overdue", seen: "normal" },
  { label: "frozen-overdue", due: -76, span: "overdue" },
  { label: "unverified", due: 21, span: "day" },
  { label: "rejected", due: 40, span: "day" },
  { label: "unverified", due: 70, span: "day" },
  { label: "temp-unfrozen", due: 15, span: "day" },
  { label: "unverified", due: 93, span: "week" },
  { label: "unverified", due: 124, span: "week" },
  { label: "unbound", due: 149, span: "week" },
  { label: "unverified", due: 163, span: "week" },
  { label: "under-review", due: 58, span: "waiting" },
  { label: "under-review", due: 112, span: "waiting" },
  { label: "exempt", due: 19 * 24, span: "month" },
];

export interface World {
  stores: StoreRow[];
  accounts: SubAccountRow[];
}

export function makeWorld(rows: number, calm: boolean): World {
  const accounts: SubAccountRow[] = [];
  for (let n = 0; n < rows; n++) {
    const [code = "", main = "", name = ""] = shops[n % 6] ?? [];
    const urgent = n < 26 ? shapes[n % shapes.length] : undefined;
    const shape: Shape =
      calm && urgent?.span !== "month" ? { label: "verified" } : (urgent ?? { label: "verified" });
    const job = jobs[n % jobs.length] ?? "";
    const jitter = Math.floor(n / shapes.length) * 2.5;
    const due = shape.due === undefined ? null : at(shape.due + (shape.due < 0 ? -jitter : jitter));
    const safe = due && shape.due && shape.due > 0 && shape.span !== "waiting" && shape.span !== "month";
    const account = `${job}${String(n + 1).padStart(2, "0")}`;
    accounts.push({
      subject: `sub-account:${code}/${main}:${account}`,
      login: `${main}:${account}`,
      store: { subject: `store:${code}/${main}`, platform: code, name },
      holder: n % 7 === 5 ? null : (names[n % names.length] ?? null),
      position: job,
      department: n % 3 === 0 ? "设计部" : "售前",
      verification: "unverified",
      access: "active",
      messaging: shape.label === "verified" || shape.label === "exempt" ? "open" : "muted",
      label: shape.label,
      tags: n % 8 === 3 ? ["夜班"] : n % 13 === 2 ? ["A组", "重点", "新人"] : [],
      created_at: n % 11 === 10 ? null : at((shape.due ?? -24 * (40 + (n % 300))) - 168),
      headline: due ? (safe ? "safe-submit" : "due") : null,
      headline_at: due ? (safe ? instant(millis(due) - 2 * DAY) : due) : null,
      due,
      consequence: due
        ? shape.span === "waiting"
          ? "chase"
          : shape.label === "temp-unfrozen"
            ? "refrozen"
            : shape.label === "exempt"
              ? "review"
              : "frozen"
        : null,
      span: shape.span ?? null,
      platform_shows: calm ? null : (shape.seen ?? null),
      findings: n % 9 === 0 ? 1 : 0,
    });
  }
  const stores: StoreRow[] = shops.map(([code, main, name], n) => {
    const own = accounts.filter((row) => row.store.subject === `store:${code}/${main}`);
    const next = own
      .map((row) => row.headline_at)
      .filter((time): time is string => time !== null)
      .sort()[0];
    return {
      subject: `store:${code}/${main}`,
      platform: code,
      name,
      main,
      entity: "91000000MADEM0700M",
      store_type: n % 2 ? "专营店" : "旗舰店",
      status: n === 7 ? "restricted" : "active",
      restrictions: n === 7 ? ["withdraw-blocked", "publish-blocked"] : [],
      tags: n % 3 === 0 ? ["重点店"] : n === 4 ? ["代运营", "待关店"] : [],
      roll_out: n === 5 ? "not-covered" : "covered",
      exempt: code === "tmall-global",
      sub_accounts: own.length,
      frozen: own.filter((row) => row.label === "frozen-overdue").length,
      outstanding: own.filter((row) =>
        ["unverified", "rejected", "under-review", "unbound"].includes(row.label),
      ).length,
      headline_at: next ?? null,
    };
  });
  return { stores, accounts };
}
