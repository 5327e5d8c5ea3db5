// The graph of the pairs that are looked at, with what is left out of it and what is too common to draw.

import { lazy, Suspense } from "react";
import type { PairsWanted } from "../../backend/bindings/PairsWanted";
import { usePlace } from "../../parts/place";
import { useAssociationGraph } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Magnifier } from "../../widgets/icons";
import { Common } from "./Common";

const GraphView = lazy(() => import("./graph/GraphView"));

export function GraphPane({ wanted }: { wanted: PairsWanted }) {
  const { t } = useWords();
  const { change } = usePlace();
  const { data, error, refetch } = useAssociationGraph({ wanted, limit: null });
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  const bones = (
    <div className="card">
      <BoneRows count={6} />
    </div>
  );
  if (!data) return bones;
  if (data.stores.length === 0)
    return (
      <>
        <Blank icon={<Magnifier />} title={t("association.noneHere")} />
        <Common of={data} />
      </>
    );
  const left = { stores: data.stores_left_out, pairs: data.pairs_left_out };
  return (
    <>
      {left.stores + left.pairs > 0 ? (
        <p className="soft" data-testid="graph-left-out">
          {t("association.graph.leftOut", left)}
        </p>
      ) : null}
      <Suspense fallback={bones}>
        <GraphView of={data} onSurround={(store) => change({ store, hops: undefined }, false)} />
      </Suspense>
      <Common of={data} />
    </>
  );
}
