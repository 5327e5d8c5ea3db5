import type { LinkGroupPage } from "../../backend/bindings/LinkGroupPage";
import { FindingText } from "../../parts/FindingText";
import { useWords } from "../../text/language";
import { Warning } from "../../widgets/icons";
import styles from "./links.module.css";

/** Findings that a part of the page of its own tells: the standing, frozen stores, duties, categories kept apart. */
const ofAPart = new Set([
  "closed-permanent",
  "withdrawals-frozen",
  "several-changes-open",
  "categories-apart",
]);

/** What else is wrong with a group: members that differ in what they must share, facts that nobody entered. */
export function Alarms({ page }: { page: LinkGroupPage }) {
  const { t } = useWords();
  const alarms = page.findings.filter(({ code }) => !ofAPart.has(code));
  if (alarms.length === 0) return null;
  return (
    <section
      className={`card ${styles.duty}`}
      data-tone="amber"
      aria-label={t("subject.findings")}
      data-testid="group-alarms"
    >
      {alarms.map((one) => (
        <div key={`${one.code} ${one.text.zh}`} className={styles.line} data-finding={one.code}>
          <Warning />
          <FindingText of={one} about={page.subject} />
        </div>
      ))}
    </section>
  );
}
