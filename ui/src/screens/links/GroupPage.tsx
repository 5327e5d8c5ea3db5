import { Button } from "antd";
import { useState } from "react";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { LinkDialog, type LinkRecording } from "../../parts/LinkDialog";
import { usePlace } from "../../parts/place";
import { useLinkGroup } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Back, Magnifier, Plus } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { Alarms } from "./Alarms";
import { Applications } from "./Applications";
import { Duties } from "./Duties";
import { FactChangeDialog } from "./FactChangeDialog";
import { Frozen } from "./Frozen";
import { Health } from "./Health";
import { Incidents } from "./Incidents";
import { InviteDialog } from "./InviteDialog";
import styles from "./links.module.css";
import { Members } from "./Members";
import { StandingPill } from "./marks";
import { RatesForm } from "./RatesForm";

type Form = "change" | "invite" | "rates";

/** One group: what must be filed first, then who is in it, who is on the way in, and how it does. */
export function GroupPage({ group }: { group: string }) {
  const { t } = useWords();
  const { place, change, go } = usePlace();
  const { data, error, refetch } = useLinkGroup(group);
  const [recording, setRecording] = useState<LinkRecording | null>(null);
  const [form, setForm] = useState<Form | null>(null);
  const shown = form ?? (place.add ? "invite" : null);
  const close = () => {
    setForm(null);
    if (place.add) change({ add: undefined });
  };
  useKeys({
    KeyN: (event) => {
      event.preventDefault();
      setForm("invite");
    },
  });
  return (
    <Page
      title={data?.name ?? t("screen.link-groups")}
      lead={data ? <Lead page={data} /> : null}
      action={
        <span className="row">
          <Button icon={<Back />} onClick={() => go("link-groups")} data-testid="links-back">
            {t("links.back")}
          </Button>
          <Button
            icon={<Magnifier />}
            onClick={() => go("link-groups", { group, check: true })}
            data-testid="to-precheck"
          >
            {t("links.candidates.precheck")}
          </Button>
          {data?.entity ? (
            <RecordButton onClick={() => setForm("change")} data-testid="fact-change">
              {t("links.change.button")}
            </RecordButton>
          ) : null}
          <RecordButton
            type={data?.over ? "default" : "primary"}
            icon={<Plus />}
            onClick={() => setForm("invite")}
            data-testid="invite"
          >
            {t("links.members.invite")}
          </RecordButton>
        </span>
      }
    >
      {data ? (
        <div className={styles.group} data-testid="link-group">
          <Frozen page={data} onAct={setRecording} />
          <Duties page={data} onAct={setRecording} />
          <Alarms page={data} />
          <Applications page={data} />
          <Members page={data} onAct={setRecording} />
          <Health page={data} onEnter={() => setForm("rates")} />
          <Incidents page={data} onAct={setRecording} />
        </div>
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : (
        <div className="card">
          <BoneRows />
        </div>
      )}
      {recording ? <LinkDialog recording={recording} onClose={() => setRecording(null)} /> : null}
      {data && shown === "change" && data.entity ? (
        <FactChangeDialog entity={data.entity.subject} name={data.entity.name} onClose={close} />
      ) : null}
      {data && shown === "invite" ? <InviteDialog page={data} onClose={close} /> : null}
      {data && shown === "rates" ? <RatesForm page={data} onClose={close} /> : null}
    </Page>
  );
}

function Lead({ page }: { page: LinkGroupPage }) {
  const { t } = useWords();
  const { open } = usePlace();
  const { entity, state } = page;
  const primary = page.stores.find((one) => one.store.subject === state.primary);
  return (
    <span className={styles.lead}>
      <StandingPill of={state.standing} />
      {entity ? (
        <button
          type="button"
          className="bare link cut"
          onClick={() => open(entity.subject)}
          aria-haspopup="dialog"
        >
          {entity.name}
        </button>
      ) : (
        <span>{t("links.noEntity")}</span>
      )}
      <span className="cut">
        {primary ? t("links.primaryIs", { name: primary.store.name }) : t("links.noPrimary")}
      </span>
      <button
        type="button"
        className="bare link"
        onClick={() => open(page.subject)}
        aria-haspopup="dialog"
        data-testid="to-drawer"
      >
        {t("links.toDrawer")}
      </button>
    </span>
  );
}
