import styles from "./widgets.module.css";

/** The key that stands for "command" on this machine. */
export const MOD = /Mac/.test(navigator.userAgent) ? "⌘" : "Ctrl";

export function Kbd({ children }: { children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
