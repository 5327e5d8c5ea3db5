// Rights of the invented world: a few permissions, two roles, and people with what these bring.

import type { AccountRights } from "../bindings/AccountRights";
import type { GrantAnswer } from "../bindings/GrantAnswer";
import type { GrantRequest } from "../bindings/GrantRequest";
import type { Holders } from "../bindings/Holders";
import type { HoldersRequest } from "../bindings/HoldersRequest";
import type { Level } from "../bindings/Level";
import type { MatrixRequest } from "../bindings/MatrixRequest";
import type { MatrixRow } from "../bindings/MatrixRow";
import type { Permission } from "../bindings/Permission";
import type { PermissionCatalogue } from "../bindings/PermissionCatalogue";
import type { RightsMatrix } from "../bindings/RightsMatrix";
import type { RoleRow } from "../bindings/RoleRow";
import type { StaffPage } from "../bindings/StaffPage";
import type { StaffRequest } from "../bindings/StaffRequest";
import type { StaffRow } from "../bindings/StaffRow";
import type { SubAccountRow } from "../bindings/SubAccountRow";
import type { SubjectPage } from "../bindings/SubjectPage";
import type { Text } from "../bindings/Text";
import { NOW, type World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const permission = (code: string, zh: string, en: string, risk: number | null, main = false): Permission => ({
  code,
  parent: code.includes(".") ? (code.split(".")[0] ?? null) : null,
  name: say(zh, en),
  risk,
  main_only: main,
  native: [],
});

const permissions = [
  permission("chat", "客服接待", "Customer chats", null),
  permission("chat.receive", "接待聊天", "Answer chats", 1),
  permission("order", "订单", "Orders", null),
  permission("order.view", "订单查看", "View orders", 2),
  permission("order.price", "改价", "Change an order's price", 4),
  permission("order.export", "订单导出", "Export orders", 5),
  permission("refund", "退款售后", "Refunds", null),
  permission("refund.agree", "同意退款", "Agree to refunds", 4),
  permission("refund.compensate", "小额打款/赔付", "Small payments and compensation", 5),
  permission("fund", "资金", "Funds", null),
  permission("fund.withdraw", "提现", "Withdraw", 5, true),
];
const toxic = {
  code: "refund-and-price",
  name: say("改价、退款、赔付集于一人", "Order prices, refunds and compensation in one hand"),
  reason: say("没有人复核。", "Nobody checks."),
  all: ["refund.agree", "refund.compensate", "order.price"],
  any: [],
};
const catalogue: PermissionCatalogue = {
  permissions,
  toxic: [toxic],
  templates: [
    {
      code: "customer-service",
      name: say("客服", "Customer service"),
      called: [],
      grants: [
        { level: "edit", permissions: ["chat.receive", "order.view"], rules: [], note: null },
        { level: "edit", permissions: ["refund.agree"], rules: [], note: null },
      ],
      withheld: [],
    },
  ],
  questions: [
    { code: "refund", text: say("谁能退款", "Who can refund"), permissions: ["refund.agree"] },
    { code: "export", text: say("谁能导出订单", "Who can export orders"), permissions: ["order.export"] },
  ],
  closing: ["taobao", "tmall", "tmall-global"],
};

type Grants = Record<string, Level>;
const service: Grants = { "chat.receive": "edit", "order.view": "edit", "order.price": "edit" };
const role: RoleRow = {
  subject: "role:service",
  name: "客服",
  description: "售前",
  template: "customer-service",
  platform: null,
  store: null,
  permissions: service,
  accounts: 6,
  risk: 4,
  differences: [
    { permission: "order.price", template: null, role: "edit" },
    { permission: "refund.agree", template: "edit", role: null },
  ],
};
const risk = (code: string) => permissions.find((one) => one.code === code)?.risk ?? 0;
const direct = (place: number): Grants =>
  place % 4 === 0 ? { "refund.agree": "edit", "refund.compensate": "edit" } : {};

function rightsOf(row: SubAccountRow, place: number): AccountRights {
  const own = direct(place);
  const all = { ...service, ...own };
  return {
    subject: row.subject,
    login: row.login,
    store: row.store,
    label: row.label,
    access: row.access,
    position: row.position,
    holder: personOf(row),
    holder_name: row.holder,
    roles: [{ subject: role.subject, name: role.name }],
    direct: own,
    rights: Object.entries(all).map(([code, level]) => ({
      permission: code,
      level,
      risk: risk(code),
      from: [{ role: code in own ? null : { subject: role.subject, name: role.name }, through: null, level }],
    })),
    risk: place % 4 === 0 ? 5 : 4,
    review_due: row.label === "unbound",
    suggested: null,
    assumed: false,
  };
}

const personOf = (row: SubAccountRow) => (row.holder ? `staff:${row.holder}` : null);

/** Accounts without rights on record. */
const UNRECORDED = 3;

const onPage = <Row>(rows: Row[], { page, limit }: { page: number; limit: number }) =>
  limit > 0 ? rows.slice(page * limit, (page + 1) * limit) : rows;

export function makeRights(world: World) {
  const accounts = () => world.accounts.map(rightsOf);
  const names = () => [...new Set(world.accounts.flatMap((row) => row.holder ?? []))];
  const of = (name: string) => accounts().filter((one) => one.holder_name === name);
  const person = (name: string): StaffRow => {
    const mine = of(name);
    return {
      subject: `staff:${name}`,
      name,
      phone: "139****1000",
      position: mine[0]?.position ?? null,
      tags: name.endsWith("二") ? ["夜班"] : [],
      left: null,
      accounts: mine.length,
      stores: new Set(mine.map((one) => one.store.subject)).size,
      platforms: [...new Set(mine.map((one) => one.store.platform))],
      risk: Math.max(0, ...mine.map((one) => one.risk)),
      toxic: mine.some((one) => one.risk === 5) ? 1 : 0,
      review_due: mine.filter((one) => one.review_due).length,
    };
  };
  const some: MatrixRow["cells"] = { taobao: { level: "edit", accounts: 4, edit: 3 } };
  const line = (key: string, name: string, mine: AccountRights[], subject: string | null): MatrixRow => ({
    subject,
    key,
    name,
    store: null,
    cells: Object.fromEntries(
      mine.flatMap((one) =>
        one.rights.map((right) => [
          right.permission,
          { level: right.level, accounts: mine.length, edit: mine.length },
        ]),
      ),
    ),
    risk: Math.max(0, ...mine.map((one) => one.risk)),
    toxic: mine.some((one) => one.risk === 5) ? [toxic.code] : [],
  });
  return {
    catalogue,
    roles: [role],
    people: (request: StaffRequest) => {
      const rows = names()
        .filter((name) => name.includes(request.search))
        .map(person)
        .filter((row) => !request.tag || row.tags.includes(request.tag));
      return { rows, total: rows.length, next: null };
    },
    page: (id: string): StaffPage => ({
      now: NOW,
      ...person(id),
      accounts: of(id),
      toxic: of(id)
        .filter((one) => one.risk === 5)
        .slice(0, 1)
        .map((one) => ({ store: one.store, set: toxic.code, accounts: [one.subject] })),
    }),
    subjectPage: (id: string): SubjectPage => ({
      now: NOW,
      subject: `staff:${id}`,
      kind: "staff",
      name: id,
      archived: false,
      store: null,
      of_shops: [],
      assessment: {
        subject: `staff:${id}`,
        name: id,
        deadlines: [],
        passed: [],
        findings: [],
        actions: [],
        next_change_at: null,
      },
      deadlines: [],
      fields: [],
      history: [],
    }),
    account: (subject: string) => accounts().find((one) => one.subject === subject),
    matrix: (request: MatrixRequest): RightsMatrix => {
      const rows =
        request.by === "permission"
          ? permissions
              .filter((one) => one.risk !== null)
              .map((one) => ({
                ...line(one.code, one.name.zh, [], null),
                risk: one.risk ?? 0,
                cells: one.code in service ? some : {},
              }))
          : names().map((name) => line(`staff:${name}`, name, of(name), `staff:${name}`));
      return { now: NOW, rows: onPage(rows, request), total: rows.length, unrecorded: UNRECORDED };
    },
    holders: (request: HoldersRequest): Holders => {
      const rows = accounts().flatMap((one) => {
        const rights = one.rights.filter((right) => request.permissions.includes(right.permission));
        return rights.length > 0
          ? [
              {
                account: one.subject,
                login: one.login,
                store: one.store,
                label: one.label,
                holder: one.holder,
                holder_name: one.holder_name,
                left: false,
                rights,
              },
            ]
          : [];
      });
      return {
        now: NOW,
        rows: onPage(rows, request),
        total: rows.length,
        people: rows.length,
        stores: 6,
        unrecorded: UNRECORDED,
      };
    },
    preview: (request: GrantRequest): GrantAnswer => {
      const wanted = Object.keys(request.permissions);
      return {
        asked: request.permissions,
        with_it: wanted.includes("refund") ? { "refund.agree": "edit" } : {},
        opened: [],
        lost: [],
        toxic: wanted.includes("refund.compensate") ? [toxic.code] : [],
        warnings: [],
        refusal: null,
        refusal_rule: null,
        closure_rule: "taobao.permission.grant-closure",
      };
    },
  };
}
