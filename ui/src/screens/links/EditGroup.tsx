import { Form, Input, Select } from "antd";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { dayField, described, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";

interface Values {
  name: string;
  primary: string | null;
  planned_on: string | null;
  exception: string;
  notes: string;
}

/** As the wire has it: the day without a time, the store without its prefix. */
const plain = (values: Values) => ({
  ...values,
  primary: values.primary?.slice("store:".length) ?? null,
  planned_on: wireDay(values.planned_on),
});

interface Props {
  page: LinkGroupPage;
  onClose: () => void;
}

/** What is said of the group itself; who belongs to it follows from what is recorded. */
export function EditGroup({ page, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const { attributes } = page;
  const before: Values = {
    name: page.name,
    primary: page.state.primary,
    planned_on: dayField(attributes.planned_on ?? null),
    exception: attributes.exception ?? "",
    notes: attributes.notes ?? "",
  };

  return (
    <RecordForm
      name="group"
      title={t("links.form.editTitle")}
      form={form}
      initialValues={before}
      drafts={(values) => described(page.subject, "link-group-described", plain(before), plain(values))}
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
