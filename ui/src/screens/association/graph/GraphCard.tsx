// What is known of the store that is looked at, beside the drawing.

import { Button } from "antd";
import type { AssociationGraph } from "../../../backend/bindings/AssociationGraph";
import type { GraphPair } from "../../../backend/bindings/GraphPair";
import type { SignalKind } from "../../../backend/bindings/SignalKind";
import { PlatformBadge } from "../../../parts/marks";
import { useWords } from "../../../text/language";
import { Check, Magnifier, Warning } from "../../../widgets/icons";
import { Pill } from "../../../widgets/Pill";
import styles from "../association.module.css";
import { bandTone } from "../PairRow";

interface Props {
  of: AssociationGraph;
  store: string;
  /** The chosen store, where another one is pointed at. */
  beside: string | null;
  onOpen: (store: string) => void;
  onSurround: (store: string) => void;
}

export function GraphCard({ of, store, beside, onOpen, onSurround }: Props) {
  const { t } = useWords();
  const found = of.stores.find((one) => one.subject === store);
  if (!found) return null;
  const own = of.pairs.filter((pair) => pair.stores.includes(store));
  const between = own.find((pair) => beside !== null && pair.stores.includes(beside));
  const other = of.stores.find((one) => one.subject === beside);
  const toCheck = own.filter((pair) => pair.to_check).length;
  return (
    <div className={styles.graphCard} data-testid="graph-card" data-subject={store}>
      <div className="row">
        <PlatformBadge code={found.platform} />
        <span className="strong cut" title={found.name}>
          {found.name}
        </span>
      </div>
      <div className="row wrap">
        <Pill tone={bandTone[found.highest]} icon={found.score > 0 ? <Magnifier /> : <Check />}>
          <span className="figures">{found.score.toFixed(1)}</span> {t(`association.band.${found.highest}`)}
        </Pill>
        <span className="soft smaller">{t("association.graph.highest")}</span>
      </div>
      <p className="soft smaller">{t("association.graph.sharesWith", { count: found.degree })}</p>
      <ul className={styles.tally}>
        {tallied(own).map(([kind, count]) => (
          <li key={kind}>
            {t(`association.kind.${kind}`)} <span className="soft figures">{count}</span>
          </li>
        ))}
      </ul>
      {toCheck > 0 ? (
        <p className={styles.finding} data-tone="amber">
          <Warning />
          {t("association.graph.toCheck", { count: toCheck })}
        </p>
      ) : null}
      {between && other ? (
        <p className="smaller">
          {t("association.graph.between", { name: other.name })}
          {between.kinds.map((kind) => t(`association.kind.${kind}`)).join(t("common.comma"))}{" "}
          <span className="figures soft">{between.score.toFixed(1)}</span>
        </p>
      ) : null}
      <div className="row wrap">
        <Button size="small" onClick={() => onOpen(store)} data-testid="graph-open">
          {t("association.graph.open")}
        </Button>
        <Button size="small" type="link" onClick={() => onSurround(store)} data-testid="graph-surround">
          {t("association.graph.surround")}
        </Button>
      </div>
    </div>
  );
}

/** Kinds of facts with the number of pairs that share them, the most frequent first. */
function tallied(pairs: GraphPair[]): [SignalKind, number][] {
  const counts = new Map<SignalKind, number>();
  for (const kind of pairs.flatMap((pair) => pair.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
