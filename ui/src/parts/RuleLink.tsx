import type { ReactNode } from "react";
import type { DeadlineRow } from "../backend/bindings/DeadlineRow";
import { useWords } from "../text/language";
import { Person } from "../widgets/icons";
import { Pill } from "../widgets/Pill";
import { usePlace } from "./place";
import { useFrame } from "./queries";

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

type RuleId = string | null | undefined;

interface SetByYouProps {
  /** Ids of the rules that it rests on, as its answer carries them. */
  by: RuleId[];
  plain?: boolean;
}

/**
 * Something rests on a value that the operator set: says so, and leads to where that was decided. Nothing to see where all
 * that it rests on is as shipped. Whatever names its rules is marked by this one sign.
 */
export function SetByYou({ by, plain }: SetByYouProps) {
  const set = useFrame().data?.set_rules ?? [];
  const rule = by.find((id) => id && set.includes(id));
  if (!rule) return null;
  return (
    <span data-testid="set-by-you">
      <RuleLink id={rule}>
        <SetMark plain={plain} />
      </RuleLink>
    </span>
  );
}

/** The rules on which a date rests: its own, and those of its reasons, such as the length of the review. */
export const rulesOf = ({ rule, why }: DeadlineRow): RuleId[] => [rule.id, ...why.map((step) => step.rule)];
