// A parameter set otherwise, or as it was: the value, why, and beneath them the dates that would move, worked out while
// the operator still thinks.

import { Button, Form, Input } from "antd";
import { useRef, useState } from "react";
import type { OverrideRequest } from "../../backend/bindings/OverrideRequest";
import type { Param } from "../../backend/bindings/Param";
import type { Refusal } from "../../backend/bindings/Refusal";
import { backend } from "../../backend/commands";
import { given } from "../../parts/patch";
import { usePlace } from "../../parts/place";
import { RecordDialog } from "../../parts/RecordDialog";
import { Refused } from "../../parts/Refused";
import { useOutcome } from "../../parts/recording";
import type { Value } from "../../parts/supposition";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { useDebounced } from "../../widgets/debounce";
import { requiredMark, useRequired } from "../../widgets/required";
import { testId } from "../../widgets/testId";
import { MovedDates } from "./MovedDates";
import { ParamControl } from "./ParamControl";
import styles from "./rulebook.module.css";
import { useValues } from "./values";

interface Props {
  rule: string;
  name: string;
  param: Param;
  /** Back to the value that ships with the program. */
  reset: boolean;
  onClose: () => void;
}

interface Values {
  value: unknown;
  reason?: string;
}

export function OverrideDialog({ rule, name, param, reset, onClose }: Props) {
  const { t } = useWords();
  const { nameOf, inWords, rangeOf } = useValues();
  const outcome = useOutcome();
  const { go } = usePlace();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const body = useRef<HTMLDivElement>(null);
  // At the value, where it has one chosen at that one; antd begins at its button to close.
  const begin = () => {
    const chosen = body.current?.querySelector<HTMLElement>("input:checked");
    (chosen ?? body.current?.querySelector<HTMLElement>("input, textarea"))?.focus();
  };
  const typed = Form.useWatch("value", form);
  const value = useDebounced(reset ? null : typed);

  const shipped = param.shipped ?? param.value;
  const same = !reset && JSON.stringify(value) === JSON.stringify(param.value);
  const asking = reset || (given(value) && !same);

  const send = async (values: Values) => {
    setBusy(true);
    setRefusals([]);
    const request: OverrideRequest = {
      rule,
      param: name,
      value: reset ? null : values.value,
      reason: values.reason?.trim() ?? "",
    };
    const refused = await outcome(() => backend.overrideRule(request));
    setBusy(false);
    if (refused?.length === 0) onClose();
    else if (refused) setRefusals(refused);
  };

  // Beyond the dates: who would stand otherwise, and which stores it would hit.
  const suppose = () => {
    onClose();
    go("what-if", { suppose: [{ suppose: "value", rule, param: name, value: value as Value }] });
  };

  const word = nameOf(name);
  const range = rangeOf(param);
  const hint = [
    range ? t("override.range", { range }) : t(`unit.${param.unit}`),
    param.unit === "permille" ? t("override.permille") : "",
    param.unit === "list" ? t("override.listHelp") : "",
    t("override.shipped", { value: inWords(param.unit, shipped) }),
  ];
  return (
    <RecordDialog
      title={reset ? t("rule.resetOf", { name: word }) : t("rule.changeOf", { name: word })}
      okText={reset ? t("override.reset") : t("override.save")}
      cancelText={t("common.cancel")}
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(open) => open && begin()}
      confirmLoading={busy}
      okButtonProps={{ disabled: same, ...testId("override-confirm") }}
      width={size.dialogWide}
    >
      <div ref={body}>
        <Refused refusals={refusals} />
        <Form
          form={form}
          name="override"
          layout="vertical"
          requiredMark={requiredMark}
          onFinish={send}
          initialValues={{ value: param.value }}
        >
          {reset ? (
            <p className={styles.lead}>{t("override.resetText", { value: inWords(param.unit, shipped) })}</p>
          ) : (
            <Form.Item
              name="value"
              label={t("override.value")}
              extra={hint.filter(Boolean).join(" · ")}
              rules={[{ required: true, message: t("form.required", { field: t("override.value") }) }]}
            >
              <ParamControl param={param} />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={reset ? t("override.reasonReset") : t("override.reason")}
            extra={reset ? undefined : t("override.reasonHelp")}
            rules={reset ? [] : required(t("override.reason"))}
            required={!reset}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} data-testid="override-reason" />
          </Form.Item>
        </Form>
      </div>
      <section className={styles.preview} aria-label={t("override.preview")}>
        <h3>{t("override.preview")}</h3>
        {same ? (
          <p className="soft">{t("override.same")}</p>
        ) : asking ? (
          <>
            <MovedDates
              of={{ of: "value", with: { rule, param: name, value: value ?? null, reason: "" } }}
              before={t("override.before")}
              after={t("override.after")}
            />
            {reset ? null : (
              <Button type="link" size="small" onClick={suppose} data-testid="override-suppose">
                {t("whatIf.suppose")}
              </Button>
            )}
          </>
        ) : (
          <p className="soft">{t("override.previewWait")}</p>
        )}
      </section>
    </RecordDialog>
  );
}
