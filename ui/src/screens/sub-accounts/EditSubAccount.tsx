// The facts of a sub-account as a form. Only what was changed is recorded; Rust judges it, and says so beside the field.

import { Form, Input, InputNumber, Switch } from "antd";
import type { SubAccountPage } from "../../backend/bindings/SubAccountPage";
import { type Code, CodeList, finished } from "../../parts/CodeList";
import { KeptInput } from "../../parts/KeptInput";
import { PeoplePick, PersonPick } from "../../parts/PersonPick";
import { NO_PHONE, PhonePick } from "../../parts/PhonePick";
import { dayField, described, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { SetByYou } from "../../parts/RuleLink";
import { TagPick } from "../../parts/WordsPick";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { AccountFields } from "./AccountFields";

interface Values {
  holder: string | null;
  kind: SubAccountPage["kind"];
  security_phone?: string;
  verification_phone?: string;
  email?: string | null;
  created_at: string | null;
  last_login_at: string | null;
  position: string;
  department: string;
  dispatch: boolean;
  dispatch_weight: number | null;
  shared: boolean;
  converted_1688: boolean;
  users: string[];
  place: string;
  since: string | null;
  tags: string[];
  notes: string;
  platform_status: Code[];
}

const bare = (person: string) => person.slice("staff:".length);
/** Left as it is unless another was chosen, or none. */
const phone = (chosen?: string) => (chosen === NO_PHONE ? null : chosen || undefined);

function begun(of: SubAccountPage): Values {
  const { certificate } = of;
  return {
    holder: of.holder?.subject ?? null,
    kind: of.kind,
    created_at: of.created_at,
    last_login_at: of.last_login_at,
    position: of.position ?? "",
    department: of.department ?? "",
    dispatch: of.dispatch ?? false,
    dispatch_weight: of.dispatch_weight,
    shared: of.shared,
    converted_1688: of.converted_1688 ?? false,
    users: of.users.map((one) => one.subject),
    place: certificate?.place ?? "",
    since: dayField(certificate?.since ?? null),
    tags: of.tags,
    notes: of.notes ?? "",
    platform_status: of.platform_codes.map(({ interface: name, code }) => ({ interface: name, code })),
  };
}

/** As the wire has it: people without their prefix, days without a time, a certificate's two fields as one. */
const plain = ({ security_phone, verification_phone, place, since, ...values }: Values) => ({
  ...values,
  holder: values.holder ? bare(values.holder) : null,
  security_phone: phone(security_phone),
  verification_phone: phone(verification_phone),
  converted_1688: values.converted_1688 ?? false,
  users: values.users.map(bare),
  platform_status: finished(values.platform_status),
  certificate: place.trim() ? { place: place.trim(), since: wireDay(since) } : null,
});

interface Props {
  of: SubAccountPage;
  name: string;
  onClose: () => void;
}

export function EditSubAccount({ of, name, onClose }: Props) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const before = begun(of);
  const bounds = of.weight_bounds;
  const kept = (phone: string | null) => (phone ? t("account.keep", { phone }) : t("account.keepNone"));

  return (
    <RecordForm
      name="edit-sub-account"
      title={t("account.editTitle", { name })}
      form={form}
      initialValues={before}
      drafts={(after) => described(of.subject, "sub-account-described", plain(before), plain(after))}
      okText={t("account.save")}
      wide
      onClose={onClose}
    >
      <Form.Item name="holder" label={t("account.holder")} extra={t("form.personHelp")}>
        <PersonPick known={[of.holder]} />
      </Form.Item>
      <AccountFields />
      <Form.Item
        name="security_phone"
        label={t("account.securityPhone")}
        extra={t("account.securityPhoneHelp")}
      >
        <PhonePick known={[of.holder]} placeholder={kept(of.security_phone)} forget />
      </Form.Item>
      <Form.Item
        name="verification_phone"
        label={t("account.verificationPhone")}
        extra={t("account.verificationPhoneHelp")}
      >
        <PhonePick known={[of.holder]} placeholder={kept(of.verification_phone)} forget />
      </Form.Item>
      <Form.Item name="email" label={t("account.email")} extra={t("account.emailHelp")}>
        <KeptInput kept={of.email} inputMode="email" />
      </Form.Item>
      <Form.Item name="last_login_at" label={t("account.lastLogin")} extra={t("account.lastLoginHelp")}>
        <DateTimeField />
      </Form.Item>
      <Form.Item
        name="dispatch_weight"
        label={t("account.weight")}
        extra={
          bounds ? (
            <>
              {t("account.weightBounds", bounds)} <SetByYou by={[bounds.rule]} plain />
            </>
          ) : undefined
        }
      >
        <InputNumber min={0} precision={0} className="wide" placeholder={bounds?.default?.toString()} />
      </Form.Item>
      <Form.Item
        name="shared"
        label={t("account.shared")}
        extra={t("account.sharedHelp")}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="users" label={t("account.users")}>
        <PeoplePick known={of.users} />
      </Form.Item>
      {of.converted_1688 === null ? null : (
        <Form.Item
          name="converted_1688"
          label={t("account.converted")}
          extra={t("account.convertedHelp")}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      )}
      <Form.Item name="place" label={t("account.certificate")} extra={t("account.certificateHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="since" label={t("account.certificateSince")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name="tags" label={t("record.tags")} className="span">
        <TagPick />
      </Form.Item>
      <Form.Item name="notes" label={t("record.notes")} className="span">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item
        name="platform_status"
        label={t("account.groups.platform")}
        extra={t("account.codes")}
        className="span"
      >
        <CodeList />
      </Form.Item>
    </RecordForm>
  );
}
