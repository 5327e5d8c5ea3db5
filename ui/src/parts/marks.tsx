// The small signs that stand for things of the domain: consequence, state, platform.

import { Tooltip } from "antd";
import type { Consequence } from "../backend/bindings/Consequence";
import type { Label } from "../backend/bindings/Label";
import type { SeenAccess } from "../backend/bindings/SeenAccess";
import type { Span } from "../backend/bindings/Span";
import type { StoreLabel } from "../backend/bindings/StoreLabel";
import { useWords } from "../text/language";
import type { Tone } from "../theme/tokens";
import {
  Check,
  Clock,
  Cross,
  Eye,
  Hourglass,
  type IconType,
  Info,
  Lock,
  Magnifier,
  Megaphone,
  Muted,
  Rule,
  Scan,
  Snow,
  SnowAgain,
  Warning,
} from "../widgets/icons";
import { Pill } from "../widgets/Pill";
import styles from "./parts.module.css";
import { useFrame } from "./queries";
import { labelTone, spanTone, statusTone } from "./tone";

const consequenceIcon: Record<Consequence, IconType> = {
  closed: Lock,
  unlinked: Cross,
  "withdrawals-frozen": Snow,
  frozen: Snow,
  refrozen: SnowAgain,
  exposed: Warning,
  "sales-blocked": Lock,
  restricted: Warning,
  cancelled: Cross,
  listed: Warning,
  refused: Cross,
  fined: Warning,
  "points-deducted": Warning,
  "campaign-blocked": Lock,
  muted: Muted,
  expired: Hourglass,
  restart: Scan,
  chase: Megaphone,
  review: Magnifier,
  rescan: Scan,
  unlocked: Check,
};

export function ConsequenceIcon({ of }: { of: Consequence }) {
  const Icon = consequenceIcon[of];
  return <Icon />;
}

/** The word and the icon say what happens, the colour when. */
export function ConsequencePill({ of, span }: { of: Consequence; span: Span }) {
  const { t } = useWords();
  return (
    <Pill tone={spanTone[span]} icon={<ConsequenceIcon of={of} />}>
      {t(`consequence.${of}`)}
    </Pill>
  );
}

const labelIcon: Record<Label, IconType> = {
  departed: Cross,
  punished: Warning,
  "seller-disabled": Lock,
  refrozen: SnowAgain,
  "frozen-overdue": Snow,
  "expired-temp": Hourglass,
  "temp-unfrozen": Hourglass,
  rejected: Cross,
  "under-review": Clock,
  unverified: Info,
  unbound: Info,
  exempt: Check,
  "not-required": Check,
  verified: Check,
};

export function LabelPill({ of, span = null, plain }: { of: Label; span?: Span | null; plain?: boolean }) {
  const { t } = useWords();
  const Icon = labelIcon[of];
  return (
    <Pill tone={labelTone(of, span)} icon={<Icon />} plain={plain}>
      {t(`label.${of}`)}
    </Pill>
  );
}

const statusIcon: Record<StoreLabel, IconType> = {
  preparing: Clock,
  active: Check,
  restricted: Warning,
  frozen: Snow,
  closing: Hourglass,
  closed: Cross,
  "closed-permanent": Cross,
};

export function StatusPill({ of }: { of: StoreLabel }) {
  const { t } = useWords();
  const Icon = statusIcon[of];
  return (
    <Pill tone={statusTone[of]} icon={<Icon />} plain>
      {t(`storeStatus.${of}`)}
    </Pill>
  );
}

/** The platform contradicts the rules: never a comfort, so it takes the tone of a warning. */
export function SeenPill({ of, plain, brief }: { of: SeenAccess; plain?: boolean; brief?: boolean }) {
  const { t } = useWords();
  const word = t(`seenAccess.${of}`);
  return (
    <Tooltip title={t("today.showsLong", { seen: word })}>
      <span className="row">
        <Pill tone="amber" icon={<Eye />} plain={plain}>
          {brief ? word : t("today.shows", { seen: word })}
        </Pill>
      </span>
    </Tooltip>
  );
}

/** What the rules give, or what the platform was seen to show: told apart by the icon. */
export function Origin({ observed }: { observed: boolean }) {
  const { t } = useWords();
  return (
    <span className="row tight">
      {observed ? <Eye /> : <Rule />}
      {observed ? t("observed") : t("derived")}
    </span>
  );
}

export function MutedMark({ tone = "grey" }: { tone?: Tone }) {
  const { t } = useWords();
  return (
    <Pill tone={tone} icon={<Muted />} plain>
      {t("messaging.muted")}
    </Pill>
  );
}

export function usePlatforms() {
  const { english } = useWords();
  const platforms = useFrame().data?.platforms ?? [];
  return {
    platforms,
    nameOf: (code: string) => {
      const found = platforms.find((p) => p.code === code);
      return found ? (english ? found.en : found.zh) : code;
    },
    badgeOf: (code: string) =>
      platforms.find((p) => p.code === code)?.badge ?? code.slice(0, 1).toUpperCase(),
  };
}

/** A neutral tile with the platform's character; never a logo. */
/** The platform's badge, or that of an entity and its documents, which belong to none. */
const badges = ["document", "link-group", "binding"] as const;

export function SubjectBadge({ subject, platform }: { subject: string; platform: string | undefined }) {
  const { t } = useWords();
  if (platform) return <PlatformBadge code={platform} />;
  const kind = badges.find((one) => subject.startsWith(`${one}:`)) ?? "entity";
  const name = t(`badgeName.${kind}`);
  return (
    <span className={styles.badge} role="img" aria-label={name} title={name}>
      {t(`badgeSign.${kind}`)}
    </span>
  );
}

export function PlatformBadge({ code }: { code: string }) {
  const { nameOf, badgeOf } = usePlatforms();
  const name = nameOf(code);
  return (
    <span className={styles.badge} role="img" aria-label={name} title={name}>
      {badgeOf(code)}
    </span>
  );
}
