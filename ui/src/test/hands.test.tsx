import { emit } from "@tauri-apps/api/event";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { openAt } from "./open";

const press = (code: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { code, ...more });

const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: "input" }), { target: { value } });

beforeEach(() => choosePlatform(null));

describe("the keyboard", () => {
  it("moves from row to row, opens the drawer, and gives the focus back", async () => {
    await openAt("/today");
    const rows = await screen.findAllByTestId("today-row");
    press("KeyJ");
    press("ArrowDown");
    expect(document.activeElement).toBe(rows[1]);
    press("KeyK");
    expect(document.activeElement).toBe(rows[0]);
    press("Enter");
    const drawer = await screen.findByTestId("drawer");
    await within(drawer).findByTestId("action-observed");
    // Under test antd gives every layer one id and mixes up whose Escape it is; the end-to-end tests press the real one.
    fireEvent.click(within(drawer).getByRole("button", { name: "关闭" }));
    await waitFor(() => expect(screen.queryByTestId("drawer")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(rows[0]));
  });

  it("shows why a date is what it is", async () => {
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyJ");
    press("KeyW");
    expect(await screen.findByTestId("today-why-list")).toBeTruthy();
  });

  it("opens the form of the next step", async () => {
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyJ");
    press("KeyE");
    expect(await screen.findByTestId("action-confirm")).toBeTruthy();
  });

  it("tells the form of the next step all that the row's button tells it", async () => {
    const today = backend.today;
    vi.spyOn(backend, "today").mockImplementation(async (asked) => {
      const answer = await today(asked);
      const row = answer.groups[0]?.rows[0];
      if (row) {
        row.subject = "link-group:a";
        row.action = {
          change: "registry-checked",
          allowed: true,
          primary: true,
          store: "store:aliexpress/beian",
        };
      }
      return answer;
    });
    const record = vi.spyOn(backend, "record");
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyJ");
    press("KeyE");
    fireEvent.click(await screen.findByTestId("form-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(record.mock.calls[0]?.[0].changes[0]).toMatchObject({
      kind: "registry-checked",
      data: { store: "aliexpress/beian", passed: true },
    });
  });

  it("jumps after G, but not while an input method composes or a field is typed in", async () => {
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyG");
    press("KeyS", { isComposing: true });
    press("KeyG");
    press("KeyS");
    const field = await screen.findByTestId("filter-search");
    field.focus();
    press("KeyG");
    press("KeyI");
    expect(await screen.findByTestId("filter-search")).toBeTruthy();
  });

  it("undoes the last record and says what it was", async () => {
    const undo = vi.spyOn(backend, "undo");
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    press("KeyZ", { ctrlKey: true });
    expect(await screen.findByText(/已撤销：导入/)).toBeTruthy();
    expect(undo).toHaveBeenCalledWith("batch-1");
  });
});

describe("the window", () => {
  it("narrows Today to one span and back", async () => {
    await openAt("/today");
    const counter = await screen.findByTestId("counter-overdue");
    fireEvent.click(counter);
    await waitFor(() => expect(screen.queryByTestId("group-day")).toBeNull());
    expect(counter.getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(counter);
    expect(await screen.findByTestId("group-day")).toBeTruthy();
  });

  it("records a submission with the time of Rust's clock", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt("/today");
    const group = await screen.findByTestId("group-day");
    fireEvent.click(within(group).getAllByTestId("action-submitted")[0] as HTMLElement);
    fireEvent.click(await screen.findByTestId("action-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    const [change] = record.mock.calls[0]?.[0].changes ?? [];
    expect(change?.kind).toBe("submitted");
    expect(change?.effective).toMatch(/^2026-11-21T12:00:\d\d\+08:00$/);
    expect(await screen.findByText(/^已记录/)).toBeTruthy();
  });

  it("asks for a reason before it records a rejection", async () => {
    const record = vi.spyOn(backend, "record");
    const reviewed = encodeURIComponent("sub-account:tmall/示例商家004:客服11");
    await openAt(`/sub-accounts?subject=${reviewed}`);
    fireEvent.click(await screen.findByTestId("action-rejected"));
    fireEvent.click(await screen.findByTestId("action-confirm"));
    expect(await screen.findByText("请填写驳回理由")).toBeTruthy();
    expect(record).not.toHaveBeenCalled();
  });

  it("sends a file's bytes untouched, previews, writes, and offers the way back", async () => {
    const preview = vi.spyOn(backend, "importPreview");
    const apply = vi.spyOn(backend, "importApply");
    await openAt("/import");
    const bytes = new Uint8Array([0xd7, 0xd3, 0x2c, 0xff, 0x0a]);
    fireEvent.change(await screen.findByTestId("import-input"), {
      target: { files: [new File([bytes], "taobao-staff.csv")] },
    });
    await screen.findByTestId("import-preview");
    expect(preview.mock.calls[0]?.[0].files[0]?.base64).toBe("19Ms/wo=");
    fireEvent.click(await screen.findByTestId("import-all-not-covered"));
    await waitFor(() => expect(preview).toHaveBeenCalledTimes(2));
    await waitFor(() =>
      expect((screen.getByTestId("import-apply") as HTMLButtonElement).disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("import-apply"));
    await screen.findByTestId("import-result");
    expect(apply.mock.calls[0]?.[0].reached.every((one) => one.roll_out === "not-covered")).toBe(true);
    fireEvent.click(screen.getByTestId("import-undo"));
    expect(await screen.findByText("这次导入已撤销")).toBeTruthy();
  });

  it("takes a pasted table", async () => {
    const preview = vi.spyOn(backend, "importPreview");
    await openAt("/import");
    fireEvent.change(await screen.findByTestId("import-paste"), {
      target: { value: "账号名\t姓名\n甲：乙\t丙\n" },
    });
    await screen.findByTestId("import-preview");
    const sent = atob(preview.mock.calls[0]?.[0].files[0]?.base64 ?? "");
    expect(new TextDecoder().decode(Uint8Array.from(sent, (one) => one.charCodeAt(0)))).toBe(
      "账号名\t姓名\n甲：乙\t丙\n",
    );
  });

  it("adds a store and refuses to invent its name", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt("/stores");
    fireEvent.click(await screen.findByTestId("add-store"));
    fireEvent.click(await screen.findByTestId("add-confirm"));
    expect(await screen.findByText("请填写店铺名称")).toBeTruthy();
    type("主账号", "示例新店");
    type("店铺名称", "示例新店旗舰店");
    fireEvent.click(screen.getByTestId("add-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(record.mock.calls[0]?.[0]).toMatchObject({
      new: ["store:taobao/示例新店"],
      changes: [
        { subject: "store:taobao/示例新店", kind: "store-described", data: { name: "示例新店旗舰店" } },
      ],
    });
  });

  it("leaves the first run for the demo", async () => {
    await openAt("/today", { first: true });
    fireEvent.click(await screen.findByTestId("first-run-demo"));
    expect((await screen.findAllByTestId("today-row")).length).toBeGreaterThan(0);
  });

  it("follows the shell: another subject, another screen, newer data", async () => {
    const frame = vi.spyOn(backend, "frame");
    await openAt("/today");
    await screen.findAllByTestId("today-row");
    const asked = frame.mock.calls.length;
    await emit("changed", null);
    await waitFor(() => expect(frame.mock.calls.length).toBeGreaterThan(asked));
    await emit("open-subject", "sub-account:taobao/示例商家000:客服01");
    expect(await screen.findByTestId("drawer")).toBeTruthy();
    await emit("open-screen", "settings");
    expect(await screen.findByTestId("setting-autostart")).toBeTruthy();
  });

  it("carries the bar of the test clock", async () => {
    await openAt("/today", { testClock: true });
    expect(await screen.findByTestId("test-clock")).toBeTruthy();
  });
});
