import { Button } from "antd";
import { useState } from "react";
import type { ImportReport } from "../../backend/bindings/ImportReport";
import { useWords } from "../../text/language";
import { Check, Plus } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Pill } from "../../widgets/Pill";
import styles from "./import.module.css";

const MORE = 50;

/** What an import would write, subject by subject, old → new. */
export function PlannedChanges({ report }: { report: ImportReport }) {
  const { t, say } = useWords();
  const [shown, setShown] = useState(MORE);
  if (report.changes_total === 0) return null;
  const rows = report.changes.slice(0, shown);
  return (
    <section className="card padded stack" aria-label={t("import.changes")} data-testid="import-changes">
      <div className="row">
        <h2>{t("import.changes")}</h2>
        <span className="soft">{t("import.changesCount", { count: report.changes_total })}</span>
      </div>
      <ul>
        {rows.map((change) => (
          <li
            key={change.subject}
            className={styles.change}
            data-testid="import-change"
            data-subject={change.subject}
          >
            <span>
              <Pill tone="grey" icon={change.what === "created" ? <Plus /> : <Check />} plain>
                {t(`import.what.${change.what as "created" | "changed"}`, { defaultValue: change.what })}
              </Pill>
            </span>
            <span className="strong">
              <Middle text={change.name} />
            </span>
            <span className="soft">
              {change.lines.map((line) => (
                <span key={line.zh} className="cut" title={say(line)}>
                  {say(line)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {report.changes.length > shown ? (
        <div>
          <Button size="small" onClick={() => setShown(shown + MORE)}>
            {t("import.moreChanges")}
          </Button>
        </div>
      ) : report.changes_total > report.changes.length ? (
        <p className="soft smaller">
          {t("import.changesShown", { shown: report.changes.length, total: report.changes_total })}
        </p>
      ) : null}
    </section>
  );
}
