import type { StoreLabel } from "../../backend/bindings/StoreLabel";
import type { StoreStatus } from "../../backend/bindings/StoreStatus";

/** In the order of a store's life. */
export const statuses: StoreStatus[] = ["preparing", "active", "restricted", "frozen", "closing", "closed"];

/** What a list may ask for: what was seen, and what the rules make of a store. */
export const labels: StoreLabel[] = [...statuses, "closed-permanent"];
