// What is decided about a row's reminders: from its button, with the right mouse button, and by keyboard.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "../backend/bindings/Draft";
import type { Handling } from "../backend/bindings/Handling";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { openAt } from "./open";

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

/** A row whose time has not come. */
const first = async () =>
  within(await screen.findByTestId("group-week")).getAllByTestId("today-row")[0] as HTMLElement;
const recorded = () => vi.spyOn(backend, "record");
const drafts = (of: ReturnType<typeof recorded>) =>
  of.mock.calls.flatMap(([request]) => request.changes as Draft[]);

/** Today, with this decided about its first row. */
async function withHandling(handling: Handling) {
  const today = backend.today;
  vi.spyOn(backend, "today").mockImplementation(async (request) => {
    const answer = await today(request);
    const row = answer.groups.find((group) => group.span === "week")?.rows[0];
    if (row) row.reminding = { ...row.reminding, handling };
    return answer;
  });
  await openAt("/today");
  return first();
}

describe("the menu of a row", () => {
  it("opens behind its button, under the right mouse button and on the key S, and offers the same", async () => {
    await openAt("/today");
    const row = await first();
    const offered = async () =>
      (await screen.findAllByRole("menuitem")).map((item) => item.textContent ?? "");
    fireEvent.click(within(row).getByTestId("row-menu"));
    const behind = await offered();
    expect(behind.length).toBeGreaterThan(4);
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape", code: "Escape", keyCode: 27 });
    await waitFor(() => expect(screen.queryAllByRole("menuitem")).toHaveLength(0));
    fireEvent.contextMenu(row);
    expect(await offered()).toEqual(behind);
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape", code: "Escape", keyCode: 27 });
    await waitFor(() => expect(screen.queryAllByRole("menuitem")).toHaveLength(0));
    row.focus();
    fireEvent.keyDown(row, { code: "KeyS", key: "s" });
    expect(await offered()).toEqual(behind);
  });

  it("puts a reminder off to an offered time in one step, naming the date that it is about", async () => {
    const record = recorded();
    await openAt("/today");
    const row = await first();
    fireEvent.click(within(row).getByTestId("row-menu"));
    fireEvent.click(await screen.findByText(/^1 小时后再提醒/));
    await waitFor(() => expect(drafts(record)).toHaveLength(1));
    const [draft] = drafts(record);
    expect(draft).toMatchObject({
      kind: "snoozed",
      subject: row.dataset.subject,
      data: { deadline: row.dataset.deadline, due: row.dataset.due },
    });
  });

  it("says why a reminder could not be put off", async () => {
    vi.spyOn(backend, "record").mockResolvedValue({
      outcome: "refused",
      refusals: [
        {
          index: 0,
          code: "snooze-past-due",
          text: { zh: "已经到期，不能再推迟", en: "it is due: no later" },
          field: "until",
          evidence: [],
          rule: null,
        },
      ],
    });
    await openAt("/today");
    fireEvent.click(within(await first()).getByTestId("row-menu"));
    fireEvent.click(await screen.findByText(/^1 小时后再提醒/));
    expect((await screen.findByTestId("refused")).textContent).toContain("已经到期，不能再推迟");
  });

  it("asks why before nothing more is said", async () => {
    const record = recorded();
    await openAt("/today");
    fireEvent.click(within(await first()).getByTestId("row-menu"));
    fireEvent.click(await screen.findByText("不再提醒…"));
    const form = await screen.findByRole("dialog");
    fireEvent.click(within(form).getByTestId("form-confirm"));
    expect(await within(form).findByText("请填写原因")).toBeTruthy();
    expect(drafts(record)).toHaveLength(0);
    fireEvent.change(within(form).getByLabelText("原因"), { target: { value: "账号不再使用" } });
    fireEvent.click(within(form).getByTestId("form-confirm"));
    await waitFor(() =>
      expect(drafts(record)[0]).toMatchObject({ kind: "waived", data: { reason: "账号不再使用" } }),
    );
  });

  it("offers the way back where something was decided, and the row says what", async () => {
    const record = recorded();
    const row = await withHandling({ kind: "waived", at: "2026-11-20T09:00:00+08:00", reason: "已停用" });
    expect(within(row).getByTestId("handling-waived").textContent).toContain("不再提醒：已停用");
    fireEvent.click(within(row).getByTestId("row-menu"));
    fireEvent.click(await screen.findByText("恢复提醒"));
    await waitFor(() => expect(drafts(record)[0]).toMatchObject({ kind: "reminders-resumed" }));
  });
});
