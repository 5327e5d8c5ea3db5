// What leavers left behind, in one line above the list; leads to who does what about it.

import type { LeavingTally } from "../../backend/bindings/LeavingTally";
import { useNow } from "../../clock";
import { NoticeLine } from "../../parts/NoticeLine";
import { usePlace } from "../../parts/place";
import { spanTone } from "../../parts/tone";
import { useWords } from "../../text/language";
import { Leave } from "../../widgets/icons";
import { absoluteEnd, relative } from "../../widgets/time";

export function Leaving({ of }: { of: LeavingTally }) {
  const { t } = useWords();
  const { go } = usePlace();
  const now = useNow();
  return (
    <NoticeLine
      tone={spanTone[of.span]}
      icon={<Leave />}
      title={t("offboarding.today", { count: of.accounts })}
      text={t("offboarding.todayWho", { count: of.people })}
      due={
        <span className="figures">
          <time dateTime={of.due}>{t("offboarding.by", { at: absoluteEnd(of.due) })}</time>{" "}
          <span className="strong toned">{relative(of.due, now, t)}</span>
        </span>
      }
      to={t("offboarding.todayOpen")}
      onOpen={() => go("offboarding", of.only ? { person: of.only } : {})}
      testid="today-leaving"
    />
  );
}
