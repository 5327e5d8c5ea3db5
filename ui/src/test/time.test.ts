import i18next from "i18next";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { now, setClock, tomorrowAt, wall } from "../clock";
import { newId } from "../widgets/newId";
import { absolute, absoluteEnd, relative } from "../widgets/time";

const t = i18next.t.bind(i18next);

describe("times", () => {
  beforeEach(() => setClock("2026-11-21T12:00:00+08:00"));

  it("are read in the rule's zone, whatever offset the wire carries", () => {
    expect(absolute("2026-11-28T09:00:00+08:00")).toBe("11-28 09:00");
    expect(absolute("2026-11-28T01:00:00Z")).toBe("11-28 09:00");
    expect(absolute("2027-01-01T00:00:00+08:00")).toBe("2027-01-01 00:00");
  });

  it("call the end of a day its 24:00", () => {
    expect(absoluteEnd("2026-12-22T00:00:00+08:00")).toBe("12-21 24:00");
    expect(absoluteEnd("2027-01-01T00:00:00+08:00")).toBe("12-31 24:00");
    expect(absoluteEnd("2026-12-22T09:00:00+08:00")).toBe("12-22 09:00");
  });

  it("count down by their two largest units", () => {
    const at = (hours: number) => now() + hours * 3_600_000;
    expect(relative("2026-11-28T09:00:00+08:00", at(0), t)).toMatch(/^还有 6 天 2[01] 小时$/);
    expect(relative("2026-11-21T12:00:00+08:00", at(3), t)).toBe("已过 3 小时");
    expect(relative("2026-12-21T11:00:00+08:00", at(0), t)).toMatch(/^还有 29 天 2[23] 小时$/);
    expect(relative("2027-08-04T23:00:00+08:00", at(0), t)).toBe("还有 256 天");
  });

  it("go on with the monotonic clock between two answers", () => {
    const before = now();
    const spy = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
    expect(now() - before).toBeGreaterThanOrEqual(60_000);
    spy.mockRestore();
  });

  it("know tomorrow morning", () => {
    expect(wall(tomorrowAt(now(), 9))).toMatchObject({ month: 11, day: 22, hour: 9, minute: 0 });
  });
});

it("a new id says when it was made", () => {
  const id = newId(1_795_233_600_000);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace(/-/g, "").slice(0, 12), 16)).toBe(1_795_233_600_000);
});
