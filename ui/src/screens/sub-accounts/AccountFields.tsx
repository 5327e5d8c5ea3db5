// What is asked of a sub-account when it is added and when it is edited.

import { Form, Input, Select, Switch } from "antd";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";

export function AccountFields() {
  const { t } = useWords();
  return (
    <>
      <Form.Item name="created_at" label={t("form.createdAt")} extra={t("form.createdAtHelp")}>
        <DateTimeField />
      </Form.Item>
      <Form.Item name="kind" label={t("form.kind")}>
        <Select
          options={[
            { value: "regular", label: t("form.regular") },
            { value: "temp-cs", label: t("form.tempCs") },
          ]}
        />
      </Form.Item>
      <Form.Item name="position" label={t("form.position")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="department" label={t("form.department")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="dispatch" label={t("form.dispatch")} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
