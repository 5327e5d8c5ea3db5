import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../text/language";
import type { useCursor } from "./cursor";
import styles from "./widgets.module.css";

interface Props {
  label: string;
  cursor: ReturnType<typeof useCursor>;
  /** The way forward; none on the last page. */
  next: string | null;
  /** An answer to other filters is on its way. */
  stale?: boolean;
  /** What stands before the buttons, such as which rows are seen. */
  children?: ReactNode;
}

/** The way to other pages, where there are any. */
export function Pager({ label, cursor, next, stale, children }: Props) {
  const { t } = useWords();
  if (cursor.page === 0 && !next) return null;
  return (
    <nav className={styles.pager} aria-label={label} aria-busy={stale}>
      {children}
      <Button size="small" disabled={cursor.page === 0} onClick={cursor.back}>
        {t("common.previous")}
      </Button>
      <Button size="small" disabled={!next} onClick={() => next && cursor.forward(next)}>
        {t("common.next")}
      </Button>
    </nav>
  );
}
