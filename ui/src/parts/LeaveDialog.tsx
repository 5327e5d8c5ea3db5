import { Form } from "antd";
import { useWords } from "../text/language";
import { DateTimeField } from "../widgets/DateTimeField";
import { useRequired } from "../widgets/required";
import { todayField } from "./patch";
import { RecordForm } from "./RecordForm";

interface Props {
  /** `staff:ID` */
  person: string;
  name: string;
  onClose: () => void;
}

/** The day on which somebody leaves; what becomes of their accounts follows from it. */
export function LeaveDialog({ person, name, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<{ day: string }>();
  return (
    <RecordForm
      name="leave"
      title={t("offboarding.leaveTitle", { name })}
      form={form}
      initialValues={{ day: todayField() }}
      drafts={({ day }) => [{ subject: person, effective: day, kind: "left", data: {} }]}
      okText={t("action.confirm")}
      onClose={onClose}
    >
      <Form.Item
        name="day"
        label={t("offboarding.leaveDay")}
        extra={t("offboarding.leaveHelp")}
        rules={required(t("offboarding.leaveDay"))}
      >
        <DateTimeField required day />
      </Form.Item>
    </RecordForm>
  );
}
