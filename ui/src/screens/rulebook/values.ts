// The values of parameters in words.

import { useCallback } from "react";
import type { Param } from "../../backend/bindings/Param";
import type { Unit } from "../../backend/bindings/Unit";
import { useWords } from "../../text/language";

export type Numeric = Exclude<Unit, "day-of-year" | "flag" | "choice" | "text" | "list">;

const others: readonly Unit[] = ["day-of-year", "flag", "choice", "text", "list"];

/** Whole numbers with bounds. */
export const isNumeric = (unit: Unit): unit is Numeric => !others.includes(unit);

/** A code that may have a word; what is a platform's own text has none. */
const CODE = /^[A-Za-z][\w-]*$/;

type Known = "approved";
type Named = "window";

export function useValues() {
  const { t } = useWords();

  const nameOf = useCallback((param: string) => t(`param.${param as Named}`, { defaultValue: param }), [t]);

  const choiceOf = useCallback(
    (code: string) => (CODE.test(code) ? t(`choice.${code as Known}`, { defaultValue: code }) : code),
    [t],
  );

  /** `7 天`, `是`, `审核通过时`, `11-01`. */
  const inWords = useCallback(
    (unit: Unit, value: unknown): string => {
      if (value === null || value === undefined) return t("common.none");
      if (typeof value === "number" && isNumeric(unit)) return t(`unitValue.${unit}`, { count: value });
      if (typeof value === "boolean") return value ? t("rule.yes") : t("rule.no");
      if (Array.isArray(value)) return value.map((one) => choiceOf(String(one))).join(t("common.comma"));
      return choiceOf(String(value));
    },
    [t, choiceOf],
  );

  /** What the parameter allows; null where every value of its unit will do. */
  const rangeOf = useCallback(
    ({ unit, min, max, choices }: Param): string | null => {
      if (choices && choices.length > 0) return choices.map(choiceOf).join(" / ");
      if (!isNumeric(unit)) return null;
      if (min !== undefined && max !== undefined)
        return t("rule.between", { min, max: t(`unitValue.${unit}`, { count: max }) });
      if (min !== undefined) return t("rule.atLeast", { min: t(`unitValue.${unit}`, { count: min }) });
      if (max !== undefined) return t("rule.atMost", { max: t(`unitValue.${unit}`, { count: max }) });
      return null;
    },
    [t, choiceOf],
  );

  return { nameOf, choiceOf, inWords, rangeOf };
}
