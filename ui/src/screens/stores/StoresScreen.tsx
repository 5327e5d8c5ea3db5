import { Button, Select } from "antd";
import { useRef, useState } from "react";
import type { StoreSort } from "../../backend/bindings/StoreSort";
import type { StoreStatus } from "../../backend/bindings/StoreStatus";
import { usePlace } from "../../parts/place";
import { choosePlatform, usePlatformFilter } from "../../parts/platformFilter";
import { useStores } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { PAGE_SIZE, useCursor } from "../../widgets/cursor";
import { FilterBar } from "../../widgets/FilterBar";
import filter from "../../widgets/filter.module.css";
import { Magnifier, Plus, Shop } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { PagedTable } from "../../widgets/PagedTable";
import { AddStore } from "./AddStore";
import { useStoreColumns } from "./columns";

const statuses: StoreStatus[] = ["preparing", "active", "restricted", "frozen", "closing", "closed"];
const sorts: StoreSort[] = ["name", "main", "headline"];

export function StoresScreen() {
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const platform = usePlatformFilter();
  const [adding, setAdding] = useState(place.add === true);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<{ focus: () => void }>(null);

  const sort = sorts.find((one) => one === place.sort) ?? "headline";
  const narrowing = { search: place.q ?? "", platform, status: place.status ?? null };
  const order = { sort, descending: place.down === true };
  const cursor = useCursor(JSON.stringify([narrowing, order]));
  const { data, error, refetch, isPlaceholderData } = useStores({
    ...narrowing,
    ...order,
    after: cursor.after,
    limit: PAGE_SIZE,
  });
  const columns = useStoreColumns(sort, order.descending);
  const narrowed = Boolean(place.q || place.status || platform);
  const clear = () => {
    choosePlatform(null);
    change({ q: undefined, status: undefined });
  };

  useRowKeys(list, { Enter: (row) => row.dataset.subject && open(row.dataset.subject) });
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
      title={t("screen.stores")}
      lead={data ? t("list.storesLead", { count: data.total }) : null}
      action={
        <Button type="primary" icon={<Plus />} onClick={() => setAdding(true)} data-testid="add-store">
          {t("list.addStore")}
        </Button>
      }
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("list.searchStores")}
        field={field}
        narrowed={narrowed}
        onClear={clear}
      >
        <Select
          className={filter.choice}
          aria-label={t("list.status")}
          placeholder={t("list.status")}
          allowClear
          value={place.status}
          onChange={(status) => change({ status })}
          options={statuses.map((value) => ({ value, label: t(`storeStatus.${value}`) }))}
        />
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : empty && narrowed ? (
        <Blank icon={<Magnifier />} title={t("list.noMatch")} text={t("list.noMatchText")}>
          <Button onClick={clear}>{t("common.clear")}</Button>
        </Blank>
      ) : empty ? (
        <Blank icon={<Shop />} title={t("list.noStores")} text={t("list.noStoresText")}>
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("list.addStore")}
          </Button>
          <Button onClick={() => go("import")}>{t("list.importInstead")}</Button>
        </Blank>
      ) : (
        <PagedTable
          label={t("screen.stores")}
          columns={columns}
          page={data}
          stale={isPlaceholderData}
          rowKey={(row) => row.subject}
          cursor={cursor}
          frame={list}
          onOpen={(row) => open(row.subject)}
          onSort={(by, down) => change({ sort: by, down: down || undefined })}
        />
      )}
      {adding ? (
        <AddStore
          onClose={(added) => {
            setAdding(false);
            change({ add: undefined, ...(added ? { subject: added } : {}) });
          }}
        />
      ) : null}
    </Page>
  );
}
