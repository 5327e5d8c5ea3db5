// What a store's page shows of its neighbours: what it shares with other stores, the weightiest first.

import sections from "../../parts/parts.module.css";
import { useAssociation } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import styles from "./association.module.css";
import { PairRow } from "./PairRow";

/** More stand on the screen of all pairs. */
const LIMIT = 20;

export function StoreOverlaps({ store }: { store: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useAssociation({
    wanted: { store, hops: null, platform: null, kinds: [], at_least: null },
    offset: 0,
    limit: LIMIT,
  });
  return (
    <section className={sections.section} aria-label={t("association.ofStore")}>
      <h3>{t("association.ofStore")}</h3>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <BoneRows count={2} />
      ) : data.pairs.length === 0 ? (
        <p className="soft">{t("association.ofStoreNone")}</p>
      ) : (
        <ul className={styles.beside}>
          {data.pairs.map((pair) => (
            <PairRow key={pair.stores.join(" ")} of={pair} beside={store} />
          ))}
        </ul>
      )}
      {data && data.common.length > 0 ? (
        <p className="soft">
          {t("association.ofStoreCommon", {
            values: data.common
              .map((value) => `${t(`association.kind.${value.kind}`)} ${value.value}`)
              .join(t("common.comma")),
          })}
        </p>
      ) : null}
    </section>
  );
}
