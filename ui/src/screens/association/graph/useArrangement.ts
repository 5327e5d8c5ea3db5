import { useEffect, useState } from "react";
import type { GraphPair } from "../../../backend/bindings/GraphPair";
import type { GraphStore } from "../../../backend/bindings/GraphStore";
import { type Arrangement, arrange, type Places } from "./arrange";

/** Whoever shares more stands closer. */
const pull = (pair: GraphPair) => 1 + pair.score / 50;

interface Arranged {
  of: GraphStore[];
  places: Places;
}

/** Where the stores stand; `null` until it is known. It is worked out before anything is drawn, so that nothing moves. */
export function useArrangement(stores: GraphStore[], pairs: GraphPair[]) {
  const [arranged, setArranged] = useState<Arranged | null>(null);
  useEffect(() => {
    const place = new Map(stores.map((store, n) => [store.subject, n]));
    const drawn: Arrangement = {
      stores: stores.length,
      pairs: pairs.map((pair) => {
        const [one, other] = pair.stores;
        return [place.get(one) ?? 0, place.get(other) ?? 0, pull(pair)] as const;
      }),
    };
    const done = (places: Places) => setArranged({ of: stores, places });
    if (typeof Worker === "undefined") {
      done(arrange(drawn));
      return;
    }
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Places>) => done(data);
    // A web view that starts no worker takes the time itself.
    worker.onerror = () => done(arrange(drawn));
    worker.postMessage(drawn);
    return () => worker.terminate();
  }, [stores, pairs]);
  return arranged && arranged.of === stores ? arranged.places : null;
}
