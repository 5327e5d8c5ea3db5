import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "../widgets/debounce";
import { useEntities } from "./queries";

const MOST = 20;

interface Named {
  subject: string;
  name: string;
}

interface Props {
  id?: string;
  /** Its USCC. */
  value?: string | null;
  onChange?: (uscc: string | null) => void;
  /** Offered besides what is found, so that a chosen one always has its name. */
  known?: Named | null;
}

/** A licence holder on record, by name or code. */
export function EntityPick({ id, value, onChange, known }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const found =
    useEntities({ search, tag: null, archived: false, after: null, limit: MOST }).data?.rows ?? [];
  const all = new Map<string, Named>();
  for (const one of [known, ...found]) if (one) all.set(one.subject.slice("entity:".length), one);
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(uscc?: string) => onChange?.(uscc ?? null)}
      placeholder={t("record.entityFind")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...all].map(([uscc, one]) => ({ value: uscc, label: `${one.name} · ${uscc}` }))}
    />
  );
}
