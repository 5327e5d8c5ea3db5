// The small signs of documents: whether one is valid, until when, and what a platform made of it.

import type { Audit } from "../../backend/bindings/Audit";
import type { Validity } from "../../backend/bindings/Validity";
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

interface LastDayProps {
  day: string | null;
  unlimited: boolean;
  /** Days from today to it, by Rust's calendar. */
  left?: number | null;
  /** Of the document that it is the last day of. */
  validity?: Validity;
}

/** `2026-08-15 还有 12 天`, 长期, or nothing known. The last day itself is still valid. */
export function LastDay({ day, unlimited, left, validity }: LastDayProps) {
  const { t } = useWords();
  if (unlimited) return <span className="soft">{t("papers.unlimited")}</span>;
  if (!day) return <span className="faint">{t("common.none")}</span>;
  const over = validity === "superseded";
  // Colour is for what presses; a valid one is left in peace.
  const tone = validity && validity !== "valid" && !over ? tones[validity] : undefined;
  return (
    <span className={`cut ${over ? "faint" : ""}`}>
      <time dateTime={day}>{day}</time>{" "}
      {left == null ? null : (
        <span className={tone ? "toned" : "soft"} data-tone={tone}>
          {left < 0
            ? t("papers.daysOver", { count: -left })
            : left === 0
              ? t("papers.endsToday")
              : t("papers.daysLeft", { count: left })}
        </span>
      )}
    </span>
  );
}
