// Twelve months. One day can be reached by Tab, the others by the arrows; the chosen one is explained beside them.

import { Tooltip } from "antd";
import { memo, useRef } from "react";
import type { YearDay } from "../../backend/bindings/YearDay";
import { weekdayOf } from "../../clock";
import { useWords } from "../../text/language";
import styles from "./calendar.module.css";
import { beside, dayOf, type Month, monthOf, weeksOf } from "./days";

interface Props {
  days: YearDay[];
  today: string;
  chosen: string;
  onChoose: (date: string) => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const months: Month[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function Months({ days, today, chosen, onChoose }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const pick = useRef((date: string) => choose.current(date));
  const move = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : beside(days, chosen, step);
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    frame.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the days within are the buttons; only their arrows come here
    <div className={styles.months} ref={frame} onKeyDown={move}>
      {months.map((month) => (
        <OneMonth
          key={month}
          month={month}
          days={days.filter((day) => monthOf(day.date) === month)}
          today={monthOf(today) === month ? today : ""}
          chosen={monthOf(chosen) === month ? chosen : ""}
          onChoose={pick.current}
        />
      ))}
    </div>
  );
}

interface MonthProps extends Props {
  month: Month;
}

const OneMonth = memo(
  function OneMonth({ month, days, today, chosen, onChoose }: MonthProps) {
    const { t } = useWords();
    const name = t(`month.m${month}`);
    const count = days.filter((day) => day.workday).length;
    return (
      <section className={`card ${styles.month}`} data-testid={`month-${month}`}>
        <h2 className={styles.monthHead} id={`month-${month}`}>
          <span>{name}</span>
          <span className="soft smaller">{t("calendar.inMonth", { count })}</span>
        </h2>
        <table aria-labelledby={`month-${month}`}>
          <thead>
            <tr>
              {([1, 2, 3, 4, 5, 6, 0] as const).map((weekday) => (
                <th key={weekday} scope="col">
                  <span aria-hidden="true">{t(`weekdayShort.d${weekday}`)}</span>
                  <span className="unseen">{t(`weekday.d${weekday}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(days).map((week) => (
              <tr key={week.find((day) => day)?.date}>
                {week.map((day, place) =>
                  day ? (
                    <td key={day.date}>
                      <OneDay
                        day={day}
                        today={day.date === today}
                        chosen={day.date === chosen}
                        onChoose={onChoose}
                      />
                    </td>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has nothing but its place
                    <td key={place} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    );
  },
  (a, b) => a.days[0] === b.days[0] && a.today === b.today && a.chosen === b.chosen,
);

interface DayProps {
  day: YearDay;
  today: boolean;
  chosen: boolean;
  onChoose: (date: string) => void;
}

function OneDay({ day, today, chosen, onChoose }: DayProps) {
  const { t, say } = useWords();
  const kind = t(`calendar.kind.${day.kind}`);
  const mark = day.kind === "holiday" || day.kind === "makeup" ? t(`calendar.mark.${day.kind}`) : null;
  const name = day.name ? say(day.name) : "";
  const title = t("date.dayTitle", {
    month: monthOf(day.date),
    day: dayOf(day.date),
    weekday: t(`weekday.d${weekdayOf(day.date)}`),
  });
  const face = (
    <button
      type="button"
      className={`bare ${styles.day}`}
      data-kind={day.kind}
      data-date={day.date}
      data-today={today}
      aria-current={today ? "date" : undefined}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      onClick={() => onChoose(day.date)}
    >
      <span className="unseen">{[title, name, kind].filter(Boolean).join(" · ")}</span>
      <span className={styles.face} aria-hidden="true">
        <span className={styles.number}>{dayOf(day.date)}</span>
        {mark ? <span className={styles.mark}>{mark}</span> : null}
      </span>
    </button>
  );
  return mark ? <Tooltip title={[name, kind].filter(Boolean).join(" · ")}>{face}</Tooltip> : face;
}
