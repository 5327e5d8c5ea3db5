import { Form, Select } from "antd";
import { useState } from "react";
import type { Draft } from "../../backend/bindings/Draft";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { instant, now } from "../../clock";
import { possible } from "../../parts/LinkDialog";
import { dayField, wireDay } from "../../parts/patch";
import { usePlace } from "../../parts/place";
import { useStores } from "../../parts/queries";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useDebounced } from "../../widgets/debounce";
import { useRequired } from "../../widgets/required";

interface Values {
  store: string;
  planned_on?: string | null;
}

const MOST = 20;

interface Props {
  page: LinkGroupPage;
  onClose: () => void;
}

/** Puts a store on the plan: those of the group's entity first, any other of the platform by its name. */
export function InviteDialog({ page, onClose }: Props) {
  const { t } = useWords();
  const { go } = usePlace();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const platform = page.attributes.platform ?? null;
  const own = possible(page, "link-planned");
  const request = {
    search,
    platform,
    status: null,
    tag: null,
    archived: false,
    sort: "name" as const,
    descending: false,
    after: null,
  };
  const found = useStores({ ...request, limit: MOST }, search !== "").data?.rows ?? [];
  const here = new Set(page.stores.map((one) => one.store.subject));
  const others = search === "" ? [] : found.filter((row) => !here.has(row.subject));
  const first = own[0]?.store.subject;
  const planned = page.attributes.planned_on;

  const drafts = (values: Values): Draft[] => {
    const effective = instant(now());
    const day = values.planned_on ? wireDay(values.planned_on) : null;
    const plan: Draft = {
      subject: page.subject,
      effective,
      kind: "link-planned",
      data: { store: values.store.slice("store:".length) },
    };
    if (!day || day === planned) return [plan];
    return [
      plan,
      { subject: page.subject, effective, kind: "link-group-described", data: { planned_on: day } },
    ];
  };

  return (
    <RecordForm
      name="invite"
      title={t("links.invite.title")}
      lead={<p className="strong">{page.name}</p>}
      form={form}
      initialValues={{ store: first, planned_on: planned ? dayField(planned) : undefined }}
      drafts={drafts}
      okText={t("links.invite.submit")}
      onClose={(recorded) => {
        onClose();
        if (recorded) go("link-groups", { group: page.subject, invite: form.getFieldValue("store") });
      }}
    >
      <Form.Item
        name="store"
        label={t("links.invite.store")}
        extra={t("links.invite.storeHelp")}
        rules={required(t("links.invite.store"))}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          options={[
            ...own
              .filter(({ store }) => store.name.includes(typed.trim()))
              .map(({ store }) => ({ value: store.subject, label: store.name })),
            ...others.map((row) => ({
              value: row.subject,
              label: `${row.name} · ${row.entity ?? row.main}`,
            })),
          ]}
        />
      </Form.Item>
      <Form.Item name="planned_on" label={t("links.invite.plannedOn")}>
        <DateTimeField day />
      </Form.Item>
    </RecordForm>
  );
}
