import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const first = "store:taobao/示例商家000";
const row = async (name: string) =>
  (await screen.findByText(name)).closest("[data-testid=season-store]") as HTMLElement;
const day = (label: string, value: string) => {
  const field = screen.getByLabelText(label, { selector: "input" });
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value } });
  fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 13 });
};

beforeEach(() => choosePlatform(null));

describe("a year's window", () => {
  it("is the operator's or is marked as a guess", async () => {
    await openAt("/season");
    expect((await row("示例000旗舰店")).textContent).toContain("已确认");
    expect((await row("示例002生活馆")).textContent).toContain("推定，待确认");
  });

  it("is assumed for no new year", async () => {
    await openAt("/season?year=2027");
    expect((await screen.findByTestId("season-guess")).textContent).toContain(
      "2027 年有 6 家店的大促窗口还没确认",
    );
    fireEvent.click(screen.getByTestId("season-confirm"));
    await screen.findByTestId("form-confirm");
    expect(screen.getByLabelText("第一天", { selector: "input" })).toHaveProperty("value", "");
    expect(screen.getByLabelText("最后一天", { selector: "input" })).toHaveProperty("value", "");
  });

  it("is confirmed for all shops at once, and the other years stay as they were", async () => {
    const write = vi.spyOn(backend, "record");
    await openAt("/season?year=2027");
    fireEvent.click(await screen.findByTestId("season-confirm"));
    fireEvent.click(await screen.findByTestId("season-take"));
    fireEvent.change(screen.getByLabelText(/每家店需要几个/), { target: { value: "4" } });
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const changes = write.mock.lastCall?.[0].changes ?? [];
    expect(changes).toHaveLength(6);
    expect(changes.find((one) => one.subject === first)).toMatchObject({
      kind: "store-described",
      data: {
        temporary_windows: [
          { from: "2026-11-03", to: "2026-12-15", needed: 5 },
          { from: "2027-11-01", to: "2027-12-21", needed: 4 },
        ],
      },
    });
  });

  it("is asked for the unconfirmed shops, and for every other one that is ticked", async () => {
    await openAt("/season");
    fireEvent.click(await screen.findByTestId("season-confirm"));
    const ticked = () =>
      screen.getAllByTestId("season-shop").filter((one) => (one as HTMLInputElement).checked);
    await screen.findByTestId("season-all");
    expect(ticked()).toHaveLength(1);
    fireEvent.click(screen.getByTestId("season-all"));
    expect(ticked()).toHaveLength(6);
    expect(screen.getByText("全部淘宝、天猫、天猫国际店铺（6）")).toBeTruthy();
  });

  it("takes the place of the same year's, and an emptied number of one shop is forgotten", async () => {
    const write = vi.spyOn(backend, "record");
    await openAt("/season");
    fireEvent.click(within(await row("示例000旗舰店")).getByTestId("season-store-confirm"));
    await screen.findByTestId("form-confirm");
    day("最后一天", "2026-12-20");
    fireEvent.change(screen.getByLabelText(/每家店需要几个/), { target: { value: "" } });
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const [change] = write.mock.lastCall?.[0].changes ?? [];
    expect(change?.data).toEqual({ temporary_windows: [{ from: "2026-11-03", to: "2026-12-20" }] });
  });

  it("that Rust refuses stays in the dialog with the reason", async () => {
    vi.spyOn(backend, "record").mockResolvedValueOnce({
      outcome: "refused",
      refusals: [
        {
          index: 0,
          code: "bad-window",
          text: { zh: "开始不晚于结束", en: "it begins before it ends" },
          field: "temporary_windows",
          evidence: [],
          rule: null,
        },
      ],
    });
    await openAt("/season");
    fireEvent.click(within(await row("示例000旗舰店")).getByTestId("season-store-confirm"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    expect((await screen.findByTestId("refused")).textContent).toContain("开始不晚于结束");
    expect(screen.getByTestId("form-confirm")).toBeTruthy();
    await expectAccessible();
  });
});

describe("an ended window", () => {
  it("is closed step by step, for one account or for all that lack the step", async () => {
    const write = vi.spyOn(backend, "record");
    await openAt("/season");
    const shop = await row("示例001优选店");
    fireEvent.click(within(shop).getByTestId("close-all-stop-dispatch"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const changes = write.mock.lastCall?.[0].changes ?? [];
    expect(changes.map((one) => [one.subject, one.data])).toEqual([
      ["sub-account:tmall/示例商家001:大促02", { dispatch: false }],
      ["sub-account:tmall/示例商家001:大促03", { dispatch: false }],
    ]);
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    fireEvent.click(within(shop).getAllByTestId("close-depart")[0] as HTMLElement);
    fireEvent.click(await screen.findByTestId("form-confirm"));
    await waitFor(() => expect(write.mock.lastCall?.[0].changes[0]?.kind).toBe("departed"));
  });
});

describe("one account of many", () => {
  it("is named when it stands in the way of all", async () => {
    vi.spyOn(backend, "record").mockResolvedValueOnce({
      outcome: "refused",
      refusals: [
        {
          index: 1,
          code: "not-possible-now",
          text: { zh: "处罚未满三个月", en: "punished within three months" },
          field: null,
          evidence: [],
          rule: null,
        },
      ],
    });
    await openAt("/season");
    fireEvent.click(within(await row("示例001优选店")).getByTestId("close-all-depart"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    expect((await screen.findByTestId("refused")).textContent).toContain(
      "示例商家001:大促02 · 处罚未满三个月",
    );
  });
});

describe("the screen", () => {
  it("teaches what temporary accounts are while nothing is planned", async () => {
    await openAt("/season?year=2025");
    expect((await screen.findByTestId("season-teaching")).textContent).toContain("不需要实人认证");
  });

  it("says so where no shop can have any", async () => {
    choosePlatform("jd");
    await openAt("/season");
    expect(await screen.findByText("所选平台没有临时客服账号")).toBeTruthy();
  });

  it("gives axe nothing to object to", async () => {
    await openAt("/season");
    await screen.findAllByTestId("season-account");
    await expectAccessible();
  });
});
