// Contact and environment of a store: what the platform may take two stores for one seller's by (rulebook F.1). What another
// store uses already is said while it is typed.

import { Form, Input, Select } from "antd";
import type { PaymentKind } from "../../backend/bindings/PaymentKind";
import type { StorePage } from "../../backend/bindings/StorePage";
import { AddressFields, type AddressValues, addressField, addressOf } from "../../parts/AddressFields";
import { AgencyFields, type AgencyValues, agencyField, agencyOf } from "../../parts/AgencyFields";
import { KeptInput } from "../../parts/KeptInput";
import { WordSetPick } from "../../parts/WordsPick";
import { useWords } from "../../text/language";
import { ContactNote, type JudgedContact } from "./ContactNote";

export interface ContactValues {
  contact_name: string;
  phone?: string | null;
  email?: string | null;
  login_phone?: string | null;
  login_email?: string | null;
  payment_kind: PaymentKind | null;
  payment_account?: string | null;
  return_address: AddressValues;
  product_ranges: string[];
  agency: AgencyValues;
}

const payments: PaymentKind[] = ["alipay", "card", "other"];

export const contactsBegun = (of: StorePage): ContactValues => ({
  contact_name: of.contact_name ?? "",
  payment_kind: of.payment_kind,
  return_address: addressField(of.return_address),
  product_ranges: of.product_ranges,
  agency: agencyField(of.agency),
});

/** As the wire has it. */
export const plainContacts = (values: ContactValues) => ({
  payment_kind: values.payment_kind ?? null,
  return_address: addressOf(values.return_address),
  agency: agencyOf(values.agency),
});

export function ContactFields({ of }: { of: StorePage }) {
  const { t } = useWords();
  const typed = (field: JudgedContact) => (
    <Form.Item noStyle dependencies={[field]}>
      {({ getFieldValue }) => <ContactNote store={of.subject} field={field} typed={getFieldValue(field)} />}
    </Form.Item>
  );
  return (
    <>
      <h3 className="span">{t("record.contactAndEnvironment")}</h3>
      <Form.Item name="contact_name" label={t("record.contactName")} extra={t("record.contactNameHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="product_ranges"
        label={t("record.productRanges")}
        extra={t("record.productRangesHelp")}
      >
        <WordSetPick />
      </Form.Item>
      <Form.Item name="phone" label={t("record.phone")} extra={typed("phone")}>
        <KeptInput kept={of.phone} inputMode="tel" />
      </Form.Item>
      <Form.Item name="email" label={t("record.email")} extra={typed("email")}>
        <KeptInput kept={of.email} inputMode="email" />
      </Form.Item>
      <Form.Item name="login_phone" label={t("record.loginPhone")} extra={typed("login_phone")}>
        <KeptInput kept={of.login_phone} inputMode="tel" />
      </Form.Item>
      <Form.Item name="login_email" label={t("record.loginEmail")} extra={typed("login_email")}>
        <KeptInput kept={of.login_email} inputMode="email" />
      </Form.Item>
      <Form.Item name="payment_kind" label={t("record.paymentKind")}>
        <Select allowClear options={payments.map((value) => ({ value, label: t(`paymentKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="payment_account" label={t("record.paymentAccount")} extra={typed("payment_account")}>
        <KeptInput kept={of.payment_account} />
      </Form.Item>
      <AddressFields name="return_address" label={t("record.returnAddress")} />
      <AgencyFields />
    </>
  );
}
