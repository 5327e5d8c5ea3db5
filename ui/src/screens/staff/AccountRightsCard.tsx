// What one account may do and where each right comes from. It stands on the page of the account and of its person.

import { useState } from "react";
import type { AccountRights } from "../../backend/bindings/AccountRights";
import type { Right } from "../../backend/bindings/Right";
import { instant, now } from "../../clock";
import parts from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { Info, Magnifier } from "../../widgets/icons";
import { GrantDialog } from "./GrantDialog";
import { LevelMark, RiskMark } from "./marks";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

export function AccountRightsCard({ account }: { account: AccountRights }) {
  const { t } = useWords();
  const { templateName } = useRightsWords();
  const record = useRecord();
  const [granting, setGranting] = useState(false);
  const reviewed = () =>
    record([{ subject: account.subject, effective: instant(now()), kind: "permissions-reviewed", data: {} }]);
  const departed = account.access === "departed";
  return (
    <div className="stack" data-testid="account-rights">
      <div className="row wrap">
        <span className="grow row wrap">
          <RiskMark of={account.risk} />
          {account.roles.map((role) => (
            <span key={role.subject} className={styles.role}>
              {role.name}
            </span>
          ))}
        </span>
        {departed ? null : (
          <RecordButton size="small" onClick={() => setGranting(true)} data-testid="grant">
            {t("rights.adjust")}
          </RecordButton>
        )}
      </div>
      {account.review_due ? (
        <p className={parts.finding}>
          <Magnifier />
          <span className="grow">{t("rights.review")}</span>
          <RecordButton size="small" onClick={() => void reviewed()} data-testid="rights-reviewed">
            {t("rights.reviewDone")}
          </RecordButton>
        </p>
      ) : null}
      {account.suggested ? (
        <p className={parts.finding}>
          <Info />
          <span>{t("rights.suggested", { name: templateName(account.suggested) })}</span>
        </p>
      ) : null}
      {account.assumed ? <p className="soft smaller">{t("rights.assumed")}</p> : null}
      {departed ? (
        <p className="soft">{t("rights.departed")}</p>
      ) : account.rights.length === 0 ? (
        <p className="soft">
          {t("rights.none")} · {t("rights.noneText")}
        </p>
      ) : (
        <RightsList rights={account.rights} />
      )}
      {granting ? <GrantDialog account={account} onClose={() => setGranting(false)} /> : null}
    </div>
  );
}

/** By heading; each right says on hovering what brings it. */
function RightsList({ rights }: { rights: Right[] }) {
  const { t, say } = useWords();
  const { groups, nameOf } = useRightsWords();
  const from = (right: Right) =>
    right.from.map((origin) => {
      const through = origin.through ? t("rights.through", { name: nameOf(origin.through) }) : "";
      const by = origin.role ? t("rights.fromRole", { name: origin.role.name }) : t("rights.direct");
      return through ? `${by}${t("common.comma")}${through}` : by;
    });
  return (
    <dl className={parts.fields}>
      {groups.map(({ heading, rights: below }) => {
        const held = below.flatMap((one) => rights.find((right) => right.permission === one.code) ?? []);
        if (held.length === 0) return null;
        return (
          <div key={heading.code} className={parts.field}>
            <dt>{say(heading.name)}</dt>
            <dd className="row wrap">
              {held.map((right) => (
                <span key={right.permission} className="row tight" title={from(right).join("\n")}>
                  {nameOf(right.permission)} <LevelMark of={right.level} />
                  <span className="unseen">{from(right).join(" ")}</span>
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
