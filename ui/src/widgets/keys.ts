// Keys without a mouse. Letters go by `event.code`, so that a layout or an input method does not move them; nothing
// is taken while an input method composes, in a field, or beneath an open layer.

import { useEffect, useRef } from "react";

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const FIELD =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"], [role="listbox"]';

export function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELD) !== null;
}

/** A dialog or a drawer is open above the screen. */
export function underLayer(): boolean {
  return document.querySelector('[role="dialog"]:not([aria-hidden="true"])') !== null;
}

/** The name of a pressed key: `KeyJ`, `Mod+KeyK`, `Shift+Slash`. */
export function keyName(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey) parts.push("Shift");
  return [...parts, event.code].join("+");
}

interface Where {
  /** Also beneath dialogs and inside fields: for shortcuts with Ctrl or ⌘. */
  everywhere?: boolean;
  /** Also while a drawer is open, but not in a field. */
  inLayers?: boolean;
}

/** Listens as long as the component is mounted; the newest handlers count. */
export function useKeys(keys: KeyMap, { everywhere = false, inLayers = false }: Where = {}) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      const handler = current.current[keyName(event)];
      if (!handler) return;
      if (!everywhere && (inField(event.target) || (!inLayers && underLayer()))) return;
      handler(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [everywhere, inLayers]);
}

/** G, then a letter within 1.2 s. */
export function useSequence(first: string, second: Record<string, () => void>) {
  const armed = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const current = useRef(second);
  current.current = second;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || inField(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (armed.current !== undefined) {
        clearTimeout(armed.current);
        armed.current = undefined;
        const go = current.current[event.code];
        if (go) {
          event.preventDefault();
          event.stopImmediatePropagation();
          go();
          return;
        }
      }
      if (event.code === first)
        armed.current = setTimeout(() => {
          armed.current = undefined;
        }, 1200);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => {
      clearTimeout(armed.current);
      window.removeEventListener("keydown", press, { capture: true });
    };
  }, [first]);
}

const ROWS = "[data-row]";

/** The row that holds the focus, or the first one. */
function rowsOf(list: HTMLElement | null): { rows: HTMLElement[]; at: number } {
  const rows = list ? [...list.querySelectorAll<HTMLElement>(ROWS)] : [];
  const active = document.activeElement;
  return { rows, at: rows.findIndex((row) => row === active || row.contains(active)) };
}

/** J/K and arrows move the focus from row to row of `list`; the other keys get the focused row. */
export function useRowKeys(
  list: React.RefObject<HTMLElement | null>,
  keys: Record<string, (row: HTMLElement) => void>,
) {
  const move = (step: number) => (event: KeyboardEvent) => {
    const { rows, at } = rowsOf(list.current);
    const next =
      rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView?.({ block: "nearest" });
  };
  const onRow = (name: string) => (event: KeyboardEvent) => {
    const { rows, at } = rowsOf(list.current);
    const row = rows[at];
    // Enter on a button of the row is that button's.
    if (!row || (name === "Enter" && event.target !== row)) return;
    event.preventDefault();
    keys[name]?.(row);
  };
  const map: KeyMap = { KeyJ: move(1), ArrowDown: move(1), KeyK: move(-1), ArrowUp: move(-1) };
  for (const name of Object.keys(keys)) map[name] = onRow(name);
  useKeys(map);
}
