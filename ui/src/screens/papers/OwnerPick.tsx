import { Select } from "antd";
import { useState } from "react";
import type { OwnerName } from "../../backend/bindings/OwnerName";
import { usePlatforms } from "../../parts/marks";
import { useEntities, useStaff, useStores } from "../../parts/queries";
import { useWords } from "../../text/language";
import { useDebounced } from "../../widgets/debounce";

const MOST = 10;

interface Props {
  id?: string;
  /** `entity:USCC`, `store:PLATFORM/MAIN` or `staff:ID`. */
  value?: string | null;
  onChange?: (owner: string) => void;
  known?: OwnerName | null;
  disabled?: boolean;
}

/** Whose a document is: a company, a shop or a person on record. */
export function OwnerPick({ id, value, onChange, known, disabled }: Props) {
  const { t } = useWords();
  const { nameOf } = usePlatforms();
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim());
  const every = { search, tag: null, archived: false, after: null, limit: MOST };
  const companies = useEntities(every).data?.rows ?? [];
  const stores =
    useStores({ ...every, platform: null, status: null, sort: "name", descending: false }).data?.rows ?? [];
  const people = useStaff({ ...every, platform: null, left: false }).data?.rows ?? [];
  const fresh = known && ![...companies, ...stores, ...people].some((one) => one.subject === known.subject);
  return (
    <Select
      id={id}
      disabled={disabled}
      value={value ?? undefined}
      onChange={(owner: string) => onChange?.(owner)}
      placeholder={t("papers.ownerFind")}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[
        ...(fresh ? [{ value: known.subject, label: known.name }] : []),
        {
          label: t("badgeName.entity"),
          options: companies.map((one) => ({ value: one.subject, label: one.name })),
        },
        {
          label: t("screen.stores"),
          options: stores.map((one) => ({
            value: one.subject,
            label: `${nameOf(one.platform)} · ${one.name}`,
          })),
        },
        {
          label: t("screen.staff"),
          options: people.map((one) => ({ value: one.subject, label: one.name })),
        },
      ]}
    />
  );
}
