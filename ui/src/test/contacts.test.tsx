// What the association of stores is judged by, as it is entered: contact and environment of a store, the shareholders of a
// company, logins, and how two stores are related.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PairRelation } from "../backend/bindings/PairRelation";
import type { Refusal } from "../backend/bindings/Refusal";
import type { StorePage } from "../backend/bindings/StorePage";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { expectAccessible, openAt } from "./open";

const STORE = "store:taobao/示例商家000";
const at = (path: string) => openAt(path);
const recorded = () => {
  const write = vi.spyOn(backend, "record");
  return {
    write,
    changes: async () => {
      await waitFor(() => expect(write).toHaveBeenCalledTimes(1));
      return write.mock.lastCall?.[0].changes ?? [];
    },
  };
};
const dialog = async () =>
  (await screen.findByTestId("form-confirm")).closest("[role=dialog]") as HTMLElement;
const field = async (label: RegExp | string) =>
  within(await dialog()).findByLabelText(label, { selector: "input, textarea" });
const enter = async (label: RegExp | string, value: string) =>
  fireEvent.change(await field(label), { target: { value } });
const settle = async (label: RegExp | string, value: string) => {
  await enter(label, value);
  fireEvent.keyDown(await field(label), { key: "Enter", keyCode: 13 });
};
const save = () => fireEvent.click(screen.getByTestId("form-confirm"));

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("contact and environment of a store", () => {
  it("are entered in its form: contact, ranges, return address with its datum, agency", async () => {
    const { changes } = recorded();
    await at(`/stores?subject=${encodeURIComponent(STORE)}&begin=edit`);
    await enter(/^联系人/, "张示例");
    await settle(/^商品系列/, "半身裙");
    await enter(/^退货地址/, "杭州市示例路9号");
    await enter(/^纬度/, "30.25");
    await enter(/^经度/, "120.15");
    await settle(/^代运营合同起始日/, "2026-01-01");
    await enter(/^合同编号/, " DY-1 ");
    save();
    expect(await changes()).toEqual([
      {
        subject: STORE,
        kind: "store-described",
        effective: expect.any(String),
        data: {
          contact_name: "张示例",
          product_ranges: ["半身裙", "连衣裙"],
          return_address: { text: "杭州市示例路9号", at: { lat: 30.25, lon: 120.15, datum: "gcj-02" } },
          agency: { from: "2026-01-01", contract: "DY-1" },
        },
      },
    ]);
  });

  it("ask for the first day of a contract that has only a number", async () => {
    const { write } = recorded();
    await at(`/stores?subject=${encodeURIComponent(STORE)}&begin=edit`);
    await enter(/^合同编号/, "DY-1");
    const from = (await field(/^代运营合同起始日/)).closest(".ant-form-item") as HTMLElement;
    await waitFor(() => expect(from.querySelector(".must")).toBeTruthy());
    save();
    expect(await within(await dialog()).findByText("请填写代运营合同起始日")).toBeTruthy();
    expect(write).not.toHaveBeenCalled();
  });

  it("warn while a phone for login recovery is typed that another store uses", async () => {
    const asked = vi.spyOn(backend, "judgeContact").mockResolvedValue({
      used_by: [{ subject: "store:taobao/示例生活家居用品专营002", name: "示例002生活馆" }],
      warning: { zh: "本平台“示例002生活馆”已用它", en: "in use" },
      rule: null,
    });
    await at(`/stores?subject=${encodeURIComponent(STORE)}&begin=edit`);
    await enter(/^找回密码的手机/, "13900000001");
    expect((await screen.findByTestId("contact-note")).textContent).toContain("示例002生活馆");
    expect(asked).toHaveBeenLastCalledWith({ store: STORE, field: "login_phone", typed: "13900000001" });
  });
});

describe("a refusal", () => {
  const refusing = (field: string | null) => {
    const text = { zh: "这里写不成", en: "this cannot be" };
    const refusal: Refusal = { index: 0, code: "bad", text, field, evidence: [], rule: null };
    vi.spyOn(backend, "record").mockResolvedValue({ outcome: "refused", refusals: [refusal] });
  };
  const refused = async (field: string | null) => {
    refusing(field);
    await at(`/stores?subject=${encodeURIComponent(STORE)}&begin=edit`);
    await enter(/^联系人/, "张示例");
    save();
    return within(await dialog());
  };

  it.each(["agency", "return_address", "unheard_of", null])(
    "about %s, which no one field of the form holds, stands above the form",
    async (field) => {
      const form = await refused(field);
      expect((await form.findByTestId("refused")).textContent).toContain("这里写不成");
    },
  );

  it.each(["contact_name", "product_ranges"])("about %s stands beside its field alone", async (field) => {
    const form = await refused(field);
    const said = await form.findByText("这里写不成");
    expect(said.closest(".ant-form-item")).not.toBeNull();
    expect(form.queryByTestId("refused")).toBeNull();
  });

  it("about a company's business address stands above the company's form", async () => {
    refusing("business_address");
    await at("/papers?view=companies&subject=entity:91000000MADEM0700M&begin=edit");
    await settle(/^股东与受益人/, "丁样");
    save();
    expect((await screen.findByTestId("refused")).textContent).toContain("这里写不成");
  });
});

describe("the shareholders of a company", () => {
  it("are entered in its form, without an order of their own", async () => {
    const { changes } = recorded();
    await at("/papers?view=companies&subject=entity:91000000MADEM0700M&begin=edit");
    await settle(/^股东与受益人/, "丁样");
    save();
    expect((await changes())[0]?.data).toEqual({ shareholders: ["丁样", "周样"] });
  });
});

describe("logins of a store", () => {
  it("stand in its drawer and are written down from there", async () => {
    const { changes } = recorded();
    await at(`/stores?subject=${encodeURIComponent(STORE)}`);
    const logins = within(await screen.findByTestId("logins"));
    expect(logins.getByText("WS-11 · 203.0.113.16 · 客服01")).toBeTruthy();
    fireEvent.click(logins.getByTestId("record-login"));
    await dialog();
    await expectAccessible();
    await enter(/^设备/, " WS-12 ");
    await enter(/^登录的子账号/, "客服02");
    save();
    expect(await changes()).toEqual([
      {
        subject: STORE,
        kind: "logged-in",
        effective: expect.any(String),
        data: { device: "WS-12", account: "客服02" },
      },
    ]);
  });
});

describe("the relation of two stores", () => {
  const OTHER = "store:taobao/示例生活家居用品专营002";
  const THEIRS = {
    subject: "entity:91000000MADEM0701Q",
    name: "示例B1(杭州)贸易有限公司",
    company_type: null,
    tags: [],
  };
  const AGENCY = { from: "2026-01-01", contract: "DY-1" };
  const IN_FORCE = { agency: AGENCY, agency_in_force: true };
  /** The form of the first pair; the world's two stores are one company's where nothing else is said of the other. */
  const open = async (other: Partial<StorePage> = { entity: null }, relation: PairRelation = "unrelated") => {
    const { store, association } = backend;
    vi.spyOn(backend, "store").mockImplementation(async (subject) => ({
      ...(await store(subject)),
      ...(subject === STORE ? {} : other),
    }));
    vi.spyOn(backend, "association").mockImplementation(async (request) => {
      const page = await association(request);
      return { ...page, pairs: page.pairs.map((pair) => ({ ...pair, relation })) };
    });
    await at("/association");
    const [pair] = await screen.findAllByTestId("association-pair");
    fireEvent.click(within(pair as HTMLElement).getByTestId("declare-relation"));
    return within(await dialog());
  };

  it("is said by whose they are: one company is recorded of the store that had none", async () => {
    const { changes } = recorded();
    const form = await open();
    fireEvent.click(form.getByText("同一主体"));
    await form.findByLabelText(/^两店的主体/);
    await expectAccessible();
    save();
    expect(await changes()).toMatchObject([
      { subject: OTHER, kind: "store-described", data: { entity: "91000000MADEM0700M" } },
    ]);
  });

  it("is said by an agency's contract, which is that of the store that is run", async () => {
    const { changes } = recorded();
    const form = await open();
    fireEvent.click(form.getByText("代运营"));
    await form.findByLabelText(/^代运营合同起始日/);
    fireEvent.click(form.getByText("示例002生活馆"));
    await settle(/^代运营合同起始日/, "2026-01-01");
    save();
    expect(await changes()).toMatchObject([
      { subject: OTHER, kind: "store-described", data: { agency: { from: "2026-01-01" } } },
    ]);
  });

  it("records nothing where nothing was changed", async () => {
    const { write } = recorded();
    await open({ entity: THEIRS });
    save();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(write).not.toHaveBeenCalled();
  });

  it("is an agency's while its contract is in force: of different companies ends it, and says so", async () => {
    const { changes } = recorded();
    const form = await open({ entity: THEIRS, ...IN_FORCE }, "agency");
    expect(form.queryByTestId("contract-ends")).toBeNull();
    fireEvent.click(form.getByText("不同主体"));
    expect((await form.findByTestId("contract-ends")).textContent).toContain(
      "示例002生活馆 有现行的代运营合同",
    );
    save();
    expect(await changes()).toEqual([
      { subject: OTHER, kind: "store-described", effective: expect.any(String), data: { agency: null } },
    ]);
  });

  it("changes from an agency's to one company's with the contract that ends", async () => {
    const { changes } = recorded();
    const form = await open({ entity: null, ...IN_FORCE }, "agency");
    fireEvent.click(form.getByText("同一主体"));
    await form.findByTestId("contract-ends");
    save();
    expect((await changes()).map(({ subject, data }) => [subject, data])).toEqual([
      [OTHER, { entity: "91000000MADEM0700M", agency: null }],
    ]);
  });

  it("leaves a contract on record that has run out", async () => {
    const { write } = recorded();
    const form = await open({ entity: THEIRS, agency: { ...AGENCY, to: "2026-06-30" } });
    expect(form.queryByTestId("contract-ends")).toBeNull();
    save();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(write).not.toHaveBeenCalled();
  });

  it("leaves a contract beside what was one company's before and stays so", async () => {
    const { write } = recorded();
    const form = await open(IN_FORCE, "same-entity");
    expect(form.queryByTestId("contract-ends")).toBeNull();
    save();
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(write).not.toHaveBeenCalled();
  });

  it("is of different companies only where each is named", async () => {
    const { write } = recorded();
    const form = await open();
    save();
    expect(await form.findByText("请填写示例002生活馆 的主体")).toBeTruthy();
    expect(write).not.toHaveBeenCalled();
  });

  it("is of different companies only where they differ", async () => {
    const { changes, write } = recorded();
    const form = await open({}, "same-entity");
    fireEvent.click(form.getByText("不同主体"));
    const second = await form.findByLabelText("示例002生活馆 的主体");
    save();
    expect(await form.findByText(/^与 .+ 的主体相同。请改正其中一家/)).toBeTruthy();
    expect(write).not.toHaveBeenCalled();
    fireEvent.mouseDown(second);
    fireEvent.click(await screen.findByTitle(/^示例B1/));
    save();
    expect(await changes()).toMatchObject([{ subject: OTHER, data: { entity: "91000000MADEM0701Q" } }]);
  });

  it("is not an agency's between stores on record as one company's, and says why", async () => {
    await open({}, "same-entity");
    const form = within(await dialog());
    expect((form.getByLabelText("代运营") as HTMLInputElement).disabled).toBe(true);
    expect(form.getByText(/两店登记在同一主体名下/)).toBeTruthy();
    await expectAccessible();
  });

  it("may be an agency's between stores of different companies", async () => {
    const form = await open({ entity: THEIRS });
    expect((form.getByLabelText("代运营") as HTMLInputElement).disabled).toBe(false);
    expect(form.queryByText(/两店登记在同一主体名下/)).toBeNull();
  });
});
