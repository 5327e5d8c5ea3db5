import type { ReactNode } from "react";
import { useWords } from "../text/language";
import { Person } from "../widgets/icons";
import { Pill } from "../widgets/Pill";
import { usePlace } from "./place";

/** The way to a rule's page. */
export function RuleLink({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <button
      type="button"
      className="bare link"
      onClick={() => open(`rule:${id}`)}
      title={t("rulebook.toRule")}
      aria-haspopup="dialog"
      data-testid="rule-link"
    >
      {children}
    </button>
  );
}

/** A parameter of a rule has the operator's value. */
export function SetMark({ plain }: { plain?: boolean }) {
  const { t } = useWords();
  return (
    <Pill tone="blue" icon={<Person />} plain={plain}>
      {t("rule.set")}
    </Pill>
  );
}

/** A date rests on the operator's own value; leads to where that was decided. */
export function SetByYou({ rule, plain }: { rule: string; plain?: boolean }) {
  return (
    <RuleLink id={rule}>
      <SetMark plain={plain} />
    </RuleLink>
  );
}
