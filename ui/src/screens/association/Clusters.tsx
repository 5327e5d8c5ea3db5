// Which stores hang together.

import type { AssociationPage } from "../../backend/bindings/AssociationPage";
import { useWords } from "../../text/language";
import styles from "./association.module.css";
import { StoreNames } from "./StoreNames";

export function Clusters({ of }: { of: AssociationPage }) {
  const { t } = useWords();
  if (of.clusters.length === 0) return null;
  return (
    <section className={`card ${styles.section}`} aria-label={t("association.clusters")}>
      <h2>{t("association.clusters")}</h2>
      <p className="soft">{t("association.clustersHelp")}</p>
      <ul className={styles.groups}>
        {of.clusters.map((cluster) => (
          <li key={cluster.stores[0]}>
            <span className="strong figures">
              {t("association.storeCount", { count: cluster.stores.length })}
            </span>{" "}
            <StoreNames of={of.names} stores={cluster.stores} />
          </li>
        ))}
      </ul>
    </section>
  );
}
