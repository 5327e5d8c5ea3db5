import type { ReactNode } from "react";
import { RuleLink } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { Chain, Check, Info, Warning } from "../../widgets/icons";
import styles from "./links.module.css";

/** For whoever has no group yet: what one is, what it asks for, and who links. */
export function Teaching({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const point = (words: string, rule: string) => (
    <span>
      {words}{" "}
      <span className="smaller">
        <RuleLink id={rule}>{t("links.teach.rule")}</RuleLink>
      </span>
    </span>
  );
  return (
    <section className={`card ${styles.teaching}`} data-testid="links-teaching">
      <h2>{t("links.teach.title")}</h2>
      <ul className={styles.points}>
        <li>
          <Chain />
          {point(t("links.teach.what"), "aliexpress.linkgroup.definition")}
        </li>
        <li>
          <Info />
          {point(t("links.teach.why"), "aliexpress.linkgroup.mandatory-since-2022q4")}
        </li>
        <li>
          <Warning />
          {point(t("links.teach.duty"), "aliexpress.linkgroup.change-duty-3wd")}
        </li>
        <li>
          <Check />
          {point(t("links.teach.how"), "aliexpress.linkgroup.only-via-seller-centre")}
        </li>
      </ul>
      <div className="row wrap">{children}</div>
    </section>
  );
}
