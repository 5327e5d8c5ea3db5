import type { ReactNode } from "react";
import styles from "./widgets.module.css";

interface Props {
  title: string;
  /** One line of what the page holds, with the count. */
  lead?: ReactNode;
  /** The primary action, at the right. */
  action?: ReactNode;
  children: ReactNode;
}

export function Page({ title, lead, action, children }: Props) {
  return (
    <div className={styles.page}>
      <header className={styles.pageHead}>
        <div className={styles.pageTitle}>
          <h1>{title}</h1>
          {lead ? <span className="soft">{lead}</span> : null}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
