import { Button, Select } from "antd";
import type { FileReport } from "../../backend/bindings/FileReport";
import type { RowFault } from "../../backend/bindings/RowFault";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import { Cross, File, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import styles from "./import.module.css";

interface Props {
  report: FileReport;
  kind?: string;
  onKind?: (kind: string) => void;
  onRemove?: () => void;
}

/** What one file holds and what of it goes in. */
export function FileCard({ report, kind, onKind, onRemove }: Props) {
  const { t } = useWords();
  const figures: [string, number, Tone | undefined][] = [
    [t("import.read"), report.read, undefined],
    [t("import.created"), report.created, undefined],
    [t("import.changed"), report.changed, undefined],
    [t("import.unchanged"), report.unchanged, undefined],
    [t("import.refused"), report.refused.length, report.refused.length > 0 ? "red" : undefined],
  ];
  return (
    <section
      className={`card ${styles.file}`}
      aria-label={report.file}
      data-testid="import-file"
      data-file={report.file}
    >
      <div className={styles.fileHead}>
        <File />
        <h2 className="cut">{report.file}</h2>
        {onKind ? (
          <Select
            size="small"
            aria-label={t("import.kindLabel")}
            value={kind === "auto" && report.kind !== "unknown" ? report.kind : kind}
            onChange={onKind}
            options={(["auto", "stores", "sub-accounts", "documents"] as const).map((value) => ({
              value,
              label: t(`import.kind.${value}`),
            }))}
            popupMatchSelectWidth={false}
          />
        ) : null}
        <span className="soft smaller">{t("import.encoding", { encoding: report.encoding })}</span>
        <span className="grow" />
        {onRemove ? (
          <Button
            size="small"
            type="text"
            icon={<Cross />}
            aria-label={t("import.remove", { name: report.file })}
            onClick={onRemove}
          />
        ) : null}
      </div>
      {report.kind === "unknown" ? (
        <Pill tone="amber" icon={<Warning />}>
          {t("import.unknownFile")}
        </Pill>
      ) : null}
      <div className={styles.figures}>
        {figures.map(([word, count, tone]) => (
          <span key={word} className={styles.figure} data-tone={tone}>
            <span className="soft">{word}</span>
            <b>{count}</b>
          </span>
        ))}
      </div>
      <Faults title={t("import.refusedTitle")} rows={report.refused} testid="import-refused" />
      <Faults title={t("import.warningTitle")} rows={report.warnings} testid="import-warning" />
      {report.ignored_columns.length > 0 ? (
        <p className="soft smaller">
          {t("import.ignored", { columns: report.ignored_columns.join(t("common.comma")) })}
        </p>
      ) : null}
    </section>
  );
}

function Faults({ title, rows, testid }: { title: string; rows: RowFault[]; testid: string }) {
  const { t, say } = useWords();
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <table className={styles.faults}>
        <caption>
          {title} · {t("import.rows", { count: rows.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.narrow}>
              {t("import.row")}
            </th>
            <th scope="col" className={styles.narrow}>
              {t("import.column")}
            </th>
            <th scope="col" className={styles.cell}>
              {t("import.value")}
            </th>
            <th scope="col">{t("import.message")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((fault) => (
            <tr
              key={`${fault.row}-${fault.column}-${fault.code}`}
              data-testid={testid}
              data-code={fault.code}
            >
              <td>{fault.row}</td>
              <td>{fault.column || t("import.wholeRow")}</td>
              <td>{fault.value || t("common.none")}</td>
              <td>{say(fault.message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
