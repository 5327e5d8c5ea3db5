import type { Action } from "../../backend/bindings/Action";
import type { Finding } from "../../backend/bindings/Finding";
import type { Kind } from "../../parts/ActionDialog";
import { FindingText } from "../../parts/FindingText";
import styles from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Info } from "../../widgets/icons";

/** What is done about a finding: a change to record, or the form of the facts. */
const todo: Record<string, Kind | "edit"> = {
  "first-sight": "edit",
  "idle-may-be-disabled": "edit",
  "idle-place-returned": "edit",
  "role-missing": "edit",
  "invitation-doubtful": "activated",
  "invitation-expired": "invited",
  "security-phone-not-holders": "edit",
  "verification-phone-not-holders": "edit",
  "shared-account": "edit",
  "phone-shared": "edit",
  "email-shared": "edit",
  "dispatch-weight-outside": "edit",
  "quota-unsure": "edit",
  "quota-exceeded": "edit",
  "restricted-though-active": "edit",
  "restriction-unnamed": "edit",
  "settings-kept": "permissions-reviewed",
  "submission-data-missing": "edit",
  "submission-time-missing": "submitted",
  "observed-differs": "observed",
  "penalty-cause-unknown": "punished",
  "penalty-undated": "punished",
  "validity-unknown": "edit",
  "file-unsound": "edit",
  "validity-gap": "edit",
  "audit-rejected": "document-submitted",
  "upload-new-version": "document-submitted",
  "person-on-several-accounts": "unbound",
};

interface Props {
  /** Of which these are the findings. */
  about: string;
  findings: Finding[];
  actions: Action[];
  onAct: (kind: Kind) => void;
  /** Opens the form of the facts; none where there is no such form. */
  onEdit?: () => void;
}

/** What is worth knowing, the rule that it rests on, and the way to put it right. */
export function Findings({ about, findings, actions, onAct, onEdit }: Props) {
  const { t } = useWords();
  const remedy = (code: string) => {
    const what = todo[code];
    if (what === "edit")
      return onEdit ? (
        <RecordButton size="small" onClick={onEdit} data-testid="finding-edit">
          {t("todo.edit")}
        </RecordButton>
      ) : null;
    const action = actions.find((one) => one.change === what && one.allowed);
    return action && what ? (
      <RecordButton size="small" onClick={() => onAct(what)} data-testid={`finding-${what}`}>
        {t(`change.${what}`)}
      </RecordButton>
    ) : null;
  };
  return (
    <section className={styles.section} aria-label={t("subject.findings")}>
      <h3>{t("subject.findings")}</h3>
      <ul className="stack tight">
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.text.zh}`}
            className={styles.finding}
            data-finding={finding.code}
          >
            <Info />
            <FindingText of={finding} about={about} />
            {remedy(finding.code)}
          </li>
        ))}
      </ul>
    </section>
  );
}
