// What is asked of a store when it is added and when it is edited.

import { Form, Input, Select } from "antd";
import { WordsPick } from "../../parts/WordsPick";
import { useWords } from "../../text/language";
import { useRequired } from "../../widgets/required";
import { statuses } from "./statuses";

export function StoreFields() {
  const { t } = useWords();
  const required = useRequired();
  return (
    <>
      <Form.Item name="name" label={t("form.storeName")} rules={required(t("form.storeName"))}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="store_type" label={t("form.storeType")} extra={t("form.storeTypeHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="status" label={t("form.status")}>
        <Select allowClear options={statuses.map((value) => ({ value, label: t(`storeStatus.${value}`) }))} />
      </Form.Item>
      <Form.Item name="categories" label={t("form.category")} extra={t("record.categoriesHelp")}>
        <WordsPick />
      </Form.Item>
    </>
  );
}
