// What is supposed, as it is put together: half filled in it is kept too, only what is complete is asked.

import type { RegisteredFact } from "../backend/bindings/RegisteredFact";
import type { Scenario } from "../backend/bindings/Scenario";
import { dayField, given } from "./patch";

/** The kinds that can be put together here; whatever else can be recorded is supposed on the command line. */
export const kinds = [
  "fact-changes",
  "person-leaves",
  "document-ends",
  "promotion-starts",
  "link-stands",
  "member-penalised",
  "value",
  "new-rules",
] as const satisfies Scenario["suppose"][];

export type Kind = (typeof kinds)[number];

/** Of a rule's parameter. */
export type Value = string | number | boolean | string[];

/** A scenario that is being put together. Days are dates without time. */
export interface Drafted {
  suppose: Kind;
  /** `entity:USCC` */
  entity?: string;
  fact?: RegisteredFact;
  /** `staff:ID` */
  person?: string;
  /** `document:ID` */
  document?: string;
  /** `link-group:ID` */
  group?: string;
  /** `store:PLATFORM/MAIN` */
  store?: string;
  /** The day on which it takes effect. */
  day?: string;
  /** The first and the last day of a promotion. */
  from?: string;
  to?: string;
  accounts?: number;
  rule?: string;
  param?: string;
  value?: Value;
}

/** What stands in an address; nothing where it is of another shape. */
export function drafted(value: unknown): Drafted[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const known = (one: unknown): one is Drafted =>
    typeof one === "object" && one !== null && kinds.includes((one as Drafted).suppose);
  const all = value.filter(known);
  return all.length > 0 ? all : undefined;
}

/** As Rust takes it; `null` while something is missing. */
export function complete(of: Drafted): Scenario | null {
  const { suppose, entity, fact, person, document, group, store, day, from, to, accounts } = of;
  switch (suppose) {
    case "fact-changes":
      return entity && fact && day ? { suppose, entity, fact, effective: dayField(day) } : null;
    case "person-leaves":
      return person && day ? { suppose, person, effective: dayField(day) } : null;
    case "document-ends":
      return document ? { suppose, document } : null;
    case "promotion-starts":
      return store && accounts && from && to
        ? { suppose, store, accounts, effective: dayField(from), from, to }
        : null;
    case "link-stands":
      return group && day ? { suppose, group, on: day } : null;
    case "member-penalised":
      return group && store && day ? { suppose, group, store, effective: dayField(day) } : null;
    case "value": {
      const { rule, param, value } = of;
      return rule && param && given(value) ? { suppose, with: { rule, param, value, reason: "" } } : null;
    }
    case "new-rules":
      return { suppose };
  }
}
