import { useCallback, useState } from "react";

export const PAGE_SIZE = 50;

/**
 * Paging by the backend's cursors: it only knows the way forward, so the ways back are kept. Another `list` (other
 * filters, another order) begins at its first page.
 */
export function useCursor(list: string) {
  const [kept, setKept] = useState<{ list: string; trail: string[] }>({ list, trail: [] });
  const trail = kept.list === list ? kept.trail : [];
  const forward = useCallback((next: string) => setKept({ list, trail: [...trail, next] }), [list, trail]);
  const back = useCallback(() => setKept({ list, trail: trail.slice(0, -1) }), [list, trail]);
  return { after: trail.at(-1) ?? null, page: trail.length, forward, back };
}

/** Paging by number, for answers that say how many rows there are in all. */
export function usePages(list: string) {
  const cursor = useCursor(list);
  const { page, forward } = cursor;
  const onward = useCallback(() => forward(String(page + 1)), [page, forward]);
  return { page, forward: onward, back: cursor.back };
}
