// The platform that every screen is narrowed to; it stays across screens and starts.

import { useSyncExternalStore } from "react";

const KEPT = "platform";
const listeners = new Set<() => void>();
let chosen: string | null = localStorage.getItem(KEPT);

export function choosePlatform(code: string | null) {
  chosen = code;
  if (code) localStorage.setItem(KEPT, code);
  else localStorage.removeItem(KEPT);
  for (const listener of listeners) listener();
}

export function usePlatformFilter(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}
