import { Button } from "antd";
import { useState } from "react";
import type { LinkProcedure } from "../../backend/bindings/LinkProcedure";
import type { Kind } from "../../parts/ActionDialog";
import { LinkDialog, type LinkRecording } from "../../parts/LinkDialog";
import { usePlace } from "../../parts/place";
import { useLinkGroup, useLinkProcedure } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Back, Chain, Check, Cross, Info, Magnifier, Plus } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { absolute } from "../../widgets/time";
import { AppealLine } from "./Incidents";
import styles from "./links.module.css";
import { StagePill } from "./marks";
import { Step } from "./Step";

interface Props {
  /** `link-group:ID` */
  group: string;
  /** `store:PLATFORM/MAIN` */
  store: string;
}

/** One store's way into a group over days: each step says who acts, until when, and is recorded once it was done. */
export function ProcedurePage({ group, store }: Props) {
  const { t } = useWords();
  const { go } = usePlace();
  const { data, error, refetch } = useLinkProcedure(group, store);
  const [recording, setRecording] = useState<LinkRecording | null>(null);
  const act = (change: Kind) => setRecording({ group, store, change });
  const forward = data?.steps.flatMap((step) => step.actions).find((action) => action.primary);
  useKeys({
    KeyE: () => {
      if (forward) act(forward.change as Kind);
    },
  });
  return (
    <Page
      title={t("links.procedure.title", { name: data?.store.name ?? "" })}
      lead={data ? <Lead of={data} /> : null}
      action={
        <span className="row">
          <Button icon={<Back />} onClick={() => go("link-groups", { group })} data-testid="procedure-back">
            {t("links.backToGroup")}
          </Button>
          <Button
            icon={<Magnifier />}
            onClick={() => go("link-groups", { group, check: true, invite: store })}
            data-testid="to-precheck"
          >
            {t("links.procedure.precheckOpen")}
          </Button>
        </span>
      }
    >
      {data ? (
        <div className={styles.group} data-testid="procedure" data-stage={data.application?.stage ?? "none"}>
          <p className={`card ${styles.byHand}`} data-testid="by-hand">
            <Info />
            <span>
              {t("links.procedure.byHand")}{" "}
              {data.by_hand ? (
                <span className="smaller">
                  <RuleLink id={data.by_hand.id}>{t("links.teach.rule")}</RuleLink>
                </span>
              ) : null}
            </span>
          </p>
          {data.application || data.linked ? (
            <>
              <Outcome of={data} onAct={act} />
              <ol className={`card ${styles.steps}`}>
                {data.steps.map((step) => (
                  <Step key={step.step} of={step} procedure={data} onAct={act} />
                ))}
              </ol>
              <Appeals group={group} store={store} onAct={act} />
            </>
          ) : (
            <Blank
              icon={<Chain />}
              title={t("links.procedure.unplanned")}
              text={t("links.procedure.unplannedText")}
            >
              <RecordButton
                type="primary"
                icon={<Plus />}
                onClick={() => act("link-planned")}
                data-testid="plan"
              >
                {t("change.link-planned")}
              </RecordButton>
            </Blank>
          )}
        </div>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <div className="card">
          <BoneRows />
        </div>
      )}
      {recording ? <LinkDialog recording={recording} onClose={() => setRecording(null)} /> : null}
    </Page>
  );
}

function Lead({ of }: { of: LinkProcedure }) {
  const { t } = useWords();
  return (
    <span className={styles.lead}>
      {of.application ? <StagePill of={of.application.stage} /> : null}
      <span className="cut">{t("links.procedure.lead", { group: of.group_name })}</span>
      {of.primary ? <span className="cut">{t("links.primaryIs", { name: of.primary.name })}</span> : null}
    </span>
  );
}

/** How it ended, where it has: linked, turned down with what to do, or too late. */
function Outcome({ of, onAct }: { of: LinkProcedure; onAct: (change: Kind) => void }) {
  const { t, say } = useWords();
  const { application, linked } = of;
  if (linked)
    return (
      <p className={`card ${styles.outcome}`} data-tone="green" data-testid="outcome-linked">
        <Check />
        <span className="strong">{t("links.procedure.linked", { at: absolute(linked) })}</span>
      </p>
    );
  const failed = application?.stage === "failed";
  const expired = application?.stage === "invitation-expired";
  if (!application || !(failed || expired)) return null;
  return (
    <div className={`card ${styles.outcome}`} data-tone="red" data-testid="outcome-failed">
      <Cross />
      <div className="stack tight grow">
        <span className="strong">
          {failed ? t("links.procedure.failed") : t("links.procedure.expired")}
          {application.failure?.code ? ` · ${application.failure.code}` : ""}
        </span>
        {application.failure ? (
          <span>
            <span className="soft smaller">{t("links.procedure.remedy")}</span>{" "}
            {say(application.failure.text)}{" "}
            {application.failure.rule ? (
              <span className="smaller">
                <RuleLink id={application.failure.rule}>{t("links.teach.rule")}</RuleLink>
              </span>
            ) : null}
          </span>
        ) : null}
        <span className="soft smaller">{t("links.procedure.againHelp")}</span>
      </div>
      <RecordButton type="primary" onClick={() => onAct("link-restarted")} data-testid="act-link-restarted">
        {t("links.procedure.again")}
      </RecordButton>
    </div>
  );
}

/** An appeal of this store: filed, answered, and what is claimed about how long that takes. */
function Appeals({ group, store, onAct }: Props & { onAct: (change: Kind) => void }) {
  const { t } = useWords();
  const page = useLinkGroup(group).data;
  const appeal = page?.state.appeals.find((one) => one.store === store);
  const here = page?.stores.find((one) => one.store.subject === store);
  const may = here?.actions.some((one) => one.change === "appeal-filed" && one.allowed);
  if (!here || !(appeal || may)) return null;
  return (
    <ul className={`card ${styles.incidents}`} data-testid="appeals">
      {appeal ? (
        <AppealLine of={appeal} name={here.store.name}>
          <RecordButton
            size="small"
            onClick={() => onAct("appeal-answered")}
            data-testid="act-appeal-answered"
          >
            {t("links.procedure.appealAnswer")}
          </RecordButton>
        </AppealLine>
      ) : null}
      {may ? (
        <li>
          <RecordButton size="small" onClick={() => onAct("appeal-filed")} data-testid="act-appeal-filed">
            {t("links.procedure.appeal")}
          </RecordButton>
        </li>
      ) : null}
    </ul>
  );
}
