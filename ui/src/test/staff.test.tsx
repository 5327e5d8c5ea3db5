import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { expectAccessible, openAt } from "./open";

const person = `/staff?subject=${encodeURIComponent("staff:陈示一")}`;

describe("the people", () => {
  it("are led to by two presses: who can refund, anywhere", async () => {
    await openAt("/today");
    fireEvent.click(screen.getByTestId("nav-staff"));
    await screen.findByText("陈示一");
    fireEvent.click(screen.getByText("谁能做"));
    fireEvent.click(await screen.findByTestId("can-refund"));
    const rows = await screen.findAllByTestId("holder-row");
    expect(rows.every((row) => row.textContent?.includes("同意退款"))).toBe(true);
  });

  it("show what they can do in every shop, where it comes from, and what should not be in one hand", async () => {
    await openAt(person);
    const [first] = await screen.findAllByTestId("account-rights");
    // The names come with the catalogue.
    await waitFor(() => expect(first?.textContent).toContain("角色“客服”"));
    expect(first?.textContent).toContain("直接授予");
    expect((await screen.findAllByTestId("toxic"))[0]?.textContent).toContain("改价、退款、赔付集于一人");
  });

  it("lead from a permission of the matrix to those who hold it", async () => {
    await openAt("/staff?view=matrix&by=permission");
    fireEvent.click(await screen.findByText("改价"));
    expect(await screen.findAllByTestId("holder-row")).not.toHaveLength(0);
  });
});

describe("a grant", () => {
  it("says what comes with it before it is recorded, and records roles and rights as a whole", async () => {
    const write = vi.spyOn(backend, "record");
    const ask = vi.spyOn(backend, "grantPreview");
    await openAt(person);
    fireEvent.click((await screen.findAllByTestId("grant"))[0] as HTMLElement);
    const heading = await screen.findByRole("radiogroup", { name: "退款售后 · 整组" });
    fireEvent.click(within(heading).getByText("改"));
    const told = await screen.findByTestId("grant-preview");
    await waitFor(() => expect(told.textContent).toContain("一并带来：同意退款"));
    expect(ask.mock.lastCall?.[0].permissions).toMatchObject({ refund: "edit" });
    expect(write).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("grant-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const [change] = write.mock.lastCall?.[0].changes ?? [];
    expect(change).toMatchObject({
      kind: "sub-account-described",
      data: { roles: ["service"], permissions: { refund: "edit" } },
    });
  });

  it("offers nothing that belongs to the main account", async () => {
    await openAt(person);
    fireEvent.click((await screen.findAllByTestId("grant"))[0] as HTMLElement);
    await screen.findByRole("radiogroup", { name: "同意退款" });
    expect(screen.queryByRole("radiogroup", { name: "提现" })).toBeNull();
    await expectAccessible();
  });
});

describe("a role", () => {
  it("tells what it has beyond its template", async () => {
    await openAt("/staff?view=roles");
    const row = await screen.findByTestId("role-row");
    expect(row.textContent).toContain("比模板多：改价");
    expect(row.textContent).toContain("比模板少：同意退款");
  });

  it("begins as a copy of a template", async () => {
    const write = vi.spyOn(backend, "record");
    await openAt("/staff?view=roles");
    fireEvent.click(await screen.findByTestId("add-role"));
    fireEvent.mouseDown(await screen.findByRole("combobox", { name: /模板/ }));
    fireEvent.click(await screen.findByTitle("客服"));
    fireEvent.click(screen.getByTestId("role-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const [change] = write.mock.lastCall?.[0].changes ?? [];
    expect(change).toMatchObject({
      kind: "role-described",
      data: { name: "客服", template: "customer-service", permissions: { "refund.agree": "edit" } },
    });
  });
});
