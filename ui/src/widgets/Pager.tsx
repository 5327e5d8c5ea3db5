import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../text/language";
import { PAGE_SIZE, type useCursor, type usePages } from "./cursor";
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

interface NumberedProps {
  label: string;
  pages: ReturnType<typeof usePages>;
  of: { rows: unknown[]; total: number };
  stale?: boolean;
}

/** The same for pages that are numbered; says which rows of how many are seen. */
export function NumberedPager({ label, pages, of: { rows, total }, stale }: NumberedProps) {
  const { t } = useWords();
  const from = pages.page * PAGE_SIZE + 1;
  const to = from + rows.length - 1;
  const cursor = { after: null, ...pages };
  return (
    <Pager label={label} cursor={cursor} next={to < total ? String(pages.page + 1) : null} stale={stale}>
      <span className="figures">{t("common.range", { from, to, total })}</span>
    </Pager>
  );
}
