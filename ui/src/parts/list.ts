// Where a list stands: its search, its filters, its order and its page. All but the page is in the address.

import { PAGE_SIZE, useCursor } from "../widgets/cursor";
import { type Place, usePlace } from "./place";
import { choosePlatform, usePlatformFilter } from "./platformFilter";

/** The parts of a place that narrow one list or another. */
type Narrowing = "label" | "span" | "status" | "store" | "confidence" | "doing" | "law" | "mine" | "gone";

/** `sorts` = what the backend can order by, the usual one first; `by` = the filters of this list. */
export function useListPlace<Sort extends string>(
  sorts: readonly [Sort, ...Sort[]],
  by: readonly Narrowing[],
) {
  const { place, change } = usePlace();
  const platform = usePlatformFilter();
  const sort = sorts.find((one) => one === place.sort) ?? sorts[0];
  const descending = place.down === true;
  const filters = by.map((name) => place[name]);
  const cursor = useCursor(JSON.stringify([place.q, platform, filters, sort, descending]));
  return {
    cursor,
    sort,
    descending,
    /** What every list asks its backend; the filters are added to it. */
    request: {
      search: place.q ?? "",
      platform,
      sort,
      descending,
      after: cursor.after,
      limit: PAGE_SIZE,
    },
    narrowed: Boolean(place.q || platform || filters.some(Boolean)),
    clear: () => {
      choosePlatform(null);
      const none: Partial<Place> = { q: undefined };
      for (const name of by) none[name] = undefined;
      change(none);
    },
  };
}

export type ListPlace = ReturnType<typeof useListPlace>;

/** The properties of a column by which the list can be ordered. */
export function orderable<Sort extends string>(sort: Sort, descending: boolean) {
  return (by: Sort) => ({
    key: by,
    sorter: true,
    sortOrder: sort === by ? (descending ? ("descend" as const) : ("ascend" as const)) : null,
  });
}
