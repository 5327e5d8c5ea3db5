// What the drawer of a company has beyond every other: its documents, its shops, its facts.

import { useState } from "react";
import type { CompanyPage } from "../../backend/bindings/CompanyPage";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { AddressText } from "../../parts/AddressFields";
import { Fact, FactGroup } from "../../parts/Facts";
import { PlatformBadge } from "../../parts/marks";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useCompany } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { WordFacts } from "../../parts/WordFacts";
import { useWords } from "../../text/language";
import { Plus, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { FactsSection } from "../subject/FactsSection";
import { CompanyForm } from "./CompanyForm";
import { DocumentForm } from "./DocumentForm";
import { LastDay, ValidityPill } from "./marks";
import styles from "./papers.module.css";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  /** The form of a new document opens at once. */
  adding: boolean;
}

export function CompanySection({ page, editing, onEdit, adding }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const facts = useCompany(page.subject);
  const [add, setAdd] = useState(adding);
  const of = facts.data;
  const missing = page.assessment.entity?.missing ?? [];
  return (
    <>
      {of ? (
        <section className={shared.section} aria-label={t("papers.documents")}>
          <div className="row">
            <h3 className="grow">{t("papers.documents")}</h3>
            <RecordButton
              size="small"
              icon={<Plus />}
              onClick={() => setAdd(true)}
              data-testid="add-document"
            >
              {t("papers.addDocument")}
            </RecordButton>
          </div>
          {missing.length > 0 ? (
            <Pill tone="amber" icon={<Warning />}>
              {t("papers.missing", {
                kinds: missing.map((kind) => t(`documentKind.${kind}`)).join(t("common.comma")),
              })}
            </Pill>
          ) : null}
          <ul className="stack tight">
            {of.documents.map((row) => (
              <li key={row.subject} className={styles.line} data-subject={row.subject}>
                <button type="button" className="bare link cut" onClick={() => open(row.subject)}>
                  {t(`documentKind.${row.kind}`)}
                  {row.title ? ` · ${row.title}` : ""}
                </button>
                <LastDay
                  day={row.last_valid_day}
                  unlimited={row.unlimited}
                  left={row.days_left}
                  validity={row.validity}
                />
                <ValidityPill of={row.validity} plain />
              </li>
            ))}
            {of.documents_total > of.documents.length ? (
              <li className="soft smaller">
                {t("papers.more", { count: of.documents_total - of.documents.length })}
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
      {of && of.stores.length > 0 ? (
        <section className={shared.section} aria-label={t("screen.stores")}>
          <h3>{t("screen.stores")}</h3>
          <ul className={shared.affectedList}>
            {of.stores.map((store) => (
              <li key={store.subject}>
                <button type="button" className={`bare ${shared.chip}`} onClick={() => open(store.subject)}>
                  <PlatformBadge code={store.platform} />
                  <span className="cut">{store.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <FactsSection
        page={page}
        facts={facts}
        editing={editing}
        onEdit={onEdit}
        effect={t("papers.archiveCompany")}
        shown={(one) => <CompanyFacts of={one} />}
        form={(one, close) => <CompanyForm of={one} onClose={close} />}
      />
      {of && add ? (
        <DocumentForm
          owner={{ subject: of.subject, kind: "entity", name: of.name ?? of.uscc }}
          onClose={(added) => {
            setAdd(false);
            if (added) open(added);
          }}
        />
      ) : null}
    </>
  );
}

function CompanyFacts({ of }: { of: CompanyPage }) {
  const { t, say } = useWords();
  return (
    <div className="stack">
      <FactGroup name={t("papers.company")}>
        <Fact name={t("papers.uscc")}>{of.uscc}</Fact>
        <Fact name={t("papers.companyName")}>{of.name}</Fact>
        <Fact name={t("papers.companyType")}>{of.company_type}</Fact>
        <Fact name={t("papers.foundedOn")}>{of.founded_on}</Fact>
        <Fact name={t("papers.representative")}>
          {[of.legal_representative, of.legal_representative_id].filter(Boolean).join(" · ")}
        </Fact>
        <Fact name={t("papers.licenceAddress")}>
          {of.licence_address ? <AddressText of={of.licence_address} /> : null}
        </Fact>
        <Fact name={t("papers.businessAddress")}>
          {of.business_address ? <AddressText of={of.business_address} /> : null}
        </Fact>
        <Fact name={t("papers.shareholders")}>{of.shareholders.join(t("common.comma"))}</Fact>
      </FactGroup>
      <FactGroup name={t("papers.bankAccount")} note={of.names ? say(of.names) : undefined}>
        <Fact name={t("papers.bankAccountName")}>{of.bank_account_name}</Fact>
        <Fact name={t("papers.bankName")}>{of.bank_name}</Fact>
        <Fact name={t("papers.bankAccountNumber")}>{of.bank_account_number}</Fact>
      </FactGroup>
      <FactGroup name={t("record.groups.words")}>
        <WordFacts of={of} />
      </FactGroup>
    </div>
  );
}
