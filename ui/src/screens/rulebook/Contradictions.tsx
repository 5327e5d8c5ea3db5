import type { Contradiction } from "../../backend/bindings/Contradiction";
import type { Reading } from "../../backend/bindings/Reading";
import type { RulePage } from "../../backend/bindings/RulePage";
import parts from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Bell } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import styles from "./rulebook.module.css";

/** Where sources disagree: every reading beside the others, the one that warns marked. */
export function Contradictions({ page }: { page: RulePage }) {
  const { t, say } = useWords();
  if (page.contradictions.length === 0) return null;
  return (
    <section className={parts.section} aria-label={t("rule.contradictions")}>
      <h3>{t("rule.contradictions")}</h3>
      {page.contradictions.map((one) => (
        <article key={one.id} className={styles.contradiction} data-testid="contradiction">
          <p>
            <span className={styles.id}>{one.id}</span> {say(one.about)}
          </p>
          <Readings of={one} page={page} />
          {one.silent ? <p className="soft smaller">{t("rule.silent", { what: say(one.silent) })}</p> : null}
          <p className="soft smaller">{t("rule.treatment", { how: say(one.treatment) })}</p>
        </article>
      ))}
    </section>
  );
}

function Readings({ of, page }: { of: Contradiction; page: RulePage }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const titles = (reading: Reading) =>
    reading.sources.map((id) => {
      const origin = page.origins.find((one) => one.id === id);
      return origin ? say(origin.title) : id;
    });
  return (
    <ul className={styles.readings}>
      {of.readings.map((reading, place) => {
        const others = reading.rules.filter((id) => id !== page.rule.id);
        return (
          <li
            key={reading.says.zh}
            className={styles.reading}
            data-alarms={reading.alarms}
            data-testid="reading"
          >
            <div className="row wrap">
              <span className="soft smaller grow">{t("rule.reading", { n: place + 1 })}</span>
              {reading.alarms ? (
                <Pill tone="blue" icon={<Bell />}>
                  {t("rule.alarms")}
                </Pill>
              ) : null}
            </div>
            <p>{say(reading.says)}</p>
            {titles(reading).map((title) => (
              <p key={title} className="soft smaller">
                {t("today.source")} {title}
              </p>
            ))}
            {others.length > 0 ? (
              <p className="soft smaller">
                {t("rule.readingRules")}{" "}
                {others.map((id) => (
                  <button
                    key={id}
                    type="button"
                    className={`bare link ${styles.idLink}`}
                    onClick={() => open(`rule:${id}`)}
                  >
                    {id}
                  </button>
                ))}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
