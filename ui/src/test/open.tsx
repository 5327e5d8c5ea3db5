import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import axe from "axe-core";
import { expect } from "vitest";
import { App } from "../App";
import type { Options } from "../backend/preview/answers";
import { startPreview } from "../backend/preview/start";

/** The whole window at `path`, above an invented backend. */
export async function openAt(path: string, options: Options = {}) {
  startPreview({ rows: 26, ...options });
  render(<App history={createMemoryHistory({ initialEntries: [path] })} />);
  await screen.findByTestId("nav-today");
}

/** Colours need a browser that paints; everything else of axe counts. */
export async function expectAccessible() {
  // jsdom weighs every rule of antd's sheets for every element; what is hidden here is hidden without them.
  for (const sheet of document.head.querySelectorAll("style")) sheet.remove();
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false } },
    resultTypes: ["violations"],
  });
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
  ).toEqual([]);
}
