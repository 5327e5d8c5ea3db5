// Above the facts of something: the way to its form, and out of the lists.

import { Button } from "antd";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { ArchiveButton } from "../../parts/ArchiveButton";
import { useWords } from "../../text/language";

interface Props {
  page: SubjectPage;
  /** The facts are there. */
  ready: boolean;
  onEdit: () => void;
  /** What follows from archiving it. */
  effect: string;
}

export function FactsHead({ page, ready, onEdit, effect }: Props) {
  const { t } = useWords();
  return (
    <div className="row">
      <h3 className="grow">{t("subject.fields")}</h3>
      <ArchiveButton page={page} effect={effect} />
      <Button size="small" disabled={!ready} onClick={onEdit} data-testid="edit">
        {t("account.edit")}
      </Button>
    </div>
  );
}
