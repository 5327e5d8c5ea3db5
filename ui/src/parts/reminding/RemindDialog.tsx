// The small forms behind a row's menu: another time to be told at, that it was seen, that nothing more is to be said.

import { Form, Input } from "antd";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { absoluteEnd } from "../../widgets/time";
import { useNaming } from "../naming";
import { RecordForm } from "../RecordForm";
import { type Decision, decided, type Values } from "./decision";

interface Props {
  row: DeadlineRow;
  decision: Decision;
  onClose: () => void;
}

export function RemindDialog({ row, decision, onClose }: Props) {
  const { t, say } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const name = useNaming()(row);
  const { latest, unmutable } = row.reminding;
  return (
    <RecordForm
      name="remind"
      title={t(`remind.title.${decision}`)}
      lead={
        <>
          <p>
            <span className="strong">{name}</span> · {say(row.what)}
          </p>
          <p className="soft">
            {decision === "snoozed"
              ? t(unmutable ? "remind.help.noLater" : "remind.help.snoozed", { time: absoluteEnd(latest) })
              : t(`remind.help.${decision}`)}
          </p>
        </>
      }
      form={form}
      initialValues={{}}
      drafts={(values) => [decided(row, decision, values)]}
      okText={t("action.confirm")}
      ready={decision === "acknowledged"}
      onClose={onClose}
    >
      {decision === "snoozed" ? (
        <Form.Item name="until" label={t("remind.when")} rules={required(t("remind.when"))}>
          <DateTimeField required />
        </Form.Item>
      ) : (
        <Form.Item
          name="reason"
          label={t("remind.reason")}
          rules={decision === "waived" ? required(t("remind.reason")) : undefined}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </RecordForm>
  );
}
