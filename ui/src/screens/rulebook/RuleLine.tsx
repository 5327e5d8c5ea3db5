import type { RuleRow } from "../../backend/bindings/RuleRow";
import { SetMark } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { ConfidenceMark, DoingMark, RulePlatforms } from "./marks";
import styles from "./rulebook.module.css";

/** The statement first; its id quietly beneath, with how sure it is, what is done with it, and what rests on it. */
export function RuleLine({ row, onOpen }: { row: RuleRow; onOpen: () => void }) {
  const { t, say } = useWords();
  return (
    <li className={styles.item} data-row data-rule={row.id} data-testid="rule-row" tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button inside it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list do the same */}
      <div
        className={styles.line}
        onClick={(event) => {
          if (!(event.target as Element).closest("button")) onOpen();
        }}
      >
        <RulePlatforms codes={row.platforms} />
        <span className={styles.words}>
          <button
            type="button"
            className={`bare ${styles.statement}`}
            onClick={onOpen}
            aria-haspopup="dialog"
            title={say(row.statement)}
          >
            {say(row.statement)}
          </button>
          <span className={styles.beneath}>
            <span className={styles.id} title={row.id}>
              {row.id}
            </span>
            {row.overridden ? <SetMark plain /> : null}
          </span>
        </span>
        <span className={styles.signs}>
          <ConfidenceMark of={row.confidence} contradictions={row.contradictions} />
          <DoingMark of={row.doing} />
        </span>
        <span className={row.deadlines > 0 ? "figures" : "faint"}>
          {row.deadlines > 0
            ? t("rulebook.deadlines", { count: row.deadlines })
            : row.doing === "acts"
              ? t("rulebook.noDeadlines")
              : t("common.none")}
        </span>
      </div>
    </li>
  );
}
