// Companies and their documents: by when they end, by company, and on the calendar.

import { Segmented } from "antd";
import type { ReactNode } from "react";
import { type PapersView, usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { CompaniesView } from "./CompaniesView";
import { DocumentsView } from "./DocumentsView";
import { ExpiryView } from "./ExpiryView";

const views: PapersView[] = ["documents", "companies", "expiries"];

export function PapersScreen() {
  const { t } = useWords();
  const { place, change } = usePlace();
  const view = views.find((one) => one === place.view) ?? "documents";
  const choice: ReactNode = (
    <Segmented<PapersView>
      aria-label={t("papers.views")}
      value={view}
      onChange={(next) =>
        change({
          view: next === "documents" ? undefined : next,
          q: undefined,
          sort: undefined,
          down: undefined,
        })
      }
      options={views.map((one) => ({ value: one, label: t(`papers.view.${one}`) }))}
      data-testid="papers-views"
    />
  );
  switch (view) {
    case "companies":
      return <CompaniesView choice={choice} />;
    case "expiries":
      return <ExpiryView choice={choice} />;
    default:
      return <DocumentsView choice={choice} />;
  }
}
