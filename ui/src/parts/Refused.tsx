import { Alert } from "antd";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";
import { Evidence } from "./Evidence";
import { SetByYou } from "./RuleLink";

interface Props {
  refusals: Refusal[];
  about?: (index: number) => string | undefined;
}

/**
 * Why nothing was recorded, and what stands in the way, to be looked at; nothing to see where nothing was refused.
 * `about` names whose change it was, by its place, where several were recorded at once.
 */
export function Refused({ refusals, about }: Props) {
  const { t, say } = useWords();
  if (refusals.length === 0) return null;
  const evidence = [...new Set(refusals.flatMap((one) => one.evidence))];
  return (
    <Alert
      type="error"
      showIcon
      title={t("action.refused")}
      description={
        <div className="stack tight">
          {refusals.map((one) => (
            <span key={`${one.index}-${one.code}`} className="lines">
              {[about?.(one.index), say(one.text)].filter(Boolean).join(" · ")}{" "}
              <SetByYou by={[one.rule]} plain />
            </span>
          ))}
          <Evidence of={evidence} />
        </div>
      }
      data-testid="refused"
    />
  );
}
