import { Tooltip } from "antd";
import type { LinkProcedure } from "../../backend/bindings/LinkProcedure";
import type { ProcedureStep } from "../../backend/bindings/ProcedureStep";
import type { StepProgress } from "../../backend/bindings/StepProgress";
import type { Kind } from "../../parts/ActionDialog";
import { Due } from "../../parts/Due";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink } from "../../parts/RuleLink";
import { WhyList } from "../../parts/WhyList";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import { Check, Circle, Clock, Cross, type IconType } from "../../widgets/icons";
import { absolute } from "../../widgets/time";
import styles from "./links.module.css";

const progress: Record<StepProgress, [Tone, IconType]> = {
  done: ["green", Check],
  now: ["blue", Clock],
  ahead: ["grey", Circle],
  failed: ["red", Cross],
  skipped: ["grey", Circle],
};

interface Props {
  of: ProcedureStep;
  procedure: LinkProcedure;
  onAct: (change: Kind) => void;
}

/** One step of the way in: what a rule says of it, who acts, when it was done or until when, and what is recorded next. */
export function Step({ of, procedure, onAct }: Props) {
  const { t, say } = useWords();
  const [tone, Icon] = progress[of.progress];
  const now = of.progress === "now";
  const failed = of.progress === "failed";
  // What was recorded names the step; how it ended is said beside it.
  const ending = [t("stepProgress.failed"), procedure.application?.failure?.code].filter(Boolean).join(" ");
  const [rule, ...more] = of.rules;
  // The clock that runs for this store: from step one it is the time to agree, also while the register is compared.
  const deadline = now ? procedure.deadlines.find((row) => row.state === "open") : null;
  return (
    <li
      className={styles.step}
      data-step={of.step}
      data-progress={of.progress}
      data-tone={tone}
      aria-current={now ? "step" : undefined}
    >
      <span className={styles.stepMark}>
        <Icon large />
        <span className="unseen">{t(`stepProgress.${of.progress}`)}</span>
      </span>
      <div className={styles.stepBody}>
        <div className={styles.stepHead}>
          <h2 className={styles.stepName}>{t(`linkStep.${of.step}`)}</h2>
          {of.actor ? (
            <span className="soft smaller">{t("links.procedure.who", { who: t(`actor.${of.actor}`) })}</span>
          ) : null}
          {of.at ? (
            <time className="soft smaller figures" dateTime={of.at}>
              {absolute(of.at)}
            </time>
          ) : null}
        </div>
        {of.told ? (
          <p className={failed ? styles.toned : undefined}>
            {failed ? [say(of.told), ending].join(" · ") : say(of.told)}
          </p>
        ) : null}
        {rule && of.progress !== "skipped" ? (
          <p className={now ? undefined : "soft smaller"}>
            {say(rule.statement)}{" "}
            <span className="smaller">
              <RuleLink id={rule.id}>{t("links.teach.rule")}</RuleLink>
            </span>
          </p>
        ) : null}
        {now
          ? more.map((one) => (
              <p key={one.id} className="soft smaller">
                {say(one.statement)} <RuleLink id={one.id}>{t("links.teach.rule")}</RuleLink>
              </p>
            ))
          : null}
        {deadline ? (
          <div className={styles.stepDue} data-testid="step-due">
            <Due
              headline={deadline.headline}
              at={deadline.headline_at}
              due={deadline.due}
              consequence={deadline.consequence}
              span={deadline.span}
              provisional={deadline.provisional}
            />
            <details>
              <summary className="link">{t("today.why")}</summary>
              <WhyList row={deadline} />
            </details>
          </div>
        ) : null}
        {of.actions.length > 0 ? (
          <div className="row wrap">
            <span className="soft smaller">{t("links.procedure.record")}</span>
            {of.actions.map((action) => (
              <Tooltip key={action.change} title={action.reason ? say(action.reason) : undefined}>
                <RecordButton
                  size="small"
                  type={action.primary ? "primary" : "default"}
                  disabled={!action.allowed}
                  onClick={() => onAct(action.change as Kind)}
                  data-testid={`act-${action.change}`}
                >
                  {t(`change.${action.change as Kind}`)}
                </RecordButton>
              </Tooltip>
            ))}
          </div>
        ) : null}
      </div>
    </li>
  );
}
