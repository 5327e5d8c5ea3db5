import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useStores } from "../../parts/queries";
import { SavedViews } from "../../parts/SavedViews";
import { ArchiveFilter, TagFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Shop } from "../../widgets/icons";
import { AddStore } from "./AddStore";
import { useStoreColumns } from "./columns";
import { labels } from "./statuses";

export function StoresScreen() {
  const { t } = useWords();
  const { place, change, open } = usePlace();
  const list = useListPlace(["headline", "name", "main"], ["status", "tag", "archived"]);
  const answer = useStores({
    ...list.request,
    status: place.status ?? null,
    tag: place.tag ?? null,
    archived: place.archived ?? false,
  });
  const columns = useStoreColumns(list.sort, list.descending);
  return (
    <ListScreen
      screen="stores"
      list={list}
      answer={answer}
      columns={columns}
      lead={(count) => t("list.storesLead", { count })}
      searchFor={t("list.searchStores")}
      filters={
        <>
          <FilterChoice
            label={t("list.status")}
            value={place.status}
            values={labels}
            wordOf={(status) => t(`storeStatus.${status}`)}
            onChange={(status) => change({ status })}
          />
          <TagFilter of="stores" />
          <ArchiveFilter />
          <SavedViews screen="stores" list={list} />
        </>
      }
      keys={{ KeyE: (subject) => open(subject, "edit") }}
      blank={{ icon: <Shop />, title: t("list.noStores"), text: t("list.noStoresText") }}
      add={{
        words: t("list.addStore"),
        testId: "add-store",
        form: (close) => <AddStore onClose={close} />,
      }}
    />
  );
}
