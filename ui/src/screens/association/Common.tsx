// Which values are so common that they tell little.

import type { CommonValue } from "../../backend/bindings/CommonValue";
import type { Named } from "../../backend/bindings/Named";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import styles from "./association.module.css";
import { StoreNames } from "./StoreNames";

export function Common({ of }: { of: { common: CommonValue[]; names: Named[] } }) {
  const { t } = useWords();
  if (of.common.length === 0) return null;
  return (
    <section className={`card ${styles.section}`} aria-label={t("association.common")}>
      <h2>{t("association.common")}</h2>
      <p className="soft">{t("association.commonHelp")}</p>
      <ul className={styles.groups}>
        {of.common.map((value) => (
          <li key={`${value.platform} ${value.kind} ${value.value}`}>
            <span className="strong">
              {t(`association.kind.${value.kind}`)} {value.value}
            </span>{" "}
            <RuleLink id={value.rule}>{t("association.storeCount", { count: value.stores.length })}</RuleLink>{" "}
            <StoreNames of={of.names} stores={value.stores} />
          </li>
        ))}
      </ul>
    </section>
  );
}
