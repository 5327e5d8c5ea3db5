// What can be asked here, as long as nothing was: each question begins its card.

import { type Kind, kinds } from "../../parts/supposition";
import { useWords } from "../../text/language";
import { Fork } from "../../widgets/icons";
import { kindIcon } from "./ScenarioCard";
import styles from "./whatIf.module.css";

const taught = kinds.filter((kind) => kind !== "new-rules");

export function Teaching({ onPick }: { onPick: (kind: Kind) => void }) {
  const { t } = useWords();
  return (
    <section className={`card ${styles.teach}`} data-testid="what-if-teach">
      <h2 className="row">
        <Fork large /> {t("whatIf.teach")}
      </h2>
      <p className="soft">{t("whatIf.teachText")}</p>
      <ul className="stack tight">
        {taught.map((kind) => {
          const Icon = kindIcon[kind];
          return (
            <li key={kind}>
              <button type="button" className={`bare ${styles.question}`} onClick={() => onPick(kind)}>
                <Icon />
                <span>{t(`whatIf.question.${kind as "value"}`)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
