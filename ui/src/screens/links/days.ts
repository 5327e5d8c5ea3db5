// Days of the wire: a span ends at 24:00 of its last day, which the wire writes as 0:00 of the next.

import { instant, millis } from "../../clock";

/** `2026-10-10` of a due time at 0:00 of the 11th: the last day on which it is in time. */
export function lastDay(due: string): string {
  return instant(millis(due) - 1).slice(0, 10);
}
