import { Tooltip } from "antd";
import type { RibbonDay } from "../../backend/bindings/RibbonDay";
import { weekdayOf } from "../../clock";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import styles from "./today.module.css";

/** The share of the column that a day's marks take: it grows with the count, but one busy day must not flatten the others. */
const share = (count: number, most: number) =>
  count === 0 ? 0 : 0.2 + (0.8 * Math.log2(1 + count)) / Math.log2(1 + most);

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

const kinds: Record<string, string | undefined> = { weekend: styles.weekend, holiday: styles.holiday };

interface Props {
  days: RibbonDay[];
  onJump: (date: string) => void;
}

/** Seven days back to thirty ahead: which days count as working days, and what falls due on each. */
export function Ribbon({ days, onJump }: Props) {
  const { t, say } = useWords();
  const today = days.findIndex((day) => day.today);
  const most = Math.max(4, ...days.map((day) => day.marks.reduce((sum, mark) => sum + mark.count, 0)));
  const toneOf = (place: number): Tone => {
    const ahead = place - today;
    return ahead < 0 ? "red" : ahead < 1 ? "orange" : ahead <= 7 ? "amber" : "blue";
  };
  // A holiday's name stands once, above the first of its days; a month's above its first day.
  const names = days.flatMap((day, place) => {
    const holiday = day.name ? say(day.name) : "";
    const before = days[place - 1]?.name;
    const first = holiday && (!before || say(before) !== holiday);
    const month = day.date.endsWith("-01") ? t(`month.m${Number(day.date.slice(5, 7)) as Month}`) : "";
    const words = [month, first ? holiday : ""].filter(Boolean);
    return words.length > 0 ? [{ name: words.join(" · "), place }] : [];
  });

  const unknown = days.find((day) => day.provisional)?.date.slice(0, 4);

  return (
    <section className={`card ${styles.ribbon}`} aria-label={t("today.ribbon")}>
      <div className={styles.names} style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {names.map(({ name, place }) => (
          <span key={place} style={{ gridColumn: place + 1 }}>
            {name}
          </span>
        ))}
      </div>
      <div className={styles.days}>
        {days.map((day, place) => {
          const [, month = 0, date = 0] = day.date.split("-").map(Number);
          const weekday = weekdayOf(day.date);
          const total = day.marks.reduce((sum, mark) => sum + mark.count, 0);
          const title = t("date.dayTitle", { month, day: date, weekday: t(`weekday.d${weekday}`) });
          const lines = [
            day.today ? `${title} · ${t("today.today")}` : title,
            day.name ? say(day.name) : "",
            day.kind === "makeup" ? t("today.makeupLong") : "",
            day.provisional ? t("today.provisional") : "",
            ...day.marks.map((mark) => `${t(`consequence.${mark.consequence}`)} ${mark.count}`),
          ].filter(Boolean);
          const word = day.kind === "makeup" ? t("today.makeup") : t(`weekdayShort.d${weekday}`);
          const className = [
            "bare",
            styles.day,
            kinds[day.kind],
            day.today ? styles.dayToday : "",
            place < today ? styles.past : "",
          ].join(" ");
          const content = (
            <span className={styles.dayFace} aria-hidden={total > 0}>
              <span className={styles.marks} data-tone={toneOf(place)}>
                {total > 0 ? <span className={styles.markCount}>{total}</span> : null}
                {day.marks.map((mark, nth) => (
                  <span
                    key={mark.consequence}
                    className={`${styles.mark} ${nth > 0 ? styles.markOpen : ""}`}
                    style={{
                      height: `calc(var(--ribbonBar) * ${(share(total, most) * mark.count) / total})`,
                    }}
                  />
                ))}
              </span>
              <span className={styles.dayNumber}>{date}</span>
              <span className={styles.dayWord}>{word}</span>
            </span>
          );
          return (
            <Tooltip key={day.date} title={<span className="lines">{lines.join("\n")}</span>}>
              {total > 0 ? (
                <button type="button" className={className} onClick={() => onJump(day.date)}>
                  <span className="unseen">
                    {t("today.ribbonDay", { day: title, marks: lines.slice(1).join(", ") })}
                  </span>
                  {content}
                </button>
              ) : (
                <span className={className}>{content}</span>
              )}
            </Tooltip>
          );
        })}
      </div>
      {unknown ? (
        <a
          className={`link ${styles.unknown}`}
          href={`#/calendar?year=${unknown}`}
          data-testid="ribbon-provisional"
        >
          {t("today.provisionalYear", { year: unknown })}
        </a>
      ) : null}
    </section>
  );
}
