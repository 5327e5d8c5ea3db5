// Main bindings of every store: what is to be done next first.

import type { BindingKind } from "../../backend/bindings/BindingKind";
import type { BindingStage } from "../../backend/bindings/BindingStage";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useBindings } from "../../parts/queries";
import { ArchiveFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Lock } from "../../widgets/icons";
import { BindingForm } from "./BindingForm";
import { useBindingColumns } from "./columns";

const bindingKinds: BindingKind[] = ["login-phone", "official-account", "channel-account"];
const stages: BindingStage[] = [
  "none",
  "bound",
  "change-planned",
  "verifying-new",
  "unbinding",
  "waiting",
  "rebinding",
  "rebound",
  "releasing",
  "released",
];

export function BindingsScreen() {
  const { t } = useWords();
  const { place, change } = usePlace();
  const list = useListPlace(["next"], ["binding", "stage", "archived"], { anyPlatform: true });
  const { search, after, limit } = list.request;
  const answer = useBindings({
    search,
    after,
    limit,
    kind: place.binding ?? null,
    stage: place.stage ?? null,
    store: null,
    archived: place.archived ?? false,
  });
  return (
    <ListScreen
      screen="bindings"
      list={list}
      answer={answer}
      columns={useBindingColumns()}
      lead={(count) => t("binding.lead", { count })}
      searchFor={t("binding.search")}
      filters={
        <>
          <FilterChoice
            label={t("binding.kind")}
            value={place.binding}
            values={bindingKinds}
            wordOf={(kind) => t(`bindingKind.${kind}`)}
            onChange={(binding) => change({ binding })}
          />
          <FilterChoice
            label={t("binding.stage")}
            value={place.stage}
            values={stages}
            wordOf={(stage) => t(`bindingStage.${stage}`)}
            onChange={(stage) => change({ stage })}
          />
          <ArchiveFilter />
        </>
      }
      blank={{ icon: <Lock />, title: t("binding.nothing"), text: t("binding.nothingText") }}
      add={{
        words: t("binding.add"),
        testId: "add-binding",
        form: (close) => <BindingForm onClose={close} />,
      }}
    />
  );
}
