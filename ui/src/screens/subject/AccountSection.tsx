// What the drawer of a sub-account has beyond every other: the attempt at the person check, the facts in groups, the
// form that edits them.

import { useState } from "react";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import type { Kind } from "../../parts/ActionDialog";
import styles from "../../parts/parts.module.css";
import { useSubAccount } from "../../parts/queries";
import { useWords } from "../../text/language";
import { EditSubAccount } from "../sub-accounts/EditSubAccount";
import { AccountFacts } from "./AccountFacts";
import { FactsSection } from "./FactsSection";
import { ScanAttempt } from "./ScanAttempt";

interface Props {
  page: SubjectPage;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

export function AccountSection({ page, editing, onEdit }: Props) {
  const { t } = useWords();
  return (
    <FactsSection
      page={page}
      facts={useSubAccount(page.subject)}
      editing={editing}
      onEdit={onEdit}
      effect={t("record.archiveAccount")}
      shown={(of) => <AccountFacts of={of} fields={page.fields} />}
      form={(of, close) => <EditSubAccount of={of} name={page.name} onClose={close} />}
    />
  );
}

/** The attempt, where one runs, ran out or can begin. */
export function AttemptSection({ page, onAct }: { page: SubjectPage; onAct: (kind: Kind) => void }) {
  const { t } = useWords();
  const scan = useSubAccount(page.subject).data?.scan;
  const [shown, setShown] = useState<string | null>(null);
  const may = page.assessment.actions.some((action) => action.change === "qr-scanned" && action.allowed);
  if (!scan || !(scan.open || may)) return null;
  return (
    <section className={styles.section} aria-label={t("scan.title")} data-testid="attempt">
      <h3>{t("scan.title")}</h3>
      <ScanAttempt page={page} scan={scan} shown={shown} onShow={setShown} onAct={onAct} />
    </section>
  );
}
