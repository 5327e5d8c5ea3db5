import type { Finding } from "../backend/bindings/Finding";
import { useWords } from "../text/language";
import { Evidence } from "./Evidence";
import { RuleLink, SetByYou } from "./RuleLink";

/** What was found, the rule that it rests on, and whom and what it is about beside the subject itself. */
export function FindingText({ of, about }: { of: Finding; about: string }) {
  const { t, say } = useWords();
  return (
    <span className="grow">
      {say(of.text)}
      {of.rule ? (
        <span className="smaller">
          {" "}
          <RuleLink id={of.rule}>{t("todo.rule")}</RuleLink>
        </span>
      ) : null}{" "}
      <SetByYou by={[of.rule]} plain />
      {of.evidence ? (
        <span className="row wrap smaller">
          <Evidence of={of.evidence} except={about} />
        </span>
      ) : null}
    </span>
  );
}
