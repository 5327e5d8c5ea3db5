// The form behind every button of a link group: which store, when it happened, and what the change needs beyond that.
// Rust says what is possible now; what it refuses stays in sight with its reason.

import { Form, Input } from "antd";
import type { Draft } from "../backend/bindings/Draft";
import type { LinkGroupPage } from "../backend/bindings/LinkGroupPage";
import { instant, now } from "../clock";
import { useWords } from "../text/language";
import zh from "../text/zh-CN";
import { DateTimeField } from "../widgets/DateTimeField";
import { useRequired } from "../widgets/required";
import type { Kind } from "./ActionDialog";
import { LinkFields } from "./LinkFields";
import { useLinkGroup } from "./queries";
import { RecordForm } from "./RecordForm";

export interface LinkRecording {
  group: string;
  change: Kind;
  /** `store:PLATFORM/MAIN`, where the button belongs to one. */
  store?: string | undefined;
  /** The change that an update answers. */
  duty?: string | undefined;
}

export interface LinkValues {
  store?: string;
  effective: string;
  note?: string;
  passed?: boolean;
  code?: string;
  manual?: boolean;
  ticket?: string;
  duty?: string;
  evidence?: string;
  points?: number | null;
  to?: string;
  amount?: number | null;
  outcome?: string;
}

/** Changes that speak of the group as a whole. */
const ofGroup: Kind[] = ["update-submitted", "disguise-found"];
export const asksStore = (change: Kind) => !ofGroup.includes(change);

type Explained = keyof typeof zh.changeHelp;
const isExplained = (change: Kind): change is Explained => change in zh.changeHelp;

const key = (subject: string | undefined) => subject?.slice("store:".length) ?? "";
const words = (text: string | undefined) => text?.trim() || undefined;

function draft({ group, change }: LinkRecording, values: LinkValues): Draft {
  const head = { subject: group, effective: values.effective, ...(values.note ? { note: values.note } : {}) };
  const store = key(values.store);
  switch (change) {
    case "registry-checked": {
      const passed = values.passed ?? true;
      return {
        ...head,
        kind: change,
        data: { store, passed, ...(passed ? {} : { code: words(values.code) }) },
      };
    }
    case "link-verified": {
      const manual_review = values.manual ?? false;
      const ticket = manual_review ? words(values.ticket) : undefined;
      return { ...head, kind: change, data: { store, manual_review, ...(ticket ? { ticket } : {}) } };
    }
    case "link-failed":
      return {
        ...head,
        kind: change,
        data: { store, ...(words(values.code) ? { code: words(values.code) } : {}) },
      };
    case "link-reviewed":
      return { ...head, kind: change, data: { store, approved: values.passed ?? true } };
    case "update-submitted": {
      const evidence = words(values.evidence);
      return {
        ...head,
        kind: change,
        data: { change: values.duty ?? "", ...(evidence ? { evidence } : {}) },
      };
    }
    case "member-penalised":
      return {
        ...head,
        kind: change,
        data: { store, ...(values.points == null ? {} : { points: values.points }) },
      };
    case "buyer-diverted":
      return {
        ...head,
        kind: change,
        data: { store, to: key(values.to), ...(values.amount == null ? {} : { amount: values.amount }) },
      };
    case "appeal-answered": {
      const outcome = words(values.outcome);
      return { ...head, kind: change, data: { store, ...(outcome ? { outcome } : {}) } };
    }
    case "disguise-found":
      return { ...head, kind: change, data: {} };
    default:
      return { ...head, kind: change, data: { store } } as Draft;
  }
}

/** Those of which the change can be recorded now. */
export function possible(page: LinkGroupPage, change: Kind) {
  return page.stores.filter((one) =>
    one.actions.some((action) => action.change === change && action.allowed),
  );
}

/** Needs words or a choice beyond the time: then the form begins at its first field, else at its confirmation. */
const asks: Kind[] = [
  "registry-checked",
  "link-verified",
  "link-failed",
  "link-reviewed",
  "update-submitted",
  "member-penalised",
  "buyer-diverted",
  "appeal-answered",
];

interface Props {
  recording: LinkRecording;
  onClose: () => void;
}

export function LinkDialog({ recording, onClose }: Props) {
  const page = useLinkGroup(recording.group).data;
  return page ? <Asked page={page} recording={recording} onClose={onClose} /> : null;
}

function Asked({ page, recording, onClose }: Props & { page: LinkGroupPage }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<LinkValues>();
  const { change, store } = recording;
  const stores = asksStore(change) ? possible(page, change) : [];
  const duties = page.state.duties.filter((duty) => duty.outcome === "open");
  const begin: Partial<LinkValues> = {
    store: store ?? (stores.length === 1 ? stores[0]?.store.subject : undefined),
    effective: instant(now()),
    passed: true,
    manual: false,
    duty: recording.duty ?? duties[0]?.change,
  };
  const named = store ? page.stores.find((one) => one.store.subject === store)?.store.name : undefined;
  return (
    <RecordForm
      name="link"
      title={t(`change.${change}`)}
      lead={
        <div className="stack tight">
          <p className="strong">{named ? `${named} · ${page.name}` : page.name}</p>
          {isExplained(change) ? <p className="soft">{t(`changeHelp.${change}`)}</p> : null}
        </div>
      }
      form={form}
      initialValues={begin}
      drafts={(values) => [draft(recording, { ...begin, ...values })]}
      okText={t("action.confirm")}
      ready={!asks.includes(change) && begin.store !== undefined}
      onClose={onClose}
    >
      <LinkFields form={form} page={page} change={change} stores={store ? null : stores} duties={duties} />
      <Form.Item
        name="effective"
        label={t("action.effective")}
        extra={t("action.effectiveHelp")}
        rules={required(t("action.effective"))}
      >
        <DateTimeField required />
      </Form.Item>
      <Form.Item name="note" label={t("action.note")}>
        <Input autoComplete="off" />
      </Form.Item>
    </RecordForm>
  );
}
