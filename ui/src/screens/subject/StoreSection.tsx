// What the drawer of a store has beyond every other: its facts in groups, and the form that edits them.

import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import styles from "../../parts/parts.module.css";
import { useStore } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { EditStore } from "../stores/EditStore";
import { FactsHead } from "./FactsHead";
import { StoreFacts } from "./StoreFacts";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function StoreSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  const { data, error, refetch } = useStore(page.subject);
  return (
    <section className={styles.section} aria-label={t("subject.fields")}>
      <FactsHead
        page={page}
        ready={Boolean(data)}
        onEdit={() => onEdit(true)}
        effect={
          data?.accounts ? t("record.archiveStore", { count: data.accounts }) : t("record.archiveStoreAlone")
        }
      />
      {data ? (
        <StoreFacts of={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <BoneRows />
      )}
      {data && editing ? <EditStore of={data} name={page.name} onClose={() => onEdit(false)} /> : null}
    </section>
  );
}
