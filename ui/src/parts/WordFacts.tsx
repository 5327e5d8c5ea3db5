import { useWords } from "../text/language";
import { Fact } from "./Facts";
import { Tags } from "./Tags";

/** The operator's own words about something, in a group of facts: its tags and a note. */
export function WordFacts({ of }: { of: { tags: string[]; notes: string | null } }) {
  const { t } = useWords();
  return (
    <>
      <Fact name={t("record.tags")}>{of.tags.length > 0 ? <Tags of={of.tags} all /> : null}</Fact>
      <Fact name={t("record.notes")}>{of.notes}</Fact>
    </>
  );
}
