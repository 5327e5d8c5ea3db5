import { Button, Input } from "antd";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useWords } from "../text/language";
import { useDebounced } from "./debounce";
import styles from "./filter.module.css";
import { Magnifier } from "./icons";

interface Props {
  search: string | undefined;
  onSearch: (text: string | undefined) => void;
  placeholder: string;
  field: RefObject<{ focus: () => void } | null>;
  /** Anything is narrowed: offer to clear it. */
  narrowed: boolean;
  onClear: () => void;
  children?: ReactNode;
}

/** What narrows a list. Typed text never waits for an answer. */
export function FilterBar({ search, onSearch, placeholder, field, narrowed, onClear, children }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState(search ?? "");
  const rested = useDebounced(typed);
  const sent = useRef(search ?? "");
  const send = useRef(onSearch);
  send.current = onSearch;

  useEffect(() => {
    if (rested.trim() === sent.current) return;
    sent.current = rested.trim();
    send.current(sent.current || undefined);
  }, [rested]);
  // Cleared or changed from outside, such as by going back.
  useEffect(() => {
    if ((search ?? "") === sent.current) return;
    sent.current = search ?? "";
    setTyped(sent.current);
  }, [search]);

  return (
    <search className={styles.bar}>
      <Input
        ref={field as RefObject<never>}
        className={styles.search}
        prefix={<Magnifier />}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={placeholder}
        aria-label={placeholder}
        data-testid="filter-search"
      />
      {children}
      {narrowed ? (
        <Button type="link" size="small" onClick={onClear}>
          {t("common.clear")}
        </Button>
      ) : null}
    </search>
  );
}
