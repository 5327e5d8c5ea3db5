// What Rust says of a credit code while it is typed: what is wrong or odd about it, and which company has it already.

import { useUsccVerdict } from "../../parts/queries";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";
import { Info, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";

/** Fewer are still being typed. */
const WHOLE = 15;

interface Props {
  typed: string;
  /** The company that has it is to be seen. */
  onGo: (subject: string) => void;
}

export function UsccNote({ typed, onGo }: Props) {
  const { t, say } = useWords();
  const rested = useDebounced(typed.trim());
  const asked = rested.length >= WHOLE;
  const verdict = useUsccVerdict(rested, asked).data;
  if (!asked || !verdict) return null;
  const { taken } = verdict;
  return (
    <div className="stack tight" role="status" data-testid="uscc-note">
      {verdict.reasons.map((reason) => (
        <p key={reason.zh} className="row toned" data-tone={verdict.verdict === "invalid" ? "red" : "amber"}>
          <Info />
          <span>{say(reason)}</span>
        </p>
      ))}
      {taken ? (
        <span>
          <Pill tone="red" icon={<Warning />} plain>
            {t("papers.usccTaken", { name: taken.name })}
          </Pill>{" "}
          <button
            type="button"
            className="bare link"
            onClick={() => onGo(taken.subject)}
            data-testid="uscc-taken"
          >
            {t("papers.companyOpen")}
          </button>
        </span>
      ) : null}
    </div>
  );
}
