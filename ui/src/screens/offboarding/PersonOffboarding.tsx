import { Button } from "antd";
import { useRef, useState } from "react";
import type { OffboardingPage } from "../../backend/bindings/OffboardingPage";
import { useNow } from "../../clock";
import { ActionDialog } from "../../parts/ActionDialog";
import { LeaveDialog } from "../../parts/LeaveDialog";
import { Progress } from "../../parts/Progress";
import { usePlace } from "../../parts/place";
import { useOffboarding } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Back, Check, Info, Leave, Shop, Warning } from "../../widgets/icons";
import { useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { absoluteEnd, relative } from "../../widgets/time";
import { AccountSteps } from "./AccountSteps";
import styles from "./offboarding.module.css";
import { StepDialog, type Taking } from "./StepDialog";

export function PersonOffboarding({ person }: { person: string }) {
  const { t } = useWords();
  const { change, open } = usePlace();
  const { data, error, refetch } = useOffboarding(person);
  const [dialog, setDialog] = useState<"leave" | "rejoin" | null>(null);
  const [taking, setTaking] = useState<Taking | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, {
    Enter: (row) => row.dataset.subject && open(row.dataset.subject),
    KeyE: (row) => row.querySelector<HTMLElement>("[data-step][data-done=false] button")?.click(),
  });
  const close = () => setDialog(null);

  return (
    <Page
      title={t("offboarding.of", { name: data?.name ?? "" })}
      lead={data ? <Lead page={data} /> : null}
      action={
        <span className="row">
          <Button icon={<Back />} onClick={() => change({ person: undefined }, false)}>
            {t("offboarding.back")}
          </Button>
          {data?.left ? (
            <RecordButton onClick={() => setDialog("rejoin")} data-testid="rejoin">
              {t("offboarding.rejoin")}
            </RecordButton>
          ) : data ? (
            <RecordButton
              type="primary"
              icon={<Leave />}
              onClick={() => setDialog("leave")}
              data-testid="leave"
            >
              {t("offboarding.leave")}
            </RecordButton>
          ) : null}
        </span>
      }
    >
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows />
        </div>
      ) : (
        <>
          <Summary page={data} />
          {data.accounts.length === 0 ? (
            <Blank icon={<Shop />} title={t("offboarding.noAccounts")} />
          ) : (
            <ul className={styles.accounts} ref={list}>
              {data.accounts.map((account) => (
                <AccountSteps
                  key={account.subject}
                  of={account}
                  running={data.left !== null}
                  onTake={setTaking}
                />
              ))}
            </ul>
          )}
          {taking ? <StepDialog of={taking} person={person} onClose={() => setTaking(null)} /> : null}
          {dialog === "leave" ? <LeaveDialog person={person} name={data.name} onClose={close} /> : null}
          {dialog === "rejoin" ? (
            <ActionDialog
              recording={{ subject: person, name: data.name, change: "rejoined" }}
              onClose={close}
            />
          ) : null}
        </>
      )}
    </Page>
  );
}

function Lead({ page }: { page: OffboardingPage }) {
  const { t } = useWords();
  const { open } = usePlace();
  const day = page.left?.slice(0, 10);
  return (
    <>
      {day ? t("offboarding.left", { day }) : t("offboarding.stays")} ·{" "}
      {t("offboarding.accounts", { count: page.accounts.length })} ·{" "}
      <button type="button" className="bare link" onClick={() => open(page.person)} aria-haspopup="dialog">
        {t("offboarding.profile")}
      </button>
    </>
  );
}

/** How far it has come, until when, and what is at stake meanwhile. */
function Summary({ page }: { page: OffboardingPage }) {
  const { t } = useWords();
  const now = useNow();
  if (page.accounts.length === 0) return null;
  const { steps_done: done, steps_total: total, exposed: count } = page;
  const settled = done >= total;
  const overdue = page.accounts.some((account) => account.overdue);
  const words = t("offboarding.progress", { done, total });
  const risk = settled
    ? t("offboarding.settled")
    : !page.left
      ? t("offboarding.wouldBe", { count })
      : count > 0
        ? t("offboarding.exposed", { count })
        : t("offboarding.exposedNone");
  return (
    <section
      className={`card ${styles.summary}`}
      data-tone={settled ? "green" : page.left ? (overdue ? "red" : "orange") : "grey"}
      aria-label={t("offboarding.section")}
      data-testid="offboarding-summary"
    >
      {page.left ? null : (
        <p className={styles.line}>
          <Info />
          {t("offboarding.here")}
        </p>
      )}
      <div className={styles.summaryLine}>
        <span className="strong figures" data-testid="offboarding-progress">
          {words}
        </span>
        <Progress done={done} total={total} label={words} />
        {page.left && page.due ? (
          <span className={styles.due}>
            <time dateTime={page.due}>{t("offboarding.by", { at: absoluteEnd(page.due) })}</time>{" "}
            <span className={styles.toned}>{relative(page.due, now, t)}</span>
          </span>
        ) : null}
      </div>
      <p className={`${styles.line} ${page.left ? styles.toned : "soft"}`} data-testid="offboarding-risk">
        {settled ? <Check /> : <Warning />}
        {risk}
      </p>
    </section>
  );
}
