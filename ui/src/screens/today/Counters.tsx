import type { Counter } from "../../backend/bindings/Counter";
import type { Span } from "../../backend/bindings/Span";
import { ConsequenceIcon } from "../../parts/marks";
import { spanTone } from "../../parts/tone";
import { useWords } from "../../text/language";
import styles from "./today.module.css";

interface Props {
  counters: Counter[];
  chosen: Span | undefined;
  onChoose: (span: Span | undefined) => void;
}

/** How much falls into each span, split by what happens; a click narrows the list to it. */
export function Counters({ counters, chosen, onChoose }: Props) {
  const { t } = useWords();
  return (
    <section className={styles.counters} aria-label={t("today.counters")}>
      {counters.map(({ span, total, by_consequence }) => (
        <button
          key={span}
          type="button"
          className={`bare card ${styles.counter} ${total === 0 ? styles.counterNone : ""}`}
          data-tone={spanTone[span]}
          data-testid={`counter-${span}`}
          aria-pressed={chosen === span}
          onClick={() => onChoose(chosen === span ? undefined : span)}
        >
          <span className="soft">{t(`span.${span}`)}</span>
          <span className={styles.counterFoot}>
            <span className={styles.counterNumber}>{total}</span>
            <span className={styles.tallies}>
              {total === 0 ? t("today.counterEmpty") : null}
              {by_consequence.map(({ consequence, count }) => (
                <span key={consequence} className={styles.tally}>
                  <ConsequenceIcon of={consequence} />
                  {t(`consequence.${consequence}`)} {count}
                </span>
              ))}
            </span>
          </span>
        </button>
      ))}
    </section>
  );
}
