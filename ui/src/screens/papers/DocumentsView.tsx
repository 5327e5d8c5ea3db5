// Every document, the one that ends first on top.

import type { ReactNode } from "react";
import type { Validity } from "../../backend/bindings/Validity";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useDocuments } from "../../parts/queries";
import { SavedViews } from "../../parts/SavedViews";
import { ArchiveFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { FilterChoice } from "../../widgets/FilterChoice";
import { Papers } from "../../widgets/icons";
import { useDocumentColumns } from "./columns";
import { DocumentForm } from "./DocumentForm";
import { kinds } from "./kinds";

const validities: Validity[] = [
  "expired",
  "in-grace",
  "expiring",
  "valid",
  "pending-effective",
  "unknown",
  "superseded",
];

export function DocumentsView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const { place, change, open } = usePlace();
  const list = useListPlace(["expiry", "owner"], ["kind", "validity", "archived"], { anyPlatform: true });
  const { platform: _, ...request } = list.request;
  const answer = useDocuments({
    ...request,
    kind: place.kind ?? null,
    validity: place.validity ?? null,
    owner: null,
    archived: place.archived ?? false,
  });
  const columns = useDocumentColumns(list.sort, list.descending);
  return (
    <ListScreen
      screen="papers"
      list={list}
      answer={answer}
      columns={columns}
      lead={(count) => t("papers.documentsLead", { count })}
      searchFor={t("papers.searchDocuments")}
      filters={
        <>
          {choice}
          <FilterChoice
            label={t("papers.kind")}
            value={place.kind}
            values={kinds}
            wordOf={(kind) => t(`documentKind.${kind}`)}
            onChange={(kind) => change({ kind })}
          />
          <FilterChoice
            label={t("papers.validityLabel")}
            value={place.validity}
            values={validities}
            wordOf={(validity) => t(`validity.${validity}`)}
            onChange={(validity) => change({ validity })}
          />
          <ArchiveFilter />
          <SavedViews screen="papers" list={list} />
        </>
      }
      keys={{ KeyE: (subject) => open(subject, "edit") }}
      blank={{ icon: <Papers />, title: t("papers.noDocuments"), text: t("papers.noDocumentsText") }}
      add={{
        words: t("papers.addDocument"),
        testId: "add-document",
        form: (close) => <DocumentForm onClose={close} />,
      }}
    />
  );
}
