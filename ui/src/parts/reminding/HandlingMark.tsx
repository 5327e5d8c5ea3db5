import type { Handling } from "../../backend/bindings/Handling";
import { millis, useNow } from "../../clock";
import { useWords } from "../../text/language";
import { Bell, Check, Muted } from "../../widgets/icons";
import { absolute } from "../../widgets/time";
import styles from "./reminding.module.css";

const icons = { acknowledged: Check, snoozed: Bell, waived: Muted };

/** What was decided about a date's reminders, as long as it counts. */
export function HandlingMark({ of }: { of: Handling | null }) {
  const { t } = useWords();
  const now = useNow();
  if (!of || (of.kind === "snoozed" && millis(of.until) <= now)) return null;
  const Icon = icons[of.kind];
  const words =
    of.kind === "snoozed"
      ? t("remind.until", { time: absolute(of.until) })
      : of.reason
        ? t("remind.because", { what: t(`remind.${of.kind}`), reason: of.reason })
        : t(`remind.${of.kind}`);
  return (
    <span className={`soft smaller ${styles.mark}`} title={words} data-testid={`handling-${of.kind}`}>
      <Icon />
      <span className="cut">{words}</span>
    </span>
  );
}
