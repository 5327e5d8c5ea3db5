// Main bindings: their list, and what stands in a drawer or leads there.

import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { entries } from "../frame/screens";
import { choosePlatform } from "../parts/platformFilter";
import en from "../text/en";
import zh from "../text/zh-CN";
import { openAt } from "./open";

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("the list of main bindings", () => {
  it("is not narrowed by the platform that other lists are narrowed to", async () => {
    vi.spyOn(backend, "bindings").mockResolvedValue({ rows: [], total: 0, next: null });
    choosePlatform("taobao");
    await openAt("/bindings");
    expect(await screen.findByText("还没有登记主账号绑定")).toBeTruthy();
  });
});

describe("what stands in the way of a record", () => {
  it("is called by what it is", async () => {
    const text = { zh: "不行", en: "No" };
    const evidence = ["link-group:a", "binding:a", "staff:demo-1", "role:a"];
    vi.spyOn(backend, "record").mockResolvedValue({
      outcome: "refused",
      refusals: [{ index: 0, code: "no", text, field: null, evidence, rule: null }],
    });
    await openAt("/link-groups?group=link-group:a");
    fireEvent.click(await screen.findByTestId("file-update"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    const refused = within(await screen.findByTestId("refused"));
    expect(refused.getAllByTestId("evidence").map((one) => one.textContent)).toEqual([
      "查看那个关联组",
      "查看那个绑定",
      "查看此人",
      "查看相关记录",
    ]);
  });
});

describe("the list of keys", () => {
  it("names the letter of every screen in both languages", () => {
    for (const { key } of entries)
      for (const words of [zh, en]) expect(words.keys.jump).toMatch(new RegExp(`(：|: |· )${key.slice(3)} `));
  });
});
