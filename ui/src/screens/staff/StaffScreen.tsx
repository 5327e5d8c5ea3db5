// People and what they can do: the list, the matrix, who can do something anywhere, and the roles behind it.

import { Segmented } from "antd";
import type { ReactNode } from "react";
import { type StaffView, usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { HoldersView } from "./HoldersView";
import { MatrixView } from "./MatrixView";
import { PeopleView } from "./PeopleView";
import { RolesView } from "./RolesView";

const views: StaffView[] = ["people", "matrix", "can", "roles"];

export function StaffScreen() {
  const { t } = useWords();
  const { place, change } = usePlace();
  const view = views.find((one) => one === place.view) ?? "people";
  const choice: ReactNode = (
    <Segmented<StaffView>
      aria-label={t("staff.views")}
      value={view}
      onChange={(next) => change({ view: next === "people" ? undefined : next, q: undefined })}
      options={views.map((one) => ({ value: one, label: t(`staff.view.${one}`) }))}
      data-testid="staff-views"
    />
  );
  switch (view) {
    case "matrix":
      return <MatrixView choice={choice} />;
    case "can":
      return <HoldersView choice={choice} />;
    case "roles":
      return <RolesView choice={choice} />;
    default:
      return <PeopleView choice={choice} />;
  }
}
