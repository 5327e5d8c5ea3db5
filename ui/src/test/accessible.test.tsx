import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { expectAccessible, openAt } from "./open";

const account = encodeURIComponent("sub-account:taobao/示例商家000:客服01");

const within7 = "taobao.subaccount.verify-within";

describe("axe finds nothing", () => {
  const screens: [string, string, () => Promise<unknown>][] = [
    ["today", "/today", () => screen.findAllByTestId("today-row")],
    ["stores", "/stores", () => screen.findByText("示例002生活馆")],
    ["sub-accounts", "/sub-accounts", () => screen.findAllByText("超时冻结")],
    ["the people", "/staff", () => screen.findByText("陈示一")],
    ["the matrix", "/staff?view=matrix", () => screen.findByText("陈示一")],
    ["who can refund", "/staff?view=can&can=refund", () => screen.findAllByTestId("holder-row")],
    ["the roles", "/staff?view=roles", () => screen.findByTestId("role-row")],
    ["a person", "/staff?subject=staff:陈示一", () => screen.findAllByTestId("account-rights")],
    ["inbox", "/inbox", () => screen.findAllByTestId("inbox-row")],
    ["the rulebook", "/rulebook", () => screen.findAllByTestId("rule-row")],
    ["a rule", `/rulebook?subject=rule:${within7}`, () => screen.findAllByTestId("reading")],
    ["the calendar", "/calendar?year=2027", () => screen.findByTestId("calendar-provisional")],
    ["import", "/import", () => screen.findByTestId("import-input")],
    ["settings", "/settings", () => screen.findByTestId("setting-autostart")],
    ["the drawer", `/sub-accounts?subject=${account}`, () => screen.findByTestId("action-observed")],
  ];
  it.each(screens)("on %s", async (_name, path, ready) => {
    await openAt(path);
    await ready();
    await expectAccessible();
  });

  it("on the first run", async () => {
    await openAt("/today", { first: true });
    await screen.findByTestId("first-run-demo");
    await expectAccessible();
  });

  it("on an import's preview", async () => {
    await openAt("/import");
    const input = await screen.findByTestId("import-input");
    fireEvent.change(input, { target: { files: [new File(["a,b\n1,2\n"], "staff.csv")] } });
    await screen.findByTestId("import-preview");
    await expectAccessible();
  });

  it("on the form of an action", async () => {
    await openAt(`/sub-accounts?subject=${account}`);
    fireEvent.click(await screen.findByTestId("action-observed"));
    await screen.findByTestId("action-confirm");
    await expectAccessible();
  });

  it("on the form of an own parameter", async () => {
    await openAt(`/rulebook?subject=rule:${within7}`);
    fireEvent.click((await screen.findAllByTestId("override"))[0] as HTMLElement);
    await screen.findByTestId("override-confirm");
    await expectAccessible();
  });

  it("in English", async () => {
    await openAt("/today", { preferences: { language: "en" } });
    expect(await screen.findByRole("heading", { name: "Today" })).toBeTruthy();
    await expectAccessible();
  });
});
