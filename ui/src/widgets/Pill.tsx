import type { ReactNode } from "react";
import type { Tone } from "../theme/tokens";
import styles from "./widgets.module.css";

interface Props {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  /** Without the filled ground, for a dense table. */
  plain?: boolean;
  title?: string;
}

/** A state: always an icon and a word, the colour only says how pressing it is. */
export function Pill({ tone, icon, children, plain, title }: Props) {
  return (
    <span className={`${styles.pill} ${plain ? styles.plain : ""}`} data-tone={tone} title={title}>
      {icon}
      <span className="cut">{children}</span>
    </span>
  );
}
