// The dates that other rules or other days would move, or have moved, before → after. The list comes page by page.

import { Alert, Button } from "antd";
import type { MovedRow } from "../../backend/bindings/MovedRow";
import type { MovesOf } from "../../backend/bindings/MovesOf";
import type { Times } from "../../backend/bindings/Times";
import { ConsequenceIcon } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { useMoves } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Middle } from "../../widgets/Middle";
import { absoluteEnd } from "../../widgets/time";
import styles from "./rulebook.module.css";

interface Props {
  of: MovesOf;
  /** What stands above the two columns of dates. */
  before: string;
  after: string;
  /** They have moved already. */
  made?: boolean;
  /** A name leads to its subject. Not so from a form that is half filled in. */
  leads?: boolean;
}

export function MovedDates({ of, before, after, made = false, leads = false }: Props) {
  const { t, say } = useWords();
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useMoves(of);
  const [first] = data?.pages ?? [];
  if (error && !first) return <Failed error={error} retry={() => void refetch()} />;
  if (!first) return <BoneRows count={2} />;
  if (first.refused)
    return <Alert type="error" showIcon title={t("override.refused")} description={say(first.refused)} />;
  if (!first.moves) return null;

  const { total, compared, subjects } = first.moves;
  const rows = data?.pages.flatMap((page) => page.moves?.rows ?? []) ?? [];
  const none = made ? t("override.madeNone") : t("override.none");
  const some = made ? t("override.made", { count: total }) : t("override.count", { count: total });
  return (
    <div
      className={`stack tight ${isPlaceholderData ? styles.stale : ""}`}
      aria-busy={isPlaceholderData}
      aria-live="polite"
    >
      {isPlaceholderData ? <span className="unseen">{t("override.counting")}</span> : null}
      <p className={total > 0 ? "strong" : "soft"} data-testid="moved-count">
        {total > 0 ? some : none}
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
              <tr key={row.id} data-testid="moved-row">
                <td>
                  <Whose of={row} leads={leads} />
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
      {hasNextPage ? (
        <div className="row">
          <Button
            size="small"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
            data-testid="moved-more"
          >
            {t("override.more")}
          </Button>
          <span className="soft smaller">{t("override.shown", { shown: rows.length, total })}</span>
        </div>
      ) : null}
    </div>
  );
}

function Whose({ of: row, leads }: { of: MovedRow; leads: boolean }) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <span className="row" title={t(`consequence.${row.consequence}`)}>
      <ConsequenceIcon of={row.consequence} />
      {leads ? (
        <button type="button" className={`bare link ${styles.restName}`} onClick={() => open(row.subject)}>
          <Middle text={row.name} />
        </button>
      ) : (
        <span className={styles.restName}>
          <Middle text={row.name} />
        </span>
      )}
      <span className="unseen">{t(`consequence.${row.consequence}`)}</span>
    </span>
  );
}

function Moment({ of }: { of: Times | null }) {
  const { t } = useWords();
  if (!of) return <span className="faint">{t("override.noDeadline")}</span>;
  return (
    <>
      <time dateTime={of.due}>{absoluteEnd(of.due)}</time>
      {of.safe_submit ? (
        <span className={styles.safe}>{t("override.safe", { time: absoluteEnd(of.safe_submit) })}</span>
      ) : null}
    </>
  );
}
