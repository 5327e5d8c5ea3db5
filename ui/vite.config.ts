import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { tokenSheet } from "./src/theme/tokens.ts";

/** Puts the tokens into index.html: its static frame is painted before any script or style sheet arrives. */
const tokens: Plugin = {
  name: "tokens",
  transformIndexHtml: () => [{ tag: "style", children: tokenSheet(), injectTo: "head-prepend" }],
};

// `--mode preview` builds the window with invented data for a plain browser; a normal build leaves that folder out.
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [react(), tokens],
  define: { __PREVIEW__: JSON.stringify(mode === "preview") },
  build: {
    target: ["es2022", "safari16"],
    outDir: mode === "preview" ? "dist-preview" : "dist",
    chunkSizeWarningLimit: 1600,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, strictPort: true },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    testTimeout: 20_000,
  },
}));
