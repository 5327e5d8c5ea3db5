import { Form, Input, Select } from "antd";
import type { Draft } from "../../backend/bindings/Draft";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { instant, now } from "../../clock";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { dayOf, startOf } from "./days";

interface Values {
  name: string;
  primary?: string;
  planned_on?: string | null;
  exception?: string;
  notes?: string;
}

interface Props {
  page: LinkGroupPage;
  onClose: () => void;
}

const emptied = (text: string | undefined) => text?.trim() || null;

/** What is said of the group itself; who belongs to it follows from what is recorded. */
export function EditGroup({ page, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const { attributes } = page;
  const before: Values = {
    name: page.name,
    primary: page.state.primary ?? undefined,
    planned_on: attributes.planned_on ? startOf(attributes.planned_on) : null,
    exception: attributes.exception,
    notes: attributes.notes,
  };

  const drafts = (values: Values): Draft[] => {
    const data = {
      name: values.name.trim(),
      primary: values.primary?.slice("store:".length) ?? null,
      planned_on: values.planned_on ? dayOf(values.planned_on) : null,
      exception: emptied(values.exception),
      notes: emptied(values.notes),
    };
    const was: Record<string, unknown> = { ...attributes, name: page.name };
    const changed = Object.fromEntries(
      Object.entries(data).filter(([field, value]) => (was[field] ?? null) !== value),
    );
    if (Object.keys(changed).length === 0) return [];
    return [
      { subject: page.subject, effective: instant(now()), kind: "link-group-described", data: changed },
    ];
  };

  return (
    <RecordForm
      name="group"
      title={t("links.form.editTitle")}
      form={form}
      initialValues={before}
      drafts={drafts}
      okText={t("links.form.save")}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("links.form.name")} rules={required(t("links.form.name"))}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="primary" label={t("links.form.primary")} extra={t("links.form.primaryHelp")}>
        <Select options={page.stores.map(({ store }) => ({ value: store.subject, label: store.name }))} />
      </Form.Item>
      <Form.Item name="planned_on" label={t("links.form.plannedOn")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name="exception" label={t("links.form.exception")} extra={t("links.form.exceptionHelp")}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="notes" label={t("links.form.notes")}>
        <Input.TextArea autoSize={{ minRows: 1 }} />
      </Form.Item>
    </RecordForm>
  );
}
