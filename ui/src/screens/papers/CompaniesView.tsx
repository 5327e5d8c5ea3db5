// The companies, each with what it has and what ends first.

import type { ReactNode } from "react";
import { ListScreen } from "../../parts/ListScreen";
import { useListPlace } from "../../parts/list";
import { usePlace } from "../../parts/place";
import { useCompanies } from "../../parts/queries";
import { ArchiveFilter } from "../../parts/TagFilter";
import { useWords } from "../../text/language";
import { Papers } from "../../widgets/icons";
import { CompanyForm } from "./CompanyForm";
import { useCompanyColumns } from "./columns";

export function CompaniesView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const { place, open } = usePlace();
  const list = useListPlace(["name"], ["archived"], { anyPlatform: true });
  const { search, after, limit } = list.request;
  const answer = useCompanies({ search, after, limit, tag: null, archived: place.archived ?? false });
  return (
    <ListScreen
      screen="papers"
      list={list}
      answer={answer}
      columns={useCompanyColumns()}
      lead={(count) => t("papers.companiesLead", { count })}
      searchFor={t("papers.searchCompanies")}
      filters={
        <>
          {choice}
          <ArchiveFilter />
        </>
      }
      keys={{ KeyE: (subject) => open(subject, "edit") }}
      blank={{ icon: <Papers />, title: t("papers.noCompanies"), text: t("papers.noCompaniesText") }}
      add={{
        words: t("papers.addCompany"),
        testId: "add-company",
        form: (close) => <CompanyForm onClose={close} />,
      }}
    />
  );
}
