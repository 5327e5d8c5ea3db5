// The form behind a step of closing: an ordinary change of each account, so the step is done by the fact. Several are
// recorded all or nothing.

import { Form } from "antd";
import type { ClosingStep } from "../../backend/bindings/ClosingStep";
import type { Draft } from "../../backend/bindings/Draft";
import type { SeasonAccountRow } from "../../backend/bindings/SeasonAccountRow";
import { instant, now } from "../../clock";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";

export interface Closable {
  step: ClosingStep;
  /** At least one. */
  accounts: SeasonAccountRow[];
}

function draft(step: ClosingStep, subject: string, effective: string): Draft {
  return step === "depart"
    ? { subject, effective, kind: "departed", data: {} }
    : { subject, effective, kind: "sub-account-described", data: { dispatch: false } };
}

export function ClosingDialog({ of: { step, accounts }, onClose }: { of: Closable; onClose: () => void }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<{ effective: string }>();
  const name = accounts[0]?.login ?? "";
  return (
    <RecordForm
      name="closing"
      title={t(`season.closeTitle.${step}`)}
      lead={
        <div className="stack tight">
          <p className="strong">
            {accounts.length > 1 ? t("season.closeMany", { name, count: accounts.length }) : name}
          </p>
          <p className="soft">{t(`season.closeHelp.${step}`)}</p>
        </div>
      }
      form={form}
      initialValues={{ effective: instant(now()) }}
      drafts={({ effective }) => accounts.map((account) => draft(step, account.subject, effective))}
      okText={t("action.confirm")}
      ready
      about={(index) => (accounts.length > 1 ? accounts[index]?.login : undefined)}
      onClose={onClose}
    >
      <Form.Item
        name="effective"
        label={t("action.effective")}
        extra={t("action.effectiveHelp")}
        rules={required(t("action.effective"))}
      >
        <DateTimeField required />
      </Form.Item>
    </RecordForm>
  );
}
