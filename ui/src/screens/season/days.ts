// A window's days and how pressing its end is. The instants are Rust's; here they only become words and a tone.

import type { SeasonAccountRow } from "../../backend/bindings/SeasonAccountRow";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { instant, millis } from "../../clock";
import type { Tone } from "../../theme/tokens";

const DAY = 86_400_000;

/** `2026-12-21` of a row whose window ends at 24:00 of that day. */
export const lastDay = (row: SeasonRow) => instant(millis(row.to) - 1).slice(0, 10);
export const firstDay = (row: SeasonRow) => row.from.slice(0, 10);

/** `12-21`: the year stands above the list. */
export const short = (day: string) => day.slice(5);

export type Phase = "ahead" | "open" | "ended";

export function phaseOf(row: SeasonRow, at: number): Phase {
  if (row.ended) return "ended";
  return millis(row.from) > at ? "ahead" : "open";
}

export const isLeft = (account: SeasonAccountRow) => account.closing.some((step) => !step.done);

/** Accounts with something left to close; none before the window has ended. */
export const unclosed = (row: SeasonRow) => (row.ended ? row.accounts.filter(isLeft) : []);

export function toneOf(row: SeasonRow, at: number): Tone {
  const phase = phaseOf(row, at);
  if (phase === "ended") return unclosed(row).length > 0 ? "amber" : "grey";
  if (phase === "ahead") return "blue";
  const left = millis(row.to) - at;
  return left <= DAY ? "orange" : left <= 7 * DAY ? "amber" : "blue";
}
