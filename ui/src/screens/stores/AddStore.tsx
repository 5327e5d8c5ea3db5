import { Alert, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { Refusal } from "../../backend/bindings/Refusal";
import type { StoreStatus } from "../../backend/bindings/StoreStatus";
import { instant, now } from "../../clock";
import { usePlatforms } from "../../parts/marks";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { useReturnFocus } from "../../widgets/focus";
import { testId } from "../../widgets/testId";

interface Values {
  platform: string;
  main: string;
  name: string;
  store_type?: string;
  status?: StoreStatus;
  category?: string;
}

const statuses: StoreStatus[] = ["preparing", "active", "restricted", "frozen", "closing", "closed"];

/** `onClose` gets the new store's subject, if one was added. */
export function AddStore({ onClose }: { onClose: (added?: string) => void }) {
  useReturnFocus();
  const { t, say, english } = useWords();
  const { platforms } = usePlatforms();
  const filter = usePlatformFilter();
  const record = useRecord();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const required = (field: string) => [
    { required: true, whitespace: true, message: t("form.required", { field }) },
  ];

  const send = async ({ platform, main, ...attributes }: Values) => {
    setBusy(true);
    const subject = `store:${platform}/${main.trim()}`;
    const given = Object.entries(attributes).filter(([, value]) => value?.trim());
    const data = Object.fromEntries(given.map(([name, value]) => [name, (value as string).trim()]));
    const refused = await record(
      [{ subject, effective: instant(now()), kind: "store-described", data }],
      [subject],
    );
    setBusy(false);
    if (refused?.length === 0) onClose(subject);
    else if (refused) setRefusals(refused);
  };

  return (
    <Modal
      open
      title={t("list.addStore")}
      okText={t("common.add")}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={() => onClose()}
      confirmLoading={busy}
      okButtonProps={testId("add-confirm")}
      width={size.dialogWide}
    >
      {refusals.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t("action.refused")}
          description={refusals.map((one) => say(one.text)).join("\n")}
        />
      ) : null}
      <Form
        form={form}
        name="store"
        layout="vertical"
        requiredMark="optional"
        onFinish={send}
        initialValues={{ platform: filter ?? platforms[0]?.code }}
      >
        <div className="pair">
          <Form.Item name="platform" label={t("form.platform")} rules={required(t("form.platform"))}>
            <Select
              options={platforms.map((one) => ({ value: one.code, label: english ? one.en : one.zh }))}
            />
          </Form.Item>
          <Form.Item
            name="main"
            label={t("form.main")}
            extra={t("form.mainHelp")}
            rules={required(t("form.main"))}
          >
            <Input autoFocus autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t("form.storeName")} rules={required(t("form.storeName"))}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="store_type" label={t("form.storeType")} extra={t("form.storeTypeHelp")}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="status" label={t("form.status")}>
            <Select
              allowClear
              options={statuses.map((value) => ({ value, label: t(`storeStatus.${value}`) }))}
            />
          </Form.Item>
          <Form.Item name="category" label={t("form.category")}>
            <Input autoComplete="off" />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
