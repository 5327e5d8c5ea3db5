import type { GroupStanding } from "../../backend/bindings/GroupStanding";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useLinkGroups, useLinkOverview } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { ArchiveFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Plus } from "../../widgets/icons";
import { AddGroup } from "./AddGroup";
import { Candidates } from "./Candidates";
import { useGroupColumns } from "./columns";
import { Teaching } from "./Teaching";

const standings: GroupStanding[] = [
  "change-pending",
  "auto-unlinked",
  "linked",
  "forming",
  "dissolved",
  "closed-permanent",
];

export function GroupList() {
  const { t } = useWords();
  const { place, change, go } = usePlace();
  const platform = usePlatformFilter();
  const list = useListPlace(["headline", "name", "entity"], ["standing", "archived"]);
  const answer = useLinkGroups({
    ...list.request,
    standing: place.standing ?? null,
    archived: place.archived ?? false,
  });
  const overview = useLinkOverview(platform).data;
  // A company that was named can found a group whatever the lists are narrowed to.
  const founding = useLinkOverview(place.entity ? null : platform).data;
  const columns = useGroupColumns(list.sort, list.descending);
  const lead = (groups: number) => {
    const applying = overview?.applying ?? 0;
    return [
      t("links.lead", { count: groups }),
      t("links.leadLinked", { count: overview?.members ?? 0 }),
      applying > 0 ? t("links.leadApplying", { count: applying }) : null,
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const candidates = (
    <Candidates of={overview?.candidates ?? []} onFound={(entity) => change({ add: true, entity })} />
  );
  return (
    <ListScreen
      screen="link-groups"
      list={list}
      answer={answer}
      columns={columns}
      lead={lead}
      searchFor={t("links.search")}
      onOpen={(group) => go("link-groups", { group })}
      filters={
        <>
          <FilterChoice
            label={t("links.standing")}
            value={place.standing}
            values={standings}
            wordOf={(standing) => t(`standing.${standing}`)}
            onChange={(standing) => change({ standing })}
          />
          <ArchiveFilter />
        </>
      }
      teach={(begin) => (
        <>
          <Teaching>
            <RecordButton type="primary" icon={<Plus />} onClick={begin} data-testid="teach-add">
              {t("links.add")}
            </RecordButton>
          </Teaching>
          {candidates}
        </>
      )}
      below={candidates}
      add={{
        words: t("links.add"),
        testId: "add-link-group",
        form: (close) =>
          // The form is filled in as it opens.
          founding ? (
            <AddGroup
              candidates={founding.candidates}
              entity={place.entity}
              onClose={(added) => {
                close();
                change({ entity: undefined });
                if (added) go("link-groups", { group: added });
              }}
            />
          ) : null,
      }}
    />
  );
}
