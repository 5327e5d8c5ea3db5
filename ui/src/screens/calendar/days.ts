// Dates of a year: shaping what Rust judged into months and stretches. Nothing is judged here.

import type { YearDay } from "../../backend/bindings/YearDay";
import { type Wall, weekdayOf } from "../../clock";

const two = (value: number) => String(value).padStart(2, "0");

export const dateText = ({ year, month, day }: Wall) => `${year}-${two(month)}-${two(day)}`;

export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

export const monthOf = (date: string) => Number(date.slice(5, 7)) as Month;
export const dayOf = (date: string) => Number(date.slice(8, 10));

/** Monday first: the column of a date. */
export const columnOf = (date: string) => (weekdayOf(date) + 6) % 7;

/** The weeks of a month, each of seven places; null = not of this month. */
export function weeksOf(days: YearDay[]): (YearDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const places: (YearDay | null)[] = [...Array<null>(columnOf(first.date)).fill(null), ...days];
  while (places.length % 7 > 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}

/** A holiday: its days off in one stretch, and the days that are worked for it. */
export interface Stretch {
  name: YearDay["name"];
  from: string;
  to: string;
  length: number;
  makeup: string[];
}

const same = (a: YearDay["name"], b: YearDay["name"]) => (a?.zh ?? "") === (b?.zh ?? "");

/** In the order of the year. A make-up day goes to the nearest stretch of its holiday's name. */
export function stretchesOf(days: YearDay[]): Stretch[] {
  const stretches: (Stretch & { at: number })[] = [];
  days.forEach((day, at) => {
    if (day.kind !== "holiday") return;
    const last = stretches.at(-1);
    if (last && last.at === at - 1 && same(last.name, day.name)) {
      last.to = day.date;
      last.length += 1;
      last.at = at;
    } else {
      stretches.push({ name: day.name, from: day.date, to: day.date, length: 1, makeup: [], at });
    }
  });
  days.forEach((day, at) => {
    if (day.kind !== "makeup") return;
    const own = stretches.filter((stretch) => same(stretch.name, day.name));
    const near = (own.length > 0 ? own : stretches).toSorted(
      (a, b) => Math.abs(a.at - at) - Math.abs(b.at - at),
    )[0];
    near?.makeup.push(day.date);
  });
  return stretches;
}

/** The date `step` days from `date` among `days`; none beyond their ends. */
export function beside(days: YearDay[], date: string, step: number): string | undefined {
  const at = days.findIndex((day) => day.date === date);
  return at < 0 ? undefined : days[at + step]?.date;
}
