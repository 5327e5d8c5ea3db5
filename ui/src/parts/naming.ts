// How a subject is named beside others: a document or a binding by its kind, since its owner may have several.

import { useCallback } from "react";
import type { BindingKind } from "../backend/bindings/BindingKind";
import type { DocumentKind } from "../backend/bindings/DocumentKind";
import { useWords } from "../text/language";
import zh from "../text/zh-CN";

interface Named {
  name: string;
  document?: DocumentKind | null;
  binding?: BindingKind | null;
}

export function useNaming() {
  const { t } = useWords();
  return useCallback(
    ({ name, document, binding }: Named) => {
      if (binding) return `${t(`bindingKind.${binding}`)} · ${name}`;
      if (!document) return name;
      const kind = t(`documentKind.${document}`);
      // One without a title that belongs to a person is called by its kind alone, as reminders may not name anybody.
      return name === zh.documentKind[document] ? kind : `${kind} · ${name}`;
    },
    [t],
  );
}
