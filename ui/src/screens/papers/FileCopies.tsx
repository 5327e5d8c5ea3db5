// The files of a document after they were chosen: compared with what was recorded, a copy kept, taken out, deleted.

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DocumentFile } from "../../backend/bindings/DocumentFile";
import type { DocumentPage } from "../../backend/bindings/DocumentPage";
import type { FileFound } from "../../backend/bindings/FileFound";
import type { FilesChecked } from "../../backend/bindings/FilesChecked";
import { backend } from "../../backend/commands";
import shared from "../../parts/parts.module.css";
import { refreshAll } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { RecordDialog } from "../../parts/RecordDialog";
import { useWords } from "../../text/language";
import { Check, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { useToast } from "../../widgets/toast";
import { readFile } from "../import/reading";
import { useKeepCopy } from "./keeping";

export function FileCopies({ of }: { of: DocumentPage }) {
  const { t, say } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const keep = useKeepCopy();
  const pick = usePick();
  const [checked, setChecked] = useState<FilesChecked | null>(null);
  const [deleting, setDeleting] = useState<DocumentFile | null>(null);
  const document = of.subject;

  const check = async (base64?: string) => {
    try {
      const chosen = base64 === undefined ? null : { name: "", base64 };
      const answer = await backend.checkFiles({ document, chosen });
      setChecked(answer);
      if (answer.stranger) toast.done(t("papers.fileStranger"));
      await refreshAll(queries);
    } catch (error) {
      toast.failed(error);
    }
  };
  const take = async (sha256: string) => {
    try {
      const { path } = await backend.exportCopy({ document, sha256 });
      toast.done(t("papers.copyExported"), undefined, path);
    } catch (error) {
      toast.failed(error);
    }
  };

  // No way back is offered: there is none.
  const erase = async (sha256: string) => {
    try {
      const outcome = await backend.eraseCopy({ document, sha256 });
      toast.done(
        outcome.outcome === "recorded"
          ? say(outcome.text)
          : outcome.refusals.map((one) => say(one.text)).join("\n"),
      );
      await refreshAll(queries);
    } catch (error) {
      toast.failed(error);
    }
  };

  if (of.files.length === 0) return null;
  return (
    <section className={shared.section} aria-label={t("papers.copies")}>
      <div className="row wrap">
        <h3 className="grow">{t("papers.copies")}</h3>
        <RecordButton size="small" onClick={() => void check()} data-testid="check-files">
          {t("papers.filesCheck")}
        </RecordButton>
        <RecordButton size="small" type="text" onClick={() => pick.open(check)}>
          {t("papers.filesPick")}
        </RecordButton>
        {pick.input}
      </div>
      <ul className="stack tight">
        {of.files.map((file) => {
          const found = checked?.files.find((one) => one.sha256 === file.sha256);
          return (
            <li key={file.sha256} className="stack tight" data-testid="file-copy">
              <div className="row wrap">
                <span className="cut grow" title={file.sha256}>
                  {file.name}
                </span>
                {file.kept ? (
                  <>
                    <RecordButton size="small" onClick={() => void take(file.sha256)}>
                      {t("papers.copyExport")}
                    </RecordButton>
                    <RecordButton
                      size="small"
                      danger
                      onClick={() => setDeleting(file)}
                      data-testid="delete-copy"
                    >
                      {t("papers.copyDelete")}
                    </RecordButton>
                  </>
                ) : (
                  <RecordButton size="small" onClick={() => pick.open((base64) => keep(document, base64))}>
                    {t("papers.copyKeep")}
                  </RecordButton>
                )}
              </div>
              <div className="row wrap smaller">
                <span className="soft">{t(file.kept ? "papers.copyKept" : "papers.copyNone")}</span>
                {found ? <Found label={t("papers.original")} of={found.on_disk} /> : null}
                {found && file.kept ? <Found label={t("papers.copy")} of={found.copy} /> : null}
              </div>
            </li>
          );
        })}
      </ul>
      {deleting ? (
        <RecordDialog
          title={t("papers.copyDeleteTitle", { name: deleting.name })}
          okText={t("papers.copyDelete")}
          cancelText={t("common.cancel")}
          onOk={() => {
            setDeleting(null);
            void erase(deleting.sha256);
          }}
          onCancel={() => setDeleting(null)}
        >
          <p>{t("papers.copyDeleteLead")}</p>
        </RecordDialog>
      ) : null}
    </section>
  );
}

function Found({ label, of }: { label: string; of: FileFound }) {
  const { t } = useWords();
  const tone = of === "same" ? "green" : of === "unknown" ? "grey" : "red";
  return (
    <Pill tone={tone} icon={of === "same" ? <Check /> : <Warning />} plain>
      {label} {t(`fileFound.${of}`)}
    </Pill>
  );
}

/** A file chosen for one purpose; its bytes go to whoever asked. */
function usePick() {
  const { t } = useWords();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef<((base64: string) => Promise<void>) | null>(null);
  const chosen = async (file: File | undefined) => {
    if (!file) return;
    try {
      const { base64 } = await readFile(file);
      await asked.current?.(base64);
    } catch (error) {
      toast.failed(error);
    }
    if (input.current) input.current.value = "";
  };
  return {
    open: (then: (base64: string) => Promise<void>) => {
      asked.current = then;
      input.current?.click();
    },
    input: (
      <input
        ref={input}
        type="file"
        aria-label={t("papers.fileAdd")}
        hidden
        accept=".pdf,.jpg,.jpeg,.png"
        onChange={(event) => void chosen(event.target.files?.[0])}
        data-testid="picked-file"
      />
    ),
  };
}
