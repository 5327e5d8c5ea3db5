import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import type { ImportFile } from "../../backend/bindings/ImportFile";
import { useWords } from "../../text/language";
import { Inlet } from "../../widgets/icons";
import { inField } from "../../widgets/keys";
import { useToast } from "../../widgets/toast";
import styles from "./import.module.css";
import { looksLikeTable, MOST_BYTES, readFile, readPasted } from "./reading";

interface Props {
  /** How many files are already there. */
  known: number;
  onFiles: (files: ImportFile[]) => void;
}

export function Dropzone({ known, onFiles }: Props) {
  const { t } = useWords();
  const toast = useToast();
  const [over, setOver] = useState(false);
  const refuse = (text: string) => toast.failed({ code: "file", text: { zh: text, en: text } });

  const take = async (list: FileList | null) => {
    const read: ImportFile[] = [];
    for (const file of list ?? []) {
      if (file.size > MOST_BYTES) {
        refuse(t("import.tooBig", { name: file.name }));
        continue;
      }
      try {
        read.push(await readFile(file));
      } catch {
        refuse(t("import.unreadable", { name: file.name }));
      }
    }
    if (read.length > 0) onFiles(read);
  };
  const paste = async (text: string) =>
    onFiles([await readPasted(text, `${t("import.pasteName", { n: known + 1 })}.tsv`)]);

  // A table pasted anywhere on the screen is meant for it.
  const newest = useRef(paste);
  newest.current = paste;
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (inField(event.target) || !looksLikeTable(text)) return;
      event.preventDefault();
      void newest.current(text);
    };
    window.addEventListener("paste", pasted);
    return () => window.removeEventListener("paste", pasted);
  }, []);

  return (
    <div className="stack">
      <label
        className={`${styles.drop} ${known > 0 ? styles.dropSmall : ""} ${over ? styles.dropping : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files);
        }}
      >
        <Inlet large />
        <span className="strong">{t("import.drop")}</span>
        <span className="soft smaller">{t("import.dropHint")}</span>
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx,.xls,.json"
          className="unseen"
          data-testid="import-input"
          onChange={(event) => {
            const { files } = event.target;
            void take(files).then(() => {
              // The same file, edited, may be chosen again.
              event.target.value = "";
            });
          }}
        />
      </label>
      <Input.TextArea
        rows={1}
        value=""
        placeholder={t("import.paste")}
        aria-label={t("import.paste")}
        data-testid="import-paste"
        onChange={(event) => {
          if (looksLikeTable(event.target.value)) void paste(event.target.value);
        }}
      />
    </div>
  );
}
