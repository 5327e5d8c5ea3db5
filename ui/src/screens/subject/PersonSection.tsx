// What is recorded of a person, and the form that edits it.

import type { PersonPage } from "../../backend/bindings/PersonPage";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Fact, FactGroup } from "../../parts/Facts";
import { usePerson } from "../../parts/queries";
import { WordFacts } from "../../parts/WordFacts";
import { useWords } from "../../text/language";
import { EditPerson } from "../staff/EditPerson";
import { FactsSection } from "./FactsSection";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function PersonSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const facts = usePerson(page.subject);
  const count = facts.data?.accounts;
  return (
    <FactsSection
      page={page}
      facts={facts}
      editing={editing}
      onEdit={onEdit}
      effect={count ? t("record.archivePerson", { count }) : t("record.archivePersonAlone")}
      shown={(of) => <PersonFacts of={of} />}
      form={(of, close) => <EditPerson of={of} onClose={close} />}
    />
  );
}

function PersonFacts({ of }: { of: PersonPage }) {
  const { t } = useWords();
  return (
    <div className="stack">
      <FactGroup name={t("record.groups.person")}>
        <Fact name={t("account.position")}>{of.position}</Fact>
        <Fact name={t("record.joinedOn")}>{of.joined_on}</Fact>
        <Fact name={t("form.personPhone")}>{of.phone}</Fact>
        {of.other_phones.length > 0 ? (
          <Fact name={t("record.otherPhones")}>
            {of.other_phones.map((one) => one.masked).join(t("common.comma"))}
          </Fact>
        ) : null}
        <Fact name={t("record.idNumber")}>{of.id_number}</Fact>
      </FactGroup>
      <FactGroup name={t("record.groups.words")}>
        <WordFacts of={of} />
      </FactGroup>
    </div>
  );
}
