// A document as a form: a new one, a correction, or the version that takes the place of one.

import { Checkbox, Form, Input, Select } from "antd";
import type { DocumentFile } from "../../backend/bindings/DocumentFile";
import type { DocumentKind } from "../../backend/bindings/DocumentKind";
import type { DocumentPage } from "../../backend/bindings/DocumentPage";
import type { OwnerName } from "../../backend/bindings/OwnerName";
import { instant, now } from "../../clock";
import { KeptInput } from "../../parts/KeptInput";
import { dayField, patchOf, wireDay } from "../../parts/patch";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { newId } from "../../widgets/newId";
import { useRequired } from "../../widgets/required";
import { FilesField } from "./FilesField";
import { useKeeping } from "./keeping";
import { kinds } from "./kinds";
import { OwnerPick } from "./OwnerPick";

interface Values {
  kind: DocumentKind | null;
  owner: string | null;
  title: string;
  person: string;
  number?: string | null;
  id_number?: string | null;
  issuer: string;
  issued_on: string | null;
  valid_from: string | null;
  valid_to: string | null;
  unlimited: boolean;
  born_on: string | null;
  remote: boolean;
  files: DocumentFile[];
  notes: string;
}

const nothing: Values = {
  kind: null,
  owner: null,
  title: "",
  person: "",
  issuer: "",
  issued_on: null,
  valid_from: null,
  valid_to: null,
  unlimited: false,
  born_on: null,
  remote: false,
  files: [],
  notes: "",
};

const begun = (of: DocumentPage): Values => ({
  kind: of.kind,
  owner: of.owner?.subject ?? null,
  title: of.title ?? "",
  person: of.person ?? "",
  issuer: of.issuer ?? "",
  issued_on: dayField(of.issued_on),
  valid_from: dayField(of.valid_from),
  valid_to: dayField(of.valid_to),
  unlimited: of.unlimited,
  born_on: dayField(of.born_on),
  remote: of.remote,
  files: of.files,
  notes: of.notes ?? "",
});

/** What stays the same from version to version. */
const renewed = (of: DocumentPage): Values => ({
  ...nothing,
  kind: of.kind,
  owner: of.owner?.subject ?? null,
  title: of.title ?? "",
  person: of.person ?? "",
  issuer: of.issuer ?? "",
  born_on: dayField(of.born_on),
  remote: of.remote,
});

/** As the wire has it: days without a time, and no last day beside 长期. */
const plain = (values: Values) => ({
  ...values,
  issued_on: wireDay(values.issued_on),
  valid_from: wireDay(values.valid_from),
  valid_to: values.unlimited ? null : wireDay(values.valid_to),
  born_on: wireDay(values.born_on),
});

interface Props {
  /** None = a new document. */
  of?: DocumentPage;
  /** A version in its place. */
  renew?: boolean;
  /** Whose a new one is. */
  owner?: OwnerName;
  /** Gets the new document, if one was added. */
  onClose: (added?: string) => void;
}

export function DocumentForm({ of, renew, owner, onClose }: Props) {
  const { t } = useWords();
  const required = useRequired();
  const keeping = useKeeping();
  const [form] = Form.useForm<Values>();
  const fresh = !of || renew === true;
  const begin = of ? (renew ? renewed(of) : begun(of)) : { ...nothing, owner: owner?.subject ?? null };
  const kind = Form.useWatch("kind", form) ?? begin.kind;
  const unlimited = Form.useWatch("unlimited", form) ?? begin.unlimited;
  const card = kind === "identity-card";
  const subject = fresh ? `document:${newId(now())}` : of.subject;
  const what = of ? t(`documentKind.${of.kind}`) : "";
  const title = renew
    ? t("papers.renewTitle", { what })
    : of
      ? t("account.editTitle", { name: what })
      : t("papers.addDocument");
  return (
    <RecordForm
      name="document"
      title={title}
      lead={renew ? <p className="soft">{t("papers.renewLead")}</p> : undefined}
      form={form}
      initialValues={begin}
      drafts={(after) => {
        const data = patchOf(plain(fresh ? nothing : begin), plain({ ...begin, ...after }));
        if (Object.keys(data).length === 0) return [];
        if (renew && of) data.supersedes = of.subject.slice("document:".length);
        return [{ subject, effective: instant(now()), kind: "document-described", data }];
      }}
      unchanged={() => void keeping.send(subject)}
      okText={t(fresh ? "common.add" : "account.save")}
      wide
      onClose={(recorded) => {
        if (recorded) void keeping.send(recorded);
        onClose(recorded && fresh ? recorded : undefined);
      }}
    >
      <Form.Item name="kind" label={t("papers.kind")} rules={required(t("papers.kind"))}>
        <Select
          disabled={of !== undefined}
          options={kinds.map((value) => ({ value, label: t(`documentKind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="owner" label={t("papers.owner")} rules={required(t("papers.owner"))}>
        <OwnerPick known={of?.owner ?? owner} disabled={renew} />
      </Form.Item>
      <Form.Item name="title" label={t("papers.title")} extra={t("papers.titleHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="person" label={t("papers.person")} extra={t("papers.personHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      {card ? (
        <Form.Item name="id_number" label={t("record.idNumber")} extra={t("record.idNumberHelp")}>
          <KeptInput kept={renew ? null : (of?.number ?? null)} />
        </Form.Item>
      ) : (
        <Form.Item name="number" label={t("papers.number")} extra={t("papers.numberHelp")}>
          <KeptInput kept={renew ? null : (of?.number ?? null)} />
        </Form.Item>
      )}
      <Form.Item name="issuer" label={t("papers.issuer")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="issued_on" label={t("papers.issuedOn")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name="valid_from" label={t("papers.validFrom")} extra={t("papers.validFromHelp")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item
        name="valid_to"
        label={t("papers.validTo")}
        extra={t("papers.validToHelp")}
        // Kept for whoever ticks the box by mistake; not recorded beside 长期.
        getValueProps={(value) => ({ value: unlimited ? null : value })}
      >
        <DateTimeField day disabled={unlimited} placeholder={unlimited ? t("papers.unlimited") : undefined} />
      </Form.Item>
      <Form.Item name="unlimited" valuePropName="checked" label={t("papers.noEnd")}>
        <Checkbox>{t("papers.unlimited")}</Checkbox>
      </Form.Item>
      {card ? (
        <>
          <Form.Item name="born_on" label={t("papers.bornOn")} extra={t("papers.bornOnHelp")}>
            <DateTimeField day />
          </Form.Item>
          <Form.Item name="remote" valuePropName="checked" label={t("papers.remote")}>
            <Checkbox>{t("papers.remoteHelp")}</Checkbox>
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="files" label={t("papers.files")} extra={t("papers.filesHelp")} className="span">
        <FilesField card={card} keeping={keeping} />
      </Form.Item>
      <Form.Item name="notes" label={t("record.notes")} className="span">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </RecordForm>
  );
}
