import type { StoreStatus } from "../../backend/bindings/StoreStatus";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useStores } from "../../parts/queries";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Shop } from "../../widgets/icons";
import { AddStore } from "./AddStore";
import { useStoreColumns } from "./columns";

const statuses: StoreStatus[] = ["preparing", "active", "restricted", "frozen", "closing", "closed"];

export function StoresScreen() {
  const { t } = useWords();
  const { place, change } = usePlace();
  const list = useListPlace(["headline", "name", "main"], ["status"]);
  const answer = useStores({ ...list.request, status: place.status ?? null });
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
        <FilterChoice
          label={t("list.status")}
          value={place.status}
          values={statuses}
          wordOf={(status) => t(`storeStatus.${status}`)}
          onChange={(status) => change({ status })}
        />
      }
      blank={{ icon: <Shop />, title: t("list.noStores"), text: t("list.noStoresText") }}
      add={{
        words: t("list.addStore"),
        testId: "add-store",
        form: (close) => <AddStore onClose={close} />,
      }}
    />
  );
}
