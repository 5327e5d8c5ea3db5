import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const first = "store:taobao/示例商家000";

beforeEach(() => choosePlatform(null));

describe("what stores have in common", () => {
  it("is ranked with its evidence, and is a possibility", async () => {
    await openAt("/association");
    const [pair] = await screen.findAllByTestId("association-pair");
    const row = within(pair as HTMLElement);
    expect(row.getByText("76.0")).toBeTruthy();
    expect(row.getByText(/同一天同设备同 IP/)).toBeTruthy();
    expect(row.getAllByText(/类推/)).toHaveLength(2);
    expect(screen.getByText(/不是平台的结论/)).toBeTruthy();
    expect(screen.getByText(/IP 203.0.113.99/)).toBeTruthy();
    await expectAccessible();
  });

  it("stands on a store's page with the other store alone", async () => {
    await openAt(`/stores?subject=${encodeURIComponent(first)}`);
    const pair = within(await screen.findByTestId("association-pair"));
    expect(pair.getAllByRole("button", { name: /示例00/ })).toHaveLength(1);
  });

  it("is told while a contact is typed", async () => {
    const asked = vi.spyOn(backend, "judgeContact").mockResolvedValue({
      used_by: [{ subject: "store:taobao/示例商家002", name: "示例002生活馆" }],
      warning: { zh: "本平台“示例002生活馆”已用它", en: "in use" },
      rule: null,
    });
    await openAt(`/stores?subject=${encodeURIComponent(first)}&begin=edit`);
    fireEvent.change(await screen.findByLabelText("联系手机"), { target: { value: "13900000000" } });
    expect((await screen.findByTestId("contact-note")).textContent).toContain("示例002生活馆");
    expect(asked).toHaveBeenLastCalledWith({ store: first, field: "phone", typed: "13900000000" });
  });
});
