import { Link } from "@tanstack/react-router";
import { Tooltip } from "antd";
import { useState } from "react";
import { useFrame } from "../parts/queries";
import { useWords } from "../text/language";
import { Fold, Lantern } from "../widgets/icons";
import styles from "./frame.module.css";
import { entries } from "./screens";

const KEPT = "rail";

/** Counts stand only where something needs a person. */
export function Rail() {
  const { t } = useWords();
  const frame = useFrame().data;
  const [folded, setFolded] = useState(() => localStorage.getItem(KEPT) === "folded");
  const fold = () => {
    localStorage.setItem(KEPT, folded ? "open" : "folded");
    setFolded(!folded);
  };
  const counts: Partial<Record<string, number>> = { today: frame?.urgent, inbox: frame?.unread };
  const link = ({ screen, icon: Icon }: (typeof entries)[number]) => {
    const count = counts[screen] ?? 0;
    const word = t(`screen.${screen}`);
    return (
      <Tooltip key={screen} title={folded ? word : undefined} placement="right">
        <Link
          to={`/${screen}`}
          className={styles.item}
          activeOptions={{ includeSearch: false }}
          data-testid={`nav-${screen}`}
        >
          <Icon large />
          <span className={styles.itemWord}>{word}</span>
          {count > 0 ? (
            <span className={styles.count} aria-hidden="true" data-tone={screen === "today" ? "red" : "blue"}>
              {count > 999 ? "999+" : count}
            </span>
          ) : null}
          {count > 0 ? (
            <span className="unseen">
              {screen === "today" ? t("frame.urgent", { count }) : t("frame.unread", { count })}
            </span>
          ) : null}
        </Link>
      </Tooltip>
    );
  };
  return (
    <nav className={`${styles.rail} ${folded ? styles.folded : ""}`} aria-label={t("frame.navigation")}>
      <div className={styles.brand}>
        <Lantern large />
        <span className={styles.brandWord}>{t("app")}</span>
      </div>
      {entries.filter((e) => !e.foot).map(link)}
      <span className={styles.spring} />
      {entries.filter((e) => e.foot).map(link)}
      <button type="button" className={`bare ${styles.item}`} onClick={fold} aria-expanded={!folded}>
        <Fold large />
        <span className={styles.itemWord}>{folded ? t("frame.unfold") : t("frame.fold")}</span>
      </button>
    </nav>
  );
}
