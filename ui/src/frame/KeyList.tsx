import { useWords } from "../text/language";
import { Kbd, MOD } from "../widgets/Kbd";
import { Dialog } from "../widgets/layers";
import styles from "./frame.module.css";

const keys = [
  ["J K ↑ ↓", "move"],
  ["Enter", "open"],
  ["W", "why"],
  ["E", "primary"],
  ["S", "remind"],
  ["N", "new"],
  ["/", "filter"],
  ["T", "travel"],
  ["G …", "jump"],
  [`${MOD} K`, "palette"],
  [`${MOD} Z`, "undo"],
  ["Esc", "close"],
  ["?", "list"],
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t("keys.title")} footer={null} onCancel={onClose}>
      <dl className={styles.keyList}>
        {keys.map(([key, word]) => (
          <div key={word}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
