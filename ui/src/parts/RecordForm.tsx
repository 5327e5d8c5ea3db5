// A dialog around one small form that records something. What Rust refuses about a field stands beside the field, the
// rest above the form.

import { Form, type FormInstance } from "antd";
import { type ReactNode, useRef, useState } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";
import { size } from "../theme/tokens";
import { requiredMark } from "../widgets/required";
import { testId } from "../widgets/testId";
import { useToast } from "../widgets/toast";
import styles from "./parts.module.css";
import { RecordDialog } from "./RecordDialog";
import { Refused } from "./Refused";
import { useRecord } from "./recording";

/**
 * Puts refusals beside their fields; answers those that have none, and those whose evidence is to be seen. A fact of several
 * fields (an address, a contract) has no field by its own name.
 */
export function usePlacing() {
  const { say } = useWords();
  return <Values extends object>(form: FormInstance<Values>, refusals: Refusal[]): Refusal[] => {
    const fields = form.getFieldsError().map(({ name }) => name);
    const placed = refusals.filter(({ field }) =>
      fields.some((path) => path.length === 1 && path[0] === field),
    );
    form.setFields(
      placed.map((one) => ({ name: one.field as never, errors: [say(one.text)] })) as Parameters<
        typeof form.setFields
      >[0],
    );
    return refusals.filter((one) => !placed.includes(one) || one.evidence.length > 0);
  };
}

interface Props<Values> {
  name: string;
  title: string;
  lead?: ReactNode;
  form: FormInstance<Values>;
  initialValues: Partial<Values>;
  /** What is recorded; nothing = nothing was changed. */
  drafts: (values: Values) => Draft[] | Promise<Draft[]>;
  /** What is done nonetheless where nothing was changed. */
  unchanged?: () => void;
  /** Its subjects must not exist yet. */
  creates?: boolean;
  /** What was recorded was wrong from the start: nothing has changed in the world. */
  corrects?: (values: Values) => boolean;
  okText: string;
  /** Nothing must be filled in: Enter confirms. */
  ready?: boolean;
  /** Whose change it is, by its place, where several are recorded at once. */
  about?: (index: number) => string | undefined;
  wide?: boolean;
  /** Gets the last subject of what was recorded, if anything was. */
  onClose: (recorded?: string) => void;
  children: ReactNode;
}

export function RecordForm<Values extends object>(props: Props<Values>) {
  const { name, title, lead, form, initialValues, drafts, creates, corrects, okText, ready } = props;
  const { unchanged, about, wide, onClose, children } = props;
  const { t } = useWords();
  const record = useRecord();
  const place = usePlacing();
  const toast = useToast();
  const body = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);

  // antd begins at its button to close.
  const begin = () => {
    const first = ready
      ? body.current?.closest("[role=dialog]")?.querySelector<HTMLElement>("[data-testid=form-confirm]")
      : body.current?.querySelector<HTMLElement>("input:not(:disabled)");
    first?.focus();
  };

  const send = async (values: Values) => {
    setBusy(true);
    try {
      const changes = await drafts(values);
      if (changes.length === 0) {
        unchanged?.();
        return onClose();
      }
      const refused = await record(changes, {
        ...(creates ? { new: changes.map((one) => one.subject) } : {}),
        ...(corrects?.(values) ? { correction: true } : {}),
      });
      if (refused?.length === 0) onClose(changes.at(-1)?.subject);
      else if (refused) setRefusals(place(form, refused));
    } catch (error) {
      toast.failed(error, t("action.refused"));
    } finally {
      setBusy(false);
    }
  };

  return (
    <RecordDialog
      title={title}
      okText={okText}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={() => onClose()}
      afterOpenChange={(open) => open && begin()}
      centered={wide}
      confirmLoading={busy}
      okButtonProps={testId("form-confirm")}
      width={wide ? size.dialogWide : size.dialog}
    >
      <div className={`stack ${wide ? styles.longForm : ""}`} ref={body}>
        {lead}
        <Refused refusals={refusals} about={about} />
        <Form
          form={form}
          name={name}
          layout="vertical"
          requiredMark={requiredMark}
          scrollToFirstError={{ block: "center", focus: true }}
          onFinish={send}
          initialValues={initialValues}
        >
          {wide ? <div className="pair">{children}</div> : children}
        </Form>
      </div>
    </RecordDialog>
  );
}
