// Which colour a thing takes. Rust says the span and the state; here they only meet the palette.

import type { Label } from "../backend/bindings/Label";
import type { MessageState } from "../backend/bindings/MessageState";
import type { Span } from "../backend/bindings/Span";
import type { StoreLabel } from "../backend/bindings/StoreLabel";
import type { Tone } from "../theme/tokens";

export const spanTone: Record<Span, Tone> = {
  overdue: "red",
  day: "orange",
  week: "amber",
  month: "blue",
  later: "grey",
  waiting: "blue",
  waived: "grey",
};

/** In force = red; what still runs takes the tone of its span. */
export function labelTone(label: Label, span: Span | null): Tone {
  switch (label) {
    case "frozen-overdue":
    case "refrozen":
    case "punished":
      return "red";
    case "verified":
      return "green";
    case "departed":
    case "seller-disabled":
    case "expired-temp":
    case "exempt":
    case "not-required":
      return "grey";
    case "under-review":
      return "blue";
    default:
      return span ? spanTone[span] : "blue";
  }
}

export const statusTone: Record<StoreLabel, Tone> = {
  preparing: "grey",
  active: "green",
  restricted: "red",
  frozen: "red",
  closing: "grey",
  closed: "grey",
  "closed-permanent": "red",
};

export const messageTone: Record<MessageState, Tone> = {
  claimed: "blue",
  shown: "green",
  failed: "red",
  cancelled: "grey",
};
