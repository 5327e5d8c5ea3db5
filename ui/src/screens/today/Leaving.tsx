// What leavers left behind, in one line above the list; leads to who does what about it.

import type { LeavingTally } from "../../backend/bindings/LeavingTally";
import { useNow } from "../../clock";
import { usePlace } from "../../parts/place";
import { spanTone } from "../../parts/tone";
import { useWords } from "../../text/language";
import { Chevron, Leave } from "../../widgets/icons";
import { absolute, relative } from "../../widgets/time";
import styles from "./leaving.module.css";

export function Leaving({ of }: { of: LeavingTally }) {
  const { t } = useWords();
  const { go } = usePlace();
  const now = useNow();
  return (
    <button
      type="button"
      className={`bare card ${styles.leaving}`}
      data-tone={spanTone[of.span]}
      onClick={() => go("offboarding", of.only ? { person: of.only } : {})}
      data-testid="today-leaving"
    >
      <span className={styles.mark}>
        <Leave />
      </span>
      <span className="strong">{t("offboarding.today", { count: of.accounts })}</span>
      <span className="soft grow">{t("offboarding.todayWho", { count: of.people })}</span>
      <span className="figures">
        <time dateTime={of.due}>{t("offboarding.by", { at: absolute(of.due) })}</time>{" "}
        <span className={styles.left}>{relative(of.due, now, t)}</span>
      </span>
      <span className={styles.to}>
        {t("offboarding.todayOpen")} <Chevron />
      </span>
    </button>
  );
}
