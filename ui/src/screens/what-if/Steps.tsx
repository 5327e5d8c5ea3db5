// The way to a target, counted back: each stretch with whose move it is, from when to when, and the rule of its length.

import type { BackStep } from "../../backend/bindings/BackStep";
import { CountedDays } from "../../parts/CountedDays";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { absoluteEnd } from "../../widgets/time";
import styles from "./whatIf.module.css";

const unit = { hours: "hour", days: "day", workdays: "workday" } as const;

export function Steps({ of }: { of: BackStep[] }) {
  const { t, say } = useWords();
  return (
    <ol className={styles.steps} data-testid="back-steps">
      {of.map((step) => (
        <li key={`${step.code} ${step.start_by}`} className={styles.step}>
          <span className="strong">{say(step.what)}</span>
          <span className="soft">
            {t("whatIf.stretch", { from: absoluteEnd(step.start_by), to: absoluteEnd(step.done_by) })}
          </span>
          <span className="soft smaller row wrap">
            {t("whatIf.lasts", {
              length: t(`unitValue.${unit[step.counted_in]}`, { count: step.length }),
              actor: t(`actor.${step.actor}`),
            })}
            <RuleLink id={step.rule}>{t("todo.rule")}</RuleLink>
            {step.assumed ? <span>{t("whatIf.assumed")}</span> : null}
            {step.provisional ? <span>{t("today.provisional")}</span> : null}
          </span>
          {step.days.length > 0 ? <CountedDays of={step.days} /> : null}
        </li>
      ))}
    </ol>
  );
}
