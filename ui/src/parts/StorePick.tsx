import { Select } from "antd";
import { useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "../widgets/debounce";
import { usePlatforms } from "./marks";
import styles from "./parts.module.css";
import { useStores } from "./queries";

const MOST = 20;

interface Props {
  id?: string;
  /** `store:PLATFORM/MAIN` */
  value?: string | null;
  onChange?: (store: string | null) => void;
  /** The chosen one, which may lie beyond what is found. */
  known?: { subject: string; name: string } | null;
  /** Only these; left out = any that is on record. */
  only?: string[];
  /** Where none stands beside it, as in a filter bar; it can be cleared then. */
  label?: string;
}

/** One store, by name or login. */
export function StorePick({ id, value, onChange, known, only, label }: Props) {
  const { t } = useWords();
  const { nameOf } = usePlatforms();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const all = { platform: null, status: null, tag: null, archived: false, after: null, descending: false };
  const found = useStores({ ...all, search, sort: "name", limit: MOST }, !only).data?.rows ?? [];
  const main = (subject: string) => subject.slice(subject.indexOf("/") + 1);
  const platform = (subject: string) => nameOf(subject.slice("store:".length, subject.indexOf("/")));
  const labelled = (subject: string, name: string) => ({
    value: subject,
    label: [platform(subject), ...new Set([name, main(subject)])].join(" · "),
  });
  const plain = (subject: string) =>
    labelled(subject, known?.subject === subject ? known.name : main(subject));
  const beyond = value && !found.some((row) => row.subject === value) ? [plain(value)] : [];
  const options = only ? only.map(plain) : found.map((row) => labelled(row.subject, row.name)).concat(beyond);
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(store?: string) => onChange?.(store ?? null)}
      placeholder={label ?? t("papers.storeFind")}
      aria-label={label}
      allowClear={label !== undefined}
      className={label === undefined ? undefined : styles.storePick}
      popupMatchSelectWidth={label === undefined}
      showSearch={only ? true : { filterOption: false, onSearch: setTyped }}
      options={options}
    />
  );
}
