// A company as a form. Names are kept to the letter: a space or a full-width bracket more is another name.

import { Form, Input, Select } from "antd";
import type { CompanyPage } from "../../backend/bindings/CompanyPage";
import type { JsonValue } from "../../backend/bindings/serde_json/JsonValue";
import { backend } from "../../backend/commands";
import { instant, now } from "../../clock";
import { AddressFields, type AddressValues, addressField, addressOf } from "../../parts/AddressFields";
import { KeptInput } from "../../parts/KeptInput";
import { dayField, patchOf, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { TagPick, WordSetPick } from "../../parts/WordsPick";
import { companyTypes } from "../../text/companyTypes";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { Starts } from "../links/Starts";
import { editedFacts, FactChangeField, type FactChangeValues } from "./FactChangeField";
import { UsccNote } from "./UsccNote";

interface Values extends FactChangeValues {
  uscc: string;
  name: string;
  company_type: string | null;
  legal_representative: string;
  legal_representative_id?: string | null;
  bank_account_name: string;
  bank_account_number?: string | null;
  bank_name: string;
  licence_address: AddressValues;
  business_address: AddressValues;
  shareholders: string[];
  founded_on: string | null;
  tags: string[];
  notes: string;
}

const begun = (of?: CompanyPage): Values => ({
  uscc: of?.uscc ?? "",
  name: of?.name ?? "",
  company_type: of?.company_type ?? null,
  legal_representative: of?.legal_representative ?? "",
  bank_account_name: of?.bank_account_name ?? "",
  bank_name: of?.bank_name ?? "",
  licence_address: addressField(of?.licence_address),
  business_address: addressField(of?.business_address),
  shareholders: of?.shareholders ?? [],
  founded_on: dayField(of?.founded_on ?? null),
  tags: of?.tags ?? [],
  notes: of?.notes ?? "",
});

const plain = ({ uscc: _, because: __, since: ___, ...values }: Values) => ({
  ...values,
  company_type: values.company_type ?? null,
  founded_on: wireDay(values.founded_on),
  licence_address: addressOf(values.licence_address),
  business_address: addressOf(values.business_address),
});

/** The two names are recorded as they were typed: patches of other text lose their outer spaces. */
function verbatim(data: Record<string, JsonValue>, before: Values, after: Values) {
  for (const field of ["name", "bank_account_name"] as const)
    if (after[field] !== before[field] && after[field] !== "") data[field] = after[field];
  return data;
}

interface Props {
  /** None = a new company. */
  of?: CompanyPage;
  /** Gets the new company, if one was added. */
  onClose: (added?: string) => void;
}

export function CompanyForm({ of, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const before = begun(of);
  const edited = (after: Values) => verbatim(patchOf(plain(before), plain(after)), before, after);
  const values = Form.useWatch([], form) as Partial<Values> | undefined;
  return (
    <RecordForm
      name="company"
      title={of ? t("account.editTitle", { name: of.name ?? of.uscc }) : t("papers.addCompany")}
      form={form}
      initialValues={before}
      drafts={async (after) => {
        const data = edited(after);
        if (Object.keys(data).length === 0) return [];
        // Recorded as a licence shows it; what cannot be a code is refused with the reason.
        const subject = of?.subject ?? `entity:${(await backend.judgeUscc(after.uscc)).normal ?? after.uscc}`;
        const effective = (after.because === "changed" && after.since) || instant(now());
        return [{ subject, effective, kind: "entity-described", data }];
      }}
      creates={!of}
      corrects={({ because }) => because === "correction"}
      okText={t(of ? "account.save" : "common.add")}
      wide
      onClose={(recorded) => onClose(recorded && !of ? recorded : undefined)}
    >
      <Form.Item
        name="uscc"
        label={t("papers.uscc")}
        rules={required(t("papers.uscc"))}
        extra={
          of ? undefined : (
            <>
              {t("papers.usccHelp")}
              <UsccNote typed={values?.uscc ?? ""} onGo={onClose} />
            </>
          )
        }
      >
        <Input autoComplete="off" disabled={of !== undefined} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t("papers.companyName")}
        rules={required(t("papers.companyName"))}
        extra={t("papers.companyNameHelp")}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="company_type" label={t("papers.companyType")}>
        <Select allowClear options={companyTypes.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="founded_on" label={t("papers.foundedOn")} extra={t("papers.foundedOnHelp")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name="legal_representative" label={t("papers.representative")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="legal_representative_id"
        label={t("papers.representativeId")}
        extra={t("record.idNumberHelp")}
      >
        <KeptInput kept={of?.legal_representative_id ?? null} />
      </Form.Item>
      <Form.Item
        name="bank_account_name"
        label={t("papers.bankAccountName")}
        extra={t("papers.bankAccountNameHelp")}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="bank_name" label={t("papers.bankName")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="bank_account_number" label={t("papers.bankAccountNumber")}>
        <KeptInput kept={of?.bank_account_number ?? null} />
      </Form.Item>
      <Form.Item name="tags" label={t("record.tags")}>
        <TagPick />
      </Form.Item>
      <Form.Item
        name="shareholders"
        label={t("papers.shareholders")}
        extra={t("papers.shareholdersHelp")}
        className="span"
      >
        <WordSetPick />
      </Form.Item>
      <FactChangeField
        facts={editedFacts(of, values ?? {})}
        starts={(since) => (
          <Starts entity={of?.subject ?? ""} patch={edited(form.getFieldsValue())} effective={since} />
        )}
      />
      <AddressFields name="licence_address" label={t("papers.licenceAddress")} />
      <AddressFields name="business_address" label={t("papers.businessAddress")} />
      <Form.Item name="notes" label={t("record.notes")} className="span">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  );
}
