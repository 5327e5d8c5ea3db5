import type { Action } from "../../backend/bindings/Action";
import type { Kind, Recording } from "../../parts/ActionDialog";
import styles from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";

/** The change, with the store or the change that it is about where the subject has several. */
export type Chosen = Pick<Recording, "change" | "store" | "answers">;

interface Props {
  actions: Action[];
  onAct: (chosen: Chosen) => void;
}

const chosen = ({ change, store, answers }: Action): Chosen => ({ change: change as Kind, store, answers });
const keyOf = ({ change, store, answers }: Action) => `${change} ${store ?? answers ?? ""}`;

/** What can be recorded about a subject now, what moves things forward first; folded beneath, what cannot and why. */
export function NextSteps({ actions, onAct }: Props) {
  const { t, say } = useWords();
  const word = (action: Action) => t(`change.${action.change as Kind}`, { defaultValue: action.change });
  const open = actions.filter((one) => one.allowed).sort((a, b) => Number(b.primary) - Number(a.primary));
  const shut = actions.filter((one) => !one.allowed);
  return (
    <section className={styles.section} aria-label={t("subject.actions")}>
      <h3>{t("subject.actions")}</h3>
      {open.length > 0 ? (
        <div className="row wrap">
          {open.map((action) => (
            <RecordButton
              key={keyOf(action)}
              type={action.primary ? "primary" : "default"}
              onClick={() => onAct(chosen(action))}
              data-testid={`action-${action.change}`}
            >
              {word(action)}
            </RecordButton>
          ))}
        </div>
      ) : (
        <p className="soft">{t("subject.noActions")}</p>
      )}
      {shut.length > 0 ? (
        <details className={styles.shut}>
          <summary>{t("subject.notNow", { count: shut.length })}</summary>
          <dl>
            {shut.map((action) => (
              <div key={keyOf(action)} data-testid={`shut-${action.change}`}>
                <dt>{word(action)}</dt>
                <dd>{action.reason ? say(action.reason) : null}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  );
}
