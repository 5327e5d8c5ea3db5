import type { DeadlineRow } from "../backend/bindings/DeadlineRow";
import { useWords } from "../text/language";
import type zh from "../text/zh-CN";
import { Info, Rule } from "../widgets/icons";
import { Pill } from "../widgets/Pill";
import { absoluteEnd, absoluteLong } from "../widgets/time";
import { CountedDays } from "./CountedDays";
import styles from "./parts.module.css";
import { RuleLink, rulesOf, SetByYou } from "./RuleLink";
import { SourceLine } from "./SourceLine";

type Step = keyof typeof zh.whyStep;

/** Does the sentence name the time itself, or the day that it ends? */
const said = (text: string, at: string) =>
  text.includes(absoluteLong(at)) || text.includes(absoluteEnd(at).replace(/ 24:00$/, ""));

/** The way from what started the clock to its end, one step a line; then the rule, its source, and how sure it is. */
export function WhyList({ row }: { row: DeadlineRow }) {
  const { t, say } = useWords();
  const { rule } = row;
  return (
    <div>
      <ol className={styles.why}>
        {row.why.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name of its own and the order is its meaning
          <li key={place}>
            <span className={styles.whyStep}>
              {t(`whyStep.${step.step as Step}`, { defaultValue: step.step })}
            </span>
            <span>
              {say(step.text)}
              {step.days ? <CountedDays of={step.days} /> : null}
            </span>
            {/* Not twice: most sentences name their time themselves. */}
            {step.at && !said(say(step.text), step.at) ? (
              <time dateTime={step.at}>{absoluteLong(step.at)}</time>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      <div className={styles.whySource}>
        <div className="row wrap">
          <Pill tone="grey" icon={rule.confidence === "contradicted" ? <Info /> : <Rule />}>
            {t(`confidence.${rule.confidence}`)}
          </Pill>
          <span className="grow">{say(rule.statement)}</span>
          <SetByYou by={rulesOf(row)} />
        </div>
        <span className={styles.sourcePlace}>
          {t("today.rule")}{" "}
          <RuleLink id={rule.id}>
            <span className={styles.mono}>{rule.id}</span>
          </RuleLink>
          {rule.contradictions.length > 0
            ? ` · ${t("today.contradictions", { list: rule.contradictions.join(t("common.comma")) })}`
            : ""}
        </span>
        {rule.sources.map((source) => (
          <SourceLine key={`${source.origin.id}-${source.passage?.offset}`} of={source} />
        ))}
      </div>
    </div>
  );
}
