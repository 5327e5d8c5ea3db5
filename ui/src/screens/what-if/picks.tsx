// What a scenario is about, found by name.

import { Select } from "antd";
import { useState } from "react";
import type { Param } from "../../backend/bindings/Param";
import { useDocuments, useLinkGroups, useRulebook, useSubject } from "../../parts/queries";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";

const MOST = 20;

/** What was chosen, by its name: a list that was searched may not hold it. */
export function useChosen(subject?: string) {
  const { data } = useSubject(subject ?? "", subject !== undefined);
  return data ? { subject: data.subject, name: data.name } : null;
}

/** As an option, where none of `rows` is it; until its name is known it has none. */
function useBeyond(rows: { subject: string }[], subject?: string) {
  const chosen = useChosen(subject);
  const found = subject === undefined || rows.some((row) => row.subject === subject);
  return found ? [] : [{ value: subject, label: chosen?.name ?? "" }];
}

interface Props {
  id: string;
  value?: string;
  onChange: (value: string) => void;
}

/** A document on record, by whose it is; the first to end first. */
export function DocumentPick({ id, value, onChange }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const every = { kind: null, validity: null, owner: null, tag: null, archived: false, after: null };
  const { data } = useDocuments({ ...every, search, sort: "expiry", descending: false, limit: MOST });
  const rows = data?.rows.filter((row) => row.last_valid_day || row.subject === value) ?? [];
  const beyond = useBeyond(rows, value);
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      placeholder={t("whatIf.find.document")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={rows
        .map((row) => ({
          value: row.subject,
          label: [row.owner?.name, t(`documentKind.${row.kind}`), row.title, row.last_valid_day]
            .filter(Boolean)
            .join(" · "),
        }))
        .concat(beyond)}
    />
  );
}

/** `link-group:ID`, by name. */
export function GroupPick({ id, value, onChange }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const every = { platform: null, standing: null, archived: false, after: null };
  const { data } = useLinkGroups({ ...every, search, sort: "name", descending: false, limit: MOST });
  const rows = data?.rows ?? [];
  const beyond = useBeyond(rows, value);
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      placeholder={t("whatIf.find.group")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={rows.map((row) => ({ value: row.subject, label: row.name })).concat(beyond)}
    />
  );
}

/** A rule that acts, by its statement or id; those on which most rests come first. */
export function RulePick({ id, value, onChange }: Props) {
  const { t, say } = useWords();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const every = { platform: null, confidence: null, overridden: false };
  const { data } = useRulebook({ ...every, search, doing: "acts" });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      placeholder={t("whatIf.find.rule")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={data?.rules.map((row) => ({
        value: row.id,
        label: say(row.statement),
        title: `${row.id}\n${say(row.statement)}`,
      }))}
    />
  );
}

interface ParamProps extends Props {
  params: Record<string, Param>;
  nameOf: (param: string) => string;
}

export function ParamPick({ id, value, onChange, params, nameOf }: ParamProps) {
  const { t } = useWords();
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      placeholder={t("whatIf.find.param")}
      options={Object.keys(params).map((param) => ({ value: param, label: nameOf(param) }))}
    />
  );
}
