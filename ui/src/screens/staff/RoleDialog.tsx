// A role made or edited. A new one begins as the copy of a template.

import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import type { Draft } from "../../backend/bindings/Draft";
import type { Level } from "../../backend/bindings/Level";
import type { Refusal } from "../../backend/bindings/Refusal";
import type { RoleRow } from "../../backend/bindings/RoleRow";
import type { RoleTemplate } from "../../backend/bindings/RoleTemplate";
import { instant, now } from "../../clock";
import { usePlatforms } from "../../parts/marks";
import parts from "../../parts/parts.module.css";
import { RecordDialog } from "../../parts/RecordDialog";
import { Refused } from "../../parts/Refused";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { newId } from "../../widgets/newId";
import { requiredMark, useRequired } from "../../widgets/required";
import { testId } from "../../widgets/testId";
import { type Grants, RightsEditor } from "./RightsEditor";
import { useRightsWords } from "./words";

interface Values {
  name: string;
  description?: string;
  template?: string;
  platform?: string;
  permissions: Grants;
}

const copied = (template: RoleTemplate | undefined): Grants =>
  Object.fromEntries(
    (template?.grants ?? []).flatMap((grant) =>
      grant.permissions.map((code): [string, Level] => [code, grant.level]),
    ),
  );

export function RoleDialog({ role, onClose }: { role: RoleRow | null; onClose: () => void }) {
  const { t, say } = useWords();
  const { platforms, nameOf } = usePlatforms();
  const { catalogue, templateOf } = useRightsWords();
  const required = useRequired();
  const record = useRecord();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const platform = Form.useWatch("platform", form);
  const template = Form.useWatch("template", form);

  const take = (code: string | undefined) => {
    const source = code ? templateOf(code) : undefined;
    if (!source) return;
    form.setFieldValue("permissions", copied(source));
    if (!form.getFieldValue("name")) form.setFieldValue("name", say(source.name));
  };
  const send = async ({ name, description, template: source, platform: only, permissions }: Values) => {
    setBusy(true);
    setRefusals([]);
    const subject = role?.subject ?? `role:${newId(now())}`;
    const change: Draft = {
      subject,
      effective: instant(now()),
      kind: "role-described",
      data: {
        name: name.trim(),
        description: description?.trim() || null,
        template: source ?? null,
        platform: only ?? null,
        permissions,
      },
    };
    const refused = await record([change], role ? {} : { new: [subject] });
    setBusy(false);
    if (refused?.length === 0) onClose();
    else if (refused) setRefusals(refused);
  };
  return (
    <RecordDialog
      title={role ? t("roles.edit") : t("roles.add")}
      okText={t("grant.save")}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={busy}
      okButtonProps={testId("role-confirm")}
      width={size.dialogWide}
      centered
    >
      <div className={parts.longForm}>
        <Refused refusals={refusals} />
        <Form
          form={form}
          name="role"
          layout="vertical"
          requiredMark={requiredMark}
          onFinish={send}
          initialValues={{
            name: role?.name,
            description: role?.description ?? undefined,
            template: role?.template ?? undefined,
            platform: role?.platform ?? undefined,
            permissions: role?.permissions ?? {},
          }}
        >
          <div className="pair">
            <Form.Item name="template" label={t("roles.template")}>
              <Select
                allowClear
                placeholder={t("roles.noTemplate")}
                onChange={take}
                options={catalogue?.templates.map((one) => ({ value: one.code, label: say(one.name) }))}
              />
            </Form.Item>
            <Form.Item name="platform" label={t("roles.scope")}>
              <Select
                allowClear
                placeholder={t("roles.everyShop")}
                options={platforms.map((one) => ({ value: one.code, label: nameOf(one.code) }))}
              />
            </Form.Item>
            <Form.Item name="name" label={t("roles.name")} rules={required(t("roles.name"))}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="description" label={t("roles.description")}>
              <Input autoComplete="off" />
            </Form.Item>
          </div>
          <div className="row">
            <h3 className="grow">{t("roles.permissions")}</h3>
            {template ? (
              <Button size="small" onClick={() => take(template)}>
                {t("roles.reset")}
              </Button>
            ) : null}
          </div>
          <Form.Item name="permissions" noStyle>
            <RightsEditor headings={Boolean(platform && catalogue?.closing.includes(platform))} />
          </Form.Item>
        </Form>
      </div>
    </RecordDialog>
  );
}
