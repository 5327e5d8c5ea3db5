// What a form demands. Most fields may stay empty, so those that may not are the ones that say so.

import type { ReactNode } from "react";
import { useWords } from "../text/language";

/** The rule of a field that must be filled in, by the field's name; a number is one, and no text. */
export function useRequired() {
  const { t } = useWords();
  return (field: string, type: "string" | "number" = "string") => [
    { required: true, type, whitespace: type === "string", message: t("form.required", { field }) },
  ];
}

/** The word is drawn by the style: a field's name, which tests and screen readers ask for, stays what it is. */
function Label({ label, required }: { label: ReactNode; required: boolean }) {
  const { t } = useWords();
  return (
    <>
      {label}
      {required ? <span className="soft smaller must" data-word={t("form.must")} /> : null}
    </>
  );
}

/** How antd's forms mark a field. */
export const requiredMark = (label: ReactNode, { required }: { required: boolean }) => (
  <Label label={label} required={required} />
);
