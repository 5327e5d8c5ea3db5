// What recording something about a main binding asks beyond when: which account, how long the page gives, what was made
// sure of. Passwords and codes have no place here: they are entered on the platform's own pages.

import { Checkbox, Form, Input, InputNumber } from "antd";
import type { Draft } from "../backend/bindings/Draft";
import { useWords } from "../text/language";
import { DateTimeField } from "../widgets/DateTimeField";
import { useRequired } from "../widgets/required";
import { PersonPick } from "./PersonPick";
import { wireDay } from "./patch";
import { useBinding, useSubject } from "./queries";

export interface BindingValues {
  bound_account?: string;
  verified?: boolean;
  on?: string | null;
  promotion?: boolean;
  minutes?: number | null;
  reachable?: boolean;
  owner?: string | null;
  reason?: string;
}

const asking = [
  "binding-bound",
  "binding-change-planned",
  "binding-change-started",
  "rebinding-started",
  "rebinding-refused",
  "rebound",
  "checklist-done",
  "checklist-waived",
  "checklist-assigned",
  "process-started",
  "process-finished",
] as const satisfies readonly Draft["kind"][];
type Asking = (typeof asking)[number];

export const asksAboutBindings = (change: Draft["kind"]): change is Asking =>
  (asking as readonly string[]).includes(change);

/** What asks for more than a time. */
export const beginsAtABindingsField = (change: Draft["kind"]) =>
  asksAboutBindings(change) && !["checklist-done", "process-started", "process-finished"].includes(change);

/** `answers` = the item of the checklist, or the procedure. */
export function bindingDraft(change: Asking, values: BindingValues, answers: string) {
  const account = values.bound_account?.trim() ? { account: values.bound_account.trim() } : {};
  const minutes = values.minutes ? { minutes: values.minutes } : {};
  const verified = values.verified ?? false;
  switch (change) {
    case "binding-bound":
      return { kind: change, data: { ...account, verified } };
    case "binding-change-planned":
      return {
        kind: change,
        data: { on: wireDay(values.on) ?? "", ...account, promotion: values.promotion ?? false },
      };
    case "binding-change-started":
      return { kind: change, data: { ...minutes, reachable: values.reachable ?? false } };
    case "rebinding-started":
      return { kind: change, data: { ...minutes, verified } };
    case "rebinding-refused":
      return { kind: change, data: { reason: values.reason?.trim() ?? "" } };
    case "rebound":
      return { kind: change, data: account };
    case "checklist-waived":
      return { kind: change, data: { item: answers, reason: values.reason?.trim() ?? "" } };
    case "checklist-assigned": {
      const owner = values.owner ? { owner: values.owner.slice("staff:".length) } : {};
      return { kind: change, data: { item: answers, ...owner } };
    }
    case "checklist-done":
      return { kind: change, data: { item: answers } };
    default:
      return { kind: change, data: { process: answers } };
  }
}

interface Props {
  subject: string;
  change: Asking;
  answers: string;
}

export function BindingFields({ subject, change, answers }: Props) {
  const { t, say } = useWords();
  const required = useRequired();
  const of = useSubject(subject).data?.assessment.binding;
  const people = useBinding(subject, change === "checklist-assigned").data?.owners;
  const item = of?.change?.checklist.find((one) => one.item === answers);
  const begins = change === "binding-change-started" || change === "rebinding-started";
  const named = change === "binding-bound" || change === "binding-change-planned" || change === "rebound";
  const verifies = change === "binding-bound" || change === "rebinding-started";
  const process = change === "process-started" || change === "process-finished";
  return (
    <>
      {item ? <p className="soft">{say(item.text)}</p> : null}
      {process ? (
        <p className="soft">{t(`choice.${answers as "login-phone-reset"}`, { defaultValue: answers })}</p>
      ) : null}
      {change === "binding-change-planned" ? (
        <Form.Item name="on" label={t("binding.on")} rules={required(t("binding.on"))}>
          <DateTimeField day required />
        </Form.Item>
      ) : null}
      {named ? (
        <Form.Item
          name="bound_account"
          label={t(change === "binding-bound" ? "binding.account" : "binding.newAccount")}
          extra={t("binding.accountHelp")}
        >
          <Input placeholder={change === "rebound" ? (of?.change?.account ?? undefined) : undefined} />
        </Form.Item>
      ) : null}
      {change === "binding-change-planned" ? (
        <Form.Item name="promotion" valuePropName="checked">
          <Checkbox>{t("binding.promotion")}</Checkbox>
        </Form.Item>
      ) : null}
      {begins ? (
        <Form.Item name="minutes" label={t("binding.minutes")} extra={t("binding.minutesHelp")}>
          <InputNumber min={1} max={100_000} precision={0} className="wide" />
        </Form.Item>
      ) : null}
      {change === "binding-change-started" && of?.flow === "in-place" ? (
        <Form.Item name="reachable" valuePropName="checked">
          <Checkbox>{t("binding.reachable")}</Checkbox>
        </Form.Item>
      ) : null}
      {verifies ? (
        <Form.Item name="verified" valuePropName="checked">
          <Checkbox>{t("binding.verified")}</Checkbox>
        </Form.Item>
      ) : null}
      {change === "checklist-assigned" ? (
        <Form.Item name="owner" label={t("binding.owner")} initialValue={item?.owner}>
          <PersonPick known={people} />
        </Form.Item>
      ) : null}
      {change === "rebinding-refused" || change === "checklist-waived" ? (
        <Form.Item
          name="reason"
          label={t("action.reason")}
          rules={change === "checklist-waived" ? required(t("action.reason")) : []}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      ) : null}
    </>
  );
}
