// Which stores hang together, and which values are so common that they tell little.

import type { AssociationPage } from "../../backend/bindings/AssociationPage";
import { usePlace } from "../../parts/place";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import styles from "./association.module.css";

/** So many names stand there; the others are counted. */
const FEW = 12;

export function Clusters({ of }: { of: AssociationPage }) {
  const { t } = useWords();
  return (
    <>
      {of.clusters.length > 0 ? (
        <section className={`card ${styles.section}`} aria-label={t("association.clusters")}>
          <h2>{t("association.clusters")}</h2>
          <p className="soft">{t("association.clustersHelp")}</p>
          <ul className={styles.groups}>
            {of.clusters.map((cluster) => (
              <li key={cluster.stores[0]}>
                <span className="strong figures">
                  {t("association.storeCount", { count: cluster.stores.length })}
                </span>{" "}
                <Names of={of} stores={cluster.stores} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {of.common.length > 0 ? (
        <section className={`card ${styles.section}`} aria-label={t("association.common")}>
          <h2>{t("association.common")}</h2>
          <p className="soft">{t("association.commonHelp")}</p>
          <ul className={styles.groups}>
            {of.common.map((value) => (
              <li key={`${value.platform} ${value.kind} ${value.value}`}>
                <span className="strong">
                  {t(`association.kind.${value.kind}`)} {value.value}
                </span>{" "}
                <RuleLink id={value.rule}>
                  {t("association.storeCount", { count: value.stores.length })}
                </RuleLink>{" "}
                <Names of={of} stores={value.stores} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Names({ of, stores }: { of: AssociationPage; stores: string[] }) {
  const { t } = useWords();
  const { open } = usePlace();
  const name = (store: string) => of.names.find((named) => named.subject === store)?.name ?? store;
  return (
    <span className={styles.names}>
      {stores.slice(0, FEW).map((store) => (
        <button
          key={store}
          type="button"
          className="bare link"
          onClick={() => open(store)}
          aria-haspopup="dialog"
        >
          {name(store)}
        </button>
      ))}
      {stores.length > FEW ? (
        <span className="soft">{t("association.others", { count: stores.length - FEW })}</span>
      ) : null}
    </span>
  );
}
