import { useRef } from "react";
import type { Overlap } from "../../backend/bindings/Overlap";
import { usePlace } from "../../parts/place";
import { useRowKeys } from "../../widgets/keys";
import styles from "./association.module.css";
import { PairRow } from "./PairRow";

interface Props {
  of: Overlap[];
  busy: boolean;
}

/** The pairs one beneath the other; Enter on one leads to its first store. */
export function Pairs({ of, busy }: Props) {
  const { open } = usePlace();
  const list = useRef<HTMLUListElement>(null);
  useRowKeys(list, { Enter: (row) => row.dataset.subject && open(row.dataset.subject) });
  return (
    <ul className={`card ${styles.pairs}`} aria-busy={busy} ref={list}>
      {of.map((pair) => (
        <PairRow key={pair.stores.join(" ")} of={pair} />
      ))}
    </ul>
  );
}
