import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { App } from "../App";
import { backend } from "../backend/commands";
import { startPreview } from "../backend/preview/start";

it("draws neither a screen nor a drawer before it knows the time", async () => {
  startPreview({ rows: 26 });
  const { frame } = backend;
  const telling = { now: () => {} };
  vi.spyOn(backend, "frame").mockImplementation(async () => {
    await new Promise<void>((done) => {
      telling.now = done;
    });
    return frame();
  });
  const path = "/stores?subject=store:taobao/示例商家001";
  render(<App history={createMemoryHistory({ initialEntries: [path] })} />);
  await screen.findByTestId("nav-today");
  await waitFor(() => expect(backend.frame).toHaveBeenCalled());
  expect(screen.queryByTestId("drawer")).toBeNull();
  expect(document.getElementById("content")?.textContent).toBe("");
  telling.now();
  await screen.findByTestId("drawer");
  await waitFor(() => expect(document.getElementById("content")?.textContent).not.toBe(""));
});
