import type { ChangeDuty } from "../../backend/bindings/ChangeDuty";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { useNow } from "../../clock";
import type { LinkRecording } from "../../parts/LinkDialog";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { absolute, absoluteEnd } from "../../widgets/time";
import { DutyCard } from "./DutyCard";
import styles from "./links.module.css";

interface Props {
  page: LinkGroupPage;
  onAct: (recording: LinkRecording) => void;
}

/** Changes of the primary's registered facts: those that must be filed, and what became of earlier ones. */
export function Duties({ page, onAct }: Props) {
  const { t } = useWords();
  const now = useNow();
  const { duties } = page.state;
  const open = duties.filter((duty) => duty.outcome === "open");
  const past = duties.filter((duty) => duty.outcome !== "open");
  if (duties.length === 0) return null;
  return (
    <section className="stack" aria-label={t("links.duty.title")} data-testid="duties">
      {open.map((duty) => (
        <DutyCard key={duty.change} duty={duty} deadline={ofDuty(page.deadlines, duty)} now={now}>
          <RecordButton
            type="primary"
            onClick={() => onAct({ group: page.subject, change: "update-submitted", duty: duty.change })}
            data-testid="file-update"
          >
            {t("links.duty.file")}
          </RecordButton>
        </DutyCard>
      ))}
      {past.length > 0 ? (
        <div className={`card ${styles.past}`}>
          <h2 className={styles.pastName}>{t("links.duty.past")}</h2>
          <ul>
            {past.map((duty) => (
              <li key={duty.change} className={styles.pastLine} data-outcome={duty.outcome}>
                <span>{t("links.duty.changed", { fact: t(`registeredFact.${duty.fact}`) })}</span>
                <span className="soft">{t("links.duty.changedOn", { day: duty.changed_on })}</span>
                <span className="soft">
                  {duty.submitted
                    ? t("links.duty.filed", { at: absolute(duty.submitted) })
                    : duty.outcome === "missed"
                      ? t("links.duty.missed", { at: absoluteEnd(duty.due) })
                      : t(`dutyOutcome.${duty.outcome}`)}
                  {duty.evidence ? ` · ${duty.evidence}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** The deadline of a duty is moved by filing its change. */
export function ofDuty(deadlines: DeadlineRow[], duty: ChangeDuty): DeadlineRow | null {
  return deadlines.find((row) => row.action?.answers === duty.change) ?? null;
}
