import type { Appeal } from "../../backend/bindings/Appeal";
import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { type LinkRecording, possible } from "../../parts/LinkDialog";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Lock, Megaphone, Spread, Warning } from "../../widgets/icons";
import { absolute } from "../../widgets/time";
import styles from "./links.module.css";

interface Props {
  page: LinkGroupPage;
  onAct: (recording: LinkRecording) => void;
}

/** Penalties that reach the others, buyers led across, appeals; and what is recorded of them. */
export function Incidents({ page, onAct }: Props) {
  const { t } = useWords();
  const { penalties, diversions, appeals } = page.state;
  const nameOf = (subject: string) =>
    page.stores.find((one) => one.store.subject === subject)?.store.name ?? subject;
  const names = (subjects: string[]) => subjects.map(nameOf).join(t("common.comma"));
  const acts = (["member-penalised", "buyer-diverted", "appeal-filed"] as const).filter(
    (change) => possible(page, change).length > 0,
  );
  const disguise = page.actions.some((one) => one.change === "disguise-found" && one.allowed);
  const nothing = penalties.length + diversions.length + appeals.length === 0;
  return (
    <section className="stack tight" aria-label={t("links.incidents.title")} data-testid="incidents">
      <div className={styles.sectionHead}>
        <h2 className="grow">{t("links.incidents.title")}</h2>
        {acts.map((change) => (
          <RecordButton
            key={change}
            size="small"
            onClick={() => onAct({ group: page.subject, change })}
            data-testid={`record-${change}`}
          >
            {t(`change.${change}`)}
          </RecordButton>
        ))}
        {disguise ? (
          <RecordButton
            size="small"
            danger
            onClick={() => onAct({ group: page.subject, change: "disguise-found" })}
            data-testid="record-disguise-found"
          >
            {t("change.disguise-found")}
          </RecordButton>
        ) : null}
      </div>
      <ul className={`card ${styles.incidents}`}>
        {nothing ? <li className="soft">{t("links.incidents.none")}</li> : null}
        {penalties.map((one) => (
          <li key={`${one.at} ${one.store}`} className={styles.line}>
            <Spread />
            <span>
              <time dateTime={one.at}>{absolute(one.at)}</time>{" "}
              {t("links.incidents.penalty", { name: nameOf(one.store) })}
              {one.points == null ? "" : ` · ${t("links.incidents.points", { points: one.points })}`}
              <span className="soft">
                {" "}
                · {t("links.incidents.reaches", { list: names(one.reaches) })} ·{" "}
                {t("links.incidents.proportion")}
              </span>
            </span>
          </li>
        ))}
        {diversions.map((one) => (
          <li key={`${one.at} ${one.from}`} className={styles.line}>
            <Warning />
            <span>
              <time dateTime={one.at}>{absolute(one.at)}</time>{" "}
              {t("links.incidents.diversion", { from: nameOf(one.from), to: nameOf(one.to) })}
              <span className="soft">
                {" "}
                ·{" "}
                {one.amount == null
                  ? t("links.incidents.noAmount")
                  : t("links.incidents.amount", { amount: one.amount, fine: one.fine ?? 0 })}
              </span>
            </span>
          </li>
        ))}
        {appeals.map((one) => (
          <AppealLine key={one.store} of={one} name={nameOf(one.store)}>
            <RecordButton
              size="small"
              onClick={() => onAct({ group: page.subject, change: "appeal-answered", store: one.store })}
              data-testid="answer-appeal"
            >
              {t("links.procedure.appealAnswer")}
            </RecordButton>
          </AppealLine>
        ))}
      </ul>
      {page.state.standing === "closed-permanent" ? (
        <p className={styles.line} data-tone="red">
          <Lock />
          <span>{t("links.incidents.disguiseText")}</span>
        </p>
      ) : null}
    </section>
  );
}

interface AppealProps {
  of: Appeal;
  name: string;
  children: React.ReactNode;
}

/** An appeal with what is claimed about its answer: a statistic, never a date to hold anybody to. */
export function AppealLine({ of, name, children }: AppealProps) {
  const { t } = useWords();
  return (
    <li className={styles.line} data-testid="appeal">
      <Megaphone />
      <span className="grow">
        {name} · {t("links.procedure.appealed", { at: absolute(of.filed) })}
        <span className="soft">
          {" "}
          ·{" "}
          {of.answered
            ? t("links.procedure.answered", {
                at: absolute(of.answered),
                outcome: of.outcome ?? t("links.procedure.noOutcome"),
              })
            : of.claimed_by
              ? t("links.procedure.claimed", { at: absolute(of.claimed_by) })
              : ""}
        </span>
      </span>
      {of.answered ? null : children}
    </li>
  );
}
