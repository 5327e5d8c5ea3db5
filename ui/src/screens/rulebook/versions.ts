// The parts of a rule in words, for laying two versions of it side by side.

import { useCallback } from "react";
import type { Ladder } from "../../backend/bindings/Ladder";
import type { Param } from "../../backend/bindings/Param";
import type { Rule } from "../../backend/bindings/Rule";
import type { RulePart } from "../../backend/bindings/RulePart";
import type { Rung } from "../../backend/bindings/Rung";
import { usePlatforms } from "../../parts/marks";
import { useWords } from "../../text/language";
import { length } from "../../widgets/time";
import { useValues } from "./values";

/** When it reminds: one line for each target that the ladder aims at. */
export function useLadder() {
  const { t } = useWords();
  return useCallback(
    ({ safe, due }: Ladder): string[] => {
      const before = (rungs: Rung[]) =>
        rungs
          .filter((rung) => rung.seconds_before > 0)
          .map((rung) => length(rung.seconds_before * 1000, t))
          .join(t("common.comma"));
      const said = (rungs: Rung[], words: (steps: string) => string, moment: string) =>
        [before(rungs) && words(before(rungs)), rungs.some((rung) => rung.seconds_before === 0) && moment]
          .filter(Boolean)
          .join(t("common.comma"));
      return [
        said(safe, (steps) => t("rule.ladderSafe", { steps }), t("rule.ladderSafeAt")),
        said(due, (steps) => t("rule.ladderDue", { steps }), t("rule.ladderDueAt")),
      ].filter(Boolean);
    },
    [t],
  );
}

export function useVersions() {
  const { t, say, english } = useWords();
  const { inWords, rangeOf } = useValues();
  const { platforms } = usePlatforms();
  const ladder = useLadder();

  /** `7 天（1–60 天）`: its bounds may be what changed. */
  const paramInWords = (param: Param | undefined): string => {
    if (!param) return t("common.none");
    const value = inWords(param.unit, param.value);
    const range = rangeOf(param);
    return range ? t("pending.ranged", { value, range }) : value;
  };

  const platformInWords = (code: string) => {
    const found = platforms.find((one) => one.code === code);
    return found ? (english ? found.en : found.zh) : t("rulebook.everyPlatform");
  };

  const partInWords = (part: RulePart, rule: Rule): string => {
    switch (part) {
      case "consequence":
        return rule.consequence ? t(`consequence.${rule.consequence}`) : t("common.none");
      case "actor":
        return rule.actor ? t(`actor.${rule.actor}`) : t("common.none");
      case "platforms":
        return rule.platforms.map(platformInWords).join(t("common.comma"));
      case "reminders":
        return ladder(rule.ladder).join(t("common.comma")) || t("common.none");
      case "confidence":
        return t(`confidence.${rule.confidence}`);
      case "nature":
        return t(`nature.${rule.nature}`);
      case "since":
        return rule.since ?? t("rule.sinceUnknown");
      case "contradictions":
        return rule.contradictions.join(t("common.comma")) || t("common.none");
      case "menu-path":
        return rule.menu_path ? rule.menu_path.steps.map(say).join(" → ") : t("common.none");
      case "sources":
        return t("pending.sources", { count: rule.sources.length });
      default:
        return rule.behaviour ?? t("doing.informs");
    }
  };

  return { paramInWords, partInWords };
}
