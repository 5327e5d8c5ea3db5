// What leavers leave behind: everybody who left, or one person's accounts over all shops with the steps of each.

import { usePlace } from "../../parts/place";
import { LeaverList } from "./LeaverList";
import { PersonOffboarding } from "./PersonOffboarding";

export function OffboardingScreen() {
  const { place } = usePlace();
  return place.person ? <PersonOffboarding key={place.person} person={place.person} /> : <LeaverList />;
}
