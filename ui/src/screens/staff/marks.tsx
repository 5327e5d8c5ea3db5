// The small signs of rights: level, risk, what waits for somebody.

import type { Level } from "../../backend/bindings/Level";
import type { StaffRow } from "../../backend/bindings/StaffRow";
import { useWords } from "../../text/language";
import { Magnifier, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absolute } from "../../widgets/time";
import styles from "./staff.module.css";

/** Five bars, as many filled as the risk: a measure, so it has no colour of its own. */
export function RiskMark({ of }: { of: number }) {
  const { t } = useWords();
  if (of === 0) return <span className="faint">{t("rights.riskNone")}</span>;
  const word = t("rights.risk", { risk: of });
  return (
    <span className={styles.risk} role="img" aria-label={word} title={word}>
      {[1, 2, 3, 4, 5].map((step) => (
        <span key={step} data-on={step <= of} />
      ))}
      <span className="figures">{of}</span>
    </span>
  );
}

export function LevelMark({ of }: { of: Level }) {
  const { t } = useWords();
  return <span className={of === "edit" ? styles.edit : styles.view}>{t(`level.${of}`)}</span>;
}

/** What a person's rights ask for. */
export function Attention({ row }: { row: StaffRow }) {
  const { t } = useWords();
  return (
    <span className="row wrap">
      {row.left && row.accounts > 0 ? (
        <Pill tone="red" icon={<Warning />} plain>
          {t("staff.left", { time: absolute(row.left) })}
        </Pill>
      ) : row.left ? (
        <span className="faint">{t("staff.left", { time: absolute(row.left) })}</span>
      ) : null}
      {row.toxic > 0 ? (
        <Pill tone="amber" icon={<Warning />} plain>
          {t("staff.toxic", { count: row.toxic })}
        </Pill>
      ) : null}
      {row.review_due > 0 ? (
        <Pill tone="blue" icon={<Magnifier />} plain>
          {t("staff.review", { count: row.review_due })}
        </Pill>
      ) : null}
    </span>
  );
}

/** How much an answer about rights covers: accounts without any on record may do something all the same. */
export function Recorded({ words, of }: { words: string; of: { unrecorded: number } }) {
  const { t } = useWords();
  return (
    <>
      {words}
      {of.unrecorded > 0 ? (
        <span data-testid="rights-unrecorded"> · {t("rights.unrecorded", { count: of.unrecorded })}</span>
      ) : null}
    </>
  );
}
