import { Modal } from "antd";
import { useWords } from "../text/language";
import { useReturnFocus } from "../widgets/focus";
import { Kbd, MOD } from "../widgets/Kbd";
import styles from "./frame.module.css";

const keys = [
  ["J K ↑ ↓", "move"],
  ["Enter", "open"],
  ["W", "why"],
  ["E", "primary"],
  ["N", "new"],
  ["/", "filter"],
  ["G …", "jump"],
  [`${MOD} K`, "palette"],
  [`${MOD} Z`, "undo"],
  ["Esc", "close"],
  ["?", "list"],
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useWords();
  return (
    <Modal open title={t("keys.title")} footer={null} onCancel={onClose}>
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
    </Modal>
  );
}
