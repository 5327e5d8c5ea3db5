import type { YearDay } from "../../backend/bindings/YearDay";
import { weekdayOf } from "../../clock";
import { useWords } from "../../text/language";
import styles from "./calendar.module.css";
import { stretchesOf } from "./days";

interface Props {
  days: YearDay[];
  onChoose: (date: string) => void;
}

/** The year's holidays with their days and the days worked for them; a click shows the first of each. */
export function HolidayList({ days, onChoose }: Props) {
  const { t, say } = useWords();
  const stretches = stretchesOf(days);
  const dayWord = (date: string) => `${date.slice(5)} ${t(`weekday.d${weekdayOf(date)}`)}`;
  return (
    <section className="card padded" aria-label={t("calendar.holidays")}>
      <h2>{t("calendar.holidays")}</h2>
      {stretches.length === 0 ? <p className="soft">{t("calendar.noHolidays")}</p> : null}
      <ul data-testid="holidays">
        {stretches.map((one) => (
          <li key={one.from} className={styles.stretch}>
            <button type="button" className={`bare ${styles.stretchDo}`} onClick={() => onChoose(one.from)}>
              <span className="row">
                <span className="strong grow">{(one.name && say(one.name)) || t("calendar.unnamed")}</span>
                <span className="soft figures">{t("calendar.days", { count: one.length })}</span>
              </span>
              <span className="soft smaller figures">
                {one.from.slice(5)}
                {one.to === one.from ? "" : ` – ${one.to.slice(5)}`}
              </span>
              {one.makeup.length > 0 ? (
                <span className="smaller figures">
                  {t("calendar.makeupDays", {
                    days: one.makeup.map(dayWord).join(t("common.comma")),
                  })}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
