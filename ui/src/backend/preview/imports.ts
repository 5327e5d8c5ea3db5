// What a preview and an import of files answer.

import type { ImportReport } from "../bindings/ImportReport";
import type { ImportRequest } from "../bindings/ImportRequest";
import type { Text } from "../bindings/Text";
import type { World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });

export function imported(world: World, request: ImportRequest, applied: boolean): ImportReport {
  const rows = world.accounts.slice(0, 40);
  return {
    files: request.files.map((file, place) => ({
      file: file.name,
      kind: file.name.includes("store") ? "stores" : "sub-accounts",
      encoding: place === 0 ? "GB18030" : "UTF-8",
      read: 63,
      created: 40,
      changed: 2,
      unchanged: 16,
      refused: [
        {
          row: 2,
          column: "子账号",
          code: "no-colon",
          value: "示例商家000客服99",
          message: say(
            "登录名里没有冒号，分不出主账号和子账号",
            "The login has no colon, so main and sub cannot be told apart",
          ),
        },
        {
          row: 3,
          column: "手机号",
          code: "lost-digits",
          value: "1.38E+10",
          message: say(
            "被表格软件改成了科学计数，请把这一列设为文本后重新导出",
            "A spreadsheet turned it into scientific notation; set the column to text and export again",
          ),
        },
        {
          row: 4,
          column: "创建时间",
          code: "bad-date",
          value: "2026-13-05 10:00",
          message: say("没有 13 月", "There is no month 13"),
        },
      ],
      warnings: [
        {
          row: 9,
          column: "手机号",
          code: "shared-phone",
          value: "191****1001",
          message: say("和第 7 行同一个手机号", "The same number as in row 7"),
        },
      ],
      ignored_columns: ["部门备注", "操作"],
    })),
    shops_to_ask: world.stores
      .slice(0, 3)
      .map(({ subject, platform, name }) => ({ subject, platform, name })),
    changes: rows.map((row) => ({
      subject: row.subject,
      name: row.login,
      what: row.findings ? "changed" : "created",
      lines: row.findings
        ? [say("认证状态 未认证 → 已认证", "Check: unverified → verified")]
        : [
            say(
              `岗位 ${row.position}，使用人 ${row.holder ?? "—"}，未认证`,
              `Position ${row.position}, used by ${row.holder ?? "—"}, unverified`,
            ),
          ],
    })),
    changes_total: 42,
    undo: applied ? "batch-import" : null,
  };
}
