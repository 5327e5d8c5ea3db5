// Recording and taking back, the same from everywhere: a toast names what was done and offers the way back.

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { RecordOutcome } from "../backend/bindings/RecordOutcome";
import type { RecordRequest } from "../backend/bindings/RecordRequest";
import type { Refusal } from "../backend/bindings/Refusal";
import { backend } from "../backend/commands";
import { useWords } from "../text/language";
import { useToast } from "../widgets/toast";
import { refreshAll } from "./queries";

export function useUndo() {
  const queries = useQueryClient();
  const toast = useToast();
  const { t, say } = useWords();
  return useCallback(
    async (batch: string) => {
      try {
        const outcome = await backend.undo(batch);
        const skipped = outcome.skipped.map((one) => say(one.text)).join("\n");
        toast.done(say(outcome.text), undefined, skipped ? `${t("import.skipped")}\n${skipped}` : undefined);
      } catch (error) {
        toast.failed(error);
      } finally {
        await refreshAll(queries);
      }
    },
    [queries, toast, t, say],
  );
}

/** Names what `call` recorded and offers the way back. Answers the refusals, none when everything was recorded, `null` when the call itself failed. */
export function useOutcome() {
  const queries = useQueryClient();
  const toast = useToast();
  const undo = useUndo();
  const { t, say } = useWords();
  return useCallback(
    async (call: () => Promise<RecordOutcome>): Promise<Refusal[] | null> => {
      try {
        const outcome = await call();
        if (outcome.outcome === "refused") return outcome.refusals;
        toast.done(t("action.recorded", { what: say(outcome.text) }), {
          label: t("common.undo"),
          act: () => void undo(outcome.batch),
        });
        await refreshAll(queries);
        return [];
      } catch (error) {
        toast.failed(error, t("action.refused"));
        return null;
      }
    },
    [queries, toast, undo, t, say],
  );
}

/** `new` = subjects that must not exist yet; `correction` = it was wrong from the start. Answers like [`useOutcome`]. */
export function useRecord() {
  const tell = useOutcome();
  return useCallback(
    (changes: Draft[], how: Omit<RecordRequest, "changes"> = {}) =>
      tell(() => backend.record({ changes, ...how })),
    [tell],
  );
}
