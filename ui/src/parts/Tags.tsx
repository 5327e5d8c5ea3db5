// The operator's own words beside something.

import { useWords } from "../text/language";
import styles from "./tags.module.css";

/** So many stand in a row of a list; the rest is a number. */
const SHOWN = 2;

export function Tags({ of, all }: { of: string[]; all?: boolean }) {
  const { t } = useWords();
  const shown = all ? of : of.slice(0, SHOWN);
  const more = of.length - shown.length;
  if (of.length === 0) return null;
  return (
    <span className={styles.tags} title={of.join(t("common.comma"))}>
      {shown.map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
      {more > 0 ? <span className="faint smaller">+{more}</span> : null}
    </span>
  );
}
