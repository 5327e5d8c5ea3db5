import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const store = encodeURIComponent("store:taobao/示例商家000");
const asking = encodeURIComponent("store:jd/示例京东008");
const person = encodeURIComponent("staff:陈示一");
type Change = { kind: string; subject: string; data: unknown };
const changes = (record: { mock: { lastCall?: unknown[] } }) =>
  (record.mock.lastCall as [{ changes: Change[] }])[0].changes;
/** Of the form, not of the list beneath it. */
const field = async (label: RegExp | string) => {
  const ok = await screen.findByTestId(/^(form|view)-confirm$/);
  const dialog = ok.closest("[role=dialog]") as HTMLElement;
  return within(dialog).findByLabelText(label, { selector: "input, textarea" });
};
const enter = async (label: RegExp | string, value: string) =>
  fireEvent.change(await field(label), { target: { value } });
const save = () => fireEvent.click(screen.getByTestId("form-confirm"));
/** The drawer's own form, by its button. */
const edit = async () => {
  await waitFor(() => expect((screen.getByTestId("edit") as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(screen.getByTestId("edit"));
};

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("a store", () => {
  it("is edited with what was changed alone: limits with their day, quota, a number taken off", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/stores?subject=${store}`);
    await edit();
    fireEvent.click(await screen.findByRole("checkbox", { name: "限制提现" }));
    await enter(/^子账号名额/, "45");
    await enter(/^店铺类型/, " 专卖店 ");
    await enter(/^联系邮箱/, "shop001@example.com");
    const phone = (await field(/^联系手机/)).closest(".ant-form-item") as HTMLElement;
    fireEvent.click(within(phone).getByText("从资料里去掉"));
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toEqual({
      subject: "store:taobao/示例商家000",
      kind: "store-described",
      effective: expect.any(String),
      data: {
        restrictions: { "withdraw-blocked": "2026-11-21" },
        quota_sub_accounts: 45,
        store_type: "专卖店",
        email: "shop001@example.com",
        phone: null,
      },
    });
  });

  it("records nothing where nothing was changed", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/stores?subject=${store}&begin=edit`);
    await screen.findByTestId("form-confirm");
    save();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(record).not.toHaveBeenCalled();
  });

  it("is led to its form by the question for its quota", async () => {
    await openAt(`/stores?subject=${asking}`);
    fireEvent.click(await screen.findByTestId("finding-edit"));
    expect(((await field(/^子账号名额/)) as HTMLInputElement).value).toBe("");
    expect(screen.getAllByText("有来源说 10 个，以后台页面为准").length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it("keeps codes with the interface that they came from, and no half of one", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/stores?subject=${store}&begin=edit`);
    fireEvent.click(await screen.findByTestId("code-add"));
    fireEvent.click(screen.getByTestId("code-add"));
    const lines = screen.getAllByLabelText("代码");
    fireEvent.change(lines[1] as HTMLElement, { target: { value: "supervise" } });
    const interfaces = screen.getAllByLabelText(/^接口/);
    fireEvent.change(interfaces[1] as HTMLElement, { target: { value: "taobao.user.seller.get" } });
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]?.data).toEqual({
      platform_status: [
        { interface: "taobao.user.seller.get", code: "normal" },
        { interface: "taobao.user.seller.get", code: "supervise" },
      ],
    });
  });
});

describe("a person", () => {
  it("has an ID number that is judged while it is typed, and shown by its end alone", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/staff?subject=${person}`);
    expect(await screen.findByText("****0017")).toBeTruthy();
    await edit();
    await enter(/^身份证号/, "990000198512318887");
    expect((await screen.findByTestId("id-number-note")).textContent).toContain("已登记在李样二名下");
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({
      subject: "staff:陈示一",
      kind: "staff-described",
      data: { id_number: "990000198512318887" },
    });
  });

  it("keeps further numbers by their ids beside new ones", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/staff?subject=${person}&begin=edit`);
    const phones = await screen.findByRole("combobox", { name: /^其他手机号/ });
    fireEvent.change(phones, { target: { value: "13000000000" } });
    fireEvent.keyDown(phones, { key: "Enter", keyCode: 13 });
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]?.data).toEqual({ other_phones: ["sealed:2", "13000000000"] });
  });

  it("is added with a name, without an account", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt("/staff");
    fireEvent.click(await screen.findByTestId("add-person"));
    await enter("姓名", "赵样九");
    await enter(/^岗位/, "仓库");
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    const [change] = changes(record);
    expect(change?.subject).toMatch(/^staff:[0-9a-f-]{36}$/);
    expect(change?.data).toEqual({ name: "赵样九", position: "仓库" });
  });
});

describe("the archive", () => {
  it("says what follows, takes the store out of the list and gives it back", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/stores?subject=${store}`);
    fireEvent.click(await screen.findByTestId("archive"));
    expect(await screen.findByText(/名下 5 个子账号会从列表里收起/)).toBeTruthy();
    save();
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({ kind: "store-described", data: { archived: true } });
    fireEvent.click(await screen.findByTestId("unarchive"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(2));
    expect(changes(record)[0]?.data).toEqual({ archived: false });
    expect(await screen.findByTestId("archive")).toBeTruthy();
  });

  it("is looked into by a filter of each list", async () => {
    const ask = vi.spyOn(backend, "subAccounts");
    await openAt("/sub-accounts?archived=true");
    await screen.findByText("没有符合条件的");
    expect(ask.mock.lastCall?.[0]).toMatchObject({ archived: true, tag: null });
  });
});

describe("tags and views", () => {
  it("narrow a list, and the narrowed list is kept under a name", async () => {
    const ask = vi.spyOn(backend, "stores");
    const kept = vi.spyOn(backend, "setPreferences");
    await openAt("/stores");
    fireEvent.mouseDown(await screen.findByRole("combobox", { name: "标签" }));
    fireEvent.click(await screen.findByTitle("重点店（4）"));
    await waitFor(() => expect(ask.mock.lastCall?.[0].tag).toBe("重点店"));
    fireEvent.click(await screen.findByTestId("view-keep"));
    await enter("名称", "每天看的店");
    fireEvent.click(screen.getByTestId("view-confirm"));
    await waitFor(() =>
      expect(kept.mock.lastCall?.[0].views).toEqual([
        { screen: "stores", name: "每天看的店", place: { tag: "重点店" } },
      ]),
    );
    expect(await screen.findByTestId("view-forget")).toBeTruthy();
    fireEvent.click(screen.getByText("清除筛选"));
    await screen.findByText("示例001优选店");
    expect(screen.queryByTestId("view-forget")).toBeNull();
    fireEvent.mouseDown(await screen.findByRole("combobox", { name: "视图" }));
    fireEvent.click(await screen.findByTitle("每天看的店"));
    await waitFor(() => expect(screen.queryByText("示例001优选店")).toBeNull());
    expect(screen.getByTestId("view-forget")).toBeTruthy();
  });
});

describe("the palette", () => {
  it("finds people and rules beside stores and accounts", async () => {
    await openAt("/today");
    fireEvent.keyDown(window, { code: "KeyK", ctrlKey: true });
    const input = await screen.findByPlaceholderText("输入店铺、子账号、员工或规则");
    fireEvent.change(input, { target: { value: "示" } });
    const people = await screen.findByText("员工", { selector: "[cmdk-group-heading]" });
    expect(within(people.parentElement as HTMLElement).getAllByRole("option").length).toBeGreaterThan(0);
    fireEvent.change(input, { target: { value: "认证" } });
    const rules = await screen.findByText("规则", { selector: "[cmdk-group-heading]" });
    fireEvent.click(within(rules.parentElement as HTMLElement).getAllByRole("option")[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByPlaceholderText(/输入店铺/)).toBeNull());
    expect(await screen.findByTestId("drawer")).toBeTruthy();
  });
});
