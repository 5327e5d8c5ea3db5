// What a form changed, as the merge patch that is recorded.

import type { Draft } from "../backend/bindings/Draft";
import type { JsonValue } from "../backend/bindings/serde_json/JsonValue";
import { instant, now, wallText } from "../clock";

/** Text loses its outer spaces, and an empty one is none. */
const tidy = (value: unknown): JsonValue | undefined =>
  typeof value === "string" ? value.trim() || null : (value as JsonValue | undefined);

/** `undefined` = left as it is, `null` = taken off the record. */
export function patchOf<Values extends object>(before: Values, after: Values): Record<string, JsonValue> {
  const data: Record<string, JsonValue> = {};
  for (const [name, given] of Object.entries(after)) {
    const value = tidy(given);
    const former = tidy(before[name as keyof Values]);
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(former)) data[name] = value;
  }
  return data;
}

/** What a form changed of a subject, recorded now; nothing where it is as it was. */
export function described<Values extends object>(
  subject: string,
  kind: Extract<Draft["kind"], `${string}-described`>,
  before: Values,
  after: Values,
): Draft[] {
  const data = patchOf(before, after);
  return Object.keys(data).length > 0 ? [{ subject, effective: instant(now()), kind, data }] : [];
}

/** Something was filled in: neither an empty text nor an empty list. */
export const given = (value: unknown) =>
  value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/** A day of the wire as the field of a form, and back. */
export function dayField(day: string): string;
export function dayField(day: string | null): string | null;
export function dayField(day: string | null) {
  return day ? `${day}T00:00:00+08:00` : null;
}
export function wireDay(instant: string): string;
export function wireDay(instant: string | null | undefined): string | null;
export function wireDay(instant: string | null | undefined) {
  return instant?.slice(0, 10) ?? null;
}

/** Today by Rust's clock, as the field of a form. */
export const todayField = () => dayField(wallText(now()).slice(0, 10));
