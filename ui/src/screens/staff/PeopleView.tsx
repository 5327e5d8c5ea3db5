import { Button } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useStaff } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { SavedViews } from "../../parts/SavedViews";
import { ArchiveFilter, TagFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { FilterBar } from "../../widgets/FilterBar";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Magnifier, Person, Plus } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { PagedTable } from "../../widgets/PagedTable";
import { usePeopleColumns } from "./columns";
import { EditPerson } from "./EditPerson";

export function PeopleView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const list = useListPlace(["name"], ["gone", "tag", "archived"]);
  const { search, platform, after, limit } = list.request;
  const left = place.gone ? place.gone === "left" : null;
  const answer = useStaff({
    search,
    platform,
    left,
    tag: place.tag ?? null,
    archived: place.archived ?? false,
    after,
    limit,
  });
  const [adding, setAdding] = useState(place.add === true);
  const { data, error } = answer;
  const columns = usePeopleColumns();
  const rows = useRef<HTMLDivElement>(null);
  const field = useRef<{ focus: () => void }>(null);
  useRowKeys(rows, {
    Enter: (row) => row.dataset.subject && open(row.dataset.subject),
    KeyE: (row) => row.dataset.subject && open(row.dataset.subject, "edit"),
  });
  useKeys({
    Slash: (event) => {
      event.preventDefault();
      field.current?.focus();
    },
    KeyN: (event) => {
      event.preventDefault();
      setAdding(true);
    },
  });
  const empty = data?.rows.length === 0;
  return (
    <Page
      title={t("screen.staff")}
      lead={data ? t("staff.lead", { count: data.total }) : null}
      action={
        <div className="row">
          {choice}
          <RecordButton
            type="primary"
            icon={<Plus />}
            onClick={() => setAdding(true)}
            data-testid="add-person"
          >
            {t("record.addPerson")}
          </RecordButton>
        </div>
      }
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("staff.search")}
        field={field}
        narrowed={list.narrowed}
        onClear={list.clear}
      >
        <FilterChoice
          label={t("staff.gone")}
          value={place.gone}
          values={["here", "left"]}
          wordOf={(one) => t(`staff.goneOf.${one}`)}
          onChange={(gone) => change({ gone })}
        />
        <TagFilter of="staff" />
        <ArchiveFilter />
        <SavedViews screen="staff" list={list} />
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void answer.refetch()} />
      ) : empty && list.narrowed ? (
        <Blank icon={<Magnifier />} title={t("list.noMatch")} text={t("list.noMatchText")}>
          <Button onClick={list.clear}>{t("common.clear")}</Button>
        </Blank>
      ) : empty ? (
        <Blank icon={<Person />} title={t("staff.empty")} text={t("staff.emptyText")}>
          <Button type="primary" onClick={() => go("import")}>
            {t("list.importInstead")}
          </Button>
        </Blank>
      ) : (
        <PagedTable
          label={t("screen.staff")}
          columns={columns}
          page={data}
          stale={answer.isPlaceholderData}
          rowKey={(row) => row.subject}
          cursor={list.cursor}
          frame={rows}
          onOpen={(row) => open(row.subject)}
          onSort={() => undefined}
        />
      )}
      {adding ? (
        <EditPerson
          onClose={(added) => {
            setAdding(false);
            change({ add: undefined, ...(added ? { subject: added } : {}) });
          }}
        />
      ) : null}
    </Page>
  );
}
