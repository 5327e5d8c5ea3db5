// A login, and the person who uses it. While the login is typed, Rust says what becomes of it; a person is chosen, or a
// new one gets an id of ours. Rust fills in the phones, and refuses what clashes.

import { Form, Input, Select } from "antd";
import { useState } from "react";
import type { Draft } from "../../backend/bindings/Draft";
import { instant, now } from "../../clock";
import { AddDialog } from "../../parts/AddDialog";
import { type Named, PersonPick, usePeople } from "../../parts/PersonPick";
import { PhonePick } from "../../parts/PhonePick";
import { useLoginVerdict, useStores } from "../../parts/queries";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";
import { AccountFields } from "./AccountFields";
import { LoginNote } from "./LoginNote";

interface Values {
  store: string;
  sub: string;
  created_at?: string | null;
  position?: string;
  department?: string;
  kind: "regular" | "temp-cs";
  dispatch: boolean;
  /** Somebody on record. */
  holder?: string | null;
  person?: string;
  phone?: string;
  security_phone?: string;
  verification_phone?: string;
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
  } else if (values.holder) data.holder = values.holder.slice("staff:".length);
  if (values.security_phone) data.security_phone = values.security_phone;
  if (values.verification_phone) data.verification_phone = values.verification_phone;
  if (values.created_at) data.created_at = values.created_at;
  if (values.position?.trim()) data.position = values.position.trim();
  if (values.department?.trim()) data.department = values.department.trim();
  if (values.kind === "temp-cs") data.kind = values.kind;
  if (values.dispatch) data.dispatch = true;
  changes.push({ subject, effective, kind: "sub-account-described", data });
  return changes;
}

interface Props {
  store?: string;
  kind?: Values["kind"];
  onClose: (added?: string) => void;
}

export function AddSubAccount({ store, kind = "regular", onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState("");
  const [newcomer, setNewcomer] = useState(false);
  const search = useDebounced(typed);
  const stores = useStores({
    search,
    platform: null,
    status: null,
    tag: null,
    archived: false,
    sort: "name",
    descending: false,
    after: null,
    limit: 50,
  });
  const chosen = Form.useWatch("store", form);
  const sub = Form.useWatch("sub", form) ?? "";
  const login = useDebounced(sub);
  const asked = Boolean(chosen && login.trim());
  const verdict = useLoginVerdict({ store: chosen ?? "", typed: login }, asked).data;
  const holder = Form.useWatch("holder", form);
  const person: Named | undefined = usePeople("", []).find((one) => one.subject === holder);
  const phones = person?.phone ? t("login.phones", { phone: person.phone }) : t("login.phonesNone");
  const both = {
    validator: () =>
      Boolean(form.getFieldValue("person")?.trim()) === Boolean(form.getFieldValue("phone")?.trim())
        ? Promise.resolve()
        : Promise.reject(new Error(t("form.personBoth"))),
  };
  const change = () => {
    setNewcomer(!newcomer);
    form.setFieldsValue({ holder: undefined, person: undefined, phone: undefined });
  };

  return (
    <AddDialog
      name="sub-account"
      title={t("list.addSubAccount")}
      form={form}
      initialValues={{ store, kind, dispatch: false }}
      drafts={drafts}
      onClose={onClose}
    >
      <Form.Item name="store" label={t("form.store")} rules={required(t("form.store"))}>
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder={t("form.storePick")}
          autoFocus={!store}
          options={(stores.data?.rows ?? []).map((row) => ({
            value: row.subject,
            label: `${row.name} · ${row.main}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="sub"
        label={t("form.sub")}
        extra={
          verdict && asked ? (
            <LoginNote of={verdict} onUse={(to) => form.setFieldValue("sub", to)} onGo={onClose} />
          ) : (
            t("form.subHelp")
          )
        }
        rules={[...required(t("form.sub")), { pattern: /^[^:：]*$/, message: t("form.subColon") }]}
        validateTrigger="onSubmit"
      >
        <Input autoFocus={Boolean(store)} autoComplete="off" />
      </Form.Item>
      {newcomer ? (
        <>
          <Form.Item
            name="person"
            label={`${t("form.person")} · ${t("form.personName")}`}
            extra={<Switchover words={t("login.knownPerson")} onPress={change} />}
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
        </>
      ) : (
        <>
          <Form.Item
            name="holder"
            label={t("form.person")}
            extra={<Switchover words={t("login.newPerson")} onPress={change} />}
          >
            <PersonPick />
          </Form.Item>
          <Form.Item name="security_phone" label={t("account.securityPhone")} extra={phones}>
            <PhonePick known={[person]} placeholder={person?.phone ?? undefined} />
          </Form.Item>
          <Form.Item name="verification_phone" label={t("account.verificationPhone")} extra={phones}>
            <PhonePick known={[person]} placeholder={person?.phone ?? undefined} />
          </Form.Item>
        </>
      )}
      <AccountFields />
    </AddDialog>
  );
}

function Switchover({ words, onPress }: { words: string; onPress: () => void }) {
  const { t } = useWords();
  return (
    <span>
      {t("form.personHelp")}{" "}
      <button type="button" className="bare link" onClick={onPress} data-testid="switch-person">
        {words}
      </button>
    </span>
  );
}
