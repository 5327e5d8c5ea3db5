// What stores of one platform have in common, the weightiest pair first: evidence with its age, what the declared relation
// requires or tolerates, and what may truthfully be done. A possibility, never a verdict.

import { Button } from "antd";
import { useState } from "react";
import type { AssociationPage } from "../../backend/bindings/AssociationPage";
import type { RiskBand } from "../../backend/bindings/RiskBand";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useAssociation } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Magnifier, Rings } from "../../widgets/icons";
import { Page } from "../../widgets/Page";
import { Clusters } from "./Clusters";
import { Pairs } from "./Pairs";

const PAGE = 50;
const bands: RiskBand[] = ["low", "medium", "high", "critical"];

export function AssociationScreen() {
  const { t } = useWords();
  const { go } = usePlace();
  const platform = usePlatformFilter();
  const [least, setLeast] = useState<RiskBand | undefined>();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch, isPlaceholderData } = useAssociation({
    wanted: { store: null, hops: null, platform, kinds: [], at_least: least ?? null },
    offset: 0,
    limit,
  });
  const nothing = data && data.total === 0 && data.common.length === 0 && !least;

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
          <div className="row wrap">
            <FilterChoice
              label={t("association.atLeast")}
              value={least}
              values={bands}
              wordOf={(band) => t(`association.band.${band}`)}
              onChange={setLeast}
            />
            <span className="soft">{t("association.possible")}</span>
          </div>
          {data.pairs.length === 0 ? (
            <Blank icon={<Magnifier />} title={t("association.noneHere")} />
          ) : (
            <Pairs of={data.pairs} busy={isPlaceholderData} />
          )}
          {data.pairs.length < data.total ? (
            <div>
              <Button onClick={() => setLimit(limit + PAGE)} data-testid="association-more">
                {t("association.more", { count: data.total - data.pairs.length })}
              </Button>
            </div>
          ) : null}
          <Clusters of={data} />
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
