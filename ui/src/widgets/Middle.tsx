import { Tooltip } from "antd";
import styles from "./widgets.module.css";

interface Props {
  text: string;
  /** How many of the last characters always show; a login keeps what stands after its colon. */
  tail?: number;
}

/** Text that is cut in its middle where it does not fit; the tooltip holds the whole. */
export function Middle({ text, tail }: Props) {
  const colon = text.lastIndexOf(":");
  const keep = Math.min(tail ?? (colon > 0 ? text.length - colon : 6), 16, text.length);
  const head = text.slice(0, text.length - keep);
  const rest = text.slice(text.length - keep);
  return (
    <Tooltip title={text} mouseEnterDelay={0.6}>
      <span className={styles.middle}>
        <span className={styles.middleHead}>{head}</span>
        <span className={styles.middleTail}>{rest}</span>
      </span>
    </Tooltip>
  );
}
