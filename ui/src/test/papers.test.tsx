// Companies and documents: what their forms ask and record.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const company = encodeURIComponent("entity:91000000MADEM0700M");
const licence = encodeURIComponent("document:licence");
const recorded = () => vi.spyOn(backend, "record");
const request = (of: ReturnType<typeof recorded>) => of.mock.lastCall?.[0];

const form = async () => (await screen.findByTestId("form-confirm")).closest("[role=dialog]") as HTMLElement;
const enter = async (label: string | RegExp, value: string) =>
  fireEvent.change(within(await form()).getByLabelText(label, { selector: "input" }), { target: { value } });
const save = () => fireEvent.click(screen.getByTestId("form-confirm"));
/** The form of the company's facts, once they are there. */
const edit = async () => {
  await openAt(`/papers?subject=${company}`);
  await waitFor(() => expect((screen.getByTestId("edit") as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(screen.getByTestId("edit"));
  await form();
};

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("a company's form", () => {
  it("asks whether a registered fact has changed or was entered wrong, and since when", async () => {
    const record = recorded();
    await edit();
    expect(screen.queryByTestId("fact-change")).toBeNull();
    await enter(/^法定代表人(?!身份证号)/, "李示四");
    const asked = await screen.findByTestId("fact-change");
    expect(asked.textContent).toContain("法定代表人");
    save();
    expect(await within(asked).findByText("请填写改动原因")).toBeTruthy();
    expect(record).not.toHaveBeenCalled();
    fireEvent.click(within(asked).getByText("登记事项变更"));
    await within(asked).findByLabelText(/^从哪天起/);
    save();
    expect(await within(asked).findByText("请填写从哪天起")).toBeTruthy();
    fireEvent.change(within(asked).getByLabelText(/^从哪天起/), { target: { value: "2026-11-18" } });
    fireEvent.keyDown(within(asked).getByLabelText(/^从哪天起/), { key: "Enter", keyCode: 13 });
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)).toEqual({
      changes: [
        {
          subject: "entity:91000000MADEM0700M",
          effective: "2026-11-18T00:00:00+08:00",
          kind: "entity-described",
          data: { legal_representative: "李示四" },
        },
      ],
    });
  });

  it("records a slip of the pen as a correction, which starts nothing", async () => {
    const record = recorded();
    await edit();
    await enter(/^执照名称/, "示例A零(杭州)贸易有限公司");
    fireEvent.click(within(await screen.findByTestId("fact-change")).getByText("更正录入错误"));
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)?.correction).toBe(true);
  });

  it("asks nothing where only other facts were edited, and begins at its first field that can be typed in", async () => {
    const record = recorded();
    await edit();
    await waitFor(() => expect(document.activeElement?.id).toBe("company_name"));
    await enter(/^开户行/, "另一家银行");
    expect(screen.queryByTestId("fact-change")).toBeNull();
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)?.correction).toBeUndefined();
  });

  it("lets no half of a point go, and no point without an address", async () => {
    const record = recorded();
    await edit();
    const at = (label: string, place: number) => screen.getAllByLabelText(label)[place] as HTMLElement;
    fireEvent.change(at("纬度", 0), { target: { value: "30.2" } });
    fireEvent.change(at("经度", 1), { target: { value: "120.1" } });
    await waitFor(() => expect(at("经度", 0).getAttribute("aria-required")).toBe("true"));
    save();
    expect(await screen.findByText("请填写经度")).toBeTruthy();
    expect(await screen.findByText("请填写纬度")).toBeTruthy();
    expect(await screen.findByText("请填写经营地址")).toBeTruthy();
    expect(record).not.toHaveBeenCalled();
  });

  it("leads to the company that has the credit code already, and never writes over it", async () => {
    const record = recorded().mockResolvedValue({
      outcome: "refused",
      refusals: [
        {
          index: 0,
          code: "exists",
          text: { zh: "这家公司已登记", en: "This company is recorded already" },
          field: null,
          evidence: [],
          rule: null,
        },
      ],
    });
    await openAt("/papers?view=companies");
    fireEvent.click(await screen.findByTestId("add-company"));
    await enter(/^统一社会信用代码/, " 91000000madem0700m");
    await enter(/^执照名称/, "另一家公司");
    const note = await screen.findByTestId("uscc-note");
    expect(await within(note).findByText(/已登记为 示例A0/)).toBeTruthy();
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)).toMatchObject({
      new: ["entity:91000000MADEM0700M"],
      changes: [{ subject: "entity:91000000MADEM0700M" }],
    });
    expect(await screen.findByText("这家公司已登记")).toBeTruthy();
    fireEvent.click(within(note).getByTestId("uscc-taken"));
    const drawer = await screen.findByTestId("drawer");
    expect(await within(drawer).findByRole("heading", { name: /示例A0/ })).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
  });
});

describe("what is recorded about a company", () => {
  it("has the oldest open report's year, which can be recorded", async () => {
    const record = recorded();
    await openAt(`/papers?subject=${company}`);
    fireEvent.click(await screen.findByTestId("action-annual-report-filed"));
    const year = (await screen.findByLabelText(/^报的是哪一年/)) as HTMLInputElement;
    await waitFor(() => expect(year.value).toBe("2024"));
    await waitFor(() => expect(document.activeElement).toBe(year));
    fireEvent.click(screen.getByTestId("action-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)?.changes[0]).toMatchObject({ kind: "annual-report-filed", data: { year: 2024 } });
  });

  it("begins at the fact that changed", async () => {
    await openAt(`/papers?subject=${company}`);
    fireEvent.click(await screen.findByTestId("action-registered-fact-changed"));
    await screen.findByTestId("action-confirm");
    await waitFor(() => expect(document.activeElement?.id).toBe("action_fact"));
  });
});

describe("a document's drawer", () => {
  it("lists its versions with their last day and whether they are valid", async () => {
    await openAt(`/papers?subject=${licence}`);
    const version = await screen.findByTestId("version");
    expect(version.textContent).toContain("这一份");
    expect(version.textContent).toContain("2026-12-10");
    expect(version.textContent).toContain("快到期");
  });
});

describe("a document's form", () => {
  it("keeps its last day in place, without a value, where it has no end", async () => {
    const record = recorded();
    await openAt(`/papers?subject=${licence}&begin=edit`);
    const last = within(await form()).getByLabelText(/^有效期至/) as HTMLInputElement;
    expect(last.value).toBe("2026-12-10");
    fireEvent.click(within(await form()).getByRole("checkbox", { name: /长期/ }));
    await waitFor(() => expect([last.disabled, last.value]).toEqual([true, ""]));
    fireEvent.click(within(await form()).getByRole("checkbox", { name: /长期/ }));
    await waitFor(() => expect(last.value).toBe("2026-12-10"));
    fireEvent.click(within(await form()).getByRole("checkbox", { name: /长期/ }));
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(request(record)?.changes[0]).toMatchObject({ data: { unlimited: true, valid_to: null } });
    await expectAccessible();
  });

  it("shows one button for its files, and no field of the browser's own", async () => {
    await openAt(`/papers?subject=${licence}&begin=edit`);
    await form();
    expect(screen.getByTestId("document-files").closest("[hidden]")).not.toBeNull();
  });
});

describe("the lists of documents and companies", () => {
  it("belong to no platform, so that the one chosen narrows nothing", async () => {
    vi.spyOn(backend, "documents").mockResolvedValue({ rows: [], total: 0, next: null });
    choosePlatform("taobao");
    await openAt("/papers");
    expect(await screen.findByText("还没有证照")).toBeTruthy();
    expect(screen.queryByText("清除筛选")).toBeNull();
  });

  it("can be added to and searched from the calendar of ends too", async () => {
    await openAt("/papers?view=expiries&month=2026-12");
    expect(await screen.findByText("营业执照")).toBeTruthy();
    fireEvent.keyDown(document.body, { code: "Slash" });
    const search = screen.getByTestId("filter-search");
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: "商标" } });
    await waitFor(() => expect(screen.queryByText("营业执照")).toBeNull());
    fireEvent.change(search, { target: { value: "示例a0" } });
    expect(await screen.findByText("营业执照")).toBeTruthy();
    search.blur();
    fireEvent.keyDown(document.body, { code: "KeyN" });
    expect(await form()).toBeTruthy();
  });

  it("count down to a last day as Rust does, and colour it where it presses", async () => {
    await openAt("/papers");
    const left = await screen.findByText("还有 19 天");
    expect(left.dataset.tone).toBe("amber");
  });
});
