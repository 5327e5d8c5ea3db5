// The stores that a missed deadline would hit, before it does.

import type { StoreName } from "../backend/bindings/StoreName";
import { useWords } from "../text/language";
import { Spread } from "../widgets/icons";
import { PlatformBadge } from "./marks";
import styles from "./parts.module.css";
import { usePlace } from "./place";

interface CountProps {
  of: StoreName[];
  /** Whether [`AffectedStores`] is in sight. */
  open: boolean;
  onToggle: () => void;
}

/** How many, in a dense row; shows and hides which. */
export function AffectedCount({ of, open, onToggle }: CountProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={`bare link ${styles.affectedCount}`}
      aria-expanded={open}
      onClick={onToggle}
      data-testid="affects"
    >
      <Spread />
      {t("today.affects", { count: of.length })}
    </button>
  );
}

/** Which, each with the way to it; nothing where nothing spreads. */
export function AffectedStores({ of }: { of: StoreName[] }) {
  const { t } = useWords();
  const { open } = usePlace();
  if (of.length === 0) return null;
  return (
    <div className={styles.affected} data-testid="affected">
      <span className="row tight soft smaller">
        <Spread />
        {t("today.affectedStores", { count: of.length })}
      </span>
      <ul className={styles.affectedList}>
        {of.map((store) => (
          <li key={store.subject}>
            <button
              type="button"
              className={`bare ${styles.chip}`}
              onClick={() => open(store.subject)}
              aria-haspopup="dialog"
              data-subject={store.subject}
            >
              <PlatformBadge code={store.platform} />
              <span className="cut">{store.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
