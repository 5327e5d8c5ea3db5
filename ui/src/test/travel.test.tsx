import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

const goAhead = async (days: 1 | 7 | 30) => {
  fireEvent.click(await screen.findByTestId("clock"));
  fireEvent.click(await screen.findByTestId(`travel-plus-${days}`));
  return screen.findByTestId("travel-banner");
};

describe("another day", () => {
  it("is reached from the date, stands still there, and now comes back with one press", async () => {
    const travel = vi.spyOn(backend, "travel");
    await openAt("/today");
    expect((await screen.findByTestId("clock")).textContent).toContain("2026年11月21日");
    expect((await goAhead(7)).textContent).toBe("假想 · 11月28日");
    expect(travel.mock.lastCall?.[0]).toEqual({ on: "2026-11-28T23:59:59+08:00", scenarios: [] });
    await waitFor(() => expect(screen.getByTestId("clock").textContent).toContain("2026年11月28日"));
    await expectAccessible();
    fireEvent.click(screen.getByTestId("travel-back"));
    await waitFor(() => expect(screen.queryByTestId("travel-banner")).toBeNull());
    await waitFor(() => expect(screen.getByTestId("clock").textContent).toContain("2026年11月21日"));
  });

  it("opens at the slider with T and closes with Escape", async () => {
    await openAt("/stores");
    fireEvent.keyDown(window, { code: "KeyT" });
    const slider = await screen.findByRole("slider", { name: "看哪一天" });
    await waitFor(() => expect(document.activeElement).toBe(slider));
    expect(slider.getAttribute("aria-valuetext")).toContain("11月21日");
    fireEvent.keyDown(slider, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("slider")).toBeNull());
    expect(document.activeElement).toBe(screen.getByTestId("clock"));
  });

  it("jumps to the next day on which something falls due", async () => {
    await openAt("/today");
    const ahead = await backend.daysAhead(180);
    const first = ahead.find(({ date }) => date > "2026-11-21");
    fireEvent.click(await screen.findByTestId("clock"));
    const next = (await screen.findByTestId("travel-next")) as HTMLButtonElement;
    await waitFor(() => expect(next.disabled).toBe(false));
    const travel = vi.spyOn(backend, "travel");
    fireEvent.click(next);
    await screen.findByTestId("travel-banner");
    expect(first).toBeDefined();
    expect(travel.mock.lastCall?.[0].on).toBe(`${first?.date}T23:59:59+08:00`);
  });

  it("that has passed is refused beside the slider", async () => {
    await openAt("/today");
    fireEvent.click(await screen.findByTestId("clock"));
    const field = screen.getByLabelText("日期和时间", { selector: "input" });
    fireEvent.mouseDown(field);
    fireEvent.change(field, { target: { value: "2026-11-01 09:00" } });
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 13 });
    expect((await screen.findByTestId("travel-refused")).textContent).toContain("只能看现在以后的日子");
    expect(screen.queryByTestId("travel-banner")).toBeNull();
  });
});

describe("what is recorded", () => {
  it("is out of reach while another day is looked at, and a form that is open says so and leads back", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt("/stores");
    await goAhead(1);
    await waitFor(() => expect((screen.getByTestId("add-store") as HTMLButtonElement).disabled).toBe(true));
    fireEvent.keyDown(window, { code: "KeyN" });
    const note = await screen.findByTestId("not-here");
    expect((screen.getByTestId("add-confirm") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(within(note).getByRole("button"));
    await waitFor(() =>
      expect((screen.getByTestId("add-confirm") as HTMLButtonElement).disabled).toBe(false),
    );
    expect(record).not.toHaveBeenCalled();
  });

  it("is no item of a row's menu there", async () => {
    await openAt("/today");
    await goAhead(1);
    const [menu] = await screen.findAllByTestId("row-menu");
    fireEvent.click(menu as HTMLElement);
    expect(await screen.findByTestId("menu-not-here")).toBeTruthy();
    expect(screen.queryByTestId("menu-waived")).toBeNull();
    expect(screen.getByTestId("menu-nudge")).toBeTruthy();
  });
});
