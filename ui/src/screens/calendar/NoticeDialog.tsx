// A notice of holidays from a file: what it would change year by year, then written as one step that can be taken back.

import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { HolidayFile } from "../../backend/bindings/HolidayFile";
import type { HolidayReport } from "../../backend/bindings/HolidayReport";
import { backend } from "../../backend/commands";
import { refreshAll } from "../../parts/queries";
import { RecordDialog } from "../../parts/RecordDialog";
import { useUndo } from "../../parts/recording";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Inlet } from "../../widgets/icons";
import { testId } from "../../widgets/testId";
import { useToast } from "../../widgets/toast";
import { MOST_BYTES, readFile } from "../import/reading";
import { MovedDates } from "../rulebook/MovedDates";
import styles from "./calendar.module.css";
import { NoticeYear } from "./NoticeYear";

/** The simplest form of such a file. */
const EXAMPLE = '{"2027-01-01": "holiday", "2027-02-14": "workday"}';

/** `onClose` gets the first year that was written, to show it. */
export function NoticeDialog({ onClose }: { onClose: (year?: number) => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const undo = useUndo();
  const [file, setFile] = useState<HolidayFile | null>(null);
  const [report, setReport] = useState<HolidayReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const look = async (chosen: File | undefined) => {
    if (!chosen) return;
    const refuse = (text: string) => toast.failed({ code: "file", text: { zh: text, en: text } });
    if (chosen.size > MOST_BYTES) return refuse(t("import.tooBig", { name: chosen.name }));
    setError(null);
    setReport(null);
    try {
      const { name, base64 } = await readFile(chosen);
      setFile({ name, base64 });
      setReport(await backend.holidaysPreview({ name, base64 }));
    } catch (fault) {
      setError(fault);
    }
  };

  const taken = report?.years.filter((year) => !year.refused) ?? [];
  const apply = async () => {
    if (!file) return;
    setBusy(true);
    try {
      const { undo: batch } = await backend.holidaysApply(file);
      await refreshAll(queries);
      if (batch) toast.done(t("notice.done"), { label: t("common.undo"), act: () => void undo(batch) });
      else toast.done(t("notice.doneSame"));
      onClose(taken[0]?.year);
    } catch (fault) {
      toast.failed(fault);
      setBusy(false);
    }
  };

  return (
    <RecordDialog
      title={t("notice.title")}
      width={size.dialogWide}
      okText={report && taken.length === 0 ? t("notice.nothing") : t("notice.apply")}
      cancelText={t("common.cancel")}
      onOk={() => void apply()}
      onCancel={() => onClose()}
      confirmLoading={busy}
      okButtonProps={{ disabled: taken.length === 0, ...testId("notice-apply") }}
    >
      <div className="stack">
        {file ? null : <p className="soft smaller">{t("notice.formats", { json: EXAMPLE })}</p>}
        {file && !error ? (
          <div className="row">
            <span className="strong grow cut">{t("notice.file", { name: file.name })}</span>
            <Button
              size="small"
              onClick={() => {
                setFile(null);
                setReport(null);
              }}
            >
              {t("notice.another")}
            </Button>
          </div>
        ) : (
          <Drop onFile={(chosen) => void look(chosen)} />
        )}
        {error ? <Failed error={error} /> : null}
        {file && !report && !error ? <BoneRows count={3} /> : null}
        {report ? <Report report={report} /> : null}
        {file && taken.length > 0 ? (
          <section className="stack tight" aria-label={t("override.preview")}>
            <h3>{t("override.preview")}</h3>
            <div className={styles.moves}>
              <MovedDates
                of={{ of: "holidays", with: file }}
                before={t("override.before")}
                after={t("override.after")}
              />
            </div>
          </section>
        ) : null}
      </div>
    </RecordDialog>
  );
}

function Drop({ onFile }: { onFile: (file: File | undefined) => void }) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  return (
    <label
      className={`${styles.drop} ${over ? styles.dropping : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <Inlet large />
      <span className="strong">{t("notice.drop")}</span>
      <span className="soft smaller">{t("notice.dropHint")}</span>
      <input
        type="file"
        accept=".json,.ics,.txt"
        className="unseen"
        data-testid="notice-input"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </label>
  );
}

function Report({ report }: { report: HolidayReport }) {
  const { t, say } = useWords();
  const refused = report.refused.map(say);
  return (
    <div className="stack" data-testid="notice-preview">
      {report.years.map((year) => (
        <NoticeYear key={year.year} of={year} />
      ))}
      {refused.length > 0 ? (
        <Alert
          type={report.years.length > 0 ? "warning" : "error"}
          showIcon
          title={
            report.years.length > 0 ? t("notice.refused", { count: refused.length }) : t("notice.unreadable")
          }
          description={
            <div className={styles.refused}>
              <p className="lines">{refused.join("\n")}</p>
            </div>
          }
        />
      ) : null}
    </div>
  );
}
