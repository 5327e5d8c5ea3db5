import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "../widgets/debounce";
import { usePlatforms } from "./marks";
import { useStores } from "./queries";

const MOST = 20;

interface Props {
  id?: string;
  /** `store:PLATFORM/MAIN` */
  value?: string | null;
  onChange?: (store: string | null) => void;
  /** Only these; left out = any that is on record. */
  only?: string[];
}

/** One store, by name or login. */
export function StorePick({ id, value, onChange, only }: Props) {
  const { t } = useWords();
  const { nameOf } = usePlatforms();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const all = { platform: null, status: null, tag: null, archived: false, after: null, descending: false };
  const found = useStores({ ...all, search, sort: "name", limit: MOST }, !only).data?.rows ?? [];
  const main = (subject: string) => subject.slice(subject.indexOf("/") + 1);
  const platform = (subject: string) => nameOf(subject.slice("store:".length, subject.indexOf("/")));
  const options = only
    ? only.map((subject) => ({ value: subject, label: `${platform(subject)} · ${main(subject)}` }))
    : found.map((row) => ({
        value: row.subject,
        label: `${nameOf(row.platform)} · ${row.name}${row.name === row.main ? "" : ` · ${row.main}`}`,
      }));
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(store?: string) => onChange?.(store ?? null)}
      placeholder={t("papers.storeFind")}
      showSearch={only ? true : { filterOption: false, onSearch: setTyped }}
      options={options}
    />
  );
}
