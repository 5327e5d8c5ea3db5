// The window's only clock. The time comes from Rust; here the monotonic time since then is added, for countdowns.
// Nothing else in `src` may ask for the time (a test looks).

import { useSyncExternalStore } from "react";

const MINUTE = 60_000;
const ZONE_OFFSET = 8 * 60 * MINUTE;
const TICK = 15_000;

/** `stands` = another day is looked at, on which no time goes by. */
let told: { now: number; at: number; stands: boolean } | null = null;
let shown = 0;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function publish() {
  shown = now();
  for (const listener of listeners) listener();
}

/** Takes over the `now` of an answer (RFC 3339); where it `stands`, no time is added. */
export function setClock(instant: string, stands = false) {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) return;
  told = { now: value, at: performance.now(), stands };
  publish();
}

/** Milliseconds since 1970, by Rust's clock; 0 before the first answer. */
export function now(): number {
  if (!told) return 0;
  return told.stands ? told.now : told.now + (performance.now() - told.at);
}

/** Milliseconds since 1970 of an instant of the wire. */
export function millis(instant: string): number {
  return Date.parse(instant);
}

/** 0 = Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The reading of a wall clock in the rule's zone (Asia/Shanghai, which knows no daylight saving). */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: Weekday;
}

export function wall(at: number): Wall {
  const shifted = new Date(at + ZONE_OFFSET);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay() as Weekday,
  };
}

/** `2026-11-21T12:00:00+08:00`. */
export function instant(at: number): string {
  return `${new Date(at + ZONE_OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** The same reading without a zone, for a date field: `2026-11-21T12:00:00`. */
export function wallText(at: number): string {
  return instant(at).slice(0, 19);
}

/** `2026-11-21`, in the rule's zone. */
export function dayOf(instant: string): string {
  return wallText(millis(instant)).slice(0, 10);
}

/** So many days after a date without time. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

/** How many days lie between two dates without time. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * 60 * MINUTE));
}

/** A day is looked at as it ends, so that what falls due on it shows; what is due at its 24:00 has not run out. */
export function endOf(date: string): string {
  return `${date}T23:59:59+08:00`;
}

/** The next time that a wall clock shows `hour`:00 on the day after `at`. */
export function tomorrowAt(at: number, hour: number): number {
  const day = 24 * 60 * MINUTE;
  return Math.floor((at + ZONE_OFFSET) / day) * day + day + hour * 60 * MINUTE - ZONE_OFFSET;
}

/** Of a date without time (`2026-11-28`). */
export function weekdayOf(date: string): Weekday {
  return new Date(`${date}T00:00:00Z`).getUTCDay() as Weekday;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(publish, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && ticking !== undefined) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

/** The current time, renewed four times a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}
