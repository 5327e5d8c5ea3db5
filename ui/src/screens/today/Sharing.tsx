import { FindingText } from "../../parts/FindingText";
import styles from "../../parts/parts.module.css";
import { useSubject } from "../../parts/queries";
import { Info } from "../../widgets/icons";

/** The people, phones and other accounts that stand in the way of a due date: without them it cannot be met as it is. */
export function Sharing({ of }: { of: string }) {
  const { data: page } = useSubject(of);
  const found = page ? [...page.assessment.findings, ...page.of_shops].filter((one) => one.evidence) : [];
  if (found.length === 0) return null;
  return (
    <ul className="stack tight" data-testid="today-sharing">
      {found.map((one) => (
        <li key={`${one.code} ${one.text.zh}`} className={styles.finding} data-finding={one.code}>
          <Info />
          <FindingText of={one} about={of} />
        </li>
      ))}
    </ul>
  );
}
