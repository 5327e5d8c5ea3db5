import { useWords } from "../../text/language";
import { Check, Clock, Hourglass, Person } from "../../widgets/icons";
import styles from "./season.module.css";

/** For whoever has not planned a season yet: what these accounts are, and what they ask for. */
export function Teaching() {
  const { t } = useWords();
  return (
    <section className={`card ${styles.teaching}`} data-testid="season-teaching">
      <h2>{t("season.about")}</h2>
      <ul className={styles.points}>
        <li>
          <Person />
          {t("season.aboutWhat")}
        </li>
        <li>
          <Check />
          {t("season.aboutCheck")}
        </li>
        <li>
          <Clock />
          {t("season.aboutWindow")}
        </li>
        <li>
          <Hourglass />
          {t("season.aboutClose")}
        </li>
      </ul>
    </section>
  );
}
