import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const scanned = encodeURIComponent("sub-account:taobao/示例生活家居用品专营002:美工03");
const store = encodeURIComponent("store:taobao/示例商家000");
const leaver = encodeURIComponent("staff:陈示一");
type Change = { kind: string; subject: string; data: unknown };
const changes = (record: { mock: { calls: unknown[][] } }) =>
  (record.mock.calls[0] as [{ changes: Change[] }])[0].changes;

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("offboarding", () => {
  it("is one click from Today and says how much is done", async () => {
    await openAt("/today");
    fireEvent.click(await screen.findByTestId("today-leaving"));
    expect((await screen.findByTestId("offboarding-progress")).textContent).toBe("完成 6 / 16 步");
    const bar = screen.getByTestId("progress");
    expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuemax")]).toEqual(["6", "16"]);
    expect(screen.getByTestId("offboarding-risk").textContent).toContain("3 个账号仍可被此人登录和操作");
    await expectAccessible();
  });

  it("records a step as an ordinary change of its account", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/offboarding?person=${leaver}`);
    fireEvent.click((await screen.findAllByTestId("step-unbind"))[0] as HTMLElement);
    fireEvent.click(await screen.findByTestId("action-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({
      kind: "unbound",
      subject: "sub-account:taobao/示例商家000:客服01",
    });
  });

  it("says of each open step who acts and until when, and whether an account departed or was deleted", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/offboarding?person=${leaver}`);
    const owners = await screen.findAllByTestId("step-owner");
    expect(owners).toHaveLength(10);
    expect(owners[0]?.textContent).toBe("由主账号处理，11-21 24:00 前");
    fireEvent.click(screen.getAllByTestId("step-depart")[0] as HTMLElement);
    fireEvent.click(await screen.findByLabelText("删除账号"));
    fireEvent.click(await screen.findByTestId("action-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({ kind: "departed", data: { deleted: true } });
  });

  it("records leaving by its day, from the person", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/offboarding?person=${encodeURIComponent("staff:李样二")}`);
    fireEvent.click(await screen.findByTestId("leave"));
    fireEvent.click(await screen.findByTestId("form-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({
      kind: "left",
      subject: "staff:李样二",
      effective: "2026-11-21T00:00:00+08:00",
    });
  });
});

describe("a person on two accounts of a shop", () => {
  it("is told of the shop, and each account is one click away", async () => {
    await openAt(`/stores?subject=${store}`);
    const finding = await screen.findByText(/绑定了 2 个子账号/);
    const evidence = within(finding.closest("li") as HTMLElement).getAllByTestId("evidence");
    expect(evidence.map((one) => one.textContent)).toEqual([
      "查看 示例商家000:客服01",
      "查看 示例商家000:运营07",
      "查看此人",
    ]);
    await expectAccessible();
    fireEvent.click(evidence[1] as HTMLElement);
    expect(await screen.findByRole("heading", { name: "示例商家000:运营07" })).toBeTruthy();
    const told = await screen.findByText(/绑定了 2 个子账号/);
    const other = within(told.closest("li") as HTMLElement).getAllByTestId("evidence");
    expect(other.map((one) => one.textContent)).toEqual(["查看 示例商家000:客服01", "查看此人"]);
  });
});

describe("a due date that somebody stands in the way of", () => {
  it("says who, where it is opened", async () => {
    await openAt("/today");
    const row = (await screen.findAllByTestId("today-row")).find((one) =>
      ["客服01", "运营07"].some((sub) => one.dataset.subject?.endsWith(`示例商家000:${sub}`)),
    ) as HTMLElement;
    fireEvent.click(within(row).getByTestId("today-why"));
    const told = await within(row).findByTestId("today-sharing");
    expect(told.textContent).toContain("绑定了 2 个子账号");
    expect(within(told).getAllByTestId("evidence").at(-1)?.textContent).toBe("查看此人");
  });
});

describe("an attempt at the person check", () => {
  it("counts down, and shows the remedy of what the phone showed", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/sub-accounts?subject=${scanned}`);
    expect((await screen.findByTestId("scan-left")).textContent).toMatch(/^2[34]:\d\d$/);
    fireEvent.click(screen.getByTestId("scan-error-uuid-illegal"));
    expect((await screen.findByTestId("scan-remedy")).textContent).toContain("半小时已过，要重新扫码");
    expect(changes(record)[0]).toMatchObject({ kind: "scan-failed", data: { error: "uuid-illegal" } });
  });

  it("asks whose ID card is photographed, the holder's unless said otherwise", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/sub-accounts?subject=${scanned}`);
    fireEvent.click(await screen.findByTestId("action-qr-scanned"));
    const dialog = (await screen.findByTestId("action-confirm")).closest("[role=dialog]") as HTMLElement;
    await within(dialog).findByText(/^王示三/);
    fireEvent.click(screen.getByTestId("action-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({ kind: "qr-scanned", data: { identity: "王示三" } });
  });
});

describe("a sub-account's facts", () => {
  it("are edited with what was changed alone, and a refusal stands at its field", async () => {
    const record = vi.spyOn(backend, "record").mockResolvedValueOnce({
      outcome: "refused",
      refusals: [
        {
          index: 0,
          code: "holder-locked",
          text: { zh: "认证后使用人不能修改", en: "The person cannot be changed" },
          field: "holder",
          evidence: ["sub-account:taobao/示例商家000:客服01"],
          rule: "taobao.verify.holder-name-locked",
        },
      ],
    });
    await openAt(`/sub-accounts?subject=${scanned}`);
    await waitFor(() => expect((screen.getByTestId("edit") as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(screen.getByTestId("edit"));
    fireEvent.change(await screen.findByLabelText(/^岗位/, { selector: "input" }), {
      target: { value: "客服" },
    });
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({ kind: "sub-account-described", data: { position: "客服" } });
    await waitFor(() => {
      const said = screen.getAllByText("认证后使用人不能修改");
      expect(said.some((one) => one.closest(".ant-form-item"))).toBe(true);
    });
    expect(screen.getByTestId("evidence").textContent).toBe("查看 示例商家000:客服01");
  });

  it("corrects a login on offer, warns without blocking, and offers to restore a taken name", async () => {
    const record = vi.spyOn(backend, "record");
    await openAt(`/sub-accounts?store=${store}&add=true`);
    const field = (await screen.findByLabelText("子账号名")) as HTMLInputElement;
    fireEvent.change(field, { target: { value: "示例商家000：007" } });
    fireEvent.click(await screen.findByTestId("login-use"));
    expect(field.value).toBe("007");
    expect(screen.getByTestId("login-note").textContent).toContain("全是数字");
    fireEvent.change(field, { target: { value: "客服01" } });
    fireEvent.click(await screen.findByTestId("login-restore"));
    await waitFor(() => expect(record).toHaveBeenCalledTimes(1));
    expect(changes(record)[0]).toMatchObject({
      kind: "restored",
      subject: "sub-account:taobao/示例商家000:客服01",
    });
  });
});
