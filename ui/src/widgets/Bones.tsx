import { useWords } from "../text/language";
import styles from "./widgets.module.css";

/** A line of the final height while it loads. */
export function Bone({ width = "100%", height }: { width?: string; height?: string }) {
  return <span className={styles.bone} style={{ width, height }} />;
}

/** Rows of the final height while a list loads, so that nothing jumps. */
export function BoneRows({ count = 8 }: { count?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t("common.loading")}>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className={styles.boneRow}>
          <Bone width="12%" />
          <Bone width="28%" />
          <Bone width="18%" />
          <Bone width="30%" />
        </div>
      ))}
    </div>
  );
}
