// What is decided about a date's reminders, as it is recorded.

import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import type { Draft } from "../../backend/bindings/Draft";
import { instant, now } from "../../clock";

export type Decision = "snoozed" | "acknowledged" | "waived";

export interface Values {
  until?: string;
  reason?: string;
}

/** The decision as it is recorded: about this date of the deadline, so that a moved one starts over. */
export function decided(row: DeadlineRow, kind: Decision | "reminders-resumed", values: Values = {}): Draft {
  const about = { deadline: row.id, due: row.due };
  const head = { subject: row.subject, effective: instant(now()) };
  switch (kind) {
    case "snoozed":
      return { ...head, kind, data: { ...about, until: values.until ?? "" } };
    case "acknowledged":
      return { ...head, kind, data: { ...about, ...(values.reason ? { reason: values.reason } : {}) } };
    case "waived":
      return { ...head, kind, data: { ...about, reason: values.reason ?? "" } };
    case "reminders-resumed":
      return { ...head, kind, data: about };
  }
}
