// Copies of a document's files: kept where the box is ticked, compared, deleted after a question.

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DocumentFile } from "../backend/bindings/DocumentFile";
import { backend } from "../backend/commands";
import { expectAccessible, openAt } from "./open";

const LICENCE = "document:licence";
const file = (name: string, sha256: string, kept = false): DocumentFile => ({
  name,
  size: 8,
  content: "jpeg",
  sha256: sha256.repeat(32),
  ...(kept ? { kept } : {}),
});

/** The licence's drawer, with these files. */
const openWith = async (files: DocumentFile[]) => {
  const document = backend.document;
  vi.spyOn(backend, "document").mockImplementation(async (subject) => ({
    ...(await document(subject)),
    files,
  }));
  await openAt(`/papers?subject=${encodeURIComponent(LICENCE)}`);
  return screen.findAllByTestId("file-copy");
};

beforeEach(() => void vi.restoreAllMocks());

describe("the files of a document", () => {
  it("are compared when asked, and what was found stands beside each", async () => {
    const [kept, bare] = await openWith([file("正面.jpg", "aa", true), file("反面.jpg", "bb")]);
    vi.spyOn(backend, "checkFiles").mockResolvedValue({
      files: [
        { name: "正面.jpg", sha256: "aa".repeat(32), on_disk: "other", copy: "same" },
        { name: "反面.jpg", sha256: "bb".repeat(32), on_disk: "unknown", copy: "unknown" },
      ],
      stranger: false,
    });
    fireEvent.click(screen.getByTestId("check-files"));
    await waitFor(() => expect(kept?.textContent).toContain("原文件 内容已不同"));
    expect(kept?.textContent).toContain("副本 一致");
    expect(bare?.textContent).toContain("没有保留副本");
    await expectAccessible();
  });

  /** The licence's form, with a file chosen whose box is ticked. */
  const choose = async (files: DocumentFile[]) => {
    await openWith([file("正面.jpg", "aa"), ...files]);
    vi.spyOn(backend, "judgeFile").mockResolvedValue({ file: file("反面.jpg", "bb"), purposes: [] });
    const keep = vi.spyOn(backend, "keepCopy").mockResolvedValue({
      outcome: "recorded",
      batch: "b",
      changes: 1,
      text: { zh: "保留加密副本：反面.jpg", en: "Encrypted copy kept: 反面.jpg" },
    });
    await waitFor(() => expect((screen.getByTestId("edit") as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(screen.getByTestId("edit"));
    const input = await screen.findByTestId("document-files");
    fireEvent.change(input, { target: { files: [new File(["inhalt"], "反面.jpg")] } });
    fireEvent.click(await screen.findByTestId("keep-copy"));
    return keep;
  };

  it("are kept as copies where the box is ticked, also when nothing else was changed", async () => {
    const keep = await choose([file("反面.jpg", "bb")]);
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(keep).toHaveBeenCalledTimes(1));
    expect(keep.mock.lastCall?.[0]).toMatchObject({ document: LICENCE });
  });

  it("are not kept once they were taken off the form", async () => {
    const keep = await choose([]);
    fireEvent.click(screen.getByLabelText(/反面.jpg/));
    await waitFor(() => expect(screen.queryByTestId("keep-copy")).toBeNull());
    fireEvent.click(screen.getByTestId("form-confirm"));
    await waitFor(() => expect(screen.queryByTestId("form-confirm")).toBeNull());
    expect(keep).not.toHaveBeenCalled();
  });

  it("lose a copy only after a question that says what stays", async () => {
    const [kept] = await openWith([file("正面.jpg", "aa", true)]);
    const erase = vi.spyOn(backend, "eraseCopy").mockResolvedValue({
      outcome: "recorded",
      batch: "b",
      changes: 1,
      text: { zh: "删除加密副本：正面.jpg", en: "Encrypted copy deleted: 正面.jpg" },
    });
    fireEvent.click(within(kept as HTMLElement).getByTestId("delete-copy"));
    const title = await screen.findByRole("heading", { name: /删除「正面.jpg」/ });
    const question = title.closest("[role=dialog]") as HTMLElement;
    expect(question.textContent).toContain("指纹保留");
    expect(erase).not.toHaveBeenCalled();
    const button = within(question).getAllByRole("button").at(-1) as HTMLElement;
    fireEvent.click(button);
    await waitFor(() => expect(erase).toHaveBeenCalledWith({ document: LICENCE, sha256: "aa".repeat(32) }));
  });
});
