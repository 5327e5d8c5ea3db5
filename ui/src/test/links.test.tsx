import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, renderHook, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { startPreview } from "../backend/preview/start";
import { now, wallText } from "../clock";
import { choosePlatform } from "../parts/platformFilter";
import { newQueries, useFactChange } from "../parts/queries";
import { expectAccessible, openAt } from "./open";

const GROUP = "link-group:a";
const at = (place: string) => openAt(`/link-groups${place}`);

beforeEach(() => choosePlatform(null));

describe("link groups", () => {
  it("are listed with their standing, and a row leads to the group's page", async () => {
    await at("");
    const row = (await screen.findByText("示例出海 关联组")).closest("[data-row]") as HTMLElement;
    expect(row.textContent).toContain("变更待报");
    expect((await screen.findAllByTestId("candidate")).length).toBe(2);
    await expectAccessible();
    fireEvent.click(within(row).getByText("示例出海 关联组"));
    expect((await screen.findByTestId("duty")).textContent).toContain("法定代表人变更");
  });

  it("teach what one is where there is none", async () => {
    await openAt("/link-groups", { calm: true });
    expect((await screen.findByTestId("links-teaching")).textContent).toContain("不会提醒");
  });

  it("begin with a company's stores that are in none", async () => {
    const write = vi.spyOn(backend, "record");
    await at("");
    fireEvent.click((await screen.findAllByTestId("candidate-found"))[0] as HTMLElement);
    fireEvent.click(await screen.findByTestId("add-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    const changes = write.mock.lastCall?.[0].changes ?? [];
    expect(changes.map((one) => one.kind)).toEqual(["link-group-described", "link-planned", "link-planned"]);
    expect(changes[0]?.data).toMatchObject({ platform: "aliexpress", entity: "91000000MADEM0701Q" });
  });
});

describe("the form of a new group at an address that names a company", () => {
  const SECOND = "entity:92000000MADEM0702U";

  it("begins with that company's stores, whatever platform the lists are narrowed to", async () => {
    choosePlatform("taobao");
    const overview = backend.linkOverview;
    vi.spyOn(backend, "linkOverview").mockImplementation(async (platform) => ({
      ...(await overview(platform)),
      ...(platform ? { candidates: [] } : {}),
    }));
    const write = vi.spyOn(backend, "record");
    await at(`?add=true&entity=${SECOND}`);
    fireEvent.click(await screen.findByTestId("add-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.lastCall?.[0].changes[0]?.data).toMatchObject({ entity: "92000000MADEM0702U" });
  });

  it("offers no other company in its place", async () => {
    await at("?add=true&entity=entity:91000000MADEM0000X");
    await screen.findByTestId("add-confirm");
    expect((document.querySelector("#link-group_name") as HTMLInputElement).value).toBe("");
  });
});

describe("the figures of a group", () => {
  const members = [1, 2].map((number) => `aliexpress/demo-link-0${number}`);
  const [first, second] = members as [string, string];
  const outsider = { store: "aliexpress/demo-link-08", dsr: 4.1, on: "2026-09-01" };
  const open = async () => {
    const linkGroup = backend.linkGroup;
    vi.spyOn(backend, "linkGroup").mockImplementation(async (group) => {
      const page = await linkGroup(group);
      const rates = [
        { store: first, dsr: 4.8, refund_rate: 2, on: "2026-10-01" },
        { store: second, dsr: 4.5, on: "2026-10-02" },
        outsider,
      ];
      const stores = page.stores.map((one, place) => ({
        ...one,
        store: { ...one.store, subject: `store:aliexpress/demo-link-0${place + 1}` },
      }));
      return { ...page, stores, attributes: { ...page.attributes, rates } };
    });
    const write = vi.spyOn(backend, "record").mockClear();
    await at(`?group=${GROUP}`);
    fireEvent.click(await screen.findByTestId("enter-rates"));
    await screen.findByTestId("form-confirm");
    return write;
  };
  const cell = (place: number, figure: string) =>
    document.querySelector(`#rates_stores_${place}_${figure}`) as HTMLInputElement;
  const save = () => fireEvent.click(screen.getByTestId("form-confirm"));
  afterEach(() => void vi.restoreAllMocks());

  it("carry today's day where one was changed or cleared, and their old one where none was", async () => {
    const write = await open();
    fireEvent.change(cell(0, "refund_rate"), { target: { value: "" } });
    save();
    await waitFor(() => expect(write).toHaveBeenCalled());
    const today = wallText(now()).slice(0, 10);
    const data = write.mock.lastCall?.[0].changes[0]?.data as { rates: { store: string }[] } | undefined;
    const rates = data?.rates ?? [];
    expect(rates.find((one) => one.store === first)).toEqual({ store: first, dsr: 4.8, on: today });
    expect(rates.find((one) => one.store === second)).toEqual({ store: second, dsr: 4.5, on: "2026-10-02" });
    expect(rates).toContainEqual(outsider);
  });

  it("are not recorded again where nothing was changed", async () => {
    const write = await open();
    save();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(write).not.toHaveBeenCalled();
  });
});

describe("stores on their way in", () => {
  afterEach(() => void vi.restoreAllMocks());

  // The world's first group: one is to be accepted, one was turned down.
  it("count alike in the list and in the drawer: whoever was turned down is on the way no more", async () => {
    await at(`?subject=${GROUP}`);
    const drawer = await screen.findByTestId("drawer");
    expect(await within(drawer).findByText("5 家店已关联、1 家在申请")).toBeTruthy();
    const names = await screen.findAllByText("示例出海 关联组");
    const row = names.map((name) => name.closest("[data-row]")).find(Boolean);
    expect(row?.textContent).toContain("1 家在申请");
  });

  it("are none where the way of every one has ended", async () => {
    const linkGroup = backend.linkGroup;
    vi.spyOn(backend, "linkGroup").mockImplementation(async (group) => {
      const page = await linkGroup(group);
      const stores = page.stores.map((one) => ({
        ...one,
        place: one.place === "applying" ? ("ended" as const) : one.place,
      }));
      return { ...page, stores };
    });
    await at(`?subject=${GROUP}`);
    expect(await within(await screen.findByTestId("drawer")).findByText("5 家店已关联")).toBeTruthy();
  });

  it("stand first on the page; those turned down or expired stand apart beneath", async () => {
    await at(`?group=${GROUP}`);
    const stages = (await screen.findAllByTestId("application")).map((one) => one.dataset.stage);
    expect(stages).toEqual(["awaiting-accept", "failed"]);
    const ended = screen.getByText("未通过或已过期，要从头再来").parentElement as HTMLElement;
    const apart = within(ended).getAllByTestId("application");
    expect(apart.map((one) => one.dataset.stage)).toEqual(["failed"]);
  });
});

describe("what was typed of a company", () => {
  it("is forgotten with the form that asked what it starts", async () => {
    const queries = newQueries();
    const request = {
      entity: "entity:91000000MADEM0700M",
      facts: [],
      patch: { bank_account_number: "6222000000000000" },
      effective: "2026-11-20T00:00:00+08:00",
    };
    startPreview({});
    const asked = renderHook(() => useFactChange(request, true), {
      wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
    });
    await waitFor(() => expect(asked.result.current.data).toBeTruthy());
    asked.unmount();
    await waitFor(() => expect(queries.getQueryCache().getAll()).toEqual([]));
  });
});

describe("the page of a group", () => {
  it("says what is wrong beyond what its parts tell", async () => {
    await at(`?group=${GROUP}`);
    const alarms = await screen.findByTestId("group-alarms");
    const told = [...alarms.querySelectorAll<HTMLElement>("[data-finding]")].map(
      (one) => one.dataset.finding,
    );
    expect(told).toEqual(["group-precondition-broken"]);
    expect(alarms.textContent).toContain("不是同一主体：示例四店");
    expect(screen.getByTestId("duty")).toBeTruthy();
  });

  it("says of a change by when it is safe, by when it is due, what day 4 brings and that nobody else will tell", async () => {
    await at(`?group=${GROUP}`);
    const duty = await screen.findByTestId("duty");
    expect(within(duty).getByTestId("duty-safe").textContent).toContain("2026-11-22 24:00");
    expect(within(duty).getByTestId("duty-due").textContent).toContain("2026-11-24 24:00");
    expect(within(duty).getByTestId("duty-day4").textContent).toContain("2026-11-25 0:00");
    expect(duty.textContent).toContain("不能静音");
    expect(within(duty).getByTestId("affected").querySelectorAll("[data-subject]").length).toBeGreaterThan(1);
    await expectAccessible();
  });

  it("records that the change was filed, answering the change that started it", async () => {
    const write = vi.spyOn(backend, "record");
    await at(`?group=${GROUP}`);
    fireEvent.click(await screen.findByTestId("file-update"));
    fireEvent.change(await screen.findByLabelText("凭证"), { target: { value: "截图 7" } });
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(write).toHaveBeenCalled());
    expect(write.mock.lastCall?.[0].changes[0]).toMatchObject({
      subject: GROUP,
      kind: "update-submitted",
      data: { change: "0190-duty-1", evidence: "截图 7" },
    });
  });

  it("shows what a change starts before it is recorded", async () => {
    await at(`?group=${GROUP}`);
    fireEvent.click(await screen.findByTestId("fact-change"));
    const starts = await screen.findByTestId("starts");
    expect(within(starts).queryByTestId("duty")).toBeNull();
    fireEvent.click(screen.getByLabelText("执照地址"));
    expect((await within(starts).findByTestId("duty")).textContent).toContain("执照地址变更");
  });
});

const field = (name: string) =>
  waitFor(() => {
    const found = document.querySelector(`#company_${name}`);
    expect(found).toBeTruthy();
    return found as HTMLInputElement;
  });

describe("the form of a company", () => {
  it("says what a new representative starts before anything is saved", async () => {
    await openAt("/papers?view=companies&subject=entity:91000000MADEM0700M&begin=edit");
    fireEvent.change(await field("legal_representative"), { target: { value: "李示四" } });
    fireEvent.click(await screen.findByLabelText("登记事项变更"));
    const day = await field("since");
    fireEvent.mouseDown(day);
    fireEvent.change(day, { target: { value: "2026-11-20" } });
    fireEvent.keyDown(day, { key: "Enter", code: "Enter", keyCode: 13 });
    const duty = within(await screen.findByTestId("starts")).findByTestId("duty");
    expect((await duty).textContent).toContain("法定代表人变更");
  });
});

describe("a group that came apart", () => {
  it("shows frozen withdrawals first, says that nobody is linked any more, and presses no invitation", async () => {
    await at("?group=link-group:b");
    const page = await screen.findByTestId("link-group");
    expect((page.firstElementChild as HTMLElement).dataset.testid).toBe("frozen");
    expect(within(page).getByText("已经没有店铺关联")).toBeTruthy();
    expect(screen.getByTestId("invite").className).not.toContain("ant-btn-primary");
  });
});

describe("a step that was turned down", () => {
  it("says so and by which code", async () => {
    await at(`?group=${GROUP}&invite=store:aliexpress/demo-link-07`);
    const step = await waitFor(() => {
      const found = document.querySelector("[data-progress=failed]");
      expect(found).toBeTruthy();
      return found as HTMLElement;
    });
    expect(step.textContent).toContain("未通过 ERR-ACCT-027");
  });
});

describe("the pre-check", () => {
  const mend = async (guard: string) => {
    await at(`?group=${GROUP}&check=true`);
    const line = await waitFor(() => {
      const found = document.querySelector(`[data-guard="${guard}"]`);
      expect(found).toBeTruthy();
      return found as HTMLElement;
    });
    fireEvent.click(within(line).getByTestId("guard-mend"));
  };

  it("leads from a company's fact to its form", async () => {
    await mend("name-match");
    expect(await screen.findByTestId("form-confirm")).toBeTruthy();
  });

  it("leads from what is counted to the group", async () => {
    await mend("licence-count");
    expect(await screen.findByTestId("link-group")).toBeTruthy();
  });

  it("names each condition with its verdict and compares names letter by letter", async () => {
    await at(`?group=${GROUP}&check=true`);
    expect((await screen.findByTestId("precheck-verdict")).getAttribute("data-ready")).toBe("false");
    const names = await screen.findByTestId("name-diff");
    expect(names.textContent).toMatch(/U\+[0-9A-F]{4}/);
    await expectAccessible();
  });
});
