import type { Closing } from "../../backend/bindings/Closing";
import type { ClosingStep } from "../../backend/bindings/ClosingStep";
import type { SeasonAccountRow } from "../../backend/bindings/SeasonAccountRow";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Check, Cross } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import type { Closable } from "./ClosingDialog";
import { unclosed } from "./days";
import styles from "./season.module.css";

const lacks = (account: SeasonAccountRow, step: ClosingStep) =>
  account.closing.some((one) => one.step === step && !one.done);

interface Props {
  of: SeasonRow;
  onClosing: (what: Closable) => void;
}

/** The temporary accounts of a year; in an ended window with the steps that are left, which follow from what is recorded. */
export function AccountList({ of, onClosing }: Props) {
  const { t } = useWords();
  return (
    <div className={styles.accounts}>
      {of.ended ? <Steps of={of} onClosing={onClosing} /> : null}
      <ul aria-label={t("season.accounts")}>
        {of.accounts.map((account) => (
          <Account key={account.subject} of={account} ended={of.ended} onClosing={onClosing} />
        ))}
      </ul>
    </div>
  );
}

/** What each step is, and the way to record it for all that lack it. */
function Steps({ of, onClosing }: Props) {
  const { t, say } = useWords();
  const left = unclosed(of);
  const [first] = of.accounts;
  return (
    <div className={styles.account}>
      <h3>{t("season.closing")}</h3>
      {first?.closing.map(({ step, text }) => {
        const accounts = left.filter((account) => lacks(account, step));
        return (
          <span key={step} className={styles.head}>
            <span className="smaller soft">{say(text)}</span>
            {accounts.length > 1 ? (
              <RecordButton
                size="small"
                onClick={() => onClosing({ step, accounts })}
                data-next
                data-testid={`close-all-${step}`}
              >
                {t(`season.actAll.${step}`, { count: accounts.length })}
              </RecordButton>
            ) : null}
          </span>
        );
      })}
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
  const { t } = useWords();
  return (
    <span data-step={of.step} data-done={of.done}>
      {of.done ? (
        <Pill tone="green" icon={<Check />} plain>
          {t(`season.done.${of.step}`)}
        </Pill>
      ) : (
        <RecordButton size="small" onClick={onTake} data-next data-testid={`close-${of.step}`}>
          {t(`season.act.${of.step}`)}
        </RecordButton>
      )}
    </span>
  );
}
