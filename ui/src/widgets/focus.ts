import { useEffect, useRef } from "react";

/** Gives the focus back to where it was when a layer opened, once the layer is gone. */
export function useReturnFocus() {
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current ??= document.activeElement;
    return () => {
      const back = from.current;
      // After antd has taken its own focus trap down.
      requestAnimationFrame(() => {
        if (back instanceof HTMLElement && back.isConnected) back.focus();
      });
    };
  }, []);
}
