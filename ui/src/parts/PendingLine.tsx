// Rules that wait to be accepted, in one line above a screen; leads to what they say otherwise.

import { useWords } from "../text/language";
import { Book } from "../widgets/icons";
import { NoticeLine } from "./NoticeLine";
import { usePlace } from "./place";
import { useFrame } from "./queries";

/** The subject of what was accepted, and the place where it is decided. */
export const RULEBOOK = "rulebook:shipped";

export function PendingLine() {
  const { t } = useWords();
  const { open } = usePlace();
  const pending = useFrame().data?.pending_rules;
  if (!pending) return null;
  const { rules, years, unreadable } = pending;
  const parts = [
    rules > 0 ? t("pending.lineRules", { count: rules }) : "",
    years > 0 ? t("pending.lineYears", { count: years }) : "",
  ].filter(Boolean);
  return (
    <NoticeLine
      tone={unreadable ? "amber" : "blue"}
      icon={<Book />}
      title={t("pending.line")}
      text={unreadable ? t("pending.lineUnreadable") : [...parts, t("pending.lineUntil")].join(" · ")}
      to={t("pending.lineOpen")}
      dialog
      onOpen={() => open(RULEBOOK)}
      testid="pending-rules"
    />
  );
}
