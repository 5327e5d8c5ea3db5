import type { DeadlineRow } from "../backend/bindings/DeadlineRow";
import type { Kind, Recording } from "./ActionDialog";

/** The one next step of a row, as its form takes it; nothing where there is none now. `name` = what the row is called. */
export function recordingOf({ subject, action }: DeadlineRow, name: string): Recording | undefined {
  if (!action?.allowed) return undefined;
  const { change, store, answers } = action;
  return { subject, name, change: change as Kind, store, answers };
}
