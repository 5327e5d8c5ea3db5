// The small signs of documents: whether one is valid, until when, and what a platform made of it.

import type { Audit } from "../../backend/bindings/Audit";
import type { Validity } from "../../backend/bindings/Validity";
import { millis, useNow } from "../../clock";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import { Check, Clock, Cross, Hourglass, type IconType, Info, Rule, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";

const tones: Record<Validity, Tone> = {
  expired: "red",
  "in-grace": "orange",
  expiring: "amber",
  valid: "green",
  "pending-effective": "blue",
  unknown: "amber",
  superseded: "grey",
};
const signs: Record<Validity, IconType> = {
  expired: Warning,
  "in-grace": Hourglass,
  expiring: Hourglass,
  valid: Check,
  "pending-effective": Clock,
  unknown: Info,
  superseded: Rule,
};

export function ValidityPill({ of, plain }: { of: Validity; plain?: boolean }) {
  const { t } = useWords();
  const Sign = signs[of];
  return (
    <Pill tone={tones[of]} icon={<Sign />} plain={plain}>
      {t(`validity.${of}`)}
    </Pill>
  );
}

const auditTones: Record<Audit, Tone> = {
  "not-submitted": "grey",
  pending: "blue",
  passed: "green",
  rejected: "red",
};
const auditSigns: Record<Audit, IconType> = {
  "not-submitted": Info,
  pending: Clock,
  passed: Check,
  rejected: Cross,
};

export function AuditPill({ of }: { of: Audit }) {
  const { t } = useWords();
  const Sign = auditSigns[of];
  return (
    <Pill tone={auditTones[of]} icon={<Sign />} plain>
      {t(`audit.${of}`)}
    </Pill>
  );
}

const DAY = 86_400_000;

/** `2026-08-15 还有 12 天`, 长期, or nothing known. The last day itself is still valid. */
export function LastDay({ day, unlimited }: { day: string | null; unlimited: boolean }) {
  const { t } = useWords();
  const now = useNow();
  if (unlimited) return <span className="soft">{t("papers.unlimited")}</span>;
  if (!day) return <span className="faint">{t("common.none")}</span>;
  const days = Math.floor((millis(`${day}T00:00:00+08:00`) - now) / DAY) + 1;
  return (
    <span className="cut">
      <time dateTime={day}>{day}</time>{" "}
      <span className="soft">
        {days < 0 ? t("papers.daysOver", { count: -days }) : t("papers.daysLeft", { count: days })}
      </span>
    </span>
  );
}
