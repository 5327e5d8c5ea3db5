import { useState } from "react";
import type { HistoryRow } from "../../backend/bindings/HistoryRow";
import type { Refusal } from "../../backend/bindings/Refusal";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { instant, now } from "../../clock";
import styles from "../../parts/parts.module.css";
import { RecordButton } from "../../parts/RecordButton";
import { RecordDialog } from "../../parts/RecordDialog";
import { Refused } from "../../parts/Refused";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { absolute } from "../../widgets/time";

type By = "operator" | "import" | "undo" | "demo";

/** Events can be voided one by one; a description is corrected by a newer one. */
const mayVoid = (row: HistoryRow) =>
  !row.void && row.kind !== "retracted" && !row.kind.endsWith("-described");

export function History({ page }: { page: SubjectPage }) {
  const { t, say } = useWords();
  const record = useRecord();
  const [asked, setAsked] = useState<HistoryRow | null>(null);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const ask = (row: HistoryRow | null) => {
    setRefusals([]);
    setAsked(row);
  };

  const retract = async (row: HistoryRow) => {
    const refused = await record([
      { subject: page.subject, effective: instant(now()), kind: "retracted", data: { change: row.change } },
    ]);
    if (refused?.length === 0) ask(null);
    else setRefusals(refused ?? []);
  };

  return (
    <section className={styles.section} aria-label={t("subject.history")}>
      <h3>{t("subject.history")}</h3>
      {page.history.length === 0 ? <p className="soft">{t("subject.noHistory")}</p> : null}
      <ol className={styles.history}>
        {page.history.map((row) => (
          <li key={row.change}>
            <time dateTime={row.effective}>{absolute(row.effective)}</time>
            <span>
              <span className={row.void ? styles.void : undefined}>{say(row.text)}</span>
              {row.note ? <span className="soft"> · {row.note}</span> : null}
              <span className="cut smaller soft">
                {t("subject.recorded", {
                  by: t(`subject.by.${row.by as By}`, { defaultValue: row.by }),
                  time: absolute(row.recorded),
                })}
                {row.void ? ` · ${t("subject.void")}` : ""}
              </span>
            </span>
            {mayVoid(row) ? (
              <RecordButton size="small" type="text" onClick={() => ask(row)}>
                {t("subject.retract")}
              </RecordButton>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ol>
      {asked ? (
        <RecordDialog
          title={t("subject.retractTitle")}
          okText={t("subject.retract")}
          cancelText={t("common.cancel")}
          onOk={() => retract(asked)}
          onCancel={() => ask(null)}
        >
          <div className="stack">
            <p className="strong">{say(asked.text)}</p>
            <p className="soft">{t("subject.retractText")}</p>
            <Refused refusals={refusals} />
          </div>
        </RecordDialog>
      ) : null}
    </section>
  );
}
