import type { YearDay } from "../../backend/bindings/YearDay";
import type { YearPage } from "../../backend/bindings/YearPage";
import { weekdayOf } from "../../clock";
import { useWords } from "../../text/language";
import { Check, Cross } from "../../widgets/icons";
import styles from "./calendar.module.css";
import { dayOf, monthOf } from "./days";

/** Why the chosen day counts as a working day, or does not. */
export function DayReason({ day, page }: { day: YearDay; page: YearPage }) {
  const { t, say } = useWords();
  const name = (day.name && say(day.name)) || t("calendar.unnamed");
  const why = {
    weekday: t("calendar.whyWeekday"),
    weekend: t("calendar.whyWeekend"),
    holiday: t("calendar.whyHoliday", { name }),
    makeup: t("calendar.whyMakeup", { name }),
  }[day.kind];
  const basis =
    page.basis === "notice" && page.source
      ? t("calendar.basisNotice", { source: say(page.source) })
      : page.basis === "statutory"
        ? t("calendar.basisStatutory")
        : page.basis === null
          ? t("calendar.basisNone")
          : "";
  return (
    <section className="card padded stack" aria-label={t("calendar.why")} data-testid="day-reason">
      <h2 aria-live="polite">
        {t("date.dayTitle", {
          month: monthOf(day.date),
          day: dayOf(day.date),
          weekday: t(`weekday.d${weekdayOf(day.date)}`),
        })}
      </h2>
      <div className={styles.verdict}>
        {day.workday ? <Check /> : <Cross />}
        <span className="strong">{day.workday ? t("calendar.counts") : t("calendar.countsNot")}</span>
      </div>
      <p>{why}</p>
      <p className="soft smaller">{basis}</p>
      <p className="soft smaller">{t("calendar.note")}</p>
    </section>
  );
}
