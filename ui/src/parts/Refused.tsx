import { Alert } from "antd";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";

/** Why nothing was recorded; nothing to see where nothing was refused. */
export function Refused({ refusals }: { refusals: Refusal[] }) {
  const { t, say } = useWords();
  if (refusals.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t("action.refused")}
      description={refusals.map((one) => say(one.text)).join("\n")}
    />
  );
}
