// From where a store was worked in: the last logins as they were written down, and the form that writes one down. Never collected.

import { AutoComplete, Form, Input } from "antd";
import { useState } from "react";
import type { LoginRow } from "../../backend/bindings/LoginRow";
import type { StorePage } from "../../backend/bindings/StorePage";
import { instant, now } from "../../clock";
import shared from "../../parts/parts.module.css";
import { useStore, useSubAccounts } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { RecordForm } from "../../parts/RecordForm";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useRequired } from "../../widgets/required";
import { absolute } from "../../widgets/time";

interface Values {
  effective: string;
  until: string | null;
  device: string;
  address: string;
  account: string;
}

/** Sub-accounts on offer; any other can be typed. */
const MOST = 50;

export function Logins({ store }: { store: string }) {
  const { t } = useWords();
  const page = useStore(store).data;
  const [writing, setWriting] = useState(false);
  if (!page) return null;
  return (
    <section className={shared.section} aria-label={t("logins.title")} data-testid="logins">
      <div className="row">
        <h3 className="grow">{t("logins.title")}</h3>
        <RecordButton size="small" onClick={() => setWriting(true)} data-testid="record-login">
          {t("logins.record")}
        </RecordButton>
      </div>
      {page.logins.length === 0 ? (
        <p className="soft">{t("logins.none")}</p>
      ) : (
        <ul className="stack tight">
          {page.logins.map((row) => (
            <li key={`${row.at} ${row.device} ${row.address} ${row.account}`}>
              <Line of={row} />
            </li>
          ))}
        </ul>
      )}
      {writing ? <LoginForm of={page} onClose={() => setWriting(false)} /> : null}
    </section>
  );
}

function Line({ of }: { of: LoginRow }) {
  const { t } = useWords();
  const where = [of.device, of.address, of.account].filter(Boolean).join(" · ");
  const until = of.until ? ` – ${absolute(of.until)}` : "";
  return (
    <>
      <span>{where}</span>{" "}
      <span className="soft smaller">
        {of.undated ? t("logins.undated", { at: absolute(of.at) }) : `${absolute(of.at)}${until}`}
      </span>
    </>
  );
}

function LoginForm({ of, onClose }: { of: StorePage; onClose: () => void }) {
  const { t } = useWords();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const accounts = useSubAccounts({
    search: "",
    platform: null,
    store: of.subject,
    labels: [],
    span: null,
    tag: null,
    archived: false,
    sort: "login",
    descending: false,
    after: null,
    limit: MOST,
  });
  const offered = (values: (string | null)[]) =>
    [...new Set(values)].flatMap((value) => (value ? [{ value }] : []));
  const subs = (accounts.data?.rows ?? []).map((row) => row.login.slice(row.login.indexOf(":") + 1));
  return (
    <RecordForm
      name="login"
      title={t("logins.record")}
      lead={<p className="soft">{t("logins.lead")}</p>}
      form={form}
      initialValues={{ effective: instant(now()), until: null, device: "", address: "", account: "" }}
      drafts={({ effective, until, ...typed }) => {
        const told = Object.entries(typed).flatMap(([name, value]) =>
          value?.trim() ? [[name, value.trim()] as const] : [],
        );
        const data = { ...Object.fromEntries(told), ...(until ? { until } : {}) };
        return [{ subject: of.subject, effective, kind: "logged-in", data }];
      }}
      okText={t("logins.record")}
      wide
      onClose={() => onClose()}
    >
      <Form.Item name="device" label={t("logins.device")} extra={t("logins.deviceHelp")}>
        <AutoComplete options={offered(of.logins.map((row) => row.device))} />
      </Form.Item>
      <Form.Item name="address" label={t("logins.address")} extra={t("logins.addressHelp")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="account" label={t("logins.account")} extra={t("logins.accountHelp")}>
        <AutoComplete options={offered(subs)} showSearch={{ filterOption: true }} />
      </Form.Item>
      <Form.Item name="effective" label={t("logins.at")} rules={required(t("logins.at"))}>
        <DateTimeField required />
      </Form.Item>
      <Form.Item name="until" label={t("logins.until")} extra={t("logins.untilHelp")}>
        <DateTimeField />
      </Form.Item>
    </RecordForm>
  );
}
