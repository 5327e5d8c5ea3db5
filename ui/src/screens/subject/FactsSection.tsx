// The facts of something: the way to their form and out of the lists, then what is known, or why it cannot be shown.

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { ArchiveButton } from "../../parts/ArchiveButton";
import styles from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";

interface Props<T> {
  page: SubjectPage;
  facts: UseQueryResult<T>;
  editing: boolean;
  onEdit: (editing: boolean) => void;
  /** What follows from archiving it. */
  effect: string;
  shown: (facts: T) => ReactNode;
  form: (facts: T, close: () => void) => ReactNode;
}

export function FactsSection<T>({ page, facts, editing, onEdit, effect, shown, form }: Props<T>) {
  const { t } = useWords();
  const { data, error, refetch } = facts;
  return (
    <section className={styles.section} aria-label={t("subject.fields")}>
      <div className="row">
        <h3 className="grow">{t("subject.fields")}</h3>
        <ArchiveButton page={page} effect={effect} />
        <RecordButton size="small" disabled={!data} onClick={() => onEdit(true)} data-testid="edit">
          {t("account.edit")}
        </RecordButton>
      </div>
      {data ? shown(data) : error ? <Failed error={error} retry={() => void refetch()} /> : <BoneRows />}
      {data && editing ? form(data, () => onEdit(false)) : null}
    </section>
  );
}
