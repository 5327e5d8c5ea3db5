// An account's roles and direct rights, set anew: beneath the choice stands what it would really bring.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Form, Select } from "antd";
import { useState } from "react";
import type { AccountRights } from "../../backend/bindings/AccountRights";
import type { Draft } from "../../backend/bindings/Draft";
import type { GrantRequest } from "../../backend/bindings/GrantRequest";
import type { Refusal } from "../../backend/bindings/Refusal";
import { backend } from "../../backend/commands";
import { instant, now } from "../../clock";
import parts from "../../parts/parts.module.css";
import { useRoles } from "../../parts/queries";
import { RecordDialog } from "../../parts/RecordDialog";
import { Refused } from "../../parts/Refused";
import { SetByYou } from "../../parts/RuleLink";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { useDebounced } from "../../widgets/debounce";
import { testId } from "../../widgets/testId";
import { type Grants, RightsEditor } from "./RightsEditor";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

const ROLE = "role:";

export function GrantDialog({ account, onClose }: { account: AccountRights; onClose: () => void }) {
  const { t } = useWords();
  const record = useRecord();
  const offered = useRoles().data ?? [];
  const { catalogue } = useRightsWords();
  const [roles, setRoles] = useState(account.roles.map((one) => one.subject.slice(ROLE.length)));
  const [permissions, setPermissions] = useState<Grants>(account.direct as Grants);
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const { platform, subject: store } = account.store;
  const fitting = offered.filter(
    (one) => (!one.platform || one.platform === platform) && (!one.store || `store:${one.store}` === store),
  );
  const send = async () => {
    setBusy(true);
    setRefusals([]);
    const change: Draft = {
      subject: account.subject,
      effective: instant(now()),
      kind: "sub-account-described",
      data: { roles, permissions },
    };
    const refused = await record([change]);
    setBusy(false);
    if (refused?.length === 0) onClose();
    else if (refused) setRefusals(refused);
  };
  return (
    <RecordDialog
      title={t("grant.title", { login: account.login })}
      okText={t("grant.save")}
      cancelText={t("common.cancel")}
      onOk={() => void send()}
      onCancel={onClose}
      confirmLoading={busy}
      okButtonProps={testId("grant-confirm")}
      width={size.dialogWide}
      centered
    >
      <div className={parts.longForm}>
        <Refused refusals={refusals} />
        <Form layout="vertical">
          <Form.Item label={t("grant.roles")} extra={t("grant.rolesHelp")} htmlFor="grant-roles">
            <Select
              id="grant-roles"
              mode="multiple"
              value={roles}
              onChange={setRoles}
              showSearch={{ optionFilterProp: "label" }}
              options={fitting.map((one) => ({ value: one.subject.slice(ROLE.length), label: one.name }))}
            />
          </Form.Item>
        </Form>
        <h3>{t("grant.direct")}</h3>
        <RightsEditor
          value={permissions}
          onChange={setPermissions}
          headings={catalogue?.closing.includes(platform) ?? false}
        />
        <section className={styles.preview} aria-label={t("grant.preview")} aria-live="polite">
          <h3>{t("grant.preview")}</h3>
          <Preview request={{ account: account.subject, roles, permissions }} />
        </section>
      </div>
    </RecordDialog>
  );
}

/** Nothing is written; the answer is only of what the grant would do. */
function Preview({ request }: { request: GrantRequest }) {
  const { t, say } = useWords();
  const { list, toxicOf } = useRightsWords();
  const rested = useDebounced(request);
  const { data, error, refetch } = useQuery({
    queryKey: ["grant-preview", rested],
    queryFn: () => backend.grantPreview(rested),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <BoneRows count={2} />;
  if (data.refusal)
    return (
      <Alert
        type="error"
        showIcon
        title={t("grant.refused")}
        description={
          <>
            {say(data.refusal)} <SetByYou by={[data.refusal_rule]} plain />
          </>
        }
      />
    );
  const lines = [
    { key: "asked", codes: Object.keys(data.asked), words: (all: string) => t("grant.asked", { list: all }) },
    {
      key: "with",
      codes: Object.keys(data.with_it),
      words: (all: string) => t("grant.withIt", { list: all }),
    },
    { key: "opened", codes: data.opened, words: (all: string) => t("grant.opened", { list: all }) },
    { key: "lost", codes: data.lost, words: (all: string) => t("grant.lost", { list: all }) },
  ].filter((one) => one.codes.length > 0);
  const changes = lines.some((one) => one.key !== "opened");
  return (
    <div className="stack tight" data-testid="grant-preview">
      {changes ? null : <p className="soft">{t("grant.nothing")}</p>}
      {changes ? lines.map((one) => <p key={one.key}>{one.words(list(one.codes))}</p>) : null}
      {data.toxic.map((code) => {
        const set = toxicOf(code);
        return set ? (
          <Alert
            key={code}
            type="warning"
            showIcon
            title={t("grant.toxic", { name: say(set.name) })}
            description={say(set.reason)}
          />
        ) : null;
      })}
      {data.warnings.map(({ text, rule }) => (
        <Alert
          key={text.zh}
          type="warning"
          showIcon
          title={
            <>
              {say(text)} <SetByYou by={[rule]} plain />
            </>
          }
        />
      ))}
    </div>
  );
}
