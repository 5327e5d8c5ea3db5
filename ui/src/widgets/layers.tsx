// Layers above the screen: dialogs and panels. Escape closes the topmost one that is really there, and the focus goes
// back to where it was.
//
// antd's own Escape is off. It keeps its list of open layers while it renders, so a render that is begun and thrown away,
// as happens on a busy machine, leaves a layer on top that nobody sees and that takes every Escape from then on.

import { Drawer, type DrawerProps, Modal, type ModalProps } from "antd";
import { useLayoutEffect, useRef } from "react";
import { useReturnFocus } from "./focus";

type Close = React.RefObject<() => void>;

/** In the order in which they were opened; only what is mounted is here. */
const layers: Close[] = [];

/** A list or a calendar that belongs to a field, or a menu, is open: the Escape is its own. */
const POPUP = ".ant-select-dropdown, .ant-picker-dropdown, .ant-dropdown";

function popupIsOpen(): boolean {
  return [...document.querySelectorAll(POPUP)].some((popup) => !/-hidden(\s|$)/.test(popup.className));
}

function press(event: KeyboardEvent) {
  if (event.key !== "Escape" || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  if (popupIsOpen()) return;
  const top = layers.at(-1)?.current;
  if (!top) return;
  event.preventDefault();
  top();
}

function useEscape(close: () => void) {
  const current = useRef(close);
  current.current = close;
  // Before the page is painted: a second Escape right after the first must not meet the layer that just went.
  useLayoutEffect(() => {
    if (layers.length === 0) window.addEventListener("keydown", press);
    layers.push(current);
    return () => {
      layers.splice(layers.indexOf(current), 1);
      if (layers.length === 0) window.removeEventListener("keydown", press);
    };
  }, []);
}

/** A form or a question above everything else; open as long as it is mounted. */
export function Dialog({
  onCancel,
  title,
  ...rest
}: Omit<ModalProps, "open" | "onCancel"> & { onCancel: () => void }) {
  useReturnFocus();
  useEscape(onCancel);
  // A heading, so that those in the form stand beneath one.
  return (
    <Modal open onCancel={onCancel} keyboard={false} title={title ? <h2>{title}</h2> : null} {...rest} />
  );
}

/** One subject beside the list it came from. */
export function Panel({ onClose, ...rest }: Omit<DrawerProps, "open" | "onClose"> & { onClose: () => void }) {
  useReturnFocus();
  useEscape(onClose);
  return <Drawer open onClose={onClose} keyboard={false} {...rest} />;
}
