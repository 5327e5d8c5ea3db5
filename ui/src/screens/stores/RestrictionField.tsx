// The limits that a platform's page shows for a store, each with the day on which it was seen first.

import { Checkbox } from "antd";
import type { Restriction } from "../../backend/bindings/Restriction";
import { instant, now } from "../../clock";
import { dayField, wireDay } from "../../parts/patch";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import styles from "./stores.module.css";

export type Restrictions = { [one in Restriction]?: string };

const all: Restriction[] = [
  "sales-blocked",
  "withdraw-blocked",
  "publish-blocked",
  "listing-removed",
  "slot-removed",
  "campaign-blocked",
  "message-muted",
  "login-blocked",
  "demoted",
];

interface Props {
  id?: string;
  value?: Restrictions;
  onChange?: (seen: Restrictions) => void;
}

export function RestrictionField({ id, value = {}, onChange }: Props) {
  const { t } = useWords();
  const today = instant(now()).slice(0, 10);
  const set = (one: Restriction, day: string | null) => {
    const { [one]: _, ...others } = value;
    onChange?.(day ? { ...others, [one]: day } : others);
  };
  return (
    <fieldset className={styles.restrictions} id={id} aria-label={t("record.restrictions")}>
      {all.map((one) => {
        const name = t(`restriction.${one}`);
        const day = value[one];
        return (
          <div key={one} className={styles.restriction}>
            <Checkbox
              checked={day !== undefined}
              onChange={(event) => set(one, event.target.checked ? today : null)}
            >
              {name}
            </Checkbox>
            {day === undefined ? null : (
              <DateTimeField
                day
                required
                aria-label={t("record.seenOn", { what: name })}
                value={dayField(day)}
                onChange={(at) => set(one, wireDay(at))}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
