import { AutoComplete, Form, type FormInstance, Input, InputNumber, Radio, Select } from "antd";
import type { ChangeDuty } from "../backend/bindings/ChangeDuty";
import type { GroupStore } from "../backend/bindings/GroupStore";
import type { LinkGroupPage } from "../backend/bindings/LinkGroupPage";
import { useWords } from "../text/language";
import { useRequired } from "../widgets/required";
import type { Kind } from "./ActionDialog";
import { asksStore, type LinkValues } from "./LinkDialog";
import styles from "./linkFields.module.css";

/** A conflict of devices has no code of the platform's; the domain knows it by this one. */
const DEVICE_CONFLICT = "ip-device";

interface Props {
  form: FormInstance<LinkValues>;
  page: LinkGroupPage;
  change: Kind;
  /** Of which it can be recorded; `null` = the store is settled. */
  stores: GroupStore[] | null;
  /** Changes that the platform was not told of yet. */
  duties: ChangeDuty[];
}

/** What a change needs beyond its time. */
export function LinkFields({ form, page, change, stores, duties }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const passed = Form.useWatch("passed", form) ?? true;
  const manual = Form.useWatch("manual", form) ?? false;
  const others = page.stores.filter((one) => one.place === "member");
  const from = Form.useWatch("store", form);
  return (
    <>
      {stores && asksStore(change) ? (
        <Form.Item name="store" label={t("links.dialog.store")} rules={required(t("links.dialog.store"))}>
          <Select options={stores.map(({ store }) => ({ value: store.subject, label: store.name }))} />
        </Form.Item>
      ) : null}
      {change === "registry-checked" || change === "link-reviewed" ? (
        <Form.Item name="passed" label={t("links.dialog.result")}>
          <Radio.Group
            options={[
              { value: true, label: t("links.dialog.passed") },
              { value: false, label: t("links.dialog.refused") },
            ]}
          />
        </Form.Item>
      ) : null}
      {change === "link-failed" || (change === "registry-checked" && !passed) ? (
        <Code form={form} page={page} device={change === "link-failed"} />
      ) : null}
      {change === "link-verified" ? (
        <>
          <Form.Item name="manual" label={t("links.dialog.manual")}>
            <Radio.Group
              options={[
                { value: false, label: t("links.dialog.manualNo") },
                { value: true, label: t("links.dialog.manualYes") },
              ]}
            />
          </Form.Item>
          {manual ? (
            <Form.Item name="ticket" label={t("links.dialog.ticket")} extra={t("links.dialog.ticketHelp")}>
              <Input autoComplete="off" />
            </Form.Item>
          ) : null}
        </>
      ) : null}
      {change === "update-submitted" ? (
        <>
          {duties.length > 1 ? (
            <Form.Item name="duty" label={t("links.duty.which")} rules={required(t("links.duty.which"))}>
              <Select
                options={duties.map((duty) => ({
                  value: duty.change,
                  label: [
                    t("links.duty.changed", { fact: t(`registeredFact.${duty.fact}`) }),
                    t("links.duty.changedOn", { day: duty.changed_on }),
                  ].join(" · "),
                }))}
              />
            </Form.Item>
          ) : null}
          <Form.Item name="evidence" label={t("links.duty.evidence")} extra={t("links.duty.evidenceHelp")}>
            <Input autoComplete="off" />
          </Form.Item>
        </>
      ) : null}
      {change === "member-penalised" ? (
        <Form.Item name="points" label={t("links.dialog.points")}>
          <InputNumber min={0} step={0.5} className={styles.number} />
        </Form.Item>
      ) : null}
      {change === "buyer-diverted" ? (
        <>
          <Form.Item name="to" label={t("links.dialog.to")} rules={required(t("links.dialog.to"))}>
            <Select
              options={others
                .filter((one) => one.store.subject !== from)
                .map(({ store }) => ({ value: store.subject, label: store.name }))}
            />
          </Form.Item>
          <Form.Item name="amount" label={t("links.dialog.amount")}>
            <InputNumber min={0} step={1} precision={2} className={styles.number} />
          </Form.Item>
        </>
      ) : null}
      {change === "appeal-answered" ? (
        <Form.Item name="outcome" label={t("links.dialog.outcome")}>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** A code that a rule knows brings its remedy; any other is taken as it stands. */
function Code({
  form,
  page,
  device,
}: {
  form: FormInstance<LinkValues>;
  page: LinkGroupPage;
  device: boolean;
}) {
  const { t, say } = useWords();
  const required = useRequired();
  const typed = Form.useWatch("code", form);
  const known = page.failure_codes.find((one) => one.code === typed?.trim());
  return (
    <Form.Item
      name="code"
      label={t("links.dialog.code")}
      extra={known ? t("links.dialog.remedy", { text: say(known.remedy) }) : t("links.dialog.codeHelp")}
      rules={device ? undefined : required(t("links.dialog.code"))}
    >
      <AutoComplete
        options={[
          ...(device ? [{ value: DEVICE_CONFLICT, label: t("links.dialog.deviceConflict") }] : []),
          ...page.failure_codes.map(({ code, remedy }) => ({
            value: code,
            label: `${code} · ${say(remedy)}`,
          })),
        ]}
      />
    </Form.Item>
  );
}
