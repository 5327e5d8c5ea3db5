// Permissions in words: the catalogue is Rust's, here its names are only looked up.

import { useMemo } from "react";
import type { Permission } from "../../backend/bindings/Permission";
import { useCatalogue } from "../../parts/queries";
import { useWords } from "../../text/language";

/** A heading of the matrix and of the editors, with the rights below it at any depth. */
export interface Group {
  heading: Permission;
  rights: Permission[];
}

function grouped(permissions: Permission[]): Group[] {
  const parentOf = new Map(permissions.map((one) => [one.code, one.parent]));
  const topOf = (code: string): string => {
    const parent = parentOf.get(code);
    return parent ? topOf(parent) : code;
  };
  return permissions
    .filter((one) => !one.parent)
    .map((heading) => ({
      heading,
      rights: permissions.filter((one) => one.risk !== null && topOf(one.code) === heading.code),
    }));
}

export function useRightsWords() {
  const { t, say } = useWords();
  const catalogue = useCatalogue().data;
  return useMemo(() => {
    const names = new Map(catalogue?.permissions.map((one) => [one.code, one.name]));
    const nameOf = (code: string) => {
      const name = names.get(code);
      return name ? say(name) : code;
    };
    const template = (code: string) => catalogue?.templates.find((one) => one.code === code);
    return {
      catalogue,
      groups: grouped(catalogue?.permissions ?? []),
      nameOf,
      /** Joined for a sentence. */
      list: (codes: string[]) => codes.map(nameOf).join(t("common.comma")),
      templateOf: template,
      templateName: (code: string) => {
        const found = template(code);
        return found ? say(found.name) : code;
      },
      toxicOf: (code: string) => catalogue?.toxic.find((one) => one.code === code),
    };
  }, [catalogue, say, t]);
}
