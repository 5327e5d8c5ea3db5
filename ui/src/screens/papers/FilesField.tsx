// Files are looked at and forgotten: their name, size, content and fingerprint are kept, a copy only where its box is ticked.

import { Button, Select } from "antd";
import { useRef, useState } from "react";
import type { DocumentFile } from "../../backend/bindings/DocumentFile";
import type { FileVerdict } from "../../backend/bindings/FileVerdict";
import { backend } from "../../backend/commands";
import { useWords } from "../../text/language";
import { Check, Cross, Plus, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { useToast } from "../../widgets/toast";
import { readFile } from "../import/reading";
import { KeepBox, type Keeping } from "./keeping";

interface Props {
  value?: DocumentFile[];
  onChange?: (files: DocumentFile[]) => void;
  /** A card has two sides. */
  card: boolean;
  keeping: Keeping;
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(2)} MB`;

export function FilesField({ value = [], onChange, card, keeping }: Props) {
  const { t } = useWords();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  // Reading takes a while, in which another file may be taken off or another choice may be read.
  const kept = useRef(value);
  kept.current = value;
  const [judged, setJudged] = useState<Record<string, FileVerdict>>({});

  const choose = async (chosen: FileList | null) => {
    const looked: FileVerdict[] = [];
    for (const file of chosen ?? []) {
      try {
        const { name, base64 } = await readFile(file);
        const verdict = await backend.judgeFile({ name, base64 });
        keeping.remember(verdict.file.sha256, base64);
        looked.push(verdict);
      } catch (error) {
        toast.failed(error);
      }
    }
    if (input.current) input.current.value = "";
    setJudged((before) => ({
      ...before,
      ...Object.fromEntries(looked.map((one) => [one.file.sha256, one])),
    }));
    const files = new Map(kept.current.map((one) => [one.sha256, one]));
    for (const { file } of looked) if (!files.has(file.sha256)) files.set(file.sha256, file);
    onChange?.([...files.values()]);
  };

  return (
    <div className="stack tight">
      {value.map((file) => (
        <div key={file.sha256} className="stack tight" data-testid="file">
          <div className="row wrap">
            <span className="strong cut grow" title={file.sha256}>
              {file.name}
            </span>
            <span className="soft smaller">
              {t(`fileContent.${file.content}`)} · {megabytes(file.size)}
            </span>
            <KeepBox sha256={file.sha256} keeping={keeping} />
            {card ? (
              <Select
                size="small"
                aria-label={t("papers.side")}
                value={file.side ?? "whole"}
                onChange={(side) =>
                  onChange?.(
                    value.map((one) =>
                      one.sha256 === file.sha256
                        ? { ...one, side: side === "whole" ? undefined : side }
                        : one,
                    ),
                  )
                }
                options={(["front", "back", "whole"] as const).map((side) => ({
                  value: side,
                  label: t(`fileSide.${side}`),
                }))}
              />
            ) : null}
            <Button
              size="small"
              type="text"
              icon={<Cross />}
              aria-label={t("papers.fileRemove", { name: file.name })}
              onClick={() => {
                keeping.want(file.sha256, false);
                onChange?.(value.filter((one) => one.sha256 !== file.sha256));
              }}
            />
          </div>
          {judged[file.sha256] ? <Judged of={judged[file.sha256] as FileVerdict} /> : null}
        </div>
      ))}
      <span>
        <Button size="small" icon={<Plus />} onClick={() => input.current?.click()}>
          {t("papers.fileAdd")}
        </Button>
        {/* Forms of antd show every file input, whatever it says of itself. */}
        <span hidden>
          <input
            ref={input}
            type="file"
            aria-label={t("papers.fileAdd")}
            multiple
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(event) => void choose(event.target.files)}
            data-testid="document-files"
          />
        </span>
      </span>
    </div>
  );
}

/** Whether the known purposes take it. */
function Judged({ of }: { of: FileVerdict }) {
  const { t, say } = useWords();
  return (
    <ul className="stack tight">
      {of.purposes.map(({ rule, verdict, statement, reasons }) => (
        <li key={rule} className="row wrap smaller" title={say(statement)}>
          <Pill
            tone={verdict === "valid" ? "green" : verdict === "warning" ? "amber" : "red"}
            icon={verdict === "valid" ? <Check /> : verdict === "warning" ? <Warning /> : <Cross />}
            plain
          >
            {t(`papers.purpose.${verdict}`)}
          </Pill>
          <span className="soft">{reasons.map(say).join(t("common.comma")) || say(statement)}</span>
        </li>
      ))}
    </ul>
  );
}
