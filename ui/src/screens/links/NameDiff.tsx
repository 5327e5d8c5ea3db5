import type { ComparedNames } from "../../backend/bindings/ComparedNames";
import type { Scalar } from "../../backend/bindings/Scalar";
import { useWords } from "../../text/language";
import styles from "./links.module.css";

/** Two names letter by letter, as they were typed, with the first character at which they part and its code points. */
export function NameDiff({ of }: { of: ComparedNames }) {
  const { t } = useWords();
  const { difference, verdict } = of.outcome;
  if (!difference) return null;
  return (
    <div className={styles.names} data-testid="name-diff" data-likeness={verdict}>
      <Name
        label={t("links.precheck.licence")}
        name={of.licence}
        at={difference.index}
        scalar={difference.left}
      />
      <Name label={t("links.precheck.bank")} name={of.bank} at={difference.index} scalar={difference.right} />
      <span className="soft smaller">
        {t("links.precheck.character", { place: difference.index + 1 })} · {t(`likeness.${verdict}`)}
      </span>
    </div>
  );
}

interface NameProps {
  label: string;
  name: string;
  at: number;
  /** None = this name has ended there. */
  scalar: Scalar | null;
}

function Name({ label, name, at, scalar }: NameProps) {
  const { t } = useWords();
  const letters = [...name];
  const blank = scalar?.character.trim() === "";
  return (
    <span className={styles.name}>
      <span className="soft smaller">{label}</span>
      <span className={styles.letters}>
        {letters.slice(0, at).join("")}
        <mark className={styles.letter}>
          {scalar ? (blank ? t("links.precheck.space") : scalar.character) : t("links.precheck.ended")}
        </mark>
        {letters.slice(at + 1).join("")}
      </span>
      <span className={`smaller ${styles.mono}`}>{scalar?.code_point ?? t("common.none")}</span>
    </span>
  );
}
