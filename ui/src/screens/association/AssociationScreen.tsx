// What stores of one platform have in common, as a list with the weightiest pair first or as a graph: evidence with its age,
// what the declared relation requires or tolerates, and what may truthfully be done. A possibility, never a verdict.

import { Alert, Button } from "antd";
import { useState } from "react";
import type { AssociationPage } from "../../backend/bindings/AssociationPage";
import type { RiskBand } from "../../backend/bindings/RiskBand";
import { usePlace } from "../../parts/place";
import { useAssociation } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Rings } from "../../widgets/icons";
import { Page } from "../../widgets/Page";
import { GraphPane } from "./GraphPane";
import { canDraw } from "./graph/webgl";
import { PairFilters, usePairsWanted } from "./PairFilters";
import { PairList } from "./PairList";

const PAGE = 50;

export function AssociationScreen() {
  const { t } = useWords();
  const { place, go } = usePlace();
  const wanted = usePairsWanted();
  const [limit, setLimit] = useState(PAGE);
  const graph = place.view === "graph";
  const drawn = graph && canDraw();
  const { data, error, refetch, isPlaceholderData } = useAssociation({
    wanted,
    offset: 0,
    limit: drawn ? 0 : limit,
  });
  const narrowed = wanted.at_least !== null || wanted.kinds.length > 0 || wanted.store !== null;
  const nothing = data && data.total === 0 && data.common.length === 0 && !narrowed;

  return (
    <Page title={t("screen.association")} lead={data && !nothing ? <Lead of={data} /> : null}>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows count={6} />
        </div>
      ) : nothing ? (
        <Blank icon={<Rings />} title={t("association.none")} text={t("association.noneText")}>
          <Button type="primary" onClick={() => go("import")}>
            {t("list.importInstead")}
          </Button>
        </Blank>
      ) : (
        <>
          <PairFilters />
          {graph && !drawn ? (
            <Alert
              type="info"
              showIcon
              title={t("association.graph.cannotDraw")}
              data-testid="graph-cannot"
            />
          ) : null}
          {drawn ? (
            <GraphPane wanted={wanted} />
          ) : (
            <PairList of={data} busy={isPlaceholderData} onMore={() => setLimit(limit + PAGE)} />
          )}
        </>
      )}
    </Page>
  );
}

function Lead({ of }: { of: AssociationPage }) {
  const { t } = useWords();
  const count = (band: RiskBand) => of.bands.find((tally) => tally.band === band)?.pairs ?? 0;
  return (
    <>
      {t("association.lead", {
        count: of.total,
        critical: count("critical"),
        high: count("high"),
        medium: count("medium"),
      })}
    </>
  );
}
