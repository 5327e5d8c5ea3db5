// The peak season of the invented world: one shop in its window, one that has ended, one that nobody confirmed.

import { instant, millis } from "../../clock";
import type { PeakSeason } from "../bindings/PeakSeason";
import type { SeasonAccountRow } from "../bindings/SeasonAccountRow";
import type { SeasonRow } from "../bindings/SeasonRow";
import type { TemporaryWindow } from "../bindings/TemporaryWindow";
import type { Text } from "../bindings/Text";
import { NOW, type World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const DAY = 86_400_000;
const seasonal = ["taobao", "tmall", "tmall-global"];

/** By the shop's place among those that can have temporary accounts. */
const entered: (TemporaryWindow | undefined)[] = [
  { from: "2026-11-03", to: "2026-12-15", needed: 5 },
  { from: "2026-11-03", to: "2026-11-18", needed: 3 },
  undefined,
  { from: "2026-11-10", to: "2026-11-25" },
];

function account(main: string, store: string, place: number, ended: boolean): SeasonAccountRow {
  const name = `大促${String(place + 1).padStart(2, "0")}`;
  const quiet = ended && place === 0;
  return {
    subject: `sub-account:${store.slice("store:".length)}:${name}`,
    login: `${main}:${name}`,
    usable: !ended,
    closing: [
      {
        step: "stop-dispatch",
        done: quiet,
        text: say(
          "关闭分流，未完的会话交给正式客服",
          "turn dispatch off and hand open chats to the regular staff",
        ),
      },
      {
        step: "depart",
        done: false,
        text: say("在员工管理里登记离职或删除", "register its departure, or delete it, on the staff page"),
      },
    ],
  };
}

export function makeSeason(world: World, asked: number | null): PeakSeason {
  const year = asked ?? Number(NOW.slice(0, 4));
  const stores = world.stores
    .filter((store) => seasonal.includes(store.platform))
    .map(({ subject, platform, name, main }, place): SeasonRow => {
      const own = entered[place % entered.length];
      const window = own?.from.startsWith(String(year)) ? own : undefined;
      const from = `${window?.from ?? `${year}-11-01`}T00:00:00+08:00`;
      const last = millis(`${window?.to ?? `${year}-12-21`}T00:00:00+08:00`);
      const ended = millis(NOW) >= last + DAY;
      const accounts = window ? Array.from({ length: 3 }, (_, at) => account(main, subject, at, ended)) : [];
      return {
        store: { subject, platform, name },
        from,
        to: instant(last + DAY),
        confirmed: window !== undefined,
        rule: "taobao.tempcs.window",
        windows: own ? [own] : [],
        ended,
        needed: window?.needed ?? null,
        existing: ended ? 0 : accounts.length,
        missing: ended ? 0 : Math.max(0, (window?.needed ?? 0) - accounts.length),
        accounts,
      };
    });
  const sum = (of: (row: SeasonRow) => number) => stores.reduce((all, row) => all + of(row), 0);
  return {
    now: NOW,
    year,
    stores,
    unconfirmed: stores.filter((row) => !row.confirmed).length,
    needed: sum((row) => row.needed ?? 0),
    existing: sum((row) => row.existing),
    missing: sum((row) => row.missing),
    unclosed: sum((row) => (row.ended ? row.accounts.length : 0)),
  };
}
