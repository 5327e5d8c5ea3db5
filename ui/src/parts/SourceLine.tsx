import { Tooltip } from "antd";
import type { Cited } from "../backend/bindings/Cited";
import { useWords } from "../text/language";
import styles from "./parts.module.css";

/** What a rule rests on: its title, its date, and how far it can be relied on. The place in it stands in the tooltip. */
export function SourceLine({ of: { origin, passage } }: { of: Cited }) {
  const { t, say } = useWords();
  const place = passage
    ? t("today.sourcePlace", { file: origin.id, offset: passage.offset, length: passage.length })
    : [origin.id, origin.address].filter(Boolean).join(" · ");
  return (
    <Tooltip title={place}>
      <span className={styles.sourcePlace}>
        {t("today.source")} {say(origin.title)} · {origin.dated ?? t("today.sourceUndated")} ·{" "}
        {t(`trust.${origin.trust}`)}
      </span>
    </Tooltip>
  );
}
