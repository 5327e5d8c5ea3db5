// The pairs one by one, the weightiest first, with what may be done about each.

import { Button } from "antd";
import type { AssociationPage } from "../../backend/bindings/AssociationPage";
import { useWords } from "../../text/language";
import { Blank } from "../../widgets/Blank";
import { Magnifier } from "../../widgets/icons";
import { Clusters } from "./Clusters";
import { Common } from "./Common";
import { Pairs } from "./Pairs";

interface Props {
  of: AssociationPage;
  busy: boolean;
  onMore: () => void;
}

export function PairList({ of, busy, onMore }: Props) {
  const { t } = useWords();
  return (
    <>
      {of.pairs.length === 0 ? (
        <Blank icon={<Magnifier />} title={t("association.noneHere")} />
      ) : (
        <Pairs of={of.pairs} busy={busy} />
      )}
      {of.pairs.length < of.total ? (
        <div>
          <Button onClick={onMore} data-testid="association-more">
            {t("association.more", { count: of.total - of.pairs.length })}
          </Button>
        </div>
      ) : null}
      <Clusters of={of} />
      <Common of={of} />
    </>
  );
}
