// Every rule that the program knows: what it says, how sure that is, and what is done with it.

import { Button, Checkbox, Tooltip } from "antd";
import { useRef } from "react";
import type { Confidence } from "../../backend/bindings/Confidence";
import type { Doing } from "../../backend/bindings/Doing";
import type { RulebookList } from "../../backend/bindings/RulebookList";
import { useListPlace } from "../../parts/list";
import { PendingLine } from "../../parts/PendingLine";
import { usePlace } from "../../parts/place";
import { useRulebook } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { FilterBar } from "../../widgets/FilterBar";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Book, Magnifier } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { RuleLine } from "./RuleLine";

/** How the backend writes that a rule holds for every platform. */
const EVERYWHERE = "*";

const sureness: Confidence[] = ["corroborated", "refined", "contradicted", "uncorroborated"];
const doings: Doing[] = ["acts", "informs"];

export function RulebookScreen() {
  const { t } = useWords();
  const { place, change, open } = usePlace();
  const list = useListPlace(["id"], ["confidence", "doing", "law", "mine"]);
  const { search, platform } = list.request;
  const { data, error, refetch, isPlaceholderData } = useRulebook({
    search,
    platform: place.law ? EVERYWHERE : platform,
    confidence: place.confidence ?? null,
    doing: place.doing ?? null,
    overridden: place.mine ?? false,
  });
  const rows = useRef<HTMLUListElement>(null);
  const field = useRef<{ focus: () => void }>(null);
  useRowKeys(rows, { Enter: (row) => row.dataset.rule && open(`rule:${row.dataset.rule}`) });
  useKeys({
    Slash: (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });
  const nothingSet = place.mine && data?.overridden === 0;

  return (
    <Page title={t("screen.rulebook")} lead={data ? <Lead list={data} /> : null}>
      <PendingLine />
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("rulebook.search")}
        field={field}
        narrowed={list.narrowed}
        onClear={list.clear}
      >
        <FilterChoice
          label={t("rulebook.confidence")}
          value={place.confidence}
          values={sureness}
          wordOf={(one) => t(`confidence.${one}`)}
          onChange={(confidence) => change({ confidence })}
        />
        <FilterChoice
          label={t("rulebook.doing")}
          value={place.doing}
          values={doings}
          wordOf={(one) => t(`doing.${one}`)}
          onChange={(doing) => change({ doing })}
        />
        <Tooltip title={t("rulebook.lawHelp")}>
          <Checkbox
            checked={place.law ?? false}
            onChange={(event) => change({ law: event.target.checked || undefined })}
            data-testid="rulebook-law"
          >
            {t("rulebook.law")}
          </Checkbox>
        </Tooltip>
        <Tooltip title={t("rulebook.mineHelp")}>
          <Checkbox
            checked={place.mine ?? false}
            onChange={(event) => change({ mine: event.target.checked || undefined })}
            data-testid="rulebook-mine"
          >
            {t("rulebook.mine")}
          </Checkbox>
        </Tooltip>
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows count={14} />
        </div>
      ) : data.rules.length > 0 ? (
        <ul className="card" ref={rows} aria-label={t("screen.rulebook")} aria-busy={isPlaceholderData}>
          {data.rules.map((row) => (
            <RuleLine key={row.id} row={row} onOpen={() => open(`rule:${row.id}`)} />
          ))}
        </ul>
      ) : (
        <Blank
          icon={nothingSet ? <Book /> : <Magnifier />}
          title={nothingSet ? t("rulebook.empty") : t("list.noMatch")}
          text={nothingSet ? t("rulebook.emptyText") : t("list.noMatchText")}
        >
          <Button onClick={list.clear}>{t("common.clear")}</Button>
        </Blank>
      )}
    </Page>
  );
}

function Lead({ list: { rules, total, overridden } }: { list: RulebookList }) {
  const { t } = useWords();
  const count =
    rules.length < total
      ? t("rulebook.leadShown", { shown: rules.length, total })
      : t("rulebook.lead", { total, count: total });
  return (
    <>
      {count}
      {overridden > 0 ? ` · ${t("rulebook.leadSet", { count: overridden })}` : ""}
    </>
  );
}
