import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import type { ChangeDuty } from "../../backend/bindings/ChangeDuty";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import { AffectedStores } from "../../parts/Affected";
import { rulesOf, SetByYou } from "../../parts/RuleLink";
import { spanTone } from "../../parts/tone";
import { WhyList } from "../../parts/WhyList";
import { useWords } from "../../text/language";
import { Muted, Warning } from "../../widgets/icons";
import { relative } from "../../widgets/time";
import { lastDay } from "./days";
import styles from "./links.module.css";

interface Props {
  duty: ChangeDuty;
  /** With the reasons for its dates; none once it has lapsed. */
  deadline: DeadlineRow | null;
  now: number;
  /** What is done about it. */
  children?: ReactNode;
  /** The reasons stand open from the start. */
  explained?: boolean;
}

/** One change that must be filed: by when, by when to be safe, what day 4 brings, and whom it hits. */
export function DutyCard({ duty, deadline, now, children, explained = false }: Props) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(explained);
  const id = useId();
  const tone = deadline ? spanTone[deadline.span] : duty.outcome === "missed" ? "red" : "orange";
  const readings = deadline?.why.filter((step) => step.step === "reading" && step.at) ?? [];
  return (
    <article className={`card ${styles.duty}`} data-tone={tone} data-testid="duty" data-change={duty.change}>
      <div className={styles.dutyHead}>
        <span className={`${styles.line} ${styles.toned}`}>
          <Warning />
          <span className="strong">
            {t("links.duty.changed", { fact: t(`registeredFact.${duty.fact}`) })}
          </span>
        </span>
        <span className="soft">{t("links.duty.changedOn", { day: duty.changed_on })}</span>
        {deadline ? <SetByYou by={rulesOf(deadline)} /> : null}
        <span className={styles.acts}>{children}</span>
      </div>
      <dl className={styles.times}>
        <div data-testid="duty-safe">
          <dt>{t("links.duty.safe")}</dt>
          <dd className="strong figures">{t("links.duty.dueAt", { day: lastDay(duty.safe_target) })}</dd>
          <dd className={styles.toned}>{relative(duty.safe_target, now, t)}</dd>
        </div>
        <div data-testid="duty-due">
          <dt>{t("links.duty.due")}</dt>
          <dd className="strong figures">{t("links.duty.dueAt", { day: lastDay(duty.due) })}</dd>
          <dd className={styles.toned}>{relative(duty.due, now, t)}</dd>
        </div>
        {duty.unlink ? (
          <div data-testid="duty-day4">
            <dt>{t("links.duty.day4")}</dt>
            <dd>{t("links.duty.day4Text", { day: duty.unlink.slice(0, 10) })}</dd>
          </div>
        ) : null}
      </dl>
      <p className="soft smaller">{t("links.duty.safeHelp")}</p>
      {readings.length > 0 ? (
        <div className={styles.readings} data-testid="duty-readings">
          <span className="soft smaller">{t("links.duty.readings")}</span>
          <ul>
            {readings.map((reading) => (
              <li key={say(reading.text)}>{say(reading.text)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {duty.provisional ? <p className="soft smaller">{t("links.duty.provisional")}</p> : null}
      {deadline ? <AffectedStores of={deadline.affects} /> : null}
      <p className={`smaller ${styles.line}`}>
        <Muted />
        <span>{t("links.duty.silent")}</span>
      </p>
      {deadline ? (
        <>
          <div>
            <Button
              size="small"
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
              data-testid="duty-why"
            >
              {t("today.why")}
            </Button>
          </div>
          <div id={id} hidden={!open}>
            <WhyList row={deadline} />
          </div>
        </>
      ) : null}
    </article>
  );
}
