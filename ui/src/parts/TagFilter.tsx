// Narrowing a list by the operator's own words, and to what was archived.

import { useWords } from "../text/language";
import { FilterChoice } from "../widgets/FilterChoice";
import { usePlace } from "./place";
import { useTags } from "./queries";

type Tagged = "stores" | "sub_accounts" | "staff";

/** `of` = whose tags are offered. */
export function TagFilter({ of }: { of: Tagged }) {
  const { t } = useWords();
  const { place, change } = usePlace();
  const rows = useTags().data ?? [];
  const used = rows.filter((row) => row[of] > 0);
  // What is chosen stays on offer, also when the last one with it is gone.
  const tags = [...new Set([...(place.tag ? [place.tag] : []), ...used.map((row) => row.tag)])];
  const count = (tag: string) => rows.find((row) => row.tag === tag)?.[of] ?? 0;
  if (tags.length === 0) return null;
  return (
    <FilterChoice
      label={t("record.tags")}
      value={place.tag}
      values={tags}
      wordOf={(tag) => t("record.tagCount", { tag, count: count(tag) })}
      onChange={(tag) => change({ tag })}
    />
  );
}

export function ArchiveFilter() {
  const { t } = useWords();
  const { place, change } = usePlace();
  return (
    <FilterChoice
      label={t("record.inUse")}
      value={place.archived ? "archived" : undefined}
      values={["archived"] as const}
      wordOf={() => t("record.archivedOnly")}
      onChange={(one) => change({ archived: one === "archived" || undefined })}
    />
  );
}
