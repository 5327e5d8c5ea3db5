import type { DayKind } from "../../backend/bindings/DayKind";
import { useWords } from "../../text/language";
import styles from "./calendar.module.css";

const kinds: DayKind[] = ["weekday", "weekend", "holiday", "makeup"];

/** What the grounds and the marks mean. */
export function Legend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t("calendar.legend")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.sample} data-kind={kind} aria-hidden="true">
            {kind === "holiday" || kind === "makeup" ? t(`calendar.mark.${kind}`) : ""}
          </span>
          {t(`calendar.kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
