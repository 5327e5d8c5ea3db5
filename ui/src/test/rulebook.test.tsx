import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import en from "../text/en";
import zh from "../text/zh-CN";
import { openAt } from "./open";

const WITHIN = "taobao.subaccount.verify-within";
const rule = `/rulebook?subject=rule:${WITHIN}`;

const press = (code: string) => fireEvent.keyDown(document.activeElement ?? document.body, { code });
const param = (name: string) => within(screen.getByTestId(`param-${name}`));

async function openForm(name: string) {
  await screen.findByTestId(`param-${name}`);
  fireEvent.click(param(name).getByTestId("override"));
  await screen.findByTestId("override-confirm");
}

async function type(value: string) {
  const field = await screen.findByTestId("override-value");
  fireEvent.change(field.matches("input") ? field : within(field).getByRole("spinbutton"), {
    target: { value },
  });
}

const confirm = () => fireEvent.click(screen.getByTestId("override-confirm"));

beforeEach(() => choosePlatform(null));

describe("the rulebook", () => {
  it("opens at G R, narrows by what is typed, and opens a rule by keyboard", async () => {
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyG");
    press("KeyR");
    expect((await screen.findAllByTestId("rule-row")).length).toBe(6);
    fireEvent.change(screen.getByTestId("filter-search"), { target: { value: "48" } });
    await waitFor(() => expect(screen.getAllByTestId("rule-row").length).toBe(1));
    (document.activeElement as HTMLElement).blur();
    press("KeyJ");
    press("Enter");
    const drawer = await screen.findByTestId("drawer");
    expect(await within(drawer).findByText("taobao.verify.review-within")).toBeTruthy();
  });

  it("shows both readings of a contradiction and marks the one that warns", async () => {
    await openAt(rule);
    const readings = await screen.findAllByTestId("reading");
    expect(readings.map((one) => one.dataset.alarms)).toEqual(["true", "false"]);
    expect(within(readings[0] as HTMLElement).getByText("按这个提醒")).toBeTruthy();
  });

  it("says why a rule does nothing, and offers nothing to set there", async () => {
    await openAt("/rulebook?subject=rule:douyin.main.no-frequent-rebind");
    expect((await screen.findByTestId("rule-idle")).textContent).toContain("没有说多频繁算频繁");
    expect(screen.queryByTestId("override")).toBeNull();
  });

  it("leads from why a date is so to the rule", async () => {
    await openAt("/today");
    fireEvent.click((await screen.findAllByTestId("today-why"))[0] as HTMLElement);
    fireEvent.click(await screen.findByTestId("rule-link"));
    expect(await screen.findByTestId("param-window")).toBeTruthy();
  });

  it("names no rule that is not there", async () => {
    await openAt("/rulebook?subject=rule:no.such.rule");
    expect(await screen.findByText("没有这条规则")).toBeTruthy();
  });
});

describe("an own value", () => {
  it("lists the dates that it moves before anything is written", async () => {
    const preview = vi.spyOn(backend, "movedDates");
    const write = vi.spyOn(backend, "overrideRule");
    await openAt(rule);
    await openForm("window");
    expect(await screen.findByText("和现在的值一样。")).toBeTruthy();
    await type("5");
    const count = await screen.findByTestId("moved-count");
    expect(count.textContent).toMatch(/^\d+ 个日期会动$/);
    const value = { rule: WITHIN, param: "window", value: 5, reason: "" };
    expect(preview.mock.calls.at(-1)?.[0]).toEqual({ of: { of: "value", with: value }, after: null });
    expect(write).not.toHaveBeenCalled();
  });

  it("is refused outside its bounds, in the words of the rulebook", async () => {
    await openAt(rule);
    await openForm("window");
    await type("90");
    expect(await screen.findByText("90 超出允许范围 1–60")).toBeTruthy();
  });

  it("needs a reason, is marked once it is set, and can be reset", async () => {
    const write = vi.spyOn(backend, "overrideRule");
    await openAt(rule);
    await openForm("window");
    await type("5");
    await screen.findByTestId("moved-count");
    confirm();
    expect(await screen.findByText("请填写理由")).toBeTruthy();
    expect(write).not.toHaveBeenCalled();
    fireEvent.change(screen.getByTestId("override-reason"), { target: { value: "客服答复" } });
    confirm();
    await waitFor(() => expect(write).toHaveBeenCalledTimes(1));
    expect(write.mock.calls[0]?.[0]).toEqual({ rule: WITHIN, param: "window", value: 5, reason: "客服答复" });
    await waitFor(() => expect(param("window").getByText("理由：客服答复")).toBeTruthy());
    expect(param("window").getByText(/^原值 7 天/)).toBeTruthy();

    fireEvent.click(param("window").getByTestId("override-reset"));
    await screen.findByText(/^回到规则库的值 7 天/);
    confirm();
    await waitFor(() => expect(write).toHaveBeenCalledTimes(2));
    expect(write.mock.calls[1]?.[0].value).toBeNull();
    await waitFor(() => expect(param("window").queryByTestId("override-reset")).toBeNull());
  });
});

describe("new rules", () => {
  const newRules = { newRules: true };

  it("are said in one line on Today, and lead to what differs and to the dates that move", async () => {
    await openAt("/today", newRules);
    fireEvent.click(await screen.findByTestId("pending-rules"));
    const drawer = within(await screen.findByTestId("drawer"));
    const changed = await drawer.findAllByTestId("rule-changed");
    expect(changed.map((one) => one.dataset.rule)).toEqual([
      WITHIN,
      "taobao.tempcs.window",
      "shop.statistics.losses",
    ]);
    const [window] = changed as [HTMLElement, ...HTMLElement[]];
    expect(within(window).getByText("7 天（可取 1–60 天）")).toBeTruthy();
    expect(within(window).getByText("5 天（可取 1–60 天）")).toBeTruthy();
    expect((await drawer.findByTestId("moved-count")).textContent).toMatch(/^\d+ 个日期会动$/);
  });

  it("show their dates page by page", async () => {
    await openAt("/rulebook?subject=rulebook:shipped", newRules);
    expect((await screen.findAllByTestId("moved-row")).length).toBe(5);
    fireEvent.click(screen.getByTestId("moved-more"));
    await waitFor(() => expect(screen.getAllByTestId("moved-row").length).toBeGreaterThan(5));
  });

  it("act once they are accepted, and the line is gone", async () => {
    const accept = vi.spyOn(backend, "acceptRules");
    await openAt("/rulebook?subject=rulebook:shipped", newRules);
    fireEvent.click(await screen.findByTestId("pending-accept"));
    await waitFor(() => expect(accept).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(screen.queryByTestId("pending-rules")).toBeNull());
  });
});

describe("the words of parameters", () => {
  const rules = join(import.meta.dirname, "../../../src-tauri/rules");
  const lines = readdirSync(rules, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".toml"))
    .flatMap((path) => readFileSync(join(rules, path), "utf8").split("\n"));
  const declared = lines.flatMap((line) => {
    const found = /^([a-z][\w-]*) = \{ value = .*unit = "([a-z-]+)"/.exec(line);
    return found ? [{ name: found[1] as string, line }] : [];
  });

  it("exist for every parameter of every rule", () => {
    expect(declared.length).toBeGreaterThan(200);
    const missing = declared.filter(({ name }) => !(name in zh.param) || !(name in en.param));
    expect([...new Set(missing.map(({ name }) => name))]).toEqual([]);
  });

  it("exist for every choice", () => {
    const choices = declared.flatMap(({ line }) =>
      (/choices = \[([^\]]*)\]/.exec(line)?.[1] ?? "")
        .split(",")
        .map((one) => one.replaceAll('"', "").trim()),
    );
    const missing = choices.filter((one) => /^[A-Za-z]/.test(one) && !(one in zh.choice && one in en.choice));
    expect([...new Set(missing)]).toEqual([]);
  });
});
