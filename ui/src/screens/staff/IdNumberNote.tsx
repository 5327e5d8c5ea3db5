// What Rust says of an ID number while it is typed: what is wrong with it, and who has it already.

import { usePlace } from "../../parts/place";
import { useIdNumberVerdict } from "../../parts/queries";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";
import { Info, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";

/** Fewer are still being typed. */
const WHOLE = 15;

export function IdNumberNote({ person, typed }: { person: string | null; typed: string }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const rested = useDebounced(typed.trim());
  const asked = rested.length >= WHOLE;
  const verdict = useIdNumberVerdict({ person, typed: rested }, asked).data;
  if (!asked || !verdict) return null;
  const { taken } = verdict;
  return (
    <div className="stack tight" role="status" data-testid="id-number-note">
      {verdict.reasons.map((reason) => (
        <Pill key={reason.zh} tone={verdict.verdict === "invalid" ? "red" : "amber"} icon={<Info />} plain>
          {say(reason)}
        </Pill>
      ))}
      {taken ? (
        <span>
          <Pill tone="red" icon={<Warning />} plain>
            {t("record.idNumberTaken", { name: taken.name })}
          </Pill>{" "}
          <button type="button" className="bare link" onClick={() => open(taken.subject)}>
            {t("account.evidencePerson")}
          </button>
        </span>
      ) : null}
    </div>
  );
}
