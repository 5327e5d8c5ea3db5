import type { Named } from "../../backend/bindings/Named";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import styles from "./association.module.css";

/** So many names stand there; the others are counted. */
const FEW = 12;

/** Stores by name, each of which opens its page. */
export function StoreNames({ of, stores }: { of: Named[]; stores: string[] }) {
  const { t } = useWords();
  const { open } = usePlace();
  const name = (store: string) => of.find((named) => named.subject === store)?.name ?? store;
  return (
    <span className={styles.names}>
      {stores.slice(0, FEW).map((store) => (
        <button
          key={store}
          type="button"
          className="bare link"
          onClick={() => open(store)}
          aria-haspopup="dialog"
        >
          {name(store)}
        </button>
      ))}
      {stores.length > FEW ? (
        <span className="soft">{t("association.others", { count: stores.length - FEW })}</span>
      ) : null}
    </span>
  );
}
