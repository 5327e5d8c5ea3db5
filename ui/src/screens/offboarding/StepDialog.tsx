// The form behind a step's button. What is recorded is an ordinary change of the account, so the step is done by the fact.

import { Form } from "antd";
import type { LeftAccount } from "../../backend/bindings/LeftAccount";
import { instant, now } from "../../clock";
import { ActionDialog, type Kind } from "../../parts/ActionDialog";
import { PersonPick } from "../../parts/PersonPick";
import { PhonePick } from "../../parts/PhonePick";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { useRequired } from "../../widgets/required";

export type Take = "unbind" | "phone" | "depart" | "pass" | "review";

export interface Taking {
  take: Take;
  account: LeftAccount;
}

interface Props {
  of: Taking;
  /** Who leaves: nobody's account is handed to them. */
  person: string;
  onClose: () => void;
}

const recorded: Partial<Record<Take, Kind>> = {
  unbind: "unbound",
  depart: "departed",
  review: "permissions-reviewed",
};

export function StepDialog({ of: { take, account }, person, onClose }: Props) {
  const change = recorded[take];
  if (change)
    return (
      <ActionDialog recording={{ subject: account.subject, name: account.login, change }} onClose={onClose} />
    );
  return take === "phone" ? (
    <NewPhone account={account} person={person} onClose={onClose} />
  ) : (
    <PassOn account={account} person={person} onClose={onClose} />
  );
}

interface FormProps {
  account: LeftAccount;
  person: string;
  onClose: () => void;
}

function NewPhone({ account, person, onClose }: FormProps) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<{ security_phone: string }>();
  return (
    <RecordForm
      name="phone"
      title={t("offboarding.phoneTitle")}
      lead={<p className="strong">{account.login}</p>}
      form={form}
      initialValues={{}}
      drafts={({ security_phone }) => [
        {
          subject: account.subject,
          effective: instant(now()),
          kind: "sub-account-described",
          data: { security_phone },
        },
      ]}
      okText={t("action.confirm")}
      onClose={onClose}
    >
      <Form.Item
        name="security_phone"
        label={t("offboarding.phoneTo")}
        extra={t("offboarding.phoneHelp")}
        rules={required(t("offboarding.phoneTo"))}
      >
        <PhonePick autoFocus except={person} />
      </Form.Item>
    </RecordForm>
  );
}

function PassOn({ account, person, onClose }: FormProps) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<{ holder: string }>();
  return (
    <RecordForm
      name="pass"
      title={t("offboarding.passTitle")}
      lead={<p className="strong">{account.login}</p>}
      form={form}
      initialValues={{}}
      drafts={({ holder }) => [
        {
          subject: account.subject,
          effective: instant(now()),
          kind: "sub-account-described",
          data: { holder: holder.slice("staff:".length) },
        },
      ]}
      okText={t("action.confirm")}
      onClose={onClose}
    >
      <Form.Item
        name="holder"
        label={t("offboarding.passTo")}
        extra={t("offboarding.passHelp")}
        rules={required(t("offboarding.passTo"))}
      >
        <PersonPick autoFocus required except={person} />
      </Form.Item>
    </RecordForm>
  );
}
