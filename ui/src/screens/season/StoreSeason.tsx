import { useState } from "react";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { useNow } from "../../clock";
import { PlatformBadge } from "../../parts/marks";
import { Progress } from "../../parts/Progress";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { SetByYou } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Check, Hourglass, Info, Plus } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { relative } from "../../widgets/time";
import { AccountList } from "./AccountList";
import type { Closable } from "./ClosingDialog";
import { firstDay, lastDay, phaseOf, short, toneOf, unclosed } from "./days";
import styles from "./season.module.css";

interface Props {
  of: SeasonRow;
  onConfirm: () => void;
  onAdd: () => void;
  onClosing: (what: Closable) => void;
}

/** One shop's season of one year. */
export function StoreSeason({ of, onConfirm, onAdd, onClosing }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const now = useNow();
  const left = unclosed(of).length;
  const [shown, setShown] = useState<boolean | null>(null);
  // What is to be closed stands there unasked, as long as nobody folded it away.
  const unfolded = shown ?? left > 0;
  const toConfirm = !of.confirmed && !of.ended;
  const wanting = of.confirmed && !of.ended && of.missing > 0;
  return (
    <li
      className={styles.store}
      data-row
      data-subject={of.store.subject}
      data-testid="season-store"
      tabIndex={-1}
    >
      <div className={styles.line}>
        <div className={styles.fact}>
          <span className="row">
            <PlatformBadge code={of.store.platform} />
            <button
              type="button"
              className="bare strong cut"
              onClick={() => open(of.store.subject)}
              title={of.store.name}
              aria-haspopup="dialog"
            >
              {of.store.name}
            </button>
          </span>
          {of.accounts.length > 0 ? (
            <button
              type="button"
              className={`bare link smaller ${styles.fold}`}
              aria-expanded={unfolded}
              onClick={() => setShown(!unfolded)}
              data-testid="season-accounts"
            >
              {unfolded ? t("season.hide") : t("season.show", { count: of.accounts.length })}
            </button>
          ) : null}
        </div>
        <Window of={of} now={now} />
        <Wanted of={of} left={left} />
        <span className={styles.acts}>
          <RecordButton
            size="small"
            onClick={onConfirm}
            data-next={toConfirm ? true : undefined}
            data-testid="season-store-confirm"
          >
            {of.confirmed ? t("season.edit") : t("season.confirm", { year: firstDay(of).slice(0, 4) })}
          </RecordButton>
          {of.ended ? null : (
            <RecordButton
              size="small"
              icon={<Plus />}
              onClick={onAdd}
              data-next={wanting ? true : undefined}
              data-testid="season-add"
            >
              {t("season.add")}
            </RecordButton>
          )}
        </span>
      </div>
      {unfolded ? <AccountList of={of} onClosing={onClosing} /> : null}
    </li>
  );
}

function Window({ of, now }: { of: SeasonRow; now: number }) {
  const { t } = useWords();
  const phase = phaseOf(of, now);
  const until = phase === "ahead" ? of.from : of.to;
  const words =
    phase === "ahead"
      ? t("season.opens", { day: short(firstDay(of)) })
      : t(phase === "open" ? "season.ends" : "season.ended", { day: short(lastDay(of)) });
  return (
    <div className={styles.fact}>
      <span className={`row wrap ${styles.window}`}>
        <span className="strong figures" data-testid="season-window">
          {t("season.window", { from: short(firstDay(of)), to: short(lastDay(of)) })}
        </span>
        {of.confirmed ? (
          <Pill tone="green" icon={<Check />} plain>
            {t("season.confirmed")}
          </Pill>
        ) : (
          <Pill tone={phase === "open" ? "amber" : "grey"} icon={<Info />}>
            {t("season.provisional")}
          </Pill>
        )}
        {of.confirmed ? null : <SetByYou by={[of.rule]} plain />}
      </span>
      <span className={`smaller ${styles.until}`} data-tone={toneOf(of, now)}>
        <time dateTime={until}>{words}</time>
        <span className={styles.toned}>{relative(until, now, t)}</span>
      </span>
    </div>
  );
}

/** How many are needed and there; once the window is over, what is left to close. */
function Wanted({ of, left }: { of: SeasonRow; left: number }) {
  const { t } = useWords();
  if (of.ended) {
    if (of.accounts.length === 0) return <div className={styles.fact} />;
    return (
      <div className={styles.fact}>
        <span>
          <Pill tone={left > 0 ? "amber" : "green"} icon={left > 0 ? <Hourglass /> : <Check />}>
            {left > 0 ? t("season.unclosed", { count: left }) : t("season.closed")}
          </Pill>
        </span>
      </div>
    );
  }
  const { needed, existing, missing } = of;
  if (needed === null)
    return (
      <div className={styles.fact}>
        <span className="soft">{t("season.neededUnknown", { existing })}</span>
      </div>
    );
  const words = t("season.needed", { needed, existing });
  return (
    <div className={styles.fact}>
      <span className="row wrap">
        <span className="figures">{words}</span>
        <Pill tone={missing > 0 ? "amber" : "green"} icon={missing > 0 ? <Hourglass /> : <Check />} plain>
          {missing > 0 ? t("season.missing", { count: missing }) : t("season.enough")}
        </Pill>
      </span>
      <Progress done={Math.min(existing, needed)} total={needed} label={words} />
    </div>
  );
}
