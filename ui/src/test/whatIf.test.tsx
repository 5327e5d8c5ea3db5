import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import type { Drafted } from "../parts/supposition";
import { expectAccessible, openAt } from "./open";

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

const at = (suppose: Drafted[], on?: string) =>
  `/what-if?suppose=${encodeURIComponent(JSON.stringify(suppose))}${on ? `&on=${on}` : ""}`;
const representative: Drafted = {
  suppose: "fact-changes",
  entity: "entity:91000000MADEM00037",
  fact: "legal-representative",
  day: "2026-11-24",
};
const asked = (question: { mock: { lastCall?: unknown[] } }) => question.mock.lastCall?.[0];

describe("a supposition", () => {
  it("is asked once it is complete, and what would follow on the day that the answer tells stands beside it", async () => {
    const question = vi.spyOn(backend, "whatIf");
    await openAt(at([representative]));
    const answer = await screen.findByTestId("what-if-summary");
    expect(asked(question)).toEqual({
      on: null,
      scenarios: [
        {
          suppose: "fact-changes",
          entity: "entity:91000000MADEM00037",
          fact: "legal-representative",
          effective: "2026-11-24T00:00:00+08:00",
        },
      ],
    });
    expect(screen.getByLabelText("看哪一天", { selector: "input" })).toHaveProperty("value", "2026-11-24");
    expect(answer.textContent).toContain("和没有这些假设的同一天相比");
    expect(answer.textContent).toContain("多出 1 个期限");
    expect(answer.textContent).toContain("波及 6 家店");
    expect(screen.getByTestId("what-if-start").textContent).toContain("最晚 11-26 12:00 前动手");
    const line = screen.getByTestId("other-deadline");
    expect(line.textContent).toContain("更新关联组登记的法定代表人");
    fireEvent.click(within(line).getByTestId("affects"));
    expect(within(line).getByTestId("affected")).toBeTruthy();
    expect(within(line).queryByTestId("show-steps")).toBeNull();
    await expectAccessible();
  });

  it("shows of a deadline that takes somebody time what has to be begun before it, by when, and whose move it is", async () => {
    const promotion: Drafted = {
      suppose: "promotion-starts",
      store: "store:taobao/示例商家001",
      accounts: 1,
      from: "2026-12-10",
      to: "2026-12-12",
    };
    await openAt(at([promotion]));
    const line = await screen.findByTestId("other-deadline");
    fireEvent.click(within(line).getByTestId("show-steps"));
    const steps = within(line).getByTestId("back-steps").textContent;
    expect(steps).toContain("12-14 24:00");
    expect(steps).toContain("12-16 24:00");
    expect(steps).toContain("48 小时 · 员工");
    await expectAccessible();
  });

  it("that is begun from a question waits for what is missing", async () => {
    const question = vi.spyOn(backend, "whatIf");
    await openAt("/what-if");
    await screen.findByTestId("what-if-teach");
    fireEvent.click(screen.getByText("某人离职，留下哪些账号要收尾？"));
    const card = await screen.findByTestId("scenario-person-leaves");
    expect(card.dataset.complete).toBe("false");
    expect(within(card).getByLabelText("离职日", { selector: "input" })).toHaveProperty(
      "value",
      "2026-11-21",
    );
    await screen.findByText(/填完整/);
    expect(question).not.toHaveBeenCalled();
    await expectAccessible();
  });

  it("that cannot be says why on its own card", async () => {
    await openAt(at([representative, { suppose: "document-ends", document: "document:permit" }]));
    const refused = await screen.findByTestId("scenario-refused");
    expect(refused.closest("[data-testid=scenario-document-ends]")).not.toBeNull();
    expect(screen.queryByTestId("what-if-answer")).toBeNull();
  });

  it("that has a document end beside what changes is compared with now, as the answer says", async () => {
    await openAt(at([representative, { suppose: "document-ends", document: "document:licence" }]));
    const summary = await screen.findByTestId("what-if-summary");
    expect(summary.textContent).toContain("和现在相比");
    expect(summary.textContent).toContain("多出 1 个期限");
    expect(screen.getByLabelText("看哪一天", { selector: "input" })).toHaveProperty("value", "2026-12-11");
    fireEvent.click(screen.getByText(/^再看/));
    const others = screen.getAllByTestId("other-state").map((one) => one.dataset.subject);
    expect(others).toContain("document:licence");
  });

  it("shows what was chosen by its name, where it lies beyond the rows that are found", async () => {
    vi.spyOn(backend, "linkGroups").mockResolvedValue({ rows: [], total: 0, next: null });
    await openAt(at([{ suppose: "link-stands", group: "link-group:a", day: "2026-12-15" }]));
    const card = await screen.findByTestId("scenario-link-stands");
    expect(await within(card).findByText("示例出海 关联组")).toBeTruthy();
    expect(card.textContent).not.toContain("link-group:");
  });

  it("that was answered stays in sight while the next is worked out, and nothing is done by it", async () => {
    await openAt(at([representative, { suppose: "document-ends", document: "document:licence" }]));
    await screen.findByTestId("what-if-summary");
    const { whatIf } = backend;
    const answering = { now: () => {} };
    vi.spyOn(backend, "whatIf").mockImplementation(async (question) => {
      await new Promise<void>((done) => {
        answering.now = done;
      });
      return whatIf(question);
    });
    const card = screen.getByTestId("scenario-document-ends");
    fireEvent.click(within(card).getByRole("button", { name: /^去掉|^移除/ }));
    const look = () => screen.getByTestId("what-if-look") as HTMLButtonElement;
    const later = () => screen.getByTestId("on-plus-7") as HTMLButtonElement;
    expect(screen.getByTestId("what-if-summary")).toBeTruthy();
    expect([look().disabled, later().disabled]).toEqual([true, true]);
    await waitFor(() => expect(backend.whatIf).toHaveBeenCalled());
    expect([look().disabled, later().disabled]).toEqual([true, true]);
    answering.now();
    await waitFor(() => expect([look().disabled, later().disabled]).toEqual([false, false]));
    fireEvent.click(later());
    const day = screen.getByLabelText("看哪一天", { selector: "input" });
    await waitFor(() => expect(day).toHaveProperty("value", "2026-12-01"));
  });

  it("takes the whole window to its day, and back leads to it again", async () => {
    const travel = vi.spyOn(backend, "travel");
    await openAt(at([representative], "2026-12-01"));
    fireEvent.click(await screen.findByTestId("what-if-look"));
    expect((await screen.findByTestId("travel-banner")).textContent).toBe("假想 · 12月1日");
    expect(travel.mock.lastCall?.[0].scenarios).toHaveLength(1);
    expect(screen.getByTestId("travel-words").textContent).toContain("示例假设");
    await screen.findByTestId("group-overdue");
    fireEvent.click(screen.getByTestId("travel-back"));
    await waitFor(() => expect(screen.queryByTestId("travel-banner")).toBeNull());
  });
});

describe("a day alone", () => {
  it("shows what time brings, or says calmly that it brings nothing", async () => {
    await openAt("/what-if?on=2026-11-30");
    expect((await screen.findByTestId("what-if-summary")).textContent).toContain("和现在相比");
    expect(screen.getAllByTestId("other-state").length).toBeGreaterThan(0);
    fireEvent.click(screen.getByTestId("on-plus-7"));
    const question = vi.spyOn(backend, "whatIf");
    await waitFor(() => expect(asked(question)).toEqual({ on: "2026-12-07T23:59:59+08:00", scenarios: [] }));
  });

  it("is empty where nothing would be otherwise", async () => {
    await openAt("/what-if?on=2026-11-21", { calm: true });
    expect((await screen.findByTestId("what-if-empty")).textContent).toContain("不会有什么不同");
  });
});

describe("an address", () => {
  it("of another shape supposes nothing", async () => {
    await openAt("/what-if?suppose=%5B%7B%22suppose%22%3A%22nonsense%22%7D%2C3%5D");
    expect(await screen.findByTestId("what-if-teach")).toBeTruthy();
  });
});
