// Main bindings: their list, and what stands in a drawer or leads there.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BindingPage } from "../backend/bindings/BindingPage";
import type { BindingState } from "../backend/bindings/BindingState";
import { backend } from "../backend/commands";
import { entries } from "../frame/screens";
import { choosePlatform } from "../parts/platformFilter";
import en from "../text/en";
import zh from "../text/zh-CN";
import { expectAccessible, openAt } from "./open";

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

describe("the drawer of a main binding", () => {
  const BINDING = "binding:a";
  const day = (date: string) => `${date}T10:00:00+08:00`;
  const state: BindingState = {
    store: "store:douyin/shop01",
    kind: "channel-account",
    stage: "change-planned",
    since: day("2026-11-20"),
    account: "旧抖音号",
    bound: day("2026-03-02"),
    flow: "rebind",
    change: {
      on: "2026-12-01",
      account: "新抖音号",
      page_until: null,
      restart: false,
      unbound: null,
      try_from: null,
      longest: null,
      attempts: 0,
      rebound: null,
      checklist: [
        {
          item: "back-up-data",
          stage: "before",
          text: { zh: "备份数据", en: "Back up the data" },
          rule: "douyin.binding.checklist",
          blocking: true,
          actor: "operator",
          owner: "staff:01JQ0",
          due: day("2026-12-01"),
          done: null,
          waived: null,
        },
      ],
    },
    release: null,
    locked_until: null,
    upgrade_revocable_until: null,
    former: [],
    keeper: "staff:01JQ1",
  };
  const page: BindingPage = {
    now: day("2026-11-24"),
    subject: BINDING,
    store: { subject: "store:douyin/shop01", platform: "douyin", name: "示例小店" },
    kind: "channel-account",
    channel: "短视频",
    phone: "191****1001",
    keeper: { subject: "staff:01JQ1", name: "张示例", phone: null },
    owners: [{ subject: "staff:01JQ0", name: "李示例", phone: null }],
    paths: [
      {
        rule: "douyin.official.rebindable",
        version: 3,
        steps: [
          { zh: "店铺", en: "Shop" },
          { zh: "经营账号管理", en: "Business accounts" },
        ],
        confirmed: "2025-09-30",
        own: false,
      },
    ],
    notes: null,
    archived: false,
  };
  const open = async () => {
    vi.spyOn(backend, "bindings").mockResolvedValue({ rows: [], total: 0, next: null });
    vi.spyOn(backend, "binding").mockResolvedValue(page);
    const subject = backend.subject;
    vi.spyOn(backend, "subject").mockImplementation(async (asked) => {
      const of = await subject(asked === BINDING ? "link-group:a" : asked);
      if (asked !== BINDING) return of;
      const assessment = { ...of.assessment, group: undefined, binding: state };
      return { ...of, subject: BINDING, kind: "binding", name: "示例小店", assessment };
    });
    await openAt(`/bindings?subject=${BINDING}`);
    const drawer = within(await screen.findByTestId("drawer"));
    await drawer.findByTestId("edit");
    await drawer.findByText("示例小店");
    return drawer;
  };

  it("names the store and the people, never by their keys", async () => {
    const drawer = await open();
    expect(await drawer.findByRole("heading", { name: "渠道号 · 示例小店" })).toBeTruthy();
    expect((await drawer.findByTestId("item-back-up-data")).textContent).toContain("李示例");
    expect(drawer.getByText("张示例")).toBeTruthy();
    expect(screen.getByTestId("drawer").textContent).not.toContain("01JQ");
    await expectAccessible();
  });

  it("shows the ways through the menus, and writes down that one was found so today", async () => {
    const write = vi.spyOn(backend, "record");
    const drawer = await open();
    const path = within(await drawer.findByTestId("menu-path"));
    expect(path.getByText("经营账号管理")).toBeTruthy();
    expect(path.getByTestId("menu-path-confirmed").textContent).toContain("2025-09-30");
    fireEvent.click(path.getByTestId("confirm-path"));
    const [draft] = write.mock.calls.at(-1)?.[0].changes ?? [];
    expect(draft).toMatchObject({
      subject: "rule:douyin.official.rebindable",
      kind: "menu-path-confirmed",
      data: { version: 3 },
    });
  });

  it("leads from an entry of the checklist to the form that says who does it", async () => {
    const write = vi.spyOn(backend, "record");
    const drawer = await open();
    fireEvent.click(await drawer.findByTestId("assign-back-up-data"));
    fireEvent.click(await screen.findByTestId("action-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.lastCall?.[0].changes[0]).toMatchObject({
      kind: "checklist-assigned",
      data: { item: "back-up-data", owner: "01JQ0" },
    });
  });

  it("edits what is recorded of it and leaves the store and the kind as they are", async () => {
    const write = vi.spyOn(backend, "record");
    const drawer = await open();
    fireEvent.click(drawer.getByTestId("edit"));
    fireEvent.change(await screen.findByLabelText("渠道"), { target: { value: "直播" } });
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.lastCall?.[0].changes).toMatchObject([
      { subject: BINDING, kind: "binding-described", data: { channel: "直播" } },
    ]);
    expect(Object.keys(write.mock.lastCall?.[0].changes[0]?.data ?? {})).toEqual(["channel"]);
  });

  it("is put out of the lists by an archive of its own", async () => {
    const write = vi.spyOn(backend, "record");
    const drawer = await open();
    fireEvent.click(drawer.getByTestId("archive"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.lastCall?.[0].changes[0]).toMatchObject({
      kind: "binding-described",
      data: { archived: true },
    });
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
