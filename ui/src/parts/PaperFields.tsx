// What recording something about a document or a company asks beyond when: which store, which year, which fact.

import { Form, Input, InputNumber, Radio, Select } from "antd";
import type { Draft } from "../backend/bindings/Draft";
import type { RegisteredFact } from "../backend/bindings/RegisteredFact";
import { useWords } from "../text/language";
import { useRequired } from "../widgets/required";
import { useSubject } from "./queries";
import { StorePick } from "./StorePick";
import { useUsual } from "./usual";

export interface PaperValues {
  reason?: string;
  /** `store:PLATFORM/MAIN` */
  paper_store?: string;
  year?: number;
  fact?: RegisteredFact;
  sound?: boolean;
}

const asking = [
  "document-submitted",
  "audit-passed",
  "audit-rejected",
  "annual-report-filed",
  "registered-fact-changed",
  "file-checked",
] as const satisfies readonly Draft["kind"][];
type Asking = (typeof asking)[number];

export const asksAboutPapers = (change: Draft["kind"]): change is Asking =>
  (asking as readonly string[]).includes(change);

/** Nothing stands in the form until somebody chooses or writes; with the store chosen a hand-in needs no more than its time. */
export const beginsAtAField = (change: Draft["kind"], store?: string) =>
  asksAboutPapers(change) &&
  change !== "file-checked" &&
  !(store && (change === "document-submitted" || change === "audit-passed"));

export function paperDraft(change: Asking, values: PaperValues) {
  const store = values.paper_store?.slice("store:".length) ?? "";
  const reason = values.reason?.trim() ? { reason: values.reason.trim() } : {};
  switch (change) {
    case "annual-report-filed":
      return { kind: change, data: { year: values.year ?? 0 } };
    case "registered-fact-changed":
      return { kind: change, data: { fact: values.fact ?? "name" } };
    case "file-checked":
      return { kind: change, data: { sound: values.sound ?? true, ...(values.sound ? {} : reason) } };
    case "audit-rejected":
      return { kind: change, data: { store, ...reason } };
    default:
      return { kind: change, data: { store } };
  }
}

const facts: RegisteredFact[] = ["name", "licence-address", "legal-representative", "bank-account"];

interface Props {
  subject: string;
  change: Asking;
  /** Chosen already. */
  store?: string;
}

export function PaperFields({ subject, change, store }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const page = useSubject(subject).data;
  const form = Form.useFormInstance<PaperValues>();
  const sound = Form.useWatch("sound", form) ?? true;
  const answers = change === "audit-passed" || change === "audit-rejected";
  const waiting = page?.assessment.document?.audits.filter((one) => one.audit === "pending") ?? [];
  useUsual(form, "paper_store", store ?? (answers && waiting.length === 1 ? waiting[0]?.store : undefined));
  useUsual(
    form,
    "year",
    change === "annual-report-filed" ? page?.assessment.entity?.reports_open[0] : undefined,
  );
  return (
    <>
      {answers || change === "document-submitted" ? (
        <Form.Item name="paper_store" label={t("papers.store")} rules={required(t("papers.store"))}>
          <StorePick only={store ? [store] : answers ? waiting.map((one) => one.store) : undefined} />
        </Form.Item>
      ) : null}
      {change === "annual-report-filed" ? (
        <Form.Item
          name="year"
          label={t("papers.reportYear")}
          extra={t("papers.reportYearHelp")}
          rules={required(t("papers.reportYear"), "number")}
        >
          <InputNumber min={1980} max={2200} precision={0} className="wide" />
        </Form.Item>
      ) : null}
      {change === "registered-fact-changed" ? (
        <Form.Item name="fact" label={t("papers.fact")} rules={required(t("papers.fact"))}>
          <Select options={facts.map((value) => ({ value, label: t(`registeredFact.${value}`) }))} />
        </Form.Item>
      ) : null}
      {change === "file-checked" ? (
        <Form.Item name="sound" label={t("papers.looked")} initialValue={true}>
          <Radio.Group
            options={[
              { value: true, label: t("papers.sound") },
              { value: false, label: t("papers.unsound") },
            ]}
          />
        </Form.Item>
      ) : null}
      {change === "audit-rejected" || (change === "file-checked" && !sound) ? (
        <Form.Item name="reason" label={t(change === "file-checked" ? "papers.whichFile" : "action.reason")}>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
      ) : null}
    </>
  );
}
