// Escape and the layers above the screen.

import { act, fireEvent, render, screen } from "@testing-library/react";
import { Dropdown } from "antd";
import { lazy, Suspense, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Dialog, Panel } from "../widgets/layers";

const pressEscape = () => fireEvent.keyDown(window, { key: "Escape", code: "Escape" });

function Two({ children }: { children: React.ReactNode }) {
  const [panel, setPanel] = useState(true);
  const [dialog, setDialog] = useState(true);
  return panel ? (
    <Panel onClose={() => setPanel(false)} title="the panel">
      <Suspense fallback={null}>
        {dialog ? (
          <Dialog onCancel={() => setDialog(false)} title="the dialog">
            {children}
          </Dialog>
        ) : null}
      </Suspense>
    </Panel>
  ) : null;
}

describe("escape", () => {
  it("closes the topmost layer, one at a press", () => {
    render(<Two>text</Two>);
    expect(screen.queryByText("the dialog")).not.toBeNull();
    pressEscape();
    expect(screen.queryByText("the dialog")).toBeNull();
    expect(screen.queryByText("the panel")).not.toBeNull();
    pressEscape();
    expect(screen.queryByText("the panel")).toBeNull();
  });

  it("reaches the panel also when a render of the dialog was begun and thrown away", async () => {
    let arrive: (value: { default: () => string }) => void = () => {};
    const Late = lazy(() => new Promise<{ default: () => string }>((ready) => (arrive = ready)));
    render(
      <Two>
        <Late />
      </Two>,
    );
    expect(screen.queryByText("the dialog")).toBeNull();
    await act(async () => arrive({ default: () => "here" }));
    expect(screen.queryByText("the dialog")).not.toBeNull();
    pressEscape();
    pressEscape();
    expect(screen.queryByText("the panel")).toBeNull();
  });

  it("is a menu's own as long as one is open above the panel", () => {
    const closed = vi.fn();
    const menu = { items: [{ key: "a", label: "an item" }] };
    const { rerender } = render(
      <Panel onClose={closed}>
        <Dropdown open menu={menu}>
          <span>rows</span>
        </Dropdown>
      </Panel>,
    );
    pressEscape();
    expect(closed).not.toHaveBeenCalled();
    rerender(<Panel onClose={closed}>rows</Panel>);
    pressEscape();
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it("is not taken while an input method composes", () => {
    const closed = vi.fn();
    render(<Panel onClose={closed}>text</Panel>);
    fireEvent.keyDown(window, { key: "Escape", isComposing: true });
    expect(closed).not.toHaveBeenCalled();
  });
});
