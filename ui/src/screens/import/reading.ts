// Bytes on their way to Rust. The window looks into no file: it only wraps what the operator gave.

import type { ImportFile } from "../../backend/bindings/ImportFile";

/** Larger files would hold the window up; nobody's staff list is that long. */
export const MOST_BYTES = 64 * 1024 * 1024;

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(",") + 1));
    };
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

export async function readFile(file: File): Promise<ImportFile> {
  return { name: file.name, base64: await base64(file), kind: "auto" };
}

/** A pasted table travels like a file: its UTF-8 text, in base64. */
export async function readPasted(text: string, name: string): Promise<ImportFile> {
  return { name, base64: await base64(new Blob([text], { type: "text/plain;charset=utf-8" })), kind: "auto" };
}

/** More than one cell: something to import, not a word that was pasted by accident. */
export const looksLikeTable = (text: string) => /[\t,]/.test(text) && /\n/.test(text.trim());
