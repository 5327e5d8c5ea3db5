// A personal value that is shown masked: typed anew, taken off the record, or left as it is.

import { Input } from "antd";
import { useWords } from "../text/language";

interface Props {
  id?: string;
  /** `undefined` = left as it is, `null` = taken off the record. */
  value?: string | null;
  onChange?: (value: string | null | undefined) => void;
  /** What is on record, masked. */
  kept: string | null;
  inputMode?: "tel" | "email" | "text";
  autoFocus?: boolean;
}

export function KeptInput({ id, value, onChange, kept, inputMode, autoFocus }: Props) {
  const { t } = useWords();
  const forgotten = value === null;
  return (
    <div className="stack tight">
      <Input
        id={id}
        autoFocus={autoFocus}
        autoComplete="off"
        inputMode={inputMode}
        disabled={forgotten}
        value={value ?? ""}
        onChange={(event) => onChange?.(event.target.value || undefined)}
        placeholder={
          forgotten ? t("record.willForget") : kept ? t("account.keep", { phone: kept }) : t("record.notKept")
        }
      />
      {kept ? (
        <button
          type="button"
          className="bare link smaller"
          onClick={() => onChange?.(forgotten ? undefined : null)}
        >
          {t(forgotten ? "record.keepAfterAll" : "record.forget")}
        </button>
      ) : null}
    </div>
  );
}
