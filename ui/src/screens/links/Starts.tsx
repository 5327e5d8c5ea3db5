// What a changed registered fact starts, in sight before it is recorded.

import type { FactChangeRequest } from "../../backend/bindings/FactChangeRequest";
import type { RegisteredFact } from "../../backend/bindings/RegisteredFact";
import type { JsonValue } from "../../backend/bindings/serde_json/JsonValue";
import { useNow } from "../../clock";
import { useFactChange } from "../../parts/queries";
import { useWords } from "../../text/language";
import { BoneRows } from "../../widgets/Bones";
import { useDebounced } from "../../widgets/debounce";
import { Warning } from "../../widgets/icons";
import { DutyCard } from "./DutyCard";
import styles from "./links.module.css";

interface Props {
  entity: string;
  /** What is said to have changed. */
  facts?: RegisteredFact[];
  /** What is about to be entered: Rust says which registered facts in it are others than before. */
  patch?: Record<string, JsonValue>;
  effective: string | null;
}

/** What recording it would start: by when, by when to be safe, what day 4 brings, whom it hits. */
export function Starts({ entity, facts = [], patch = {}, effective }: Props) {
  const { t } = useWords();
  const time = useNow();
  const asked = facts.length + Object.keys(patch).length > 0 && effective !== null;
  // As text: the same request is another object each time it is drawn.
  const typed = JSON.stringify({ entity, facts, patch, effective: effective ?? "" });
  const rested = useDebounced(typed);
  const { data } = useFactChange(JSON.parse(rested) as FactChangeRequest, asked && rested === typed);
  return (
    <section
      className={`stack ${styles.full}`}
      aria-label={t("links.change.starts")}
      aria-live="polite"
      data-testid="starts"
    >
      <h3>{t("links.change.starts")}</h3>
      {!asked ? (
        <p className="soft">{t("links.change.choose")}</p>
      ) : !data ? (
        <BoneRows count={3} />
      ) : data.duties.length === 0 ? (
        <p className="soft">{t("links.change.nothing")}</p>
      ) : (
        data.duties.map(({ group, group_name, duty, deadline, dissolved }) => (
          <div key={`${group} ${duty.change}`} className="stack tight">
            <span className="soft smaller">{group_name}</span>
            <DutyCard duty={duty} deadline={deadline} now={time} />
            {dissolved ? (
              <p className={styles.line} data-tone="red">
                <Warning />
                <span>{t("links.change.past")}</span>
              </p>
            ) : null}
          </div>
        ))
      )}
    </section>
  );
}
