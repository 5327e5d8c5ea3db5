// What the drawer of a store has beyond every other: its facts in groups, and the form that edits them.

import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { useStore } from "../../parts/queries";
import { useWords } from "../../text/language";
import { StoreOverlaps } from "../association/StoreOverlaps";
import { EditStore } from "../stores/EditStore";
import { Logins } from "../stores/Logins";
import { FactsSection } from "./FactsSection";
import { StoreFacts } from "./StoreFacts";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function StoreSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const facts = useStore(page.subject);
  const count = facts.data?.accounts;
  return (
    <>
      <FactsSection
        page={page}
        facts={facts}
        editing={editing}
        onEdit={onEdit}
        effect={count ? t("record.archiveStore", { count }) : t("record.archiveStoreAlone")}
        shown={(of) => <StoreFacts of={of} />}
        form={(of, close) => <EditStore of={of} name={page.name} onClose={close} />}
      />
      <Logins store={page.subject} />
      <StoreOverlaps store={page.subject} />
    </>
  );
}
