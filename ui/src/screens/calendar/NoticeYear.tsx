import type { HolidayYear } from "../../backend/bindings/HolidayYear";
import { weekdayOf } from "../../clock";
import { useYear } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Warning } from "../../widgets/icons";
import styles from "./calendar.module.css";

/** What a notice says of one year, and which days are judged otherwise than now. */
export function NoticeYear({ of }: { of: HolidayYear }) {
  const { t, say } = useWords();
  const now = useYear(of.year).data;
  const dayWord = (date: string) => `${date.slice(5)} ${t(`weekday.d${weekdayOf(date)}`)}`;
  const listed = (dates: string[]) => dates.map(dayWord).join(t("common.comma"));
  // A day that changes and counts now will be off, and the other way round.
  const worked = new Set(now?.days.filter((day) => day.workday).map((day) => day.date));
  const off = of.changed.filter((date) => worked.has(date));
  const on = of.changed.filter((date) => !worked.has(date));
  return (
    <section className={`card padded ${styles.noticeYear}`} data-testid="notice-year">
      <div className="row wrap">
        <h3>{t("notice.year", { year: of.year })}</h3>
        <span>{t("notice.takes", { off: of.off, worked: of.worked })}</span>
        <span className="soft smaller">{t(`notice.known.${of.known ?? "none"}`)}</span>
      </div>
      {of.refused ? (
        <p className="row" data-tone="red">
          <span className="row toned">
            <Warning />
            {t("notice.refusedYear")}
          </span>
          {say(of.refused)}
        </p>
      ) : of.changed.length === 0 ? (
        <p className="soft">{t("notice.same")}</p>
      ) : (
        <>
          <p className="strong">{t("notice.changed", { count: of.changed.length })}</p>
          {now && off.length > 0 ? <p>{t("notice.becomesOff", { days: listed(off) })}</p> : null}
          {now && on.length > 0 ? <p>{t("notice.becomesWorked", { days: listed(on) })}</p> : null}
        </>
      )}
    </section>
  );
}
