import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { useRule } from "../../parts/queries";
import { RuleLink, SetByYou } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Info } from "../../widgets/icons";
import { length } from "../../widgets/time";
import { phaseOf } from "./days";
import styles from "./season.module.css";

interface Props {
  year: number;
  /** The shops whose window nobody has confirmed. */
  rows: SeasonRow[];
  now: number;
}

/** The dates are the rule's, whose source names no year: said once, above the list. */
export function Guess({ year, rows, now }: Props) {
  const { t } = useWords();
  const running = rows.some((row) => phaseOf(row, now) === "open");
  return (
    <section className={styles.guess} data-tone={running ? "amber" : "blue"} data-testid="season-guess">
      <Info large />
      <div className="grow">
        <h2>{t("season.guess", { year, count: rows.filter((row) => !row.ended).length })}</h2>
        <p>{t("season.guessText")}</p>
      </div>
    </section>
  );
}

/** When reminders come, by the rule as it stands, and the way to it. */
export function RuleNote({ rule }: { rule: string }) {
  const { t } = useWords();
  const ladder = useRule(rule).data?.rule.ladder.due ?? [];
  const steps = ladder.map((rung) => length(rung.seconds_before * 1000, t)).join(t("common.comma"));
  return (
    <span className="row smaller soft">
      {steps ? t("season.reminders", { steps }) : null}
      <RuleLink id={rule}>{t("season.toRule")}</RuleLink>
      <SetByYou by={[rule]} plain />
    </span>
  );
}
