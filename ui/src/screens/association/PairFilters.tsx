// Which pairs are looked at, for list and graph alike. All of it stands in the address.

import { Segmented, Select } from "antd";
import type { PairsWanted } from "../../backend/bindings/PairsWanted";
import type { RiskBand } from "../../backend/bindings/RiskBand";
import type { SignalKind } from "../../backend/bindings/SignalKind";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { StorePick } from "../../parts/StorePick";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import styles from "./association.module.css";

const bands: RiskBand[] = ["low", "medium", "high", "critical"];

/** As the rulebook orders them. */
const kinds: SignalKind[] = [
  "licence",
  "legal-representative",
  "bank-account",
  "device-and-ip",
  "shared-credential",
  "payment-account",
  "device",
  "phone",
  "email",
  "shareholder",
  "products",
  "return-address",
  "business-address",
  "contact-name",
  "ip",
  "employee",
];

export function usePairsWanted(): PairsWanted {
  const { place } = usePlace();
  const platform = usePlatformFilter();
  const store = place.store ?? null;
  return {
    store,
    hops: store ? (place.hops ?? 1) : null,
    platform,
    kinds: (place.signals ?? []).filter((kind) => kinds.includes(kind)),
    at_least: bands.find((band) => band === place.band) ?? null,
  };
}

export function PairFilters() {
  const { t } = useWords();
  const { place, change } = usePlace();
  const wanted = usePairsWanted();
  return (
    <div className="row wrap">
      <Segmented<"list" | "graph">
        aria-label={t("association.views")}
        value={place.view === "graph" ? "graph" : "list"}
        onChange={(view) => change({ view: view === "graph" ? "graph" : undefined }, false)}
        options={(["list", "graph"] as const).map((one) => ({
          value: one,
          label: t(`association.view.${one}`),
        }))}
        data-testid="association-views"
      />
      <FilterChoice
        label={t("association.atLeast")}
        value={wanted.at_least ?? undefined}
        values={bands}
        wordOf={(band) => t(`association.band.${band}`)}
        onChange={(band) => change({ band })}
      />
      <Select<SignalKind[]>
        className={styles.kinds}
        mode="multiple"
        maxTagCount="responsive"
        aria-label={t("association.kinds")}
        placeholder={t("association.kinds")}
        allowClear
        value={wanted.kinds}
        onChange={(signals) => change({ signals: signals.length > 0 ? signals : undefined })}
        options={kinds.map((kind) => ({ value: kind, label: t(`association.kind.${kind}`) }))}
        popupMatchSelectWidth={false}
      />
      <StorePick
        label={t("association.surroundings")}
        value={wanted.store}
        onChange={(store) => change({ store: store ?? undefined, hops: undefined }, false)}
      />
      {wanted.store ? (
        <Segmented<number>
          aria-label={t("association.hops")}
          value={wanted.hops ?? 1}
          onChange={(hops) => change({ hops: hops === 1 ? undefined : hops })}
          options={[
            { value: 1, label: t("association.oneHop") },
            { value: 2, label: t("association.twoHops") },
          ]}
        />
      ) : null}
      <span className="soft">{t("association.possible")}</span>
    </div>
  );
}
