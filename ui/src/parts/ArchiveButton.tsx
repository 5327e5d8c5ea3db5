// Out of the lists and back. Nothing is lost: it is an ordinary change, and can be undone like one.

import { Form } from "antd";
import { useState } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { SubjectPage } from "../backend/bindings/SubjectPage";
import { instant, now } from "../clock";
import { useWords } from "../text/language";
import { RecordButton } from "./RecordButton";
import { RecordForm } from "./RecordForm";
import { useRecordAtOnce } from "./useRecordAtOnce";

interface Props {
  page: SubjectPage;
  /** What follows from it, for this one. */
  effect: string;
}

export function ArchiveButton({ page, effect }: Props) {
  const { t } = useWords();
  const { record, refused } = useRecordAtOnce();
  const [form] = Form.useForm<object>();
  const [asking, setAsking] = useState(false);
  const draft = (archived: boolean) =>
    ({
      subject: page.subject,
      effective: instant(now()),
      kind: `${page.kind}-described`,
      data: { archived },
    }) as Draft;
  if (page.archived)
    return (
      <>
        <RecordButton size="small" onClick={() => void record([draft(false)])} data-testid="unarchive">
          {t("record.unarchive")}
        </RecordButton>
        {refused}
      </>
    );
  return (
    <>
      <RecordButton size="small" onClick={() => setAsking(true)} data-testid="archive">
        {t("record.archive")}
      </RecordButton>
      {asking ? (
        <RecordForm
          name="archive"
          title={t("record.archiveTitle", { name: page.name })}
          lead={
            <>
              <p>{effect}</p>
              <p className="soft">{t("record.archiveLater")}</p>
            </>
          }
          form={form}
          initialValues={{}}
          drafts={() => [draft(true)]}
          okText={t("record.archive")}
          ready
          onClose={() => setAsking(false)}
        >
          {null}
        </RecordForm>
      ) : null}
    </>
  );
}
