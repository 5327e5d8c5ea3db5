import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { arrange } from "../screens/association/graph/arrange";
import { expectAccessible, openAt } from "./open";

// jsdom draws nothing: whether the window could, each test says; what would be drawn stands there as buttons.
const machine = vi.hoisted(() => ({ draws: true }));
vi.mock("../screens/association/graph/webgl", () => ({ canDraw: () => machine.draws }));
vi.mock("../screens/association/graph/GraphCanvas", () => ({
  default: ({ of, lookedAt, onPoint, onPress, onKeyDown, label, describedBy }: CanvasProps) => (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as the drawing itself
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
    >
      {of.stores.map((store) => (
        <button
          key={store.subject}
          type="button"
          data-looked-at={store.subject === lookedAt}
          onMouseEnter={() => onPoint(store.subject)}
          onMouseLeave={() => onPoint(null)}
          onClick={() => onPress(store.subject)}
        >
          {store.name}
        </button>
      ))}
    </div>
  ),
}));

interface CanvasProps {
  of: { stores: { subject: string; name: string }[] };
  lookedAt: string | null;
  onPoint: (store: string | null) => void;
  onPress: (store: string) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
  label: string;
  describedBy: string;
}

const middle = "示例002生活馆";
const GRAPH = "/association?view=graph";

/** A store in the drawing, not its name among common values. */
const drawn = async (name: string) =>
  within(await screen.findByRole("application")).getByRole("button", { name });

beforeEach(() => {
  choosePlatform(null);
  machine.draws = true;
});

describe("the graph of what stores have in common", () => {
  it("is switched to from the list and back", async () => {
    await openAt("/association");
    await screen.findAllByTestId("association-pair");
    fireEvent.click(screen.getByText("图"));
    expect(await screen.findByRole("application")).toBeTruthy();
    expect(screen.queryAllByTestId("association-pair")).toHaveLength(0);
    fireEvent.click(screen.getByText("列表"));
    expect(await screen.findAllByTestId("association-pair")).toHaveLength(2);
  });

  it("gives way to the list where the window cannot draw, and says so", async () => {
    machine.draws = false;
    await openAt(GRAPH);
    expect((await screen.findByTestId("graph-cannot")).textContent).toContain("WebGL");
    expect(await screen.findAllByTestId("association-pair")).toHaveLength(2);
    expect(screen.queryByRole("application")).toBeNull();
  });

  it("names what is left out, counts what lines mean, and keeps common values in words", async () => {
    await openAt(GRAPH);
    const canvas = await screen.findByRole("application");
    expect(canvas.getAttribute("aria-label")).toContain("3 家店，2 对");
    expect(screen.getByTestId("graph-left-out").textContent).toContain("3 家店、4 对");
    const lines = screen.getByRole("list", { name: /线/ });
    expect(
      within(lines)
        .getAllByRole("listitem")
        .map((line) => line.textContent),
    ).toEqual(["高 1", "很低 1"]);
    expect(screen.getByText(/IP 203.0.113.99/)).toBeTruthy();
    await expectAccessible();
  });

  it("tells of the store beneath the pointer, and opens the one that is pressed", async () => {
    await openAt(GRAPH);
    const store = await drawn(middle);
    fireEvent.mouseEnter(store);
    const card = within(await screen.findByTestId("graph-card"));
    expect(card.getByText("76.0")).toBeTruthy();
    expect(card.getByText("与 2 家店有共同点")).toBeTruthy();
    expect(card.getByText("同日同设备同 IP")).toBeTruthy();
    fireEvent.mouseLeave(store);
    await waitFor(() => expect(screen.queryByTestId("graph-card")).toBeNull());
    fireEvent.click(store);
    expect(await screen.findByTestId("drawer")).toBeTruthy();
  });

  it("goes from store to store by the keyboard, the most connected first", async () => {
    await openAt(GRAPH);
    const canvas = await screen.findByRole("application");
    fireEvent.keyDown(canvas, { key: "ArrowRight" });
    const looked = () => canvas.querySelector("[data-looked-at=true]")?.textContent;
    expect(looked()).toBe(middle);
    fireEvent.keyDown(canvas, { key: "Escape" });
    expect(looked()).toBeUndefined();
  });

  it("asks the same of the graph and of the list: kinds, band, surroundings from the address", async () => {
    const graph = vi.spyOn(backend, "associationGraph");
    const list = vi.spyOn(backend, "association");
    const store = "store:taobao/示例商家000";
    const search = `signals=${encodeURIComponent('["phone"]')}&band=medium&store=${encodeURIComponent(store)}&hops=2`;
    await openAt(`${GRAPH}&${search}`);
    await screen.findByRole("application");
    const wanted = { store, hops: 2, platform: null, kinds: ["phone"], at_least: "medium" };
    expect(graph).toHaveBeenLastCalledWith({ wanted, limit: null });
    expect(list.mock.lastCall?.[0].wanted).toEqual(wanted);
  });

  it("narrows itself to what surrounds the store that is looked at", async () => {
    const asked = vi.spyOn(backend, "associationGraph");
    await openAt(GRAPH);
    fireEvent.mouseEnter(await drawn(middle));
    fireEvent.click(await screen.findByTestId("graph-surround"));
    await waitFor(() => expect(asked.mock.lastCall?.[0].wanted.hops).toBe(1));
    expect(asked.mock.lastCall?.[0].wanted.store).toContain("示例生活家居用品专营002");
  });
});

describe("the arrangement of a graph", () => {
  // Four islands: a ring of six, a triangle, a pair, and a store alone.
  const pairs = [
    ...Array.from({ length: 6 }, (_, n) => [n, (n + 1) % 6, 1] as const),
    [6, 7, 2] as const,
    [7, 8, 2] as const,
    [6, 8, 2] as const,
    [9, 10, 1] as const,
  ];
  const islands = [[0, 1, 2, 3, 4, 5], [6, 7, 8], [9, 10], [11]];
  const places = arrange({ stores: 12, pairs });
  const at = (n: number) => [places[n * 2] ?? Number.NaN, places[n * 2 + 1] ?? Number.NaN] as const;
  const far = (one: number, other: number) => {
    const [x, y] = at(one);
    const [u, v] = at(other);
    return Math.hypot(x - u, y - v);
  };

  it("is the same each time", () => {
    expect(arrange({ stores: 12, pairs })).toEqual(places);
  });

  it("gives every store a place of its own", () => {
    for (let one = 0; one < 12; one++)
      for (let other = 0; other < one; other++) expect(far(one, other)).toBeGreaterThan(0.1);
  });

  it("keeps islands apart: nobody stands nearer to a stranger than the two islands' middles allow", () => {
    const circles = islands.map((members) => {
      const mean = (axis: 0 | 1) => members.reduce((sum, n) => sum + at(n)[axis], 0) / members.length;
      const [x, y] = [mean(0), mean(1)];
      const reach = Math.max(...members.map((n) => Math.hypot(at(n)[0] - x, at(n)[1] - y)));
      return { x, y, reach };
    });
    for (const [n, one] of circles.entries())
      for (const other of circles.slice(0, n))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.reach + other.reach);
  });

  it("arranges two thousand stores in one island within its bounds", () => {
    const many = Array.from({ length: 6000 }, (_, n) => [n % 2000, (n * 7 + (n % 13)) % 2000, 1] as const);
    const found = arrange({ stores: 2000, pairs: many.filter(([one, other]) => one !== other) });
    expect(found).toHaveLength(4000);
    expect(found.every(Number.isFinite)).toBe(true);
  });
});
