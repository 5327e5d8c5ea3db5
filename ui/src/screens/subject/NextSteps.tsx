import { Button } from "antd";
import type { Action } from "../../backend/bindings/Action";
import type { Kind } from "../../parts/ActionDialog";
import styles from "../../parts/parts.module.css";
import { useWords } from "../../text/language";

interface Props {
  actions: Action[];
  onAct: (change: Kind) => void;
}

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
            <Button
              key={action.change}
              type={action.primary ? "primary" : "default"}
              onClick={() => onAct(action.change as Kind)}
              data-testid={`action-${action.change}`}
            >
              {word(action)}
            </Button>
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
              <div key={action.change} data-testid={`shut-${action.change}`}>
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
