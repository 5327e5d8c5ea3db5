// A value that the operator set is marked wherever it acts, by one sign: whatever names its rules carries it.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { backend } from "../backend/commands";
import { choosePlatform } from "../parts/platformFilter";
import { openAt } from "./open";

const scanned = encodeURIComponent("sub-account:taobao/示例生活家居用品专营002:美工03");

/** The frame's answer, with these rules set otherwise. */
async function setOtherwise(path: string, ...rules: string[]) {
  const frame = backend.frame;
  vi.spyOn(backend, "frame").mockImplementation(async () => ({ ...(await frame()), set_rules: rules }));
  await openAt(path);
}

const marks = (of: HTMLElement) => within(of).queryAllByTestId("set-by-you").length;

beforeEach(() => {
  vi.restoreAllMocks();
  choosePlatform(null);
});

describe("a value of the operator's own", () => {
  it("has no mark as long as nothing is set", async () => {
    await setOtherwise("/today");
    await screen.findAllByTestId("today-row");
    expect(screen.queryByTestId("set-by-you")).toBeNull();
  });

  it("is marked on every date that rests on it", async () => {
    await setOtherwise("/today", "taobao.subaccount.verify-within");
    const rows = await screen.findAllByTestId("today-row");
    await waitFor(() => expect(rows.every((row) => marks(row) === 1)).toBe(true));
  });

  it("marks a date also where only one of its reasons rests on it", async () => {
    const today = backend.today;
    vi.spyOn(backend, "today").mockImplementation(async (request) => {
      const answer = await today(request);
      const reason = { step: "safe-submit", text: { zh: "", en: "" }, rule: "taobao.verify.review-within" };
      for (const row of answer.groups[0]?.rows ?? []) row.why.push(reason);
      return answer;
    });
    await setOtherwise("/today", "taobao.verify.review-within");
    const [first] = await screen.findAllByTestId("today-row");
    await waitFor(() => expect(marks(first as HTMLElement)).toBe(1));
    expect(screen.getAllByTestId("set-by-you").length).toBeLessThan(
      screen.getAllByTestId("today-row").length,
    );
  });

  it("marks findings", async () => {
    await setOtherwise(`/sub-accounts?subject=${scanned}`, "taobao.verify.frequent-unbind-risk");
    const subject = backend.subject;
    vi.spyOn(backend, "subject").mockImplementation(async (key) => {
      const page = await subject(key);
      const finding = (code: string, rule?: string) => ({ code, text: { zh: code, en: code }, rule });
      page.assessment.findings = [
        finding("frequent-unbinding", "taobao.verify.frequent-unbind-risk"),
        finding("login-too-wide", "taobao.subaccount.name-max-width"),
      ];
      return page;
    });
    await waitFor(() => expect(document.querySelector("[data-finding]")).toBeTruthy());
    const of = (code: string) => document.querySelector<HTMLElement>(`[data-finding=${code}]`) as HTMLElement;
    await waitFor(() => expect(marks(of("frequent-unbinding"))).toBe(1));
    expect(marks(of("login-too-wide"))).toBe(0);
  });

  it("marks the countdown of the scan", async () => {
    await setOtherwise(`/sub-accounts?subject=${scanned}`, "taobao.verify.flow-timeout");
    const clock = (await screen.findByTestId("scan-left")).parentElement as HTMLElement;
    await waitFor(() => expect(marks(clock)).toBe(1));
  });

  it("marks the guessed window of the season", async () => {
    await setOtherwise("/season", "taobao.tempcs.window");
    await screen.findAllByTestId("season-store");
    await waitFor(() => expect(screen.getAllByTestId("set-by-you").length).toBeGreaterThan(0));
  });

  it("marks what a leaver's accounts are due by", async () => {
    await setOtherwise(
      `/offboarding?person=${encodeURIComponent("staff:陈示一")}`,
      "taobao.verify.unbind-any-time",
    );
    const accounts = await screen.findAllByTestId("left-account");
    const open = accounts.filter((one) => one.querySelector("[data-done=false]"));
    await waitFor(() => expect(open.every((one) => marks(one) > 0)).toBe(true));
    const done = accounts.filter((one) => !one.querySelector("[data-done=false]"));
    expect(done.every((one) => marks(one) === 0)).toBe(true);
  });

  it("marks a refusal", async () => {
    vi.spyOn(backend, "record").mockResolvedValue({
      outcome: "refused",
      refusals: [
        {
          index: 0,
          code: "one-person-per-store",
          text: { zh: "同店一人只能绑定一个子账号", en: "One person, one sub-account" },
          field: null,
          evidence: [],
          rule: "taobao.verify.one-person-one-subaccount-per-shop",
        },
      ],
    });
    await setOtherwise(
      `/sub-accounts?subject=${scanned}`,
      "taobao.verify.one-person-one-subaccount-per-shop",
    );
    fireEvent.click(await screen.findByTestId("scan-submitted"));
    fireEvent.click(await screen.findByTestId("action-confirm"));
    expect(marks(await screen.findByTestId("refused"))).toBe(1);
  });
});
