// The facts of a store as a form. Only what was changed is recorded; Rust judges it, and says so beside the field.

import { Form, Input, InputNumber, Select } from "antd";
import type { RollOut } from "../../backend/bindings/RollOut";
import type { StorePage } from "../../backend/bindings/StorePage";
import type { StoreStatus } from "../../backend/bindings/StoreStatus";
import { type Code, CodeList, finished } from "../../parts/CodeList";
import { EntityPick } from "../../parts/EntityPick";
import { PersonPick } from "../../parts/PersonPick";
import { dayField, described, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { TagPick } from "../../parts/WordsPick";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { ContactFields, type ContactValues, contactsBegun, plainContacts } from "./ContactFields";
import { RestrictionField, type Restrictions } from "./RestrictionField";
import { StoreFields } from "./StoreFields";

interface Values extends ContactValues {
  name: string;
  store_type: string;
  entity: string | null;
  categories: string[];
  status: StoreStatus | null;
  restrictions: Restrictions;
  quota_sub_accounts: number | null;
  roll_out: RollOut | null;
  opened_on: string | null;
  caretaker: string | null;
  tags: string[];
  notes: string;
  platform_status: Code[];
}

const reached: RollOut[] = ["covered", "not-covered"];

const begun = (of: StorePage): Values => ({
  name: of.name ?? "",
  store_type: of.store_type ?? "",
  entity: of.entity?.subject.slice("entity:".length) ?? null,
  categories: of.categories,
  status: of.status,
  restrictions: of.restrictions,
  quota_sub_accounts: of.quota_sub_accounts,
  roll_out: of.roll_out,
  opened_on: dayField(of.opened_on),
  ...contactsBegun(of),
  caretaker: of.caretaker?.subject ?? null,
  tags: of.tags,
  notes: of.notes ?? "",
  platform_status: of.platform_codes.map(({ interface: name, code }) => ({ interface: name, code })),
});

/** As the wire has it: days without a time, people without their prefix. */
const plain = (values: Values) => ({
  ...values,
  status: values.status ?? null,
  roll_out: values.roll_out ?? null,
  ...plainContacts(values),
  opened_on: wireDay(values.opened_on),
  caretaker: values.caretaker?.slice("staff:".length) ?? null,
  platform_status: finished(values.platform_status),
});

interface Props {
  of: StorePage;
  name: string;
  onClose: () => void;
}

export function EditStore({ of, name, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const before = begun(of);
  const hint = of.quota_hint;
  return (
    <RecordForm
      name="edit-store"
      title={t("account.editTitle", { name })}
      form={form}
      initialValues={before}
      drafts={(after) => described(of.subject, "store-described", plain(before), plain(after))}
      okText={t("account.save")}
      wide
      onClose={onClose}
    >
      <StoreFields />
      <Form.Item name="entity" label={t("record.entity")}>
        <EntityPick known={of.entity} />
      </Form.Item>
      <Form.Item name="opened_on" label={t("record.openedOn")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item
        name="restrictions"
        label={t("record.restrictions")}
        extra={t("record.restrictionsHelp")}
        className="span"
      >
        <RestrictionField />
      </Form.Item>
      <Form.Item
        name="quota_sub_accounts"
        label={t("record.quota")}
        extra={hint === null ? t("record.quotaHelp") : t("record.quotaHint", { limit: hint })}
      >
        <InputNumber min={0} precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="roll_out" label={t("record.rollOut")} extra={t("record.rollOutHelp")}>
        <Select
          allowClear
          placeholder={t("record.rollOutUnsaid")}
          options={reached.map((value) => ({ value, label: t(`rollOut.${value}`) }))}
        />
      </Form.Item>
      <ContactFields of={of} />
      <h3 className="span">{t("record.groups.care")}</h3>
      <Form.Item name="caretaker" label={t("record.caretaker")} extra={t("record.caretakerHelp")}>
        <PersonPick known={[of.caretaker]} />
      </Form.Item>
      <Form.Item name="tags" label={t("record.tags")}>
        <TagPick />
      </Form.Item>
      <Form.Item name="notes" label={t("record.notes")} className="span">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item
        name="platform_status"
        label={t("account.groups.platform")}
        extra={t("account.codes")}
        className="span"
      >
        <CodeList />
      </Form.Item>
    </RecordForm>
  );
}
