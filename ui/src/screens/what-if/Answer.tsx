// What would follow, as a difference: which deadlines come, move, run out or go, whom it hits, by when somebody would have
// to act, and who stands otherwise.

import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { BackPlan } from "../../backend/bindings/BackPlan";
import type { Differs } from "../../backend/bindings/Differs";
import type { OtherDeadline } from "../../backend/bindings/OtherDeadline";
import type { OtherState } from "../../backend/bindings/OtherState";
import type { Times } from "../../backend/bindings/Times";
import type { WhatIf } from "../../backend/bindings/WhatIf";
import { AffectedCount, AffectedStores } from "../../parts/Affected";
import { FindingText } from "../../parts/FindingText";
import { ConsequenceIcon } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Check, Minus, Plus } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd } from "../../widgets/time";
import { StandsPill } from "./marks";
import { Steps } from "./Steps";
import styles from "./whatIf.module.css";

/** Of a long answer; more on request. */
const SHOWN = 20;
const STORES = 24;
const order: Differs[] = ["appears", "moves", "turns-into", "vanishes"];

export function Answer({ of }: { of: WhatIf }) {
  const { t } = useWords();
  const empty =
    of.deadlines.length + of.states.length + of.findings.length + of.left_behind.length + of.plans.length ===
    0;
  // What is there only because it is supposed has no page to lead to.
  const made = new Set(
    of.states.filter((one) => !one.before && one.after?.of === "account").map((one) => one.subject),
  );
  if (empty)
    return (
      <div className={`card padded stack ${styles.calm}`} data-testid="what-if-empty">
        <span className="row">
          <Check large />
          <h2>{t("whatIf.nothing")}</h2>
        </span>
        <p className="soft">
          {t(of.beside_now ? "whatIf.nothingAlone" : "whatIf.nothingText", { count: of.subjects })}
        </p>
      </div>
    );
  return (
    <div className={styles.answer} aria-live="polite" data-testid="what-if-answer">
      <Summary of={of} />
      {of.stores.length > 0 ? <Stores of={of} /> : null}
      <Part title={t("whatIf.plans")} count={of.plans.length} testid="what-if-plans">
        {(shown) =>
          of.plans.slice(0, shown).map((one) => <Plan key={`${one.subject} ${one.wanted}`} of={one} />)
        }
      </Part>
      {order.map((differs) => {
        const rows = of.deadlines.filter((one) => one.differs === differs);
        return (
          <Part
            key={differs}
            title={t(`whatIf.differs.${differs}`)}
            count={rows.length}
            testid={`differs-${differs}`}
          >
            {(shown) => rows.slice(0, shown).map((one) => <DeadlineLine key={one.id} of={one} made={made} />)}
          </Part>
        );
      })}
      <Part title={t("whatIf.states")} count={of.states.length} testid="what-if-states">
        {(shown) =>
          of.states.slice(0, shown).map((one) => <StateLine key={one.subject} of={one} made={made} />)
        }
      </Part>
      <Part title={t("whatIf.leftBehind")} count={of.left_behind.length} testid="what-if-left">
        {(shown) =>
          of.left_behind.slice(0, shown).map(({ subject, name, offboarding }) => (
            <li key={subject} className={styles.line}>
              <Whose subject={subject} name={name} made={made} />
              <span className="soft">
                {t("whatIf.steps", { count: offboarding.steps.filter((step) => !step.done).length })}
              </span>
              <span className={styles.times}>
                {offboarding.due ? (
                  <time dateTime={offboarding.due}>{absoluteEnd(offboarding.due)}</time>
                ) : null}
              </span>
            </li>
          ))
        }
      </Part>
      <Part title={t("whatIf.findings")} count={of.findings.length} testid="what-if-findings">
        {(shown) =>
          of.findings.slice(0, shown).map(({ subject, name, appears, finding }) => (
            <li key={`${subject} ${finding.code} ${finding.rule} ${appears}`} className={styles.line}>
              <Whose subject={subject} name={name} made={made} />
              <span className={styles.note}>
                {appears ? <Plus /> : <Minus />}
                <span className="unseen">{t(appears ? "whatIf.comes" : "whatIf.goes")}</span>
                <FindingText of={finding} about={subject} />
              </span>
            </li>
          ))
        }
      </Part>
    </div>
  );
}

function Summary({ of }: { of: WhatIf }) {
  const { t } = useWords();
  const counts = order.map((differs) => ({
    differs,
    count: of.deadlines.filter((one) => one.differs === differs).length,
  }));
  const starts = of.deadlines
    .filter((one) => one.differs === "appears" || one.differs === "moves")
    .flatMap((one) => (one.start_by ? [{ by: one.start_by, of: one }] : []))
    .sort((a, b) => a.by.localeCompare(b.by));
  const [first] = starts;
  const parts = [
    ...counts
      .filter(({ count }) => count > 0)
      .map(({ differs, count }) => t(`whatIf.count.${differs}`, { count })),
    of.states.length > 0 ? t("whatIf.count.states", { count: of.states.length }) : "",
    of.stores.length > 0 ? t("whatIf.count.stores", { count: of.stores.length }) : "",
  ];
  return (
    <div className={`card ${styles.summary}`} data-tone="violet" data-testid="what-if-summary">
      <span className="soft smaller">
        {t(of.beside_now ? "whatIf.comparedNow" : "whatIf.compared", { time: absoluteEnd(of.on) })}
      </span>
      <h2>{parts.filter(Boolean).join(" · ")}</h2>
      {first ? (
        <p data-testid="what-if-start">
          {t("whatIf.start", { time: absoluteEnd(first.by), what: first.of.name })}
        </p>
      ) : null}
    </div>
  );
}

function Stores({ of }: { of: WhatIf }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { stores } = of;
  return (
    <div className="stack tight" data-testid="what-if-stores">
      <AffectedStores of={all ? stores : stores.slice(0, STORES)} />
      {!all && stores.length > STORES ? (
        <Button size="small" type="link" className={styles.more} onClick={() => setAll(true)}>
          {t("whatIf.more", { count: stores.length - STORES })}
        </Button>
      ) : null}
    </div>
  );
}

interface PartProps {
  title: string;
  count: number;
  testid: string;
  /** The lines that are shown, so many of them. */
  children: (shown: number) => ReactNode;
}

function Part({ title, count, testid, children }: PartProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(SHOWN);
  if (count === 0) return null;
  return (
    <section className="stack tight" aria-label={title} data-testid={testid}>
      <h2 className="row">
        {title} <span className="soft">{count}</span>
      </h2>
      <ul className={`card ${styles.lines}`}>
        {children(shown)}
        {count > shown ? (
          <li>
            <Button type="link" className={styles.more} onClick={() => setShown(shown + 5 * SHOWN)}>
              {t("whatIf.more", { count: count - shown })}
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Plan({ of }: { of: BackPlan }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  return (
    <li className={`stack ${styles.plan}`} data-testid="back-plan">
      <span className="row wrap">
        <button type="button" className="bare link" onClick={() => open(of.subject)}>
          {say(of.target)}
        </button>
        <span className="strong">
          {t("whatIf.planned", { wanted: absoluteEnd(of.wanted), start: absoluteEnd(of.start_by) })}
        </span>
        {of.provisional ? <span className="soft">{t("today.provisional")}</span> : null}
      </span>
      <Steps of={of.steps} />
    </li>
  );
}

function Whose({ subject, name, made }: { subject: string; name: string; made: Set<string> }) {
  const { open } = usePlace();
  if (made.has(subject))
    return (
      <span className={styles.whose}>
        <Middle text={name} />
      </span>
    );
  return (
    <button type="button" className={`bare link ${styles.whose}`} onClick={() => open(subject)}>
      <Middle text={name} />
    </button>
  );
}

function DeadlineLine({ of, made }: { of: OtherDeadline; made: Set<string> }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(false);
  const [steps, setSteps] = useState(false);
  return (
    <li
      className={styles.line}
      data-testid="other-deadline"
      data-differs={of.differs}
      data-subject={of.subject}
    >
      <span className={styles.whoseLine}>
        <Pill tone="violet" icon={<ConsequenceIcon of={of.consequence} />}>
          {t(`consequence.${of.consequence}`)}
        </Pill>
        <Whose subject={of.subject} name={of.name} made={made} />
      </span>
      <span className={styles.rest}>
        <span>{say(of.what)}</span>
        <span className="smaller">
          <RuleLink id={of.rule}>{t("todo.rule")}</RuleLink>
        </span>
        {of.hits.length > 1 ? (
          <AffectedCount of={of.hits} open={open} onToggle={() => setOpen(!open)} />
        ) : null}
        {of.steps.length > 0 ? (
          <button
            type="button"
            className="bare link smaller"
            aria-expanded={steps}
            onClick={() => setSteps(!steps)}
            data-testid="show-steps"
          >
            {t("whatIf.showSteps")}
          </button>
        ) : null}
      </span>
      <span className={styles.times}>
        {of.differs === "appears" ? null : <Moment of={of.before} was />}
        {of.differs === "vanishes" ? null : <Moment of={of.after} />}
        {of.start_by && of.differs !== "vanishes" ? (
          <span className="smaller">{t("whatIf.startBy", { time: absoluteEnd(of.start_by) })}</span>
        ) : null}
      </span>
      {open ? (
        <div className={styles.across}>
          <AffectedStores of={of.hits} />
        </div>
      ) : null}
      {steps ? (
        <div className={styles.across}>
          <Steps of={of.steps} />
        </div>
      ) : null}
    </li>
  );
}

function Moment({ of, was = false }: { of: Times | null; was?: boolean }) {
  const { t } = useWords();
  if (!of) return null;
  return (
    <span className={was ? "soft" : "strong"}>
      {was ? t("whatIf.was") : t("whatIf.is")} <time dateTime={of.due}>{absoluteEnd(of.due)}</time>{" "}
      {of.state === "missed" ? t("whatIf.missed") : null}
    </span>
  );
}

function StateLine({ of, made }: { of: OtherState; made: Set<string> }) {
  const { t } = useWords();
  return (
    <li className={styles.line} data-testid="other-state" data-subject={of.subject}>
      <Whose subject={of.subject} name={of.name} made={made} />
      <span className={styles.rest}>
        <StandsPill of={of.before} />
        <span aria-hidden="true">→</span>
        <span className="unseen">{t("whatIf.becomes")}</span>
        <StandsPill of={of.after} />
      </span>
      <span className={styles.times}>
        {of.restrictions.map((one) => t(`restriction.${one}`)).join(t("common.comma"))}
      </span>
    </li>
  );
}
