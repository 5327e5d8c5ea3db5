import { Form, Input, Radio, Select } from "antd";
import type { Draft } from "../../backend/bindings/Draft";
import type { LinkCandidate } from "../../backend/bindings/LinkCandidate";
import { instant, now } from "../../clock";
import { AddDialog } from "../../parts/AddDialog";
import { usePlatforms } from "../../parts/marks";
import { todayField } from "../../parts/patch";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";

interface Values {
  /** A candidate's key. */
  from: string;
  name: string;
  primary: string;
  stores: string[];
  linked: boolean;
  linked_on?: string | null;
  planned_on?: string | null;
}

/** One entity may have stores on several platforms that know groups. */
const keyOf = (one: LinkCandidate) => `${one.platform} ${one.entity}`;

interface Props {
  candidates: LinkCandidate[];
  /** The entity to begin with: `entity:USCC`. */
  entity?: string;
  onClose: (added?: string) => void;
}

/** A group, planned or found on the platform; its stores are planned, or linked, with it. */
export function AddGroup({ candidates, entity, onClose }: Props) {
  const { t } = useWords();
  const { nameOf } = usePlatforms();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const founders = candidates.filter((one) => one.group === null);
  const begin = entity ? founders.find((one) => one.entity === entity) : founders[0];
  const chosen = Form.useWatch("from", form) ?? (begin && keyOf(begin));
  const linked = Form.useWatch("linked", form) ?? false;
  const primary = Form.useWatch("primary", form);
  const candidate = founders.find((one) => keyOf(one) === chosen);
  const platforms = new Set(founders.map((one) => one.platform));

  const filled = (one: LinkCandidate | undefined): Partial<Values> => ({
    from: one && keyOf(one),
    name: one && t("links.form.nameOf", { name: one.name }),
    primary: one?.unlinked[0]?.subject,
    stores: one?.unlinked.slice(1).map((store) => store.subject) ?? [],
  });

  const drafts = (values: Values): Draft[] => {
    const of = founders.find((one) => keyOf(one) === values.from);
    if (!of) return [];
    const at = now();
    const subject = `link-group:${newId(at)}`;
    const effective = instant(at);
    const described: Draft = {
      subject,
      effective,
      kind: "link-group-described",
      data: {
        name: values.name.trim(),
        platform: of.platform,
        entity: of.entity.slice("entity:".length),
        primary: values.primary.slice("store:".length),
        ...(values.planned_on && !values.linked ? { planned_on: values.planned_on.slice(0, 10) } : {}),
      },
    };
    const others = values.stores.filter((store) => store !== values.primary);
    const stores = values.linked ? [values.primary, ...others] : others;
    const told = stores.map(
      (store): Draft => ({
        subject,
        effective: values.linked ? (values.linked_on ?? effective) : effective,
        kind: values.linked ? "member-linked" : "link-planned",
        data: { store: store.slice("store:".length) },
      }),
    );
    return [described, ...told];
  };

  return (
    <AddDialog
      name="link-group"
      title={t("links.form.title")}
      form={form}
      initialValues={{ ...filled(begin), linked: false }}
      drafts={drafts}
      onClose={onClose}
    >
      <Form.Item
        name="from"
        label={t("links.form.entity")}
        extra={founders.length === 0 ? t("links.candidates.none") : t("links.form.entityHelp")}
        rules={required(t("links.form.entity"))}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          onChange={(key: string) =>
            form.setFieldsValue(filled(founders.find((one) => keyOf(one) === key)) as Values)
          }
          options={founders.map((one) => ({
            value: keyOf(one),
            label: platforms.size > 1 ? `${one.name} · ${nameOf(one.platform)}` : one.name,
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t("links.form.name")} rules={required(t("links.form.name"))}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="primary"
        label={t("links.form.primary")}
        extra={t("links.form.primaryHelp")}
        rules={required(t("links.form.primary"))}
      >
        <Select
          options={candidate?.unlinked.map((store) => ({ value: store.subject, label: store.name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="stores" label={t("links.form.stores")} extra={t("links.form.storesHelp")}>
        <Select
          mode="multiple"
          options={
            candidate?.unlinked
              .filter((store) => store.subject !== primary)
              .map((store) => ({ value: store.subject, label: store.name })) ?? []
          }
        />
      </Form.Item>
      <Form.Item name="linked" label={t("links.form.how")}>
        <Radio.Group
          options={[
            { value: false, label: t("links.form.planned") },
            { value: true, label: t("links.form.linked") },
          ]}
        />
      </Form.Item>
      {linked ? (
        <Form.Item
          name="linked_on"
          label={t("links.form.linkedOn")}
          rules={required(t("links.form.linkedOn"))}
          initialValue={todayField()}
        >
          <DateTimeField required day />
        </Form.Item>
      ) : (
        <Form.Item name="planned_on" label={t("links.form.plannedOn")}>
          <DateTimeField day />
        </Form.Item>
      )}
    </AddDialog>
  );
}
