import { Tooltip } from "antd";
import type { LeavingStep } from "../../backend/bindings/LeavingStep";
import type { LeftAccount } from "../../backend/bindings/LeftAccount";
import type { OffboardingStep } from "../../backend/bindings/OffboardingStep";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { SetByYou } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Check, Circle, Clock, Warning } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd } from "../../widgets/time";
import styles from "./offboarding.module.css";
import type { Take, Taking } from "./StepDialog";

/** What can be recorded for a step, the usual one first. */
const takes: Record<LeavingStep, Take[]> = {
  unbind: ["unbind"],
  "change-phone": ["phone"],
  "hand-over": ["depart", "pass"],
  "review-permissions": ["review"],
};

interface Props {
  of: LeftAccount;
  /** The person has left, so the clock runs. */
  running: boolean;
  onTake: (taking: Taking) => void;
}

/** One account with its steps; which are done follows from what is recorded, nobody ticks them off. */
export function AccountSteps({ of, running, onTake }: Props) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const left = of.steps.filter((step) => !step.done).length;
  const tone = of.finished ? "green" : !running ? "grey" : of.overdue ? "red" : "orange";
  return (
    <li
      className={`card ${styles.account}`}
      data-row
      data-subject={of.subject}
      data-testid="left-account"
      tabIndex={-1}
    >
      <div className={styles.accountHead}>
        <PlatformBadge code={of.store.platform} />
        <span className={styles.who}>
          <button
            type="button"
            className="bare strong"
            onClick={() => open(of.subject)}
            aria-haspopup="dialog"
          >
            <Middle text={of.login} />
          </button>
          <span className="soft smaller cut">
            {of.store.name}
            {of.passed_to ? ` · ${t("offboarding.passedTo", { name: of.passed_to })}` : ""}
          </span>
        </span>
        <span className={styles.state}>
          <Pill tone={tone} icon={of.finished ? <Check /> : of.overdue && running ? <Warning /> : <Clock />}>
            {of.finished ? t("offboarding.finished") : t("offboarding.open", { count: left })}
          </Pill>
          {of.overdue && running && of.due ? (
            <span className="smaller soft">{t("offboarding.overdue", { at: absoluteEnd(of.due) })}</span>
          ) : null}
          {of.finished ? null : <SetByYou by={[of.rule]} plain />}
        </span>
      </div>
      {of.risk && running ? (
        <p className={`smaller ${styles.line} ${styles.toned}`} data-tone={tone}>
          <Warning />
          <span>{say(of.risk)}</span>
        </p>
      ) : null}
      <ul className={styles.steps}>
        {of.steps.map((step) => (
          <Step
            key={step.step}
            of={step}
            running={running}
            onTake={(take) => onTake({ take, account: of })}
          />
        ))}
      </ul>
    </li>
  );
}

interface StepProps {
  of: OffboardingStep;
  running: boolean;
  onTake: (take: Take) => void;
}

function Step({ of, running, onTake }: StepProps) {
  const { t, say } = useWords();
  const who = t(`actor.${of.owner}`);
  const blocked = of.blocked_until
    ? t("offboarding.blocked", { at: absoluteEnd(of.blocked_until) })
    : undefined;
  return (
    <li className={styles.step} data-step={of.step} data-done={of.done}>
      <span data-tone={of.done ? "green" : "grey"} className={`${styles.mark} ${styles.toned}`}>
        {of.done ? <Check /> : <Circle />}
        <span className="unseen">{of.done ? t("offboarding.stateDone") : t("offboarding.stateOpen")}</span>
      </span>
      <span className={of.done ? "soft" : "strong"}>{t(`offboarding.step.${of.step}`)}</span>
      <span className={`soft smaller ${styles.told}`}>
        <span>
          {say(of.text)}
          {blocked ? ` · ${blocked}` : ""} <SetByYou by={[of.rule]} plain />
        </span>
        {of.done ? null : (
          <span className="faint" data-testid="step-owner">
            {running && of.due
              ? t("offboarding.ownerBy", { who, at: absoluteEnd(of.due) })
              : t("offboarding.owner", { who })}
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {of.done
          ? null
          : takes[of.step].map((take) => {
              const held = take === "depart" ? blocked : undefined;
              return (
                <Tooltip key={take} title={held}>
                  <RecordButton
                    size="small"
                    disabled={held !== undefined}
                    onClick={() => onTake(take)}
                    data-testid={`step-${take}`}
                  >
                    {t(`offboarding.act.${take}`)}
                  </RecordButton>
                </Tooltip>
              );
            })}
      </span>
    </li>
  );
}
