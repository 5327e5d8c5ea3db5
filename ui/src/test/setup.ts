import { clearMocks } from "@tauri-apps/api/mocks";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { startText } from "../text/language";

// What jsdom lacks and antd asks for.
window.matchMedia ??= (query: string) =>
  ({
    matches: query.includes("reduced-motion"),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;
window.scrollTo = () => undefined;
// antd measures scroll bars by a pseudo-element's style, which jsdom can only complain about.
const plainStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => plainStyle(element);

// Screens load lazily, and a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

vi.stubGlobal("__PREVIEW__", false);

beforeEach(() => {
  localStorage.clear();
  startText("zh-CN");
});
afterEach(() => {
  cleanup();
  clearMocks();
  vi.restoreAllMocks();
});
