// What every list of things has: a title with their number, a filter bar, the rows, pages, a form to add one.

import { Button, type TableColumnsType } from "antd";
import { type ReactNode, useRef, useState } from "react";
import type { Page as Rows } from "../backend/bindings/Page";
import { useWords } from "../text/language";
import { Blank, Failed } from "../widgets/Blank";
import { FilterBar } from "../widgets/FilterBar";
import { Magnifier, Plus } from "../widgets/icons";
import { useKeys, useRowKeys } from "../widgets/keys";
import { Page } from "../widgets/Page";
import { PagedTable } from "../widgets/PagedTable";
import type { ListPlace } from "./list";
import { type Screen, usePlace } from "./place";
import { RecordButton } from "./RecordButton";

interface Props<Row> {
  screen: Screen;
  list: ListPlace;
  /** The backend's answer to `list.request` and the filters. */
  answer: {
    data: Rows<Row> | undefined;
    error: unknown;
    refetch: () => Promise<unknown>;
    isPlaceholderData: boolean;
  };
  columns: TableColumnsType<Row>;
  /** One line of how many there are. */
  lead: (total: number) => string;
  searchFor: string;
  /** The fields of the filter bar behind the search. */
  filters: ReactNode;
  /** What stands here before there is anything; or, with what begins the primary action, a page of its own. */
  blank?: { icon: ReactNode; title: string; text: string };
  teach?: (begin: () => void) => ReactNode;
  /** What stands beneath the rows. */
  below?: ReactNode;
  /** Where a row leads, where that is not its drawer. */
  onOpen?: (subject: string) => void;
  /** The primary action; `form` gets what closes it, with the subject that was added. */
  add: { words: string; testId: string; form: (close: (added?: string) => void) => ReactNode };
  /** Keys on a row beyond J, K and Enter. */
  keys?: Record<string, (subject: string) => void>;
}

export function ListScreen<Row extends { subject: string }>(props: Props<Row>) {
  const { screen, list, answer, columns, lead, searchFor, filters, blank, teach, add, keys = {} } = props;
  const { data, error } = answer;
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const [begun, setBegun] = useState(false);
  const adding = begun || place.add === true;
  const rows = useRef<HTMLDivElement>(null);
  const field = useRef<{ focus: () => void }>(null);

  const onSubject = (act: (subject: string) => void) => (row: HTMLElement) => {
    if (row.dataset.subject) act(row.dataset.subject);
  };
  const enter = props.onOpen ?? open;
  const acts = Object.entries({ Enter: (subject: string) => enter(subject), ...keys });
  useRowKeys(rows, Object.fromEntries(acts.map(([key, act]) => [key, onSubject(act)])));
  useKeys({
    Slash: (event) => {
      event.preventDefault();
      field.current?.focus();
    },
    KeyN: (event) => {
      event.preventDefault();
      setBegun(true);
    },
  });

  const begin = () => setBegun(true);
  const title = t(`screen.${screen}`);
  const empty = data?.rows.length === 0;
  return (
    <Page
      title={title}
      lead={data ? lead(data.total) : null}
      action={
        <RecordButton type="primary" icon={<Plus />} onClick={begin} data-testid={add.testId}>
          {add.words}
        </RecordButton>
      }
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={searchFor}
        field={field}
        narrowed={list.narrowed}
        onClear={list.clear}
      >
        {filters}
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void answer.refetch()} />
      ) : empty && list.narrowed ? (
        <Blank icon={<Magnifier />} title={t("list.noMatch")} text={t("list.noMatchText")}>
          <Button onClick={list.clear}>{t("common.clear")}</Button>
        </Blank>
      ) : empty && teach ? (
        teach(begin)
      ) : empty && blank ? (
        <Blank {...blank}>
          <Button type="primary" onClick={() => go("import")}>
            {t("list.importInstead")}
          </Button>
          <RecordButton onClick={begin}>{add.words}</RecordButton>
        </Blank>
      ) : (
        <>
          <PagedTable
            label={title}
            columns={columns}
            page={data}
            stale={answer.isPlaceholderData}
            rowKey={(row) => row.subject}
            cursor={list.cursor}
            frame={rows}
            onOpen={(row) => enter(row.subject)}
            onSort={(by, down) => change({ sort: by, down: down || undefined })}
          />
          {props.below}
        </>
      )}
      {adding
        ? add.form((added) => {
            setBegun(false);
            change({ add: undefined, ...(added ? { subject: added } : {}) });
          })
        : null}
    </Page>
  );
}
