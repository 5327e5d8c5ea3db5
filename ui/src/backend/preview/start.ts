// Stands in for the shell where there is none: a plain browser, and the tests.

import { mockIPC } from "@tauri-apps/api/mocks";
import { answer, type Options } from "./answers";

export function startPreview(options: Options = {}) {
  const ask = answer(options);
  mockIPC((command, args) => ask(command, (args ?? {}) as Record<string, never>), { shouldMockEvents: true });
}

if (__PREVIEW__) {
  // `?first&rows=3000&calm` before the hash chooses another world.
  const wanted = new URLSearchParams(location.search);
  startPreview({
    first: wanted.has("first"),
    calm: wanted.has("calm"),
    testClock: wanted.has("test-clock"),
    newRules: wanted.has("new-rules"),
    rows: Number(wanted.get("rows") ?? 0) || undefined,
    preferences: {
      language: wanted.get("language") ?? undefined,
      theme: wanted.get("theme") ?? undefined,
      density: wanted.get("density") ?? undefined,
    },
  });
  // The router reads its search from behind the hash and would take this one along.
  history.replaceState(null, "", location.pathname + location.hash);
}
