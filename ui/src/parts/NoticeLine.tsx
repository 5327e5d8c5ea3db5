// One line above a screen about what waits somewhere else; pressed, it leads there.

import type { ReactNode } from "react";
import type { Tone } from "../theme/tokens";
import { Chevron } from "../widgets/icons";
import styles from "./noticeLine.module.css";

interface Props {
  tone: Tone;
  icon: ReactNode;
  title: string;
  /** What it is about, in short. */
  text: string;
  /** By when, where it has a time. */
  due?: ReactNode;
  /** Where it leads, as a verb. */
  to: string;
  /** It opens beside the screen instead of leaving it. */
  dialog?: boolean;
  onOpen: () => void;
  testid: string;
}

export function NoticeLine({ tone, icon, title, text, due, to, dialog, onOpen, testid }: Props) {
  return (
    <button
      type="button"
      className={`bare card ${styles.line}`}
      data-tone={tone}
      onClick={onOpen}
      aria-haspopup={dialog ? "dialog" : undefined}
      data-testid={testid}
    >
      <span className={styles.mark}>{icon}</span>
      <span className="strong">{title}</span>
      <span className="soft grow">{text}</span>
      {due}
      <span className={styles.to}>
        {to} <Chevron />
      </span>
    </button>
  );
}
