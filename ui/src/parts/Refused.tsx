import { Alert } from "antd";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";
import { usePlace } from "./place";
import { SetByYou } from "./RuleLink";

const ACCOUNT = "sub-account:";

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
  const { open } = usePlace();
  if (refusals.length === 0) return null;
  const evidence = [...new Set(refusals.flatMap((one) => one.evidence))];
  const nameOf = (subject: string) =>
    subject.startsWith(ACCOUNT)
      ? t("account.evidence", { name: subject.slice(subject.indexOf("/") + 1) })
      : t("account.evidencePerson");
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
          {evidence.map((subject) => (
            <button
              key={subject}
              type="button"
              className="bare link"
              onClick={() => open(subject)}
              data-testid="evidence"
            >
              {nameOf(subject)}
            </button>
          ))}
        </div>
      }
      data-testid="refused"
    />
  );
}
