// What is recorded of a person as a form, or somebody new. Of the number of an ID card only its end comes back from Rust.

import { Form, Input, Select } from "antd";
import type { PersonPage } from "../../backend/bindings/PersonPage";
import { now } from "../../clock";
import { KeptInput } from "../../parts/KeptInput";
import { dayField, described, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { TagPick } from "../../parts/WordsPick";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";
import { IdNumberNote } from "./IdNumberNote";

interface Values {
  name: string;
  phone?: string | null;
  /** Ids of numbers on record, and new numbers. */
  other_phones: string[];
  position: string;
  joined_on: string | null;
  id_number?: string | null;
  tags: string[];
  notes: string;
}

const begun = (of?: PersonPage): Values => ({
  name: of?.name ?? "",
  other_phones: of?.other_phones.map((one) => one.id) ?? [],
  position: of?.position ?? "",
  joined_on: dayField(of?.joined_on ?? null),
  tags: of?.tags ?? [],
  notes: of?.notes ?? "",
});

const plain = (values: Values) => ({ ...values, joined_on: wireDay(values.joined_on) });

interface Props {
  /** None = somebody new. */
  of?: PersonPage;
  /** Gets the new person, if one was added. */
  onClose: (added?: string) => void;
}

export function EditPerson({ of, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const typed = Form.useWatch("id_number", form);
  const before = begun(of);
  const known = of?.other_phones ?? [];
  const subject = of?.subject ?? `staff:${newId(now())}`;
  return (
    <RecordForm
      name="edit-person"
      title={of ? t("account.editTitle", { name: of.name ?? t("screen.staff") }) : t("record.addPerson")}
      form={form}
      initialValues={before}
      drafts={(after) => described(subject, "staff-described", plain(before), plain(after))}
      okText={t(of ? "account.save" : "common.add")}
      wide
      onClose={(recorded) => onClose(recorded && !of ? recorded : undefined)}
    >
      <Form.Item name="name" label={t("form.personName")} rules={required(t("form.personName"))}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="position" label={t("account.position")} extra={t("record.positionHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t("form.personPhone")} extra={t("record.personPhoneHelp")}>
        <KeptInput kept={of?.phone ?? null} inputMode="tel" />
      </Form.Item>
      <Form.Item name="other_phones" label={t("record.otherPhones")} extra={t("record.otherPhonesHelp")}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[",", "，", "、", ";", "；"]}
          options={known.map((one) => ({ value: one.id, label: one.masked }))}
        />
      </Form.Item>
      <Form.Item
        name="id_number"
        label={t("record.idNumber")}
        extra={
          <>
            {t("record.idNumberHelp")}
            <IdNumberNote person={of?.subject ?? null} typed={typed ?? ""} />
          </>
        }
      >
        <KeptInput kept={of?.id_number ?? null} />
      </Form.Item>
      <Form.Item name="joined_on" label={t("record.joinedOn")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name="tags" label={t("record.tags")} className="span">
        <TagPick />
      </Form.Item>
      <Form.Item name="notes" label={t("record.notes")} className="span">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  );
}
