import type { YearChange } from "../../backend/bindings/YearChange";
import { weekdayOf } from "../../clock";
import { useWords } from "../../text/language";

/** What new rules know of a year that was told otherwise, and the days that change. */
export function YearChanged({ of }: { of: YearChange }) {
  const { t } = useWords();
  const listed = (dates: string[]) =>
    dates.map((date) => `${date.slice(5)} ${t(`weekday.d${weekdayOf(date)}`)}`).join(t("common.comma"));
  const { before, after, worked, off } = of;
  return (
    <div>
      <p>
        <span className="strong">{t("notice.year", { year: of.year })}</span>{" "}
        {before === after
          ? null
          : t("pending.becomes", {
              before: t(`pending.basis.${before ?? "none"}`),
              after: t(`pending.basis.${after ?? "none"}`),
            })}
      </p>
      {off.length > 0 ? <p className="soft">{t("notice.becomesOff", { days: listed(off) })}</p> : null}
      {worked.length > 0 ? (
        <p className="soft">{t("notice.becomesWorked", { days: listed(worked) })}</p>
      ) : null}
    </div>
  );
}
