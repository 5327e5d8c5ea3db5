import type { Cited } from "../../backend/bindings/Cited";
import parts from "../../parts/parts.module.css";
import { useWords } from "../../text/language";
import styles from "./rulebook.module.css";

/** Title, date and how far it can be relied on; the place in its text only on request. */
export function SourceEntry({ of: { origin, passage } }: { of: Cited }) {
  const { t, say } = useWords();
  return (
    <li>
      <span>{say(origin.title)}</span>{" "}
      <span className="soft smaller">
        {origin.dated ?? t("today.sourceUndated")} · {t(`trust.${origin.trust}`)}
      </span>
      <details className={styles.place}>
        <summary>{t("rule.sourcePlace")}</summary>
        <div className={parts.mono}>
          <p>{[origin.id, origin.address].filter(Boolean).join(" · ")}</p>
          {passage ? (
            <>
              <p>{t("rule.offset", { offset: passage.offset, length: passage.length })}</p>
              <p>{t("rule.hash", { hash: passage.sha256 })}</p>
            </>
          ) : (
            <p>{t("rule.sourceNoPlace")}</p>
          )}
        </div>
      </details>
    </li>
  );
}
