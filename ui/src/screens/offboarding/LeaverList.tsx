import { useRef } from "react";
import type { LeaverRow } from "../../backend/bindings/LeaverRow";
import { useNow } from "../../clock";
import { Progress } from "../../parts/Progress";
import { usePlace } from "../../parts/place";
import { useLeavers } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Check, Clock, Leave, Warning } from "../../widgets/icons";
import { useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd, relative } from "../../widgets/time";
import styles from "./offboarding.module.css";

export function LeaverList() {
  const { t } = useWords();
  const { change } = usePlace();
  const { data, error, refetch } = useLeavers();
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, {
    Enter: (row) => row.dataset.subject && change({ person: row.dataset.subject }, false),
  });
  const open = data?.people.filter((one) => one.accounts_open > 0) ?? [];
  const accounts = open.reduce((sum, one) => sum + one.accounts_open, 0);
  const lead = !data?.people.length
    ? null
    : open.length > 0
      ? t("offboarding.lead", { count: open.length, accounts })
      : t("offboarding.leadDone");
  return (
    <Page title={t("screen.offboarding")} lead={lead}>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows />
        </div>
      ) : data.people.length === 0 ? (
        <Blank icon={<Leave />} title={t("offboarding.none")} text={t("offboarding.noneText")} />
      ) : (
        <ul className={`card ${styles.leavers}`} ref={list}>
          {data.people.map((one) => (
            <Leaver key={one.person} of={one} onOpen={() => change({ person: one.person }, false)} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Leaver({ of, onOpen }: { of: LeaverRow; onOpen: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const words = t("offboarding.progress", { done: of.steps_done, total: of.steps_total });
  const settled = of.accounts_open === 0;
  return (
    <li className={styles.leaver} data-row data-subject={of.person} data-testid="leaver" tabIndex={-1}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button inside it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list do the same */}
      <div
        className={styles.leaverLine}
        onClick={(event) => {
          if (!(event.target as Element).closest("button")) onOpen();
        }}
      >
        <span className={styles.who}>
          <button type="button" className="bare strong cut" onClick={onOpen}>
            {of.name}
          </button>
          <span className="soft smaller">{t("offboarding.left", { day: of.left.slice(0, 10) })}</span>
        </span>
        <span>
          {settled ? (
            <Pill tone="green" icon={<Check />}>
              {t("offboarding.finished")}
            </Pill>
          ) : (
            <Pill tone={of.overdue ? "red" : "orange"} icon={of.overdue ? <Warning /> : <Clock />}>
              {t("offboarding.open", { count: of.accounts_open })}
            </Pill>
          )}
        </span>
        <span className={styles.who}>
          <span className="smaller soft">{words}</span>
          <Progress done={of.steps_done} total={of.steps_total} label={words} />
        </span>
        <span className="smaller" data-tone={of.overdue ? "red" : "orange"}>
          {of.due ? (
            <>
              <time dateTime={of.due}>{t("offboarding.by", { at: absoluteEnd(of.due) })}</time>{" "}
              <span className={styles.toned}>{relative(of.due, now, t)}</span>
            </>
          ) : null}
        </span>
      </div>
    </li>
  );
}
