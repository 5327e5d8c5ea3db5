import { Button } from "antd";
import type { Closing } from "../../backend/bindings/Closing";
import type { ClosingStep } from "../../backend/bindings/ClosingStep";
import type { SeasonAccountRow } from "../../backend/bindings/SeasonAccountRow";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Check, Circle, Cross } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import type { Closable } from "./ClosingDialog";
import { unclosed } from "./days";
import styles from "./season.module.css";

const steps: ClosingStep[] = ["stop-dispatch", "depart"];

const opens = (account: SeasonAccountRow, step: ClosingStep) =>
  account.closing.some((one) => one.step === step && !one.done);

interface Props {
  of: SeasonRow;
  onClosing: (what: Closable) => void;
}

/** The temporary accounts of a year; in an ended window with the steps that are left, which follow from what is recorded. */
export function AccountList({ of, onClosing }: Props) {
  const { t } = useWords();
  const left = unclosed(of);
  const all = steps
    .map((step) => ({ step, accounts: left.filter((account) => opens(account, step)) }))
    .filter(({ accounts }) => accounts.length > 1);
  return (
    <div className={styles.accounts}>
      {left.length > 0 ? (
        <div className={styles.bulk}>
          <h3>{t("season.closing")}</h3>
          <span className={styles.acts}>
            {all.map(({ step, accounts }, place) => (
              <Button
                key={step}
                size="small"
                onClick={() => onClosing({ step, accounts })}
                data-next={place === 0 ? true : undefined}
                data-testid={`close-all-${step}`}
              >
                {t(`season.actAll.${step}`, { count: accounts.length })}
              </Button>
            ))}
          </span>
        </div>
      ) : null}
      <ul>
        {of.accounts.map((account) => (
          <Account key={account.subject} of={account} ended={of.ended} onClosing={onClosing} />
        ))}
      </ul>
    </div>
  );
}

interface AccountProps {
  of: SeasonAccountRow;
  ended: boolean;
  onClosing: (what: Closable) => void;
}

function Account({ of, ended, onClosing }: AccountProps) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <li className={styles.account} data-testid="season-account">
      <button type="button" className="bare" onClick={() => open(of.subject)} aria-haspopup="dialog">
        <Middle text={of.login} />
      </button>
      {ended ? (
        of.closing.map((one) => (
          <Step key={one.step} of={one} onTake={() => onClosing({ step: one.step, accounts: [of] })} />
        ))
      ) : (
        <Pill tone={of.usable ? "green" : "grey"} icon={of.usable ? <Check /> : <Cross />} plain>
          {of.usable ? t("season.usable") : t("season.unusable")}
        </Pill>
      )}
    </li>
  );
}

function Step({ of, onTake }: { of: Closing; onTake: () => void }) {
  const { t, say } = useWords();
  return (
    <span className={styles.step} data-step={of.step} data-done={of.done}>
      <span className={styles.toned} data-tone={of.done ? "green" : "grey"}>
        {of.done ? <Check /> : <Circle />}
        {of.done ? <span className="unseen">{t("season.stepDone")}</span> : null}
      </span>
      <span className={`smaller ${of.done ? "soft" : ""}`}>{say(of.text)}</span>
      {of.done ? null : (
        <Button size="small" onClick={onTake} data-next data-testid={`close-${of.step}`}>
          {t(`season.act.${of.step}`)}
        </Button>
      )}
    </span>
  );
}
