// A span in working days, day by day: which were counted, which were off, which weekends were worked.

import { Tooltip } from "antd";
import type { CountedDay } from "../backend/bindings/CountedDay";
import { useWords } from "../text/language";
import styles from "./countedDays.module.css";

export function CountedDays({ of }: { of: CountedDay[] }) {
  const { t, say } = useWords();
  return (
    <ol className={styles.days}>
      {of.map((day) => {
        const kind = t(`calendar.kind.${day.kind}`);
        const name = day.name ? `${say(day.name)} · ${kind}` : kind;
        return (
          <li key={day.date}>
            <Tooltip title={`${day.date} ${name}`}>
              <span
                className={styles.day}
                data-counted={day.counted || undefined}
                data-kind={day.kind}
                role="img"
                aria-label={`${day.date} ${name}`}
              >
                {Number(day.date.slice(8))}
              </span>
            </Tooltip>
          </li>
        );
      })}
    </ol>
  );
}
