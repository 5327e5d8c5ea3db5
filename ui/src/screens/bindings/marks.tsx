// The small signs of main bindings: how far one is, and the range of its wait.

import type { BindingStage } from "../../backend/bindings/BindingStage";
import { useNow } from "../../clock";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import { Check, Clock, Cross, Hourglass, type IconType, Info, Lock } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absoluteEnd, relative } from "../../widgets/time";

const tones: Record<BindingStage, Tone> = {
  none: "grey",
  bound: "green",
  "change-planned": "blue",
  "verifying-new": "amber",
  unbinding: "amber",
  waiting: "orange",
  rebinding: "amber",
  rebound: "amber",
  releasing: "blue",
  released: "grey",
};
const signs: Record<BindingStage, IconType> = {
  none: Info,
  bound: Check,
  "change-planned": Clock,
  "verifying-new": Hourglass,
  unbinding: Hourglass,
  waiting: Hourglass,
  rebinding: Hourglass,
  rebound: Info,
  releasing: Lock,
  released: Cross,
};

export function StagePill({ of, plain }: { of: BindingStage; plain?: boolean }) {
  const { t } = useWords();
  const Sign = signs[of];
  return (
    <Pill tone={tones[of]} icon={<Sign />} plain={plain}>
      {t(`bindingStage.${of}`)}
    </Pill>
  );
}

interface WaitProps {
  from: string | null;
  longest: string | null;
  /** The time that is left stands elsewhere. */
  brief?: boolean;
}

/** From when it is worth a look, and the longest wait. An expectation, never a promise. */
export function WaitRange({ from, longest, brief = false }: WaitProps) {
  const { t } = useWords();
  const now = useNow();
  if (!from || !longest) return <span className="faint">{t("common.none")}</span>;
  return (
    <span className="cut" title={t("binding.waitHelp")}>
      <time dateTime={from}>{absoluteEnd(from)}</time> –{" "}
      <time dateTime={longest}>{absoluteEnd(longest)}</time>
      {brief ? null : <span className="soft"> {relative(longest, now, t)}</span>}
    </span>
  );
}
