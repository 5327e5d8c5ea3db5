// The form that adds something. What Rust refuses stays in sight above what was typed.

import { Form, type FormInstance } from "antd";
import { type ReactNode, useState } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";
import { size } from "../theme/tokens";
import { requiredMark } from "../widgets/required";
import { testId } from "../widgets/testId";
import styles from "./parts.module.css";
import { RecordDialog } from "./RecordDialog";
import { usePlacing } from "./RecordForm";
import { Refused } from "./Refused";
import { useRecord } from "./recording";

interface Props<Values> {
  /** Tells its fields' ids from those of other forms. */
  name: string;
  title: string;
  form: FormInstance<Values>;
  initialValues: Partial<Values>;
  /** What is recorded, all or nothing; none of its subjects may exist yet. The last one is what was added. */
  drafts: (values: Values) => Draft[];
  /** Gets the new subject, if one was added. */
  onClose: (added?: string) => void;
  children: ReactNode;
}

export function AddDialog<Values extends object>(props: Props<Values>) {
  const { name, title, form, initialValues, drafts, onClose, children } = props;
  const { t } = useWords();
  const record = useRecord();
  const place = usePlacing();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);

  const send = async (values: Values) => {
    setBusy(true);
    const changes = drafts(values);
    const subjects = changes.map((one) => one.subject);
    const refused = await record(changes, { new: subjects });
    setBusy(false);
    if (refused?.length === 0) onClose(subjects.at(-1));
    else if (refused) setRefusals(place(form, refused));
  };

  return (
    <RecordDialog
      title={title}
      okText={t("common.add")}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={() => onClose()}
      confirmLoading={busy}
      okButtonProps={testId("add-confirm")}
      width={size.dialogWide}
      centered
    >
      <div className={styles.longForm}>
        <Refused refusals={refusals} />
        <Form
          form={form}
          name={name}
          layout="vertical"
          requiredMark={requiredMark}
          scrollToFirstError={{ block: "center", focus: true }}
          onFinish={send}
          initialValues={initialValues}
        >
          <div className="pair">{children}</div>
        </Form>
      </div>
    </RecordDialog>
  );
}
