import { Button } from "antd";
import { useState } from "react";
import type { RulePage } from "../../backend/bindings/RulePage";
import { Due } from "../../parts/Due";
import { MenuPaths } from "../../parts/MenuPaths";
import { ConsequencePill } from "../../parts/marks";
import parts from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Info } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Contradictions } from "./Contradictions";
import { MovedDates } from "./MovedDates";
import { ParamTable } from "./ParamTable";
import styles from "./rulebook.module.css";
import { SourceEntry } from "./SourceEntry";
import { useLadder } from "./versions";

/** The most urgent ones; the rest must not push the sources off the page. */
const FEW = 8;

export function RuleBody({ page }: { page: RulePage }) {
  const { t } = useWords();
  return (
    <>
      <Idle page={page} />
      <Facts page={page} />
      <ParamTable page={page} />
      {page.overrides.length > 0 ? (
        <section className={parts.section} aria-label={t("rule.moved")}>
          <h3>{t("rule.moved")}</h3>
          <MovedDates
            made
            leads
            of={{ of: "rule", with: page.rule.id }}
            before={t("override.beforeSet")}
            after={t("override.afterSet")}
          />
        </section>
      ) : null}
      <MenuPaths paths={page.paths} at={page.rule.id} />
      <Contradictions page={page} />
      {page.doing === "acts" ? <Resting page={page} /> : null}
      <section className={parts.section} aria-label={t("rule.sources")}>
        <h3>{t("rule.sources")}</h3>
        <ul className="stack tight">
          {page.sources.map((source) => (
            <SourceEntry key={`${source.origin.id}-${source.passage?.offset}`} of={source} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** Why nothing follows from the rule, where nothing does. */
function Idle({ page: { rule, doing } }: { page: RulePage }) {
  const { t, say } = useWords();
  if (doing === "acts") return null;
  return (
    <div className={styles.idle} data-testid="rule-idle">
      <Info />
      <div>
        <p className="strong">{t("rule.informs")}</p>
        <p className="soft">{rule.inert ? say(rule.inert) : null}</p>
      </div>
    </div>
  );
}

function Facts({ page: { rule } }: { page: RulePage }) {
  const { t } = useWords();
  const ladder = useLadder();
  const facts: [string, string][] = [[t("rule.nature"), t(`nature.${rule.nature}`)]];
  if (rule.actor) facts.push([t("rule.actor"), t(`actor.${rule.actor}`)]);
  if (rule.consequence) facts.push([t("rule.consequence"), t(`consequence.${rule.consequence}`)]);
  facts.push([t("rule.since"), rule.since ?? t("rule.sinceUnknown")]);
  ladder(rule.ladder).forEach((words, nth) => {
    facts.push([nth === 0 ? t("rule.ladder") : "", words]);
  });
  return (
    <section className={parts.section} aria-label={t("rule.facts")}>
      <dl className={parts.fields}>
        {facts.map(([name, value]) => (
          <div key={`${name}${value}`} className={parts.field}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The deadlines that rest on it now; each leads to its subject. */
function Resting({ page: { deadlines, deadlines_total } }: { page: RulePage }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const [all, setAll] = useState(false);
  const shown = all ? deadlines : deadlines.slice(0, FEW);
  return (
    <section className={parts.section} aria-label={t("rule.now")}>
      <h3>{t("rule.now")}</h3>
      {deadlines.length === 0 ? <p className="soft">{t("rule.nowNone")}</p> : null}
      {deadlines.length > 0 && deadlines_total > deadlines.length ? (
        <p className="soft smaller">
          {t("rule.nowPart", { shown: deadlines.length, total: deadlines_total })}
        </p>
      ) : null}
      {deadlines.length > 0 ? (
        <ul className={styles.resting}>
          {shown.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={`bare ${styles.rest}`}
                onClick={() => open(row.subject)}
                title={`${row.name} · ${say(row.what)}`}
                data-testid="rule-deadline"
              >
                <span className="row">
                  <ConsequencePill of={row.consequence} span={row.span} />
                </span>
                <span className={styles.restName}>
                  <Middle text={row.name} />
                </span>
                <Due
                  headline={row.headline}
                  at={row.headline_at}
                  due={row.due}
                  consequence={row.consequence}
                  span={row.span}
                  second={false}
                />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {shown.length < deadlines.length ? (
        <div>
          <Button size="small" type="link" onClick={() => setAll(true)}>
            {t("today.unfold", { count: deadlines.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
