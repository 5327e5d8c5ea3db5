// A main binding as a form: to which store, which kind, and by whose phone it is recovered. What is bound in it is recorded
// afterwards, with its time.

import { Form, Input, Select } from "antd";
import type { BindingKind } from "../../backend/bindings/BindingKind";
import { instant, now } from "../../clock";
import { PersonPick } from "../../parts/PersonPick";
import { patchOf } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { StorePick } from "../../parts/StorePick";
import { useWords } from "../../text/language";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";

interface Values {
  store: string | null;
  kind: BindingKind | null;
  channel: string;
  phone: string;
  phone_keeper: string | null;
}

const nothing: Values = { store: null, kind: null, channel: "", phone: "", phone_keeper: null };
const kinds: BindingKind[] = ["login-phone", "official-account", "channel-account"];

/** As the wire has it: keys without their kind. */
const plain = (values: Values) => ({
  ...values,
  store: values.store?.slice("store:".length) ?? null,
  phone_keeper: values.phone_keeper?.slice("staff:".length) ?? null,
});

export function BindingForm({ onClose }: { onClose: (added?: string) => void }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch("kind", form);
  const subject = `binding:${newId(now())}`;
  return (
    <RecordForm
      name="binding"
      title={t("binding.add")}
      lead={<p className="soft">{t("binding.addLead")}</p>}
      form={form}
      initialValues={nothing}
      drafts={(values) => {
        const data = patchOf(plain(nothing), plain({ ...nothing, ...values }));
        return [{ subject, effective: instant(now()), kind: "binding-described", data }];
      }}
      okText={t("common.add")}
      onClose={onClose}
    >
      <Form.Item name="store" label={t("papers.store")} rules={required(t("papers.store"))}>
        <StorePick />
      </Form.Item>
      <Form.Item name="kind" label={t("binding.kind")} rules={required(t("binding.kind"))}>
        <Select options={kinds.map((value) => ({ value, label: t(`bindingKind.${value}`) }))} />
      </Form.Item>
      {kind === "channel-account" ? (
        <Form.Item name="channel" label={t("binding.channel")}>
          <Input />
        </Form.Item>
      ) : null}
      <Form.Item name="phone" label={t("binding.phone")} extra={t("binding.phoneHelp")}>
        <Input inputMode="tel" />
      </Form.Item>
      <Form.Item name="phone_keeper" label={t("binding.keeper")}>
        <PersonPick />
      </Form.Item>
    </RecordForm>
  );
}
