// A login, and the person who uses it. A new person gets an id of ours; Rust matches phones and refuses what clashes.

import { Form, Input, Select, Switch } from "antd";
import { useState } from "react";
import type { Draft } from "../../backend/bindings/Draft";
import { instant, now } from "../../clock";
import { AddDialog } from "../../parts/AddDialog";
import { useStores } from "../../parts/queries";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useDebounced } from "../../widgets/debounce";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";

interface Values {
  store: string;
  sub: string;
  created_at?: string | null;
  position?: string;
  department?: string;
  kind: "regular" | "temp-cs";
  dispatch: boolean;
  person?: string;
  phone?: string;
}

/** Only to catch a slip of the hand; Rust judges the number. */
const MOBILE = /^(\+?86[- ]?)?1[3-9][\d -]{9,12}$/;

function drafts(values: Values): Draft[] {
  const effective = instant(now());
  const subject = `sub-account:${values.store.slice("store:".length)}:${values.sub.trim()}`;
  const changes: Draft[] = [];
  const data: Record<string, string | boolean> = {};
  if (values.person && values.phone) {
    const id = newId(now());
    changes.push({
      subject: `staff:${id}`,
      effective,
      kind: "staff-described",
      data: { name: values.person.trim(), phone: values.phone.trim() },
    });
    data.holder = id;
  }
  if (values.created_at) data.created_at = values.created_at;
  if (values.position?.trim()) data.position = values.position.trim();
  if (values.department?.trim()) data.department = values.department.trim();
  if (values.kind === "temp-cs") data.kind = values.kind;
  if (values.dispatch) data.dispatch = true;
  changes.push({ subject, effective, kind: "sub-account-described", data });
  return changes;
}

export function AddSubAccount({ store, onClose }: { store?: string; onClose: (added?: string) => void }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed);
  const stores = useStores({
    search,
    platform: null,
    status: null,
    sort: "name",
    descending: false,
    after: null,
    limit: 50,
  });
  const both = {
    validator: () =>
      Boolean(form.getFieldValue("person")?.trim()) === Boolean(form.getFieldValue("phone")?.trim())
        ? Promise.resolve()
        : Promise.reject(new Error(t("form.personBoth"))),
  };

  return (
    <AddDialog
      name="sub-account"
      title={t("list.addSubAccount")}
      form={form}
      initialValues={{ store, kind: "regular", dispatch: false }}
      drafts={drafts}
      onClose={onClose}
    >
      <Form.Item name="store" label={t("form.store")} rules={required(t("form.store"))}>
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder={t("form.storePick")}
          options={(stores.data?.rows ?? []).map((row) => ({
            value: row.subject,
            label: `${row.name} · ${row.main}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="sub"
        label={t("form.sub")}
        extra={t("form.subHelp")}
        rules={[...required(t("form.sub")), { pattern: /^[^:：]*$/, message: t("form.subColon") }]}
      >
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="created_at" label={t("form.createdAt")} extra={t("form.createdAtHelp")}>
        <DateTimeField />
      </Form.Item>
      <Form.Item name="kind" label={t("form.kind")}>
        <Select
          options={[
            { value: "regular", label: t("form.regular") },
            { value: "temp-cs", label: t("form.tempCs") },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="person"
        label={`${t("form.person")} · ${t("form.personName")}`}
        extra={t("form.personHelp")}
        dependencies={["phone"]}
        rules={[both]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("form.personPhone")}
        dependencies={["person"]}
        rules={[both, { pattern: MOBILE, message: t("form.phoneShape") }]}
      >
        <Input autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="position" label={t("form.position")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="department" label={t("form.department")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="dispatch" label={t("form.dispatch")} valuePropName="checked">
        <Switch />
      </Form.Item>
    </AddDialog>
  );
}
