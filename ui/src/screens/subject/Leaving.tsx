// What leaving means for a person, and for an account whose person has left; the whole of it is on a page of its own.

import { Button } from "antd";
import { useState } from "react";
import type { Offboarding } from "../../backend/bindings/Offboarding";
import { LeaveDialog } from "../../parts/LeaveDialog";
import { Progress } from "../../parts/Progress";
import styles from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useOffboarding } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Leave, Warning } from "../../widgets/icons";

/** In the drawer of a member of staff. */
export function LeavingSection({ person, name }: { person: string; name: string }) {
  const { t } = useWords();
  const { go } = usePlace();
  const page = useOffboarding(person).data;
  const [leaving, setLeaving] = useState(false);
  const words = page
    ? t("offboarding.progress", { done: page.steps_done, total: page.steps_total })
    : t("common.loading");
  const day = page?.left?.slice(0, 10);
  return (
    <section className={styles.section} aria-label={t("offboarding.section")}>
      <h3>{t("offboarding.section")}</h3>
      <p className="soft">
        {day ? t("offboarding.left", { day }) : t("offboarding.stays")} ·{" "}
        {page && page.accounts.length > 0
          ? t("offboarding.accounts", { count: page.accounts.length })
          : t("offboarding.noAccounts")}
      </p>
      {page && day && page.steps_total > 0 ? (
        <div className={styles.progressLine}>
          <span className="figures">{words}</span>
          <Progress done={page.steps_done} total={page.steps_total} label={words} />
        </div>
      ) : null}
      <div className="row wrap">
        {page && !day ? (
          <RecordButton icon={<Leave />} onClick={() => setLeaving(true)} data-testid="leave">
            {t("offboarding.leave")}
          </RecordButton>
        ) : null}
        <Button onClick={() => go("offboarding", { person })} data-testid="to-offboarding">
          {day ? t("offboarding.see") : t("offboarding.preview")}
        </Button>
      </div>
      {leaving ? <LeaveDialog person={person} name={name} onClose={() => setLeaving(false)} /> : null}
    </section>
  );
}

/** In the drawer of an account whose person has left. */
export function LeftNote({ of }: { of: Offboarding }) {
  const { t, say } = useWords();
  const { go } = usePlace();
  const done = of.steps.filter((step) => step.done).length;
  const words = t("offboarding.progress", { done, total: of.steps.length });
  return (
    <section className={styles.section} aria-label={t("offboarding.ofAccount")}>
      <h3>{t("offboarding.ofAccount")}</h3>
      {of.risk ? (
        <p className={styles.finding}>
          <Warning />
          <span>{say(of.risk)}</span>
        </p>
      ) : null}
      <div className={styles.progressLine}>
        <span className="figures">{words}</span>
        <Progress done={done} total={of.steps.length} label={words} />
        <Button
          size="small"
          onClick={() => go("offboarding", { person: of.person })}
          data-testid="to-offboarding"
        >
          {t("offboarding.see")}
        </Button>
      </div>
    </section>
  );
}
