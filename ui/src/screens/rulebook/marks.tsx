// The signs of a rule: how sure it is, what is done with it, and whom it speaks about.

import type { Confidence } from "../../backend/bindings/Confidence";
import type { Doing } from "../../backend/bindings/Doing";
import { PlatformBadge } from "../../parts/marks";
import { useWords } from "../../text/language";
import { Check, Clock, Eye, type IconType, Info, Magnifier, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import styles from "./rulebook.module.css";

const confidenceIcon: Record<Confidence, IconType> = {
  corroborated: Check,
  refined: Magnifier,
  contradicted: Warning,
  uncorroborated: Info,
};

interface ConfidenceProps {
  of: Confidence;
  contradictions?: string[];
}

/** Never coloured: how sure we are is not how pressing it is. */
export function ConfidenceMark({ of, contradictions = [] }: ConfidenceProps) {
  const { t } = useWords();
  const Icon = confidenceIcon[of];
  return (
    <Pill tone="grey" icon={<Icon />} plain title={contradictions.join(t("common.comma"))}>
      {t(`confidence.${of}`)}
    </Pill>
  );
}

const doingIcon: Record<Doing, IconType> = { acts: Clock, informs: Eye };

export function DoingMark({ of }: { of: Doing }) {
  const { t } = useWords();
  const Icon = doingIcon[of];
  return (
    <Pill tone="grey" icon={<Icon />} plain>
      {t(`doing.${of}`)}
    </Pill>
  );
}

export function RulePlatforms({ codes }: { codes: string[] }) {
  const { t } = useWords();
  return (
    <span className={styles.platforms}>
      {codes.includes("*") ? (
        <span className="soft smaller">{t("rulebook.everyPlatform")}</span>
      ) : (
        codes.map((code) => <PlatformBadge key={code} code={code} />)
      )}
    </span>
  );
}
