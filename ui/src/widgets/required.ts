import { useWords } from "../text/language";

/** The rule of a field that must be filled in, by the field's name. */
export function useRequired() {
  const { t } = useWords();
  return (field: string) => [{ required: true, whitespace: true, message: t("form.required", { field }) }];
}
