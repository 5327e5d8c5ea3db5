// The small form behind each "next action": when it happened, and what the change needs beyond that.

import { AutoComplete, Form, Input, Radio, Select } from "antd";
import { useRef, useState } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { PenaltyEffect } from "../backend/bindings/PenaltyEffect";
import type { Refusal } from "../backend/bindings/Refusal";
import type { SeenAccess } from "../backend/bindings/SeenAccess";
import type { SeenVerification } from "../backend/bindings/SeenVerification";
import type { SubAccountPage } from "../backend/bindings/SubAccountPage";
import { instant, now } from "../clock";
import { useWords } from "../text/language";
import zh from "../text/zh-CN";
import { size } from "../theme/tokens";
import { DateTimeField } from "../widgets/DateTimeField";
import { requiredMark, useRequired } from "../widgets/required";
import { testId } from "../widgets/testId";
import {
  asksAboutBindings,
  BindingFields,
  type BindingValues,
  beginsAtABindingsField,
  bindingDraft,
} from "./BindingFields";
import { LinkDialog } from "./LinkDialog";
import { asksAboutPapers, beginsAtAField, PaperFields, type PaperValues, paperDraft } from "./PaperFields";
import { PersonPick } from "./PersonPick";
import { useSubAccount } from "./queries";
import { RecordDialog } from "./RecordDialog";
import { Refused } from "./Refused";
import { useRecord } from "./recording";
import { useUsual } from "./usual";

export type Kind = Draft["kind"];

export interface Recording {
  subject: string;
  name: string;
  change: Kind;
  /** The store that it is about, where the subject has to do with several. */
  store?: string | undefined;
  /** The change that it answers. */
  answers?: string | undefined;
}

interface Values extends PaperValues, BindingValues {
  effective: string;
  note?: string;
  effect?: PenaltyEffect;
  verification?: SeenVerification;
  access?: SeenAccess;
  person?: string | null;
  error?: string;
  deleted?: boolean;
}

type Explained = keyof typeof zh.changeHelp;
const isExplained = (change: Kind): change is Explained => change in zh.changeHelp;

const effects: PenaltyEffect[] = ["mute", "freeze", "unknown"];
const checks: SeenVerification[] = ["unverified", "under-review", "rejected", "verified"];
const accesses: SeenAccess[] = ["normal", "disabled", "frozen", "punished", "departed"];

/** Whose ID card, or who submitted: named only where it says more than what is known. */
const withPerson: Kind[] = ["qr-scanned", "submitted"];
const bare = (person: string) => person.slice("staff:".length);

function draft(recording: Recording, values: Values, account?: SubAccountPage): Draft {
  const { subject, change } = recording;
  const store = recording.store?.slice("store:".length);
  const head = { subject, effective: values.effective, ...(values.note ? { note: values.note } : {}) };
  const { verification, access } = values;
  if (asksAboutBindings(change))
    return { ...head, ...bindingDraft(change, values, recording.answers ?? "") } as Draft;
  if (asksAboutPapers(change)) return { ...head, ...paperDraft(change, values) } as Draft;
  switch (change) {
    case "qr-scanned":
      return { ...head, kind: change, data: values.person ? { identity: bare(values.person) } : {} };
    case "submitted": {
      const other = values.person && values.person !== account?.holder?.subject ? values.person : null;
      return { ...head, kind: change, data: other ? { holder: bare(other) } : {} };
    }
    case "scan-failed":
      return { ...head, kind: change, data: { error: values.error?.trim() ?? "" } };
    case "rejected":
      return { ...head, kind: "rejected", data: { reason: values.reason ?? "" } };
    case "punished":
      return { ...head, kind: "punished", data: { effect: values.effect ?? "unknown" } };
    case "departed":
      return { ...head, kind: change, data: values.deleted ? { deleted: true } : {} };
    case "observed":
      return { ...head, kind: "observed", data: { verification, access, undated: false } };
    default:
      return { ...head, kind: change, data: store ? { store } : {} } as Draft;
  }
}

interface Props {
  recording: Recording;
  onClose: () => void;
}

/** What is recorded of a link group asks for more, and has a form of its own. */
export function ActionDialog(props: Props) {
  const { subject, change, store, answers } = props.recording;
  return subject.startsWith("link-group:") ? (
    <LinkDialog recording={{ group: subject, change, store, duty: answers }} onClose={props.onClose} />
  ) : (
    <PlainDialog {...props} />
  );
}

function PlainDialog({ recording, onClose }: Props) {
  const { t } = useWords();
  const record = useRecord();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const { change } = recording;
  const body = useRef<HTMLDivElement>(null);
  const asksPerson = withPerson.includes(change) && recording.subject.startsWith("sub-account:");
  const asksError = change === "scan-failed";
  const account = useSubAccount(recording.subject, asksPerson || asksError).data;
  const known = [account?.scan?.open?.identity, account?.holder];
  // The holder, unless somebody else's card was photographed; never over a choice that was made.
  useUsual(form, "person", asksPerson ? known.find(Boolean)?.subject : undefined);
  // What needs nothing but a time is confirmed by one Enter; what needs words begins at its first field.
  const begin = () => {
    const words = ["rejected", "punished", "observed", "scan-failed"].includes(change);
    const wanted =
      words || beginsAtAField(change, recording.store) || beginsAtABindingsField(change)
        ? body.current?.querySelector<HTMLElement>("textarea, input")
        : body.current?.closest("[role=dialog]")?.querySelector<HTMLElement>("[data-testid=action-confirm]");
    wanted?.focus();
  };
  const required = useRequired();

  const send = async (values: Values) => {
    setBusy(true);
    setRefusals([]);
    const refused = await record([draft(recording, values, account)]);
    setBusy(false);
    if (refused?.length === 0) onClose();
    else if (refused) setRefusals(refused);
  };

  return (
    <RecordDialog
      title={t(`change.${change}`)}
      onCancel={onClose}
      afterOpenChange={(open) => open && begin()}
      onOk={form.submit}
      okText={t("action.confirm")}
      cancelText={t("common.cancel")}
      confirmLoading={busy}
      okButtonProps={testId("action-confirm")}
      destroyOnHidden
      width={size.dialog}
    >
      <div className="stack" ref={body}>
        <p className="strong">{recording.name}</p>
        {isExplained(change) ? <p className="soft">{t(`changeHelp.${change}`)}</p> : null}
        <Refused refusals={refusals} />
        <Form
          form={form}
          name="action"
          layout="vertical"
          onFinish={send}
          initialValues={{ effective: instant(now()) }}
          requiredMark={requiredMark}
        >
          {asksPerson && (account?.scan || !account) ? (
            <Form.Item
              name="person"
              label={t(change === "submitted" ? "scan.by" : "scan.whose")}
              extra={t(change === "submitted" ? "scan.byHelp" : "scan.whoseHelp")}
            >
              <PersonPick known={known} />
            </Form.Item>
          ) : null}
          {asksError ? (
            <Form.Item
              name="error"
              label={t("scan.error")}
              extra={t("scan.errorHelp")}
              rules={required(t("scan.error"))}
            >
              <AutoComplete
                options={account?.scan?.errors.map(({ code }) => ({
                  value: code,
                  label: t(`choice.${code as "uuid-illegal"}`, { defaultValue: code }),
                }))}
              />
            </Form.Item>
          ) : null}
          {asksAboutPapers(change) ? (
            <PaperFields subject={recording.subject} change={change} store={recording.store} />
          ) : null}
          {asksAboutBindings(change) ? (
            <BindingFields subject={recording.subject} change={change} answers={recording.answers ?? ""} />
          ) : null}
          {change === "rejected" ? (
            <Form.Item
              name="reason"
              label={t("action.reason")}
              extra={t("action.reasonHelp")}
              rules={required(t("action.reason"))}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} />
            </Form.Item>
          ) : null}
          {change === "departed" ? (
            <Form.Item name="deleted" label={t("action.departure")} initialValue={false}>
              <Radio.Group
                options={[
                  { value: false, label: t("action.registered") },
                  { value: true, label: t("action.deleted") },
                ]}
              />
            </Form.Item>
          ) : null}
          {change === "punished" ? (
            <Form.Item name="effect" label={t("action.effect")} rules={required(t("action.effect"))}>
              <Select options={effects.map((value) => ({ value, label: t(`penaltyEffect.${value}`) }))} />
            </Form.Item>
          ) : null}
          {change === "observed" ? (
            <>
              <Form.Item name="verification" label={t("action.seenVerification")}>
                <Select
                  allowClear
                  placeholder={t("action.notLooked")}
                  options={checks.map((value) => ({ value, label: t(`seenVerification.${value}`) }))}
                />
              </Form.Item>
              <Form.Item
                name="access"
                label={t("action.seenAccess")}
                dependencies={["verification"]}
                rules={[
                  {
                    validator: (_, value) =>
                      value || form.getFieldValue("verification")
                        ? Promise.resolve()
                        : Promise.reject(new Error(t("action.observeSomething"))),
                  },
                ]}
              >
                <Select
                  allowClear
                  placeholder={t("action.notLooked")}
                  options={accesses.map((value) => ({ value, label: t(`seenAccess.${value}`) }))}
                />
              </Form.Item>
            </>
          ) : null}
          <Form.Item
            name="effective"
            label={t("action.effective")}
            extra={t("action.effectiveHelp")}
            rules={required(t("action.effective"))}
          >
            <DateTimeField required />
          </Form.Item>
          <Form.Item name="note" label={t("action.note")}>
            <Input />
          </Form.Item>
        </Form>
      </div>
    </RecordDialog>
  );
}
