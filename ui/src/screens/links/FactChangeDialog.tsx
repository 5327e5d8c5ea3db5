// A registered fact changed: what that starts is in sight before it is recorded.

import { Checkbox, Form } from "antd";
import type { RegisteredFact } from "../../backend/bindings/RegisteredFact";
import { todayField } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { Starts } from "./Starts";

const facts: RegisteredFact[] = ["legal-representative", "licence-address", "bank-account", "name"];

interface Values {
  facts: RegisteredFact[];
  effective: string;
}

interface Props {
  /** `entity:USCC` */
  entity: string;
  name: string;
  /** What to begin with. */
  known?: RegisteredFact[];
  onClose: () => void;
}

export function FactChangeDialog({ entity, name, known = [], onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const today = todayField();
  const chosen = Form.useWatch("facts", form) ?? known;
  const effective = Form.useWatch("effective", form) ?? today;
  return (
    <RecordForm
      name="fact"
      title={t("links.change.title")}
      lead={<p className="soft">{t("links.change.lead", { name })}</p>}
      form={form}
      initialValues={{ facts: known, effective: today }}
      drafts={(values) =>
        values.facts.map((fact) => ({
          subject: entity,
          effective: values.effective,
          kind: "registered-fact-changed",
          data: { fact },
        }))
      }
      okText={t("links.change.record")}
      wide
      onClose={onClose}
    >
      <Form.Item
        name="facts"
        label={t("links.change.facts")}
        rules={[{ required: true, message: t("form.required", { field: t("links.change.facts") }) }]}
      >
        <Facts of={facts.map((value) => ({ value, label: t(`registeredFact.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="effective"
        label={t("links.change.effective")}
        extra={t("links.change.effectiveHelp")}
        rules={required(t("links.change.effective"))}
      >
        <DateTimeField required day />
      </Form.Item>
      <Starts entity={entity} facts={chosen} effective={effective} />
    </RecordForm>
  );
}

interface FactsProps {
  of: { value: RegisteredFact; label: string }[];
  id?: string;
  value?: RegisteredFact[];
  onChange?: (facts: RegisteredFact[]) => void;
}

/** A group of boxes has no "required" for screen readers; its label says it, and the form asks. */
function Facts({ of, id, value, onChange }: FactsProps) {
  return (
    <div id={id}>
      <Checkbox.Group options={of} value={value} onChange={onChange} />
    </div>
  );
}
