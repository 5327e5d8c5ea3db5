// Another day is looked at: where, how to get there and back. Rust keeps the other world and refuses whatever is to be
// written to it; here nothing is offered that it would refuse.

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useMemo } from "react";
import type { Refused } from "../backend/bindings/Refused";
import type { Supposition } from "../backend/bindings/Supposition";
import { backend } from "../backend/commands";
import { useToast } from "../widgets/toast";
import { refreshAll } from "./queries";

/** Another day is looked at than the world as it is. */
export const Elsewhere = createContext(false);

export const useElsewhere = () => useContext(Elsewhere);

/** That the window is there; that the call failed, which was said; or why that cannot be supposed. */
type Arrival = "there" | "failed" | Refused;

export function useTravel() {
  const queries = useQueryClient();
  const toast = useToast();
  const turn = useCallback(async () => {
    // What is not on the screen would come back with the other world's answers for a moment.
    queries.removeQueries({ type: "inactive", predicate: (query) => query.queryKey[0] !== "preferences" });
    await refreshAll(queries);
  }, [queries]);
  const go = useCallback(
    async (supposition: Supposition): Promise<Arrival> => {
      try {
        const refused = await backend.travel(supposition);
        if (refused) return refused;
        await turn();
        return "there";
      } catch (error) {
        toast.failed(error);
        return "failed";
      }
    },
    [turn, toast.failed],
  );
  const back = useCallback(async () => {
    try {
      await backend.comeBack();
      await turn();
    } catch (error) {
      toast.failed(error);
    }
  }, [turn, toast.failed]);
  return useMemo(() => ({ go, back }), [go, back]);
}
