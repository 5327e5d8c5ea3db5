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
  it("is asked once it is complete, for the day on which it takes effect, and what would follow stands beside it", async () => {
    const question = vi.spyOn(backend, "whatIf");
    await openAt(at([representative]));
    const answer = await screen.findByTestId("what-if-summary");
    expect(asked(question)).toEqual({
      on: "2026-11-24T23:59:59+08:00",
      scenarios: [
        {
          suppose: "fact-changes",
          entity: "entity:91000000MADEM00037",
          fact: "legal-representative",
          effective: "2026-11-24T00:00:00+08:00",
        },
      ],
    });
    expect(answer.textContent).toContain("多出 1 个期限");
    expect(answer.textContent).toContain("波及 6 家店");
    expect(screen.getByTestId("what-if-start").textContent).toContain("最晚 11-26 12:00 前动手");
    const line = screen.getByTestId("other-deadline");
    expect(line.textContent).toContain("更新关联组登记的法定代表人");
    fireEvent.click(within(line).getByTestId("affects"));
    expect(within(line).getByTestId("affected")).toBeTruthy();
    fireEvent.click(within(line).getByTestId("show-steps"));
    expect(within(line).getByTestId("back-steps").textContent).toContain("2 个工作日 · 运营者");
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
    await openAt(at([representative, { suppose: "document-ends", document: "document:licence" }]));
    const refused = await screen.findByTestId("scenario-refused");
    expect(refused.closest("[data-testid=scenario-document-ends]")).not.toBeNull();
    expect(screen.queryByTestId("what-if-answer")).toBeNull();
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
