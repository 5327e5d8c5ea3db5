// The part of a subject's page that says what may be done: of a person over all shops, of an account by itself.

import { Alert } from "antd";
import type { StaffPage } from "../../backend/bindings/StaffPage";
import { PlatformBadge } from "../../parts/marks";
import parts from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useAccountRights, useStaffPage } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { AccountRightsCard } from "./AccountRightsCard";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

export function RightsSection({ subject }: { subject: string }) {
  return subject.startsWith("staff:") ? <OfPerson subject={subject} /> : <OfAccount subject={subject} />;
}

function OfAccount({ subject }: { subject: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useAccountRights(subject);
  return (
    <section className={parts.section} aria-label={t("rights.title")}>
      <h3>{t("rights.title")}</h3>
      {data ? (
        <AccountRightsCard account={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <BoneRows count={2} />
      )}
    </section>
  );
}

function OfPerson({ subject }: { subject: string }) {
  const { t } = useWords();
  const { open } = usePlace();
  const { data, error, refetch } = useStaffPage(subject);
  return (
    <section className={parts.section} aria-label={t("rights.everywhere")}>
      <h3>{t("rights.everywhere")}</h3>
      {data ? (
        <>
          <Toxic page={data} />
          {data.accounts.map((account) => (
            <article key={account.subject} className={styles.account}>
              <div className="row">
                <PlatformBadge code={account.store.platform} />
                <span className="strong">{account.store.name}</span>
                <button type="button" className="bare link" onClick={() => open(account.subject)}>
                  {account.login}
                </button>
              </div>
              <AccountRightsCard account={account} />
            </article>
          ))}
          {data.accounts.length === 0 ? <p className="soft">{t("rights.none")}</p> : null}
        </>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <BoneRows count={4} />
      )}
    </section>
  );
}

function Toxic({ page }: { page: StaffPage }) {
  const { t, say } = useWords();
  const { toxicOf } = useRightsWords();
  const loginOf = (subject: string) => page.accounts.find((one) => one.subject === subject)?.login ?? subject;
  return page.toxic.map((one) => {
    const set = toxicOf(one.set);
    if (!set) return null;
    const through = one.accounts.map(loginOf).join(t("common.comma"));
    return (
      <Alert
        key={`${one.store.subject}-${one.set}`}
        type="warning"
        showIcon
        title={`${t("rights.toxic")} · ${one.store.name} · ${say(set.name)}`}
        description={`${say(set.reason)} ${t("rights.accounts", { list: through })}`}
        data-testid="toxic"
      />
    );
  });
}
