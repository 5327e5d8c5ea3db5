// Rules that wait to be accepted, in one line above a screen; leads to what they say otherwise.

import { useWords } from "../text/language";
import { Book, Chevron } from "../widgets/icons";
import styles from "./pendingLine.module.css";
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
    <button
      type="button"
      className={`bare card ${styles.line}`}
      data-tone={unreadable ? "amber" : "blue"}
      onClick={() => open(RULEBOOK)}
      aria-haspopup="dialog"
      data-testid="pending-rules"
    >
      <span className={styles.mark}>
        <Book />
      </span>
      <span className="strong">{t("pending.line")}</span>
      <span className="soft grow">
        {unreadable ? t("pending.lineUnreadable") : [...parts, t("pending.lineUntil")].join(" · ")}
      </span>
      <span className={styles.to}>
        {t("pending.lineOpen")} <Chevron />
      </span>
    </button>
  );
}
