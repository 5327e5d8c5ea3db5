import { useWords } from "../text/language";
import { usePlace } from "./place";

interface Props {
  of: string[];
  /** The subject that is looked at already. */
  except?: string;
}

/** What stands in the way, each to be looked at. */
export function Evidence({ of, except }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const nameOf = (subject: string) => {
    switch (subject.slice(0, subject.indexOf(":"))) {
      case "sub-account":
      case "store":
        return t("account.evidence", { name: subject.slice(subject.indexOf("/") + 1) });
      case "entity":
        return t("papers.companyOpen");
      case "document":
        return t("papers.evidence");
      case "staff":
        return t("account.evidencePerson");
      case "link-group":
        return t("links.evidence");
      case "binding":
        return t("binding.evidence");
      default:
        return t("account.evidenceOther");
    }
  };
  const others = of.filter((subject) => subject !== except);
  return others.map((subject) => (
    <button
      key={subject}
      type="button"
      className="bare link"
      onClick={() => open(subject)}
      data-testid="evidence"
    >
      {nameOf(subject)}
    </button>
  ));
}
