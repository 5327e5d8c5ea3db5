import { Checkbox } from "antd";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { PlatformBadge, usePlatforms } from "../../parts/marks";
import { useWords } from "../../text/language";
import { firstDay, lastDay, short } from "./days";
import styles from "./season.module.css";

interface Props {
  id?: string;
  rows: SeasonRow[];
  /** Subjects of shops. */
  value?: string[];
  onChange?: (shops: string[]) => void;
}

/** Shops to be ticked, one by one or all of them. */
export function ShopChoice({ id, rows, value = [], onChange }: Props) {
  const { t } = useWords();
  const { platforms, nameOf } = usePlatforms();
  const all = rows.map((row) => row.store.subject);
  const names = platforms
    .filter(({ code }) => rows.some((row) => row.store.platform === code))
    .map(({ code }) => nameOf(code))
    .join(t("common.comma"));
  const tick = (subject: string, on: boolean) =>
    onChange?.(all.filter((one) => (one === subject ? on : value.includes(one))));
  return (
    <fieldset className={styles.choice} id={id} aria-label={t("season.shops")}>
      <Checkbox
        checked={value.length === all.length}
        indeterminate={value.length > 0 && value.length < all.length}
        onChange={(event) => onChange?.(event.target.checked ? all : [])}
        data-testid="season-all"
      >
        {t("season.all", { platforms: names, count: all.length })}
      </Checkbox>
      <ul className={styles.shops}>
        {rows.map((row) => (
          <li key={row.store.subject}>
            <Checkbox
              checked={value.includes(row.store.subject)}
              onChange={(event) => tick(row.store.subject, event.target.checked)}
              data-testid="season-shop"
            >
              <span className="row">
                <PlatformBadge code={row.store.platform} />
                <span className="cut">{row.store.name}</span>
                <span className="soft smaller">
                  {row.confirmed
                    ? t("season.shopConfirmed", { from: short(firstDay(row)), to: short(lastDay(row)) })
                    : t("season.shopGuess")}
                </span>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
