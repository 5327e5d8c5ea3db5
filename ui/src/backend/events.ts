// What the shell tells the window unasked.

import { listen } from "@tauri-apps/api/event";

interface Events {
  /** Data or the clock moved on: ask again. */
  changed: null;
  /** A notification or the tray's menu wants this subject shown. */
  "open-subject": string;
  /** The name of a screen: `today`, `inbox`, `settings`, … */
  "open-screen": string;
  /** Once: closing the window keeps the program in the tray. */
  "closing-explained": null;
}

/** Calls `handler` at each event, until the function that it returns is called. */
export function subscribe<Name extends keyof Events>(
  name: Name,
  handler: (payload: Events[Name]) => void,
): () => void {
  const stop = listen<Events[Name]>(name, (event) => handler(event.payload));
  return () => {
    stop.then((unlisten) => unlisten()).catch(() => undefined);
  };
}
