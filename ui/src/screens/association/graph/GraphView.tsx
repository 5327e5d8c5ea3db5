// The graph with its tools, loaded only where one is looked at: find a store, look closer, and what the store that is looked at shares.

import { Button, Select } from "antd";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { AssociationGraph } from "../../../backend/bindings/AssociationGraph";
import { usePlace } from "../../../parts/place";
import { useWords } from "../../../text/language";
import { Minus, Plus } from "../../../widgets/icons";
import styles from "../association.module.css";
import GraphCanvas, { type Hands } from "./GraphCanvas";
import { GraphCard } from "./GraphCard";
import { GraphLegend } from "./GraphLegend";
import { useArrangement } from "./useArrangement";

interface Props {
  of: AssociationGraph;
  onSurround: (store: string) => void;
}

export default function GraphView({ of, onSurround }: Props) {
  const { t } = useWords();
  const { open } = usePlace();
  const places = useArrangement(of.stores, of.pairs);
  const hands = useRef<Hands>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const help = useId();
  // Another graph may not hold the store that was chosen in the last.
  const held = (store: string | null) => (of.stores.some((one) => one.subject === store) ? store : null);
  const here = held(chosen);
  const lookedAt = held(pointed) ?? here;

  const choose = (store: string | null) => {
    setChosen(store);
    setPointed(null);
    if (store) hands.current?.show(store);
  };
  const step = (by: number) => {
    const place = of.stores.findIndex((store) => store.subject === here);
    const next = place < 0 ? 0 : (place + by + of.stores.length) % of.stores.length;
    choose(of.stores[next]?.subject ?? null);
  };
  const keys: Record<string, () => void> = {
    "+": () => hands.current?.closer(),
    "=": () => hands.current?.closer(),
    "-": () => hands.current?.farther(),
    "0": () => hands.current?.fit(),
    ArrowRight: () => step(1),
    ArrowDown: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowUp: () => step(-1),
    Enter: () => here && open(here),
    Escape: () => choose(null),
  };
  const press = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <section className={`card ${styles.graph}`} aria-label={t("association.graph.title")}>
      <div className={styles.tools}>
        <Select
          className={styles.find}
          aria-label={t("association.graph.find")}
          placeholder={t("association.graph.find")}
          showSearch={{ optionFilterProp: "label" }}
          allowClear
          value={here ?? undefined}
          onChange={(store?: string) => choose(store ?? null)}
          options={of.stores.map((store) => ({ value: store.subject, label: store.name }))}
        />
        <span className="row tight">
          <Button
            icon={<Plus />}
            aria-label={t("association.graph.closer")}
            title={t("association.graph.closer")}
            onClick={() => hands.current?.closer()}
            data-testid="graph-closer"
          />
          <Button
            icon={<Minus />}
            aria-label={t("association.graph.farther")}
            title={t("association.graph.farther")}
            onClick={() => hands.current?.farther()}
          />
          <Button onClick={() => hands.current?.fit()} data-testid="graph-fit">
            {t("association.graph.fit")}
          </Button>
        </span>
      </div>
      <div className={styles.stage}>
        {places ? (
          <GraphCanvas
            ref={hands}
            of={of}
            places={places}
            lookedAt={lookedAt}
            onPoint={setPointed}
            onPress={(store) => {
              setChosen(store);
              if (store) open(store);
            }}
            onKeyDown={press}
            label={t("association.graph.canvas", { stores: of.stores.length, pairs: of.pairs.length })}
            describedBy={help}
          />
        ) : (
          <p className={styles.waiting} role="status" aria-label={t("association.graph.arranging")}>
            {t("association.graph.arranging")}
          </p>
        )}
        <div className={styles.aside} aria-live="polite">
          {lookedAt ? (
            <GraphCard
              of={of}
              store={lookedAt}
              beside={lookedAt === here ? null : here}
              onOpen={open}
              onSurround={onSurround}
            />
          ) : null}
        </div>
      </div>
      <GraphLegend of={of} id={help} />
    </section>
  );
}
