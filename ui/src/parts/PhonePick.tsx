// A phone: that of somebody on record, or a number. Numbers on record are masked here, so a person stands for theirs;
// Rust puts the number in.

import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "../widgets/debounce";
import { type Named, personLabel, usePeople } from "./PersonPick";

/** Enough digits to be meant as a number; Rust judges it. */
const DIGITS = /^[+\d][\d -]{6,}$/;
/** No number is kept. */
export const NO_PHONE = "none";

interface Props {
  id?: string;
  /** `staff:ID`, a number, [`NO_PHONE`], or nothing: left as it is. */
  value?: string;
  onChange?: (phone: string | undefined) => void;
  known?: (Named | null | undefined)[];
  except?: string;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
  /** The number may be taken off the record. */
  forget?: boolean;
  autoFocus?: boolean;
}

export function PhonePick(props: Props) {
  const { id, value, onChange, known = [], except, placeholder, forget, autoFocus } = props;
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const asNumber = DIGITS.test(typed.trim());
  const search = useDebounced(typed.trim());
  const people = usePeople(asNumber ? "" : search, known, except).filter((one) => one.phone);
  const number = asNumber ? typed.trim() : value && DIGITS.test(value) ? value : null;
  return (
    <Select
      id={id}
      autoFocus={autoFocus}
      allowClear
      value={value}
      onChange={(phone?: string) => onChange?.(phone)}
      placeholder={placeholder ?? t("account.phoneFind")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[
        ...(number ? [{ value: number, label: t("account.typed", { phone: number }) }] : []),
        ...(asNumber ? [] : people.map((one) => ({ value: one.subject, label: personLabel(one) }))),
        ...(forget && !typed ? [{ value: NO_PHONE, label: t("account.forget") }] : []),
      ]}
    />
  );
}
