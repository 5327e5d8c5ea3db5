// How two stores are related, said by the facts that it follows from: whose they are, or under whose contract one is run. A link
// is not declared here: it is recorded step by step in its group.

import { Form, type FormRule, Radio } from "antd";
import type { Overlap } from "../../backend/bindings/Overlap";
import type { StorePage } from "../../backend/bindings/StorePage";
import { AgencyFields, type AgencyValues, agencyField, agencyOf } from "../../parts/AgencyFields";
import { EntityPick } from "../../parts/EntityPick";
import { described } from "../../parts/patch";
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
  const company = usccOf(first);
  // One company's stores are that whatever contract there is.
  const ofOne = company !== null && company === usccOf(second);
  // While a contract is in force, stores of two companies are an agency's. What was one company's and stays it needs none ended.
  const ends = (as: Told, store: StorePage) =>
    as !== "agency" && !(as === "same-entity" && of.relation === as) && store.agency_in_force;
  const facts = (values: Values, store: StorePage) => {
    if (values.told === "agency")
      return store.subject === values.run ? { agency: agencyOf(values.agency) } : {};
    const asked = store === first ? values.first : values.second;
    const entity = (values.told === "same-entity" ? values.both : asked) ?? null;
    return ends(values.told, store) ? { entity, agency: null } : { entity };
  };
  const differs: FormRule = {
    validator: (_, uscc) =>
      uscc && uscc === form.getFieldValue("first")
        ? Promise.reject(t("association.relate.sameCompany", { name: name(0) }))
        : Promise.resolve(),
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
          return described(store.subject, "store-described", known, { ...known, ...facts(values, store) });
        })
      }
      about={(index) => name(index)}
      okText={t("account.save")}
      onClose={() => onClose()}
    >
      <Form.Item
        name="told"
        label={t("association.relate.told")}
        extra={ofOne ? t("association.relate.ofOne") : null}
      >
        <Radio.Group
          vertical
          options={choices.map((value) => ({
            value,
            label: t(`association.relate.${value}`),
            disabled: value === "agency" && ofOne,
          }))}
        />
      </Form.Item>
      {stores.map((store, place) =>
        ends(told, store) ? (
          <p key={store.subject} className="soft" data-testid="contract-ends">
            {t("association.relate.ends", { name: name(place) })}
          </p>
        ) : null,
      )}
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
        ? stores.map((store, place) => {
            const label = t("association.relate.companyOf", { name: name(place) });
            return (
              <Form.Item
                key={store.subject}
                name={place === 0 ? "first" : "second"}
                label={label}
                dependencies={place === 0 ? undefined : ["first"]}
                rules={place === 0 ? required(label) : [...required(label), differs]}
              >
                <EntityPick known={store.entity} />
              </Form.Item>
            );
          })
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
