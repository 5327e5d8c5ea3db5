// What is recorded of a main binding, the form that edits it, and the way out of the lists.

import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Fact, FactGroup, PersonFact } from "../../parts/Facts";
import { useBinding } from "../../parts/queries";
import { useWords } from "../../text/language";
import { FactsSection } from "../subject/FactsSection";
import { BindingForm } from "./BindingForm";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function BindingFacts({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const facts = useBinding(page.subject);
  return (
    <FactsSection
      page={page}
      facts={facts}
      editing={editing}
      onEdit={onEdit}
      effect={t("binding.archive")}
      shown={(of) => (
        <FactGroup name={t("binding.recovery")}>
          {of.kind === "channel-account" ? <Fact name={t("binding.channel")}>{of.channel}</Fact> : null}
          <Fact name={t("binding.phone")}>{of.phone}</Fact>
          <Fact name={t("binding.keeper")}>{of.keeper ? <PersonFact of={of.keeper} /> : null}</Fact>
          <Fact name={t("record.notes")}>{of.notes}</Fact>
        </FactGroup>
      )}
      form={(of, close) => <BindingForm of={of} onClose={close} />}
    />
  );
}
