import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { ImportReport } from "../../backend/bindings/ImportReport";
import type { UndoOutcome } from "../../backend/bindings/UndoOutcome";
import { backend } from "../../backend/commands";
import { usePlace } from "../../parts/place";
import { refreshAll } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Check } from "../../widgets/icons";
import { useToast } from "../../widgets/toast";
import { FileCard } from "./FileCard";
import styles from "./import.module.css";

export function Result({ report, onAgain }: { report: ImportReport; onAgain: () => void }) {
  const { t, say } = useWords();
  const { go } = usePlace();
  const queries = useQueryClient();
  const toast = useToast();
  const [undone, setUndone] = useState<UndoOutcome | null>(null);
  const sum = (pick: (file: ImportReport["files"][number]) => number) =>
    report.files.reduce((total, file) => total + pick(file), 0);

  const undo = async (batch: string) => {
    try {
      setUndone(await backend.undo(batch));
      await refreshAll(queries);
    } catch (fault) {
      toast.failed(fault);
    }
  };

  return (
    <>
      <section
        className={`card ${styles.result}`}
        data-tone={undone ? "grey" : "green"}
        role="status"
        data-testid="import-result"
      >
        <div className="row toned">
          <Check large />
          <h2>{undone ? t("import.undone") : report.undo ? t("import.done") : t("import.doneNothing")}</h2>
        </div>
        <p>
          {t("import.doneText", {
            created: sum((f) => f.created),
            changed: sum((f) => f.changed),
            unchanged: sum((f) => f.unchanged),
            refused: sum((f) => f.refused.length),
          })}
        </p>
        {undone ? (
          <div className="soft">
            <p>{say(undone.text)}</p>
            {undone.skipped.length > 0 ? <p>{t("import.skipped")}</p> : null}
            {undone.skipped.map((one) => (
              <p key={one.subject}>{say(one.text)}</p>
            ))}
          </div>
        ) : null}
        <div className="row">
          <Button type="primary" onClick={() => go("today")} data-testid="import-to-today">
            {t("import.toToday")}
          </Button>
          <Button onClick={onAgain} data-testid="import-again">
            {t("import.again")}
          </Button>
          {report.undo && !undone ? (
            <RecordButton onClick={() => report.undo && void undo(report.undo)} data-testid="import-undo">
              {t("import.undo")}
            </RecordButton>
          ) : null}
        </div>
      </section>
      {report.files.map((file, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may bear one name; their place tells them apart
        <FileCard key={`${place}-${file.file}`} report={file} />
      ))}
    </>
  );
}
