import styles from "./widgets.module.css";

interface Props {
  text: string;
  /**
   * How many of the last characters always show. A login keeps what stands after its colon, a code or whoever is numbered some;
   * of a name, whose end is like many others' (a company's, a shop's), none.
   */
  tail?: number;
}

const NAME = /\p{Script=Han}$/u;

/** Text that is cut in its middle where it does not fit; its title holds the whole: a plain one, for a page shows
 * a hundred of them. */
export function Middle({ text, tail }: Props) {
  const colon = text.lastIndexOf(":");
  const told = colon > 0 ? text.length - colon : NAME.test(text) ? 0 : 6;
  const keep = Math.min(tail ?? told, 16, text.length);
  const head = text.slice(0, text.length - keep);
  const rest = text.slice(text.length - keep);
  return (
    <span className={styles.middle} title={text}>
      <span className={styles.middleHead}>{head}</span>
      <span className={styles.middleTail}>{rest}</span>
    </span>
  );
}
