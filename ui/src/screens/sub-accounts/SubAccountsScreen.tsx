import { Tag } from "antd";
import type { Label } from "../../backend/bindings/Label";
import type { Span } from "../../backend/bindings/Span";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useSubAccounts } from "../../parts/queries";
import { SavedViews } from "../../parts/SavedViews";
import { ArchiveFilter, TagFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { People } from "../../widgets/icons";
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

export function SubAccountsScreen() {
  const { t } = useWords();
  const { place, change, open } = usePlace();
  const list = useListPlace(["headline", "login", "created"], ["label", "span", "store", "tag", "archived"]);
  const answer = useSubAccounts({
    ...list.request,
    store: place.store ?? null,
    labels: place.label ? [place.label] : [],
    span: place.span ?? null,
    tag: place.tag ?? null,
    archived: place.archived ?? false,
  });
  const columns = useSubAccountColumns(list.sort, list.descending);
  const storeName = answer.data?.rows[0]?.store.name ?? place.store?.slice(place.store.indexOf("/") + 1);
  return (
    <ListScreen
      screen="sub-accounts"
      list={list}
      answer={answer}
      columns={columns}
      lead={(count) => t("list.subAccountsLead", { count })}
      searchFor={t("list.searchSubAccounts")}
      filters={
        <>
          <FilterChoice
            label={t("list.label")}
            value={place.label}
            values={labels}
            wordOf={(label) => t(`label.${label}`)}
            onChange={(label) => change({ label })}
          />
          <FilterChoice
            label={t("list.span")}
            value={place.span}
            values={spans}
            wordOf={(span) => t(`span.${span}`)}
            onChange={(span) => change({ span })}
          />
          <TagFilter of="sub_accounts" />
          <ArchiveFilter />
          <SavedViews screen="sub-accounts" list={list} />
          {place.store ? (
            <Tag closable onClose={() => change({ store: undefined })}>
              {t("list.store", { name: storeName })}
            </Tag>
          ) : null}
        </>
      }
      blank={{ icon: <People />, title: t("list.noSubAccounts"), text: t("list.noSubAccountsText") }}
      add={{
        words: t("list.addSubAccount"),
        testId: "add-sub-account",
        form: (close) => <AddSubAccount store={place.store} onClose={close} />,
      }}
      keys={{ KeyW: (subject) => open(subject), KeyE: (subject) => open(subject, "primary") }}
    />
  );
}
