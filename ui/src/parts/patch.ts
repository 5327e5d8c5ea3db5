// What a form changed, as the merge patch that is recorded.

import type { JsonValue } from "../backend/bindings/serde_json/JsonValue";

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

/** A day of the wire as the field of a form, and back. */
export function dayField(day: string): string;
export function dayField(day: string | null): string | null;
export function dayField(day: string | null) {
  return day ? `${day}T00:00:00+08:00` : null;
}
export function dayOf(instant: string): string;
export function dayOf(instant: string | null | undefined): string | null;
export function dayOf(instant: string | null | undefined) {
  return instant?.slice(0, 10) ?? null;
}
