import { Button, Select, Tag } from "antd";
import { useRef, useState } from "react";
import type { Label } from "../../backend/bindings/Label";
import type { Span } from "../../backend/bindings/Span";
import type { SubAccountSort } from "../../backend/bindings/SubAccountSort";
import { usePlace } from "../../parts/place";
import { choosePlatform, usePlatformFilter } from "../../parts/platformFilter";
import { useSubAccounts } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { PAGE_SIZE, useCursor } from "../../widgets/cursor";
import { FilterBar } from "../../widgets/FilterBar";
import filter from "../../widgets/filter.module.css";
import { Magnifier, People, Plus } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { PagedTable } from "../../widgets/PagedTable";
import { AddSubAccount } from "./AddSubAccount";
import { useSubAccountColumns } from "./columns";

const labels: Label[] = [
  "unverified",
  "under-review",
  "rejected",
  "unbound",
  "frozen-overdue",
  "temp-unfrozen",
  "refrozen",
  "punished",
  "verified",
  "exempt",
  "not-required",
  "seller-disabled",
  "expired-temp",
  "departed",
];
const spans: Span[] = ["overdue", "day", "week", "month", "later", "waiting"];
const sorts: SubAccountSort[] = ["headline", "login", "created"];

export function SubAccountsScreen() {
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const platform = usePlatformFilter();
  const [adding, setAdding] = useState(place.add === true);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<{ focus: () => void }>(null);

  const sort = sorts.find((one) => one === place.sort) ?? "headline";
  const narrowing = {
    search: place.q ?? "",
    platform,
    store: place.store ?? null,
    labels: place.label ? [place.label] : [],
    span: place.span ?? null,
  };
  const order = { sort, descending: place.down === true };
  const cursor = useCursor(JSON.stringify([narrowing, order]));
  const { data, error, refetch, isPlaceholderData } = useSubAccounts({
    ...narrowing,
    ...order,
    after: cursor.after,
    limit: PAGE_SIZE,
  });
  const columns = useSubAccountColumns(sort, order.descending);
  const narrowed = Boolean(place.q || place.label || place.span || place.store || platform);
  const clear = () => {
    choosePlatform(null);
    change({ q: undefined, label: undefined, span: undefined, store: undefined });
  };

  useRowKeys(list, {
    Enter: (row) => row.dataset.subject && open(row.dataset.subject),
    KeyW: (row) => row.dataset.subject && open(row.dataset.subject),
    KeyE: (row) => row.dataset.subject && open(row.dataset.subject, "primary"),
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
  const storeName = data?.rows[0]?.store.name ?? place.store?.slice(place.store.indexOf("/") + 1);
  return (
    <Page
      title={t("screen.sub-accounts")}
      lead={data ? t("list.subAccountsLead", { count: data.total }) : null}
      action={
        <Button type="primary" icon={<Plus />} onClick={() => setAdding(true)} data-testid="add-sub-account">
          {t("list.addSubAccount")}
        </Button>
      }
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("list.searchSubAccounts")}
        field={field}
        narrowed={narrowed}
        onClear={clear}
      >
        <Select
          className={filter.choice}
          aria-label={t("list.label")}
          placeholder={t("list.label")}
          allowClear
          value={place.label}
          onChange={(label) => change({ label })}
          options={labels.map((value) => ({ value, label: t(`label.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        <Select
          className={filter.choice}
          aria-label={t("list.span")}
          placeholder={t("list.span")}
          allowClear
          value={place.span}
          onChange={(span) => change({ span })}
          options={spans.map((value) => ({ value, label: t(`span.${value}`) }))}
          popupMatchSelectWidth={false}
        />
        {place.store ? (
          <Tag closable onClose={() => change({ store: undefined })}>
            {t("list.store", { name: storeName })}
          </Tag>
        ) : null}
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : empty && narrowed ? (
        <Blank icon={<Magnifier />} title={t("list.noMatch")} text={t("list.noMatchText")}>
          <Button onClick={clear}>{t("common.clear")}</Button>
        </Blank>
      ) : empty ? (
        <Blank icon={<People />} title={t("list.noSubAccounts")} text={t("list.noSubAccountsText")}>
          <Button type="primary" onClick={() => go("import")}>
            {t("list.importInstead")}
          </Button>
          <Button onClick={() => setAdding(true)}>{t("list.addSubAccount")}</Button>
        </Blank>
      ) : (
        <PagedTable
          label={t("screen.sub-accounts")}
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
        <AddSubAccount
          store={place.store}
          onClose={(added) => {
            setAdding(false);
            change({ add: undefined, ...(added ? { subject: added } : {}) });
          }}
        />
      ) : null}
    </Page>
  );
}
