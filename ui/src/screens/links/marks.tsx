// The small signs of link groups: how a group stands, how far an invitation has come, what a guard says.

import type { GroupStanding } from "../../backend/bindings/GroupStanding";
import type { GuardVerdict } from "../../backend/bindings/GuardVerdict";
import type { LinkStage } from "../../backend/bindings/LinkStage";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import {
  Chain,
  Check,
  Circle,
  Clock,
  Cross,
  Hourglass,
  type IconType,
  Info,
  Lock,
  Magnifier,
  Person,
  Warning,
} from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";

const standings: Record<GroupStanding, [Tone, IconType]> = {
  forming: ["blue", Circle],
  linked: ["green", Chain],
  "change-pending": ["orange", Warning],
  "auto-unlinked": ["red", Cross],
  dissolved: ["grey", Cross],
  "closed-permanent": ["red", Lock],
};

export function StandingPill({ of, plain }: { of: GroupStanding; plain?: boolean }) {
  const { t } = useWords();
  const [tone, Icon] = standings[of];
  return (
    <Pill tone={tone} icon={<Icon />} plain={plain} title={t(`standing.${of}`)}>
      {t(`standing.${of}`)}
    </Pill>
  );
}

const stages: Record<LinkStage, [Tone, IconType]> = {
  draft: ["grey", Circle],
  "registry-check": ["blue", Magnifier],
  "awaiting-accept": ["amber", Hourglass],
  verifying: ["blue", Person],
  "manual-review": ["blue", Clock],
  linked: ["green", Chain],
  "invitation-expired": ["red", Hourglass],
  failed: ["red", Cross],
  left: ["grey", Cross],
};

export function StagePill({ of, plain }: { of: LinkStage; plain?: boolean }) {
  const { t } = useWords();
  const [tone, Icon] = stages[of];
  return (
    <Pill tone={tone} icon={<Icon />} plain={plain}>
      {t(`stage.${of}`)}
    </Pill>
  );
}

const verdicts: Record<GuardVerdict, [Tone, IconType]> = {
  pass: ["green", Check],
  warn: ["amber", Warning],
  blocked: ["red", Cross],
  unknown: ["grey", Info],
};

export const verdictTone = (of: GuardVerdict): Tone => verdicts[of][0];

export function VerdictPill({ of }: { of: GuardVerdict }) {
  const { t } = useWords();
  const [tone, Icon] = verdicts[of];
  return (
    <Pill tone={tone} icon={<Icon />}>
      {t(`verdict.${of}`)}
    </Pill>
  );
}

/** A rate with its unit, as the operator reads it on the platform. */
export function useRate() {
  const { t } = useWords();
  return (metric: "dsr" | "dispute-rate" | "refund-rate", value: number) => {
    const number = String(Math.round(value * 100) / 100);
    return metric === "dsr" ? number : `${number}${t("links.health.per")}`;
  };
}
