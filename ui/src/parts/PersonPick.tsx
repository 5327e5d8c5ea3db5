import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "../widgets/debounce";
import { useStaff } from "./queries";

export interface Named {
  subject: string;
  name: string;
  phone: string | null;
}

const MOST = 20;

/** People who are still here, found by name; `known` are offered besides, so that a chosen one always has its name. */
export function usePeople(search: string, known: (Named | null | undefined)[], except?: string) {
  const all = { platform: null, tag: null, archived: false, after: null };
  const found = useStaff({ ...all, search, left: false, limit: MOST }).data?.rows ?? [];
  const people = new Map<string, Named>();
  for (const one of [...known, ...found]) if (one && one.subject !== except) people.set(one.subject, one);
  return [...people.values()];
}

export const personLabel = (one: Named) => (one.phone ? `${one.name} · ${one.phone}` : one.name);

interface Props {
  id?: string;
  /** `staff:ID` */
  value?: string | null;
  onChange?: (person: string | null) => void;
  known?: (Named | null | undefined)[];
  /** Who cannot be chosen. */
  except?: string;
  required?: boolean;
  autoFocus?: boolean;
}

/** One person, by name. */
export function PersonPick({ id, value, onChange, known = [], except, required, autoFocus }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const people = usePeople(useDebounced(typed.trim()), known, except);
  return (
    <Select
      id={id}
      autoFocus={autoFocus}
      allowClear={!required}
      value={value ?? undefined}
      onChange={(person?: string) => onChange?.(person ?? null)}
      placeholder={t("account.person")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={people.map((one) => ({ value: one.subject, label: personLabel(one) }))}
    />
  );
}

interface SeveralProps {
  id?: string;
  value?: string[];
  onChange?: (people: string[]) => void;
  known?: Named[];
}

/** Several people, by name. */
export function PeoplePick({ id, value = [], onChange, known = [] }: SeveralProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const people = usePeople(useDebounced(typed.trim()), known);
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={(chosen: string[]) => onChange?.(chosen)}
      placeholder={t("account.person")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={people.map((one) => ({ value: one.subject, label: one.name }))}
    />
  );
}
