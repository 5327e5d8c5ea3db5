// Link groups: the list, one group, one store's way in, a pre-check. Which of them is told by the address.

import { usePlace } from "../../parts/place";
import { GroupList } from "./GroupList";
import { GroupPage } from "./GroupPage";
import { PrecheckPage } from "./PrecheckPage";
import { ProcedurePage } from "./ProcedurePage";

export function LinksScreen() {
  const { place } = usePlace();
  const { group, invite } = place;
  if (group && place.check) return <PrecheckPage key={group} group={group} />;
  if (group && invite) return <ProcedurePage key={`${group} ${invite}`} group={group} store={invite} />;
  if (group) return <GroupPage key={group} group={group} />;
  return <GroupList />;
}
