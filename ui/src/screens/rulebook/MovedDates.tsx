import type { Moves } from "../../backend/bindings/Moves";
import type { Times } from "../../backend/bindings/Times";
import { ConsequenceIcon } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Middle } from "../../widgets/Middle";
import { absolute } from "../../widgets/time";
import styles from "./rulebook.module.css";

interface Props {
  moves: Moves;
  /** What stands above the two columns of dates. */
  before: string;
  after: string;
  /** They have moved already: a name leads to its subject. Not so from a form that is half filled in. */
  made?: boolean;
}

/** Each date that differs, before → after. */
export function MovedDates({ moves, before, after, made = false }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const { rows, total, compared, subjects } = moves;
  const count =
    total === 0
      ? t("override.none")
      : made
        ? t("override.made", { count: total })
        : t("override.count", { count: total });
  const shown = total > rows.length ? ` · ${t("override.shown", { shown: rows.length })}` : "";
  return (
    <div className="stack tight">
      <p className={total > 0 ? "strong" : "soft"} data-testid="moved-count">
        {count}
        {shown}
      </p>
      {compared < subjects ? (
        <p className="soft smaller">{t("override.part", { compared, subjects })}</p>
      ) : null}
      {rows.length > 0 ? (
        <table className={styles.moved}>
          <thead>
            <tr>
              <th scope="col">{t("override.who")}</th>
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.subject}-${row.consequence}-${row.before?.due}-${row.after?.due}`}>
                <td>
                  <span className="row" title={t(`consequence.${row.consequence}`)}>
                    <ConsequenceIcon of={row.consequence} />
                    {made ? (
                      <button
                        type="button"
                        className={`bare link ${styles.restName}`}
                        onClick={() => open(row.subject)}
                      >
                        <Middle text={row.name} />
                      </button>
                    ) : (
                      <span className={styles.restName}>
                        <Middle text={row.name} />
                      </span>
                    )}
                    <span className="unseen">{t(`consequence.${row.consequence}`)}</span>
                  </span>
                </td>
                <td className="soft">
                  <Moment of={row.before} />
                </td>
                <td>
                  <Moment of={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}

function Moment({ of }: { of: Times | null }) {
  const { t } = useWords();
  if (!of) return <span className="faint">{t("override.noDeadline")}</span>;
  return (
    <>
      <time dateTime={of.due}>{absolute(of.due)}</time>
      {of.safe_submit ? (
        <span className={styles.safe}>{t("override.safe", { time: absolute(of.safe_submit) })}</span>
      ) : null}
    </>
  );
}
