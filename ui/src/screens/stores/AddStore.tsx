import { Form, Input, Select } from "antd";
import type { Draft } from "../../backend/bindings/Draft";
import type { StoreStatus } from "../../backend/bindings/StoreStatus";
import type { JsonValue } from "../../backend/bindings/serde_json/JsonValue";
import { instant, now } from "../../clock";
import { AddDialog } from "../../parts/AddDialog";
import { usePlatforms } from "../../parts/marks";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useWords } from "../../text/language";
import { useRequired } from "../../widgets/required";
import { StoreFields } from "./StoreFields";

interface Values {
  platform: string;
  main: string;
  name: string;
  store_type?: string;
  status?: StoreStatus;
  categories?: string[];
}

function drafts({ platform, main, categories, ...attributes }: Values): Draft[] {
  const subject = `store:${platform}/${main.trim()}`;
  const given = Object.entries(attributes).filter(([, value]) => value?.trim());
  const data: Record<string, JsonValue> = Object.fromEntries(
    given.map(([name, value]) => [name, (value as string).trim()]),
  );
  if (categories?.length) data.categories = categories;
  return [{ subject, effective: instant(now()), kind: "store-described", data }];
}

export function AddStore({ onClose }: { onClose: (added?: string) => void }) {
  const { t, english } = useWords();
  const { platforms } = usePlatforms();
  const filter = usePlatformFilter();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  return (
    <AddDialog
      name="store"
      title={t("list.addStore")}
      form={form}
      initialValues={{ platform: filter ?? platforms[0]?.code }}
      drafts={drafts}
      onClose={onClose}
    >
      <Form.Item name="platform" label={t("form.platform")} rules={required(t("form.platform"))}>
        <Select options={platforms.map((one) => ({ value: one.code, label: english ? one.en : one.zh }))} />
      </Form.Item>
      <Form.Item
        name="main"
        label={t("form.main")}
        extra={t("form.mainHelp")}
        rules={required(t("form.main"))}
      >
        <Input autoFocus autoComplete="off" />
      </Form.Item>
      <StoreFields />
    </AddDialog>
  );
}
