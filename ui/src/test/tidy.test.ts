// What the window promises about its own source, kept by looking.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "../text/en";
import zh from "../text/zh-CN";

const root = join(import.meta.dirname, "..");
const sources: Record<string, string> = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => `/${path}`)
    .filter((path) => /\.(ts|tsx|css)$/.test(path) && !path.startsWith("/backend/bindings/"))
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** Comments explain; only what the machine reads is looked at. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
const offenders = (pattern: RegExp, allowed: RegExp) =>
  Object.entries(sources)
    .filter(([path, text]) => !allowed.test(path) && pattern.test(code(text)))
    .map(([path]) => path);

describe("the source of the window", () => {
  it("is there to be looked at", () => {
    expect(Object.keys(sources).length).toBeGreaterThan(50);
  });

  it("names no colour outside the theme", () => {
    expect(offenders(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i, /\/theme\/|\.test\.|\/preview\//)).toEqual([]);
  });

  it("names no length outside the theme", () => {
    // A container's condition cannot read a variable.
    const plain = Object.fromEntries(
      Object.entries(sources).map(([path, text]) => [path, text.replace(/@container[^{]*/g, "")]),
    );
    const found = Object.entries(plain).filter(
      ([path, text]) => !/\/theme\/|\.test\./.test(path) && /\b\d+(\.\d+)?(px|rem)\b/.test(code(text)),
    );
    expect(found.map(([path]) => path)).toEqual([]);
  });

  it("keeps every Chinese word in the text folder", () => {
    expect(offenders(/[\u4e00-\u9fff]/, /\/text\/|\.test\.|\/preview\//)).toEqual([]);
  });

  it("asks for the time in one place", () => {
    expect(
      offenders(/\bDate\.now\(|\bnew Date\(|\bDate\.parse\(|performance\.now\(/, /\/clock\.ts$|\.test\./),
    ).toEqual([]);
  });

  it("opens layers in one place, so that Escape closes the topmost", () => {
    expect(offenders(/\b(Modal|Drawer)\b[^"]*"antd"/, /\/widgets\/layers\.tsx$|\.test\./)).toEqual([]);
  });

  it("talks to the shell from one folder", () => {
    expect(offenders(/@tauri-apps/, /\/backend\/|\/test\//)).toEqual([]);
  });
});

function keys(tree: object, path = ""): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string"
      ? [`${path}${name.replace(/_(one|other)$/, "")}`]
      : keys(value, `${path}${name}.`),
  );
}
function values(tree: object): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : values(value),
  );
}

describe("the words", () => {
  it("are the same in both languages", () => {
    expect([...new Set(keys(en))].sort()).toEqual([...new Set(keys(zh))].sort());
  });

  it("are never empty, and nothing shouts", () => {
    for (const [name, text] of [...values(zh), ...values(en)]) {
      expect(text, name).not.toBe("");
      expect(text, name).not.toMatch(/[!！]/);
    }
  });

  it("are used", () => {
    const all = Object.entries(sources)
      .filter(([path]) => !path.includes("/text/"))
      .map(([, text]) => text)
      .join("\n");
    const unused = [...new Set(keys(zh))].filter((key) => {
      const parent = key.slice(0, key.lastIndexOf("."));
      return (
        !all.includes(`"${key}"`) &&
        !all.includes(`\`${parent}.\${`) &&
        !all.includes(`\`${parent}.d\${`) &&
        !all.includes(`\`${parent}.m\${`)
      );
    });
    expect(unused).toEqual([]);
  });
});
