import type { StoreStatus } from "../../backend/bindings/StoreStatus";

/** In the order of a store's life. */
export const statuses: StoreStatus[] = ["preparing", "active", "restricted", "frozen", "closing", "closed"];
