import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { YearDay } from "../backend/bindings/YearDay";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { stretchesOf, weeksOf } from "../screens/calendar/days";
import { Ribbon } from "../screens/today/Ribbon";
import { openAt } from "./open";

const dateButton = (date: string) =>
  document.querySelector<HTMLElement>(`[data-date="${date}"]`) as HTMLElement;
const reason = () => screen.getByTestId("day-reason").textContent;

beforeEach(() => choosePlatform(null));

describe("the calendar", () => {
  it("shows this year with its marks, and why a day counts", async () => {
    await openAt("/calendar");
    await screen.findByTestId("month-12");
    expect(dateButton("2026-10-10").textContent).toBe("10月10日 周六 · 国庆节 · 调休上班10班");
    expect(dateButton("2026-10-01").textContent).toBe("10月1日 周四 · 国庆节 · 放假1休");
    fireEvent.click(dateButton("2026-10-10"));
    expect(reason()).toContain("算工作日为国庆节调休，这天上班。依据：2026 年放假通知。");
    fireEvent.click(dateButton("2026-10-11"));
    expect(reason()).toContain("不算工作日");
  });

  it("is walked by the arrows, with one stop for Tab", async () => {
    await openAt("/calendar");
    await screen.findByTestId("month-12");
    expect(document.querySelectorAll('[data-date][tabindex="0"]').length).toBe(1);
    const today = dateButton("2026-11-21");
    expect(today.getAttribute("aria-current")).toBe("date");
    today.focus();
    fireEvent.keyDown(today, { key: "ArrowDown" });
    fireEvent.keyDown(document.activeElement as Element, { key: "ArrowRight" });
    expect((document.activeElement as HTMLElement).dataset.date).toBe("2026-11-29");
    expect(reason()).toContain("11月29日");
  });

  it("says of a year without a notice that it is provisional, and what to do", async () => {
    await openAt("/calendar");
    await screen.findByTestId("month-12");
    expect(screen.queryByTestId("calendar-provisional")).toBeNull();
    fireEvent.click(screen.getByText("2027"));
    const said = await screen.findByTestId("calendar-provisional");
    expect(said.textContent).toContain("2027 年是暂定的");
    expect(said.textContent).toContain("导入");
  });

  it("previews a notice, writes it, and offers the way back", async () => {
    const preview = vi.spyOn(backend, "holidaysPreview");
    const apply = vi.spyOn(backend, "holidaysApply");
    await openAt("/calendar?year=2027");
    fireEvent.click(await screen.findByTestId("notice-import"));
    const input = await screen.findByTestId("notice-input");
    fireEvent.change(input, { target: { files: [new File(["{}"], "2027.json")] } });
    const years = await screen.findAllByTestId("notice-year");
    expect(preview.mock.calls[0]?.[0]).toEqual({ name: "2027.json", base64: "e30=" });
    await waitFor(() => expect(years[0]?.textContent).toContain("改为上班：02-28 周日"));
    expect(years[1]?.textContent).toContain("这一年不能用");
    expect(apply).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("notice-apply"));
    expect(await screen.findByText("已采用放假通知")).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId("calendar-provisional")).toBeNull());
    const undo = vi.spyOn(backend, "undo");
    fireEvent.click(
      within(screen.getByText("已采用放假通知").closest("[role=status]") as HTMLElement).getByRole("button", {
        name: "撤销",
      }),
    );
    expect(undo).toHaveBeenCalledWith("batch-notice");
  });
});

it("the ribbon leads from a year without a notice to its calendar", () => {
  const day = { kind: "weekday", name: null, today: false, marks: [] } as const;
  const days = [
    { ...day, date: "2026-12-31", provisional: false, today: true, marks: [] },
    { ...day, date: "2027-01-01", provisional: true, marks: [] },
  ];
  render(<Ribbon days={days} onJump={() => undefined} />);
  expect(screen.getByTestId("ribbon-provisional").getAttribute("href")).toBe("#/calendar?year=2027");
});

describe("days", () => {
  const day = (date: string, kind: YearDay["kind"], name = ""): YearDay => ({
    date,
    kind,
    workday: kind === "weekday" || kind === "makeup",
    name: name ? { zh: name, en: name } : null,
  });

  it("of one holiday are one stretch, with the days worked for it", () => {
    const days = [
      day("2026-10-01", "holiday", "国庆"),
      day("2026-10-02", "holiday", "国庆"),
      day("2026-10-03", "holiday", "中秋"),
      day("2026-10-04", "weekday"),
      day("2026-10-10", "makeup", "国庆"),
    ];
    const found = stretchesOf(days).map(({ from, to, length, makeup }) => ({ from, to, length, makeup }));
    expect(found).toEqual([
      { from: "2026-10-01", to: "2026-10-02", length: 2, makeup: ["2026-10-10"] },
      { from: "2026-10-03", to: "2026-10-03", length: 1, makeup: [] },
    ]);
  });

  it("of a month begin on Monday", () => {
    // 1 November 2026 is a Sunday.
    const weeks = weeksOf([day("2026-11-01", "weekend"), day("2026-11-02", "weekday")]);
    expect(weeks.map((week) => week.map((one) => one?.date.slice(8) ?? ""))).toEqual([
      ["", "", "", "", "", "", "01"],
      ["02", "", "", "", "", "", ""],
    ]);
  });
});
