// Rules that came with a newer program: what they say otherwise and which dates that moves, before they are accepted.

import { Alert, Button } from "antd";
import { useState } from "react";
import type { PendingRules } from "../../backend/bindings/PendingRules";
import type { Refusal } from "../../backend/bindings/Refusal";
import { backend } from "../../backend/commands";
import parts from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { usePendingRules } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { Refused } from "../../parts/Refused";
import { useOutcome } from "../../parts/recording";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Check } from "../../widgets/icons";
import { Panel } from "../../widgets/layers";
import { MovedDates } from "./MovedDates";
import { RuleChanged } from "./RuleChanged";
import styles from "./rulebook.module.css";
import { YearChanged } from "./YearChanged";

export function PendingDrawer() {
  const { t } = useWords();
  const { close } = usePlace();
  const { data, error, refetch } = usePendingRules();
  return (
    <Panel
      size={size.drawer}
      onClose={close}
      title={
        <div className="stack tight">
          <h2 className={styles.headStatement}>{t("pending.title")}</h2>
          {data && !data.unreadable ? <p className={styles.headLead}>{t("pending.lead")}</p> : null}
        </div>
      }
      aria-label={t("pending.title")}
      data-testid="drawer"
      closable={{ placement: "end", "aria-label": t("common.close") }}
      footer={data ? <Decide onLater={close} /> : null}
    >
      {data ? (
        <Body pending={data} />
      ) : error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === null ? (
        <Blank icon={<Check />} title={t("pending.nothing")} text={t("pending.nothingText")} />
      ) : (
        <BoneRows />
      )}
    </Panel>
  );
}

function Body({ pending }: { pending: PendingRules }) {
  const { t, say } = useWords();
  const { rules, years, rights, unreadable } = pending;
  if (unreadable)
    return (
      <Alert
        type="warning"
        showIcon
        title={t("pending.unreadable")}
        description={t("pending.unreadableText", { reason: say(unreadable) })}
      />
    );
  const acting = rules.filter((rule) => rule.acts);
  const telling = rules.filter((rule) => !rule.acts);
  return (
    <>
      {acting.length > 0 ? (
        <Rules title={t("pending.acting", { count: acting.length })} of={acting} pending={pending} />
      ) : null}
      {years.length > 0 ? (
        <section className={parts.section} aria-label={t("pending.years")}>
          <h3>{t("pending.years")}</h3>
          {years.map((year) => (
            <YearChanged key={year.year} of={year} />
          ))}
        </section>
      ) : null}
      <section className={parts.section} aria-label={t("override.preview")}>
        <h3>{t("override.preview")}</h3>
        <MovedDates leads of={{ of: "pending" }} before={t("override.before")} after={t("pending.after")} />
      </section>
      {telling.length > 0 ? (
        <Rules title={t("pending.telling", { count: telling.length })} of={telling} pending={pending} />
      ) : null}
      {rights.length > 0 ? (
        <section className={parts.section} aria-label={t("pending.rights")}>
          <h3>{t("pending.rights")}</h3>
          <p>{rights.map(say).join(t("common.comma"))}</p>
        </section>
      ) : null}
    </>
  );
}

function Rules({ title, of, pending }: { title: string; of: PendingRules["rules"]; pending: PendingRules }) {
  return (
    <section className={parts.section} aria-label={title}>
      <h3>{title}</h3>
      <ul className={styles.changes}>
        {of.map((rule) => (
          <RuleChanged
            key={rule.id}
            of={rule}
            kept={pending.kept.includes(rule.id)}
            leftOut={pending.left_out.filter((value) => value.rule === rule.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** One step that can be taken back, so it is not asked about twice. */
function Decide({ onLater }: { onLater: () => void }) {
  const { t } = useWords();
  const outcome = useOutcome();
  const { go } = usePlace();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const accept = async () => {
    setBusy(true);
    const refused = await outcome(backend.acceptRules);
    setBusy(false);
    if (refused?.length === 0) onLater();
    else setRefusals(refused ?? []);
  };
  return (
    <div className={styles.decide}>
      <Refused refusals={refusals} />
      <Button
        type="link"
        onClick={() => go("what-if", { suppose: [{ suppose: "new-rules" }] })}
        data-testid="pending-suppose"
      >
        {t("whatIf.suppose")}
      </Button>
      <Button onClick={onLater}>{t("pending.later")}</Button>
      <RecordButton type="primary" loading={busy} onClick={() => void accept()} data-testid="pending-accept">
        {t("pending.accept")}
      </RecordButton>
    </div>
  );
}
