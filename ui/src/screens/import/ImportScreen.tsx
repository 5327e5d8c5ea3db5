// Files in, a preview, a question, and only then a write that can be taken back.

import { useQueryClient } from "@tanstack/react-query";
import { Button, Spin } from "antd";
import { useRef, useState } from "react";
import type { ImportFile } from "../../backend/bindings/ImportFile";
import type { ImportReport } from "../../backend/bindings/ImportReport";
import type { StoreName } from "../../backend/bindings/StoreName";
import { backend } from "../../backend/commands";
import { refreshAll } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { Page } from "../../widgets/Page";
import { useToast } from "../../widgets/toast";
import { Dropzone } from "./Dropzone";
import { FileCard } from "./FileCard";
import styles from "./import.module.css";
import { type Answers, Notice, toReached } from "./Notice";
import { PlannedChanges } from "./PlannedChanges";
import { Result } from "./Result";

export function ImportScreen() {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [files, setFiles] = useState<ImportFile[]>([]);
  const [shops, setShops] = useState<StoreName[]>([]);
  const [answers, setAnswers] = useState<Answers>({});
  const [preview, setPreview] = useState<ImportReport | null>(null);
  const [result, setResult] = useState<ImportReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<"reading" | "writing" | null>(null);
  // Only the answer to the newest question counts.
  const asked = useRef(0);

  const look = async (wanted: ImportFile[], given: Answers, known: StoreName[]) => {
    const turn = ++asked.current;
    setFiles(wanted);
    setAnswers(given);
    setError(null);
    if (wanted.length === 0) {
      setPreview(null);
      setShops([]);
      setBusy(null);
      return;
    }
    setBusy("reading");
    try {
      const report = await backend.importPreview({ files: wanted, reached: toReached(given) });
      if (turn !== asked.current) return;
      setPreview(report);
      // A shop that was answered for is asked about no more, but its answer must stay in sight.
      setShops([
        ...known,
        ...report.shops_to_ask.filter((shop) => !known.some((one) => one.subject === shop.subject)),
      ]);
    } catch (fault) {
      if (turn !== asked.current) return;
      setPreview(null);
      setError(fault);
    }
    setBusy(null);
  };

  const apply = async () => {
    setBusy("writing");
    try {
      const report = await backend.importApply({ files, reached: toReached(answers) });
      setResult(report);
      setFiles([]);
      setPreview(null);
      await refreshAll(queries);
    } catch (fault) {
      toast.failed(fault);
    }
    setBusy(null);
  };

  const restart = () => {
    setResult(null);
    void look([], {}, []);
  };

  if (result)
    return (
      <Page title={t("screen.import")}>
        <Result report={result} onAgain={restart} />
      </Page>
    );

  const total = preview?.changes_total ?? 0;
  return (
    <Page title={t("screen.import")} lead={t("import.lead")}>
      <Dropzone known={files.length} onFiles={(added) => void look([...files, ...added], answers, [])} />
      {error ? <Failed error={error} retry={() => void look(files, answers, shops)} /> : null}
      {busy === "reading" && !preview ? (
        <div className="row" role="status">
          <Spin size="small" />
          {t("import.reading", { count: files.length })}
        </div>
      ) : null}
      {preview ? (
        <div className="stack" data-testid="import-preview" aria-busy={busy !== null}>
          {preview.files.map((report, place) => (
            <FileCard
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name; their place tells them apart
              key={`${place}-${report.file}`}
              report={report}
              kind={files[place]?.kind ?? "auto"}
              onKind={(kind) =>
                void look(
                  files.map((file, nth) => (nth === place ? { ...file, kind } : file)),
                  answers,
                  [],
                )
              }
              onRemove={() =>
                void look(
                  files.filter((_, nth) => nth !== place),
                  answers,
                  [],
                )
              }
            />
          ))}
          {shops.length > 0 ? (
            <Notice shops={shops} answers={answers} onChange={(given) => void look(files, given, shops)} />
          ) : null}
          <PlannedChanges report={preview} />
          <div className={styles.foot}>
            <span className="grow soft">{total === 0 ? t("import.noChanges") : null}</span>
            <Button onClick={restart}>{t("import.discard")}</Button>
            <RecordButton
              type="primary"
              disabled={total === 0 || busy === "reading"}
              loading={busy === "writing"}
              onClick={() => void apply()}
              data-testid="import-apply"
            >
              {busy === "writing" ? t("import.applying") : t("import.apply", { count: total })}
            </RecordButton>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
