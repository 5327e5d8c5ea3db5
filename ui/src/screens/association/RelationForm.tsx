// How two stores are related, said by the facts that it follows from: whose they are, or under whose contract one is run. A link
// is not declared here: it is recorded step by step in its group.

import { Form, Radio } from "antd";
import type { Overlap } from "../../backend/bindings/Overlap";
import type { StorePage } from "../../backend/bindings/StorePage";
import { instant, now } from "../../clock";
import { AgencyFields, type AgencyValues, agencyField, agencyOf } from "../../parts/AgencyFields";
import { EntityPick } from "../../parts/EntityPick";
import { patchOf } from "../../parts/patch";
import { useStore } from "../../parts/queries";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { useRequired } from "../../widgets/required";

type Told = "same-entity" | "unrelated" | "agency";
const choices: Told[] = ["same-entity", "unrelated", "agency"];

interface Values {
  told: Told;
  /** USCC of the company of both, or of each. */
  both?: string | null;
  first?: string | null;
  second?: string | null;
  /** The store that is run for its owner. */
  run: string;
  agency: AgencyValues;
}

interface Props {
  of: Overlap;
  onClose: () => void;
}

/** The form opens once the facts of both stores are there. */
export function RelationForm({ of, onClose }: Props) {
  const first = useStore(of.stores[0] ?? "").data;
  const second = useStore(of.stores[1] ?? "").data;
  return first && second ? <Asked of={of} stores={[first, second]} onClose={onClose} /> : null;
}

const usccOf = (store: StorePage) => store.entity?.subject.slice("entity:".length) ?? null;

function Asked({ of, stores, onClose }: Props & { stores: [StorePage, StorePage] }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const [first, second] = stores;
  const name = (place: number) => of.names[place] ?? of.stores[place] ?? "";
  const run = second.agency && !first.agency ? second : first;
  const before: Values = {
    told: choices.find((one) => one === of.relation) ?? "unrelated",
    both: usccOf(first) ?? usccOf(second),
    first: usccOf(first),
    second: usccOf(second),
    run: run.subject,
    agency: agencyField(run.agency),
  };
  const told = Form.useWatch("told", form) ?? before.told;
  const facts = (values: Values, store: StorePage) => {
    if (values.told === "agency")
      return store.subject === values.run ? { agency: agencyOf(values.agency) } : {};
    if (values.told === "same-entity") return { entity: values.both ?? null };
    return { entity: (store === first ? values.first : values.second) ?? null };
  };
  return (
    <RecordForm
      name="relation"
      title={t("association.relate.title")}
      lead={<p className="soft">{t("association.relate.lead")}</p>}
      form={form}
      initialValues={before}
      drafts={(values) =>
        stores.flatMap((store) => {
          const known = { entity: usccOf(store), agency: agencyOf(agencyField(store.agency)) };
          const data = patchOf(known, { ...known, ...facts(values, store) });
          return Object.keys(data).length > 0
            ? [{ subject: store.subject, effective: instant(now()), kind: "store-described", data }]
            : [];
        })
      }
      about={(index) => name(index)}
      okText={t("account.save")}
      onClose={() => onClose()}
    >
      <Form.Item name="told" label={t("association.relate.told")}>
        <Radio.Group
          vertical
          options={choices.map((value) => ({ value, label: t(`association.relate.${value}`) }))}
        />
      </Form.Item>
      {told === "same-entity" ? (
        <Form.Item
          name="both"
          label={t("association.relate.both")}
          rules={required(t("association.relate.both"))}
        >
          <EntityPick known={first.entity ?? second.entity} />
        </Form.Item>
      ) : null}
      {told === "unrelated"
        ? stores.map((store, place) => (
            <Form.Item
              key={store.subject}
              name={place === 0 ? "first" : "second"}
              label={t("association.relate.companyOf", { name: name(place) })}
            >
              <EntityPick known={store.entity} />
            </Form.Item>
          ))
        : null}
      {told === "agency" ? (
        <>
          <Form.Item name="run" label={t("association.relate.run")}>
            <Radio.Group
              vertical
              options={stores.map((store, place) => ({ value: store.subject, label: name(place) }))}
              onChange={({ target }) =>
                form.setFieldValue(
                  "agency",
                  agencyField(stores.find((one) => one.subject === target.value)?.agency),
                )
              }
            />
          </Form.Item>
          <AgencyFields stated />
        </>
      ) : null}
    </RecordForm>
  );
}
