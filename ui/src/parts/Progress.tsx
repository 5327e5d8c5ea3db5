import styles from "./progress.module.css";

/** How much of something is done; the words beside it say it too. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      data-tone={done >= total ? "green" : "blue"}
      data-testid="progress"
    >
      <span className={styles.done} style={{ inlineSize: `${total > 0 ? (100 * done) / total : 0}%` }} />
    </div>
  );
}
