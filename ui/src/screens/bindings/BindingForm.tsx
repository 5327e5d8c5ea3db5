// A main binding as a form: to which store, which kind, and by whose phone it is recovered. Store and kind stay; what is bound
// in it is recorded afterwards, with its time.

import { Form, Input, Select } from "antd";
import type { BindingKind } from "../../backend/bindings/BindingKind";
import type { BindingPage } from "../../backend/bindings/BindingPage";
import { now } from "../../clock";
import { KeptInput } from "../../parts/KeptInput";
import { PersonPick } from "../../parts/PersonPick";
import { described } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { StorePick } from "../../parts/StorePick";
import { useWords } from "../../text/language";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";

interface Values {
  store: string | null;
  kind: BindingKind | null;
  channel: string;
  phone?: string | null;
  phone_keeper: string | null;
  notes: string;
}

const begun = (of?: BindingPage): Values => ({
  store: of?.store?.subject ?? null,
  kind: of?.kind ?? null,
  channel: of?.channel ?? "",
  phone_keeper: of?.keeper?.subject ?? null,
  notes: of?.notes ?? "",
});
const kinds: BindingKind[] = ["login-phone", "official-account", "channel-account"];

/** As the wire has it: keys without their kind. */
const plain = (values: Values) => ({
  ...values,
  store: values.store?.slice("store:".length) ?? null,
  phone_keeper: values.phone_keeper?.slice("staff:".length) ?? null,
});

interface Props {
  /** None = a new binding. */
  of?: BindingPage;
  onClose: (added?: string) => void;
}

export function BindingForm({ of, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const before = begun(of);
  const kind = Form.useWatch("kind", form) ?? before.kind;
  const subject = of?.subject ?? `binding:${newId(now())}`;
  return (
    <RecordForm
      name="binding"
      title={t(of ? "binding.edit" : "binding.add")}
      lead={of ? null : <p className="soft">{t("binding.addLead")}</p>}
      form={form}
      initialValues={before}
      drafts={(values) =>
        described(subject, "binding-described", plain(before), plain({ ...before, ...values }))
      }
      okText={t(of ? "account.save" : "common.add")}
      onClose={onClose}
    >
      {of ? null : (
        <>
          <Form.Item name="store" label={t("papers.store")} rules={required(t("papers.store"))}>
            <StorePick />
          </Form.Item>
          <Form.Item name="kind" label={t("binding.kind")} rules={required(t("binding.kind"))}>
            <Select options={kinds.map((value) => ({ value, label: t(`bindingKind.${value}`) }))} />
          </Form.Item>
        </>
      )}
      {kind === "channel-account" ? (
        <Form.Item name="channel" label={t("binding.channel")}>
          <Input />
        </Form.Item>
      ) : null}
      <Form.Item name="phone" label={t("binding.phone")} extra={t("binding.phoneHelp")}>
        <KeptInput kept={of?.phone ?? null} inputMode="tel" />
      </Form.Item>
      <Form.Item name="phone_keeper" label={t("binding.keeper")}>
        <PersonPick known={[of?.keeper]} />
      </Form.Item>
      <Form.Item name="notes" label={t("record.notes")}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  );
}
