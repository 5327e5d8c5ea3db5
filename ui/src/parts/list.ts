// Where a list stands: its search, its filters, its order and its page. All but the page is in the address.

import { PAGE_SIZE, useCursor } from "../widgets/cursor";
import { type Place, readPlace, usePlace } from "./place";
import { choosePlatform, usePlatformFilter } from "./platformFilter";

/** The parts of a place that narrow one list or another. */
type Narrowing =
  | "standing"
  | "label"
  | "span"
  | "status"
  | "store"
  | "confidence"
  | "doing"
  | "law"
  | "mine"
  | "gone"
  | "tag"
  | "kind"
  | "validity"
  | "binding"
  | "stage"
  | "archived";

/** Without what is not set, so that equal views are equal. */
const kept = (view: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined && value !== null));

/** `sorts` = what the backend can order by, the usual one first; `by` = the filters of this list. What belongs to no
 *  platform (`anyPlatform`) is not narrowed by the one chosen. */
export function useListPlace<Sort extends string>(
  sorts: readonly [Sort, ...Sort[]],
  by: readonly Narrowing[],
  { anyPlatform = false } = {},
) {
  const { place, change } = usePlace();
  const chosen = usePlatformFilter();
  const platform = anyPlatform ? null : chosen;
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
    /** What narrows and orders the list now, to be kept under a name. */
    view: kept({
      platform,
      q: place.q,
      sort: place.sort,
      down: place.down,
      ...Object.fromEntries(by.map((name) => [name, place[name]])),
    }),
    /** Looks at the list as it was kept. A view is read like an address: only what is known goes on. */
    look: (view: Record<string, unknown>) => {
      const read = readPlace(view);
      if (!anyPlatform) choosePlatform(typeof view.platform === "string" ? view.platform : null);
      const wanted: Partial<Place> = { q: read.q, sort: read.sort, down: read.down };
      for (const name of by) Object.assign(wanted, { [name]: read[name] });
      change(wanted);
    },
    narrowed: Boolean(place.q || platform || filters.some(Boolean)),
    clear: () => {
      if (!anyPlatform) choosePlatform(null);
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
