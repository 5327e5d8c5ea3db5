// Times in words: absolute in the rule's zone, and relative to the clock.

import type { TFunction } from "i18next";
import { millis, now, wall } from "../clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number) => String(value).padStart(2, "0");

/** `11-28`; with the year where it is not the current one. */
function date(ms: number): string {
  const at = wall(ms);
  const year = now() > 0 && at.year === wall(now()).year ? "" : `${at.year}-`;
  return `${year}${two(at.month)}-${two(at.day)}`;
}

/** `11-28 09:00`; with the year where it is not the current one. */
export function absolute(instant: string): string {
  const at = wall(millis(instant));
  return `${date(millis(instant))} ${two(at.hour)}:${two(at.minute)}`;
}

/** The same for an end: midnight is 24:00 of the day before, as people say it. */
export function absoluteEnd(instant: string): string {
  const at = wall(millis(instant));
  return at.hour + at.minute > 0 ? absolute(instant) : `${date(millis(instant) - DAY)} 24:00`;
}

/** `2026-11-28 09:00`. */
export function absoluteLong(instant: string): string {
  const at = wall(millis(instant));
  return `${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)}:${two(at.minute)}`;
}

/** So far off nobody counts hours. */
const DAYS_ALONE = 30;

/** `6 天 14 小时` of a length in ms, its two largest units, rounded down; from a month on days alone. */
export function length(ms: number, t: TFunction): string {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 0)
    return hours > 0 && days < DAYS_ALONE ? t("time.daysHours", { days, hours }) : t("time.days", { days });
  if (hours > 0) return minutes > 0 ? t("time.hoursMinutes", { hours, minutes }) : t("time.hours", { hours });
  return minutes > 0 ? t("time.minutes", { minutes }) : t("time.moment");
}

/** `还有 6 天 14 小时`, or `已过 3 小时` once the instant has come. */
export function relative(instant: string, at: number, t: TFunction): string {
  const left = millis(instant) - at;
  return left > 0 ? t("time.left", { span: length(left, t) }) : t("time.gone", { span: length(-left, t) });
}

/** `3 分钟前`. */
export function ago(instant: string, at: number, t: TFunction): string {
  const gone = at - millis(instant);
  return gone < MINUTE ? t("time.justNow") : t("time.ago", { span: length(gone, t) });
}
