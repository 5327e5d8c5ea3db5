// What is known of stores and people in the invented world, and what was archived there.

import type { Draft } from "../bindings/Draft";
import type { EntitiesRequest } from "../bindings/EntitiesRequest";
import type { EntityRow } from "../bindings/EntityRow";
import type { IdNumberRequest } from "../bindings/IdNumberRequest";
import type { IdNumberVerdict } from "../bindings/IdNumberVerdict";
import type { PersonPage } from "../bindings/PersonPage";
import type { StorePage } from "../bindings/StorePage";
import type { StoreRow } from "../bindings/StoreRow";
import type { TagRow } from "../bindings/TagRow";
import { at, NOW, type World } from "./world";

const entities: EntityRow[] = [
  {
    subject: "entity:91000000MADEM0700M",
    name: "示例A0(杭州)贸易有限公司",
    company_type: "有限责任公司",
    tags: [],
  },
  { subject: "entity:91000000MADEM0701Q", name: "示例B1(杭州)贸易有限公司", company_type: null, tags: [] },
];
const caretaker = { subject: "staff:李样二", name: "李样二", phone: "191****1001" };

export function makeRecords(world: World) {
  const archived = new Set<string>();
  const store = (row: StoreRow): StorePage => ({
    now: NOW,
    subject: row.subject,
    name: row.name,
    store_type: row.store_type,
    entity: entities[0] ?? null,
    categories: ["女装", "童装"],
    status: row.status === "closed-permanent" ? "closed" : row.status,
    restrictions: Object.fromEntries(row.restrictions.map((one) => [one, "2026-11-19"])),
    roll_out: row.roll_out,
    quota_sub_accounts: row.platform === "jd" ? null : 30,
    quota_hint: row.platform === "jd" ? 10 : null,
    opened_on: "2023-03-15",
    phone: "139****0000",
    email: "s****@example.com",
    contact_name: "周样",
    login_phone: "139****0001",
    login_email: null,
    return_address: { text: "杭州市示例路2号" },
    product_ranges: ["连衣裙"],
    agency: null,
    agency_in_force: false,
    payment_kind: "alipay",
    payment_account: "p****@example.com",
    caretaker,
    tags: row.tags,
    notes: "换过负责人",
    platform_codes: [{ interface: "taobao.user.seller.get", code: "normal", meaning: null }],
    archived: archived.has(row.subject),
    accounts: row.sub_accounts,
    logins: [
      {
        at: at(-20),
        until: null,
        device: "WS-11",
        address: "203.0.113.16",
        account: "客服01",
        undated: false,
      },
    ],
  });
  const person = (id: string): PersonPage => ({
    now: NOW,
    subject: `staff:${id}`,
    name: id,
    phone: "139****1000",
    other_phones: [{ id: "sealed:2", masked: "188****2000" }],
    position: "客服主管",
    joined_on: "2024-06-01",
    id_number: "****0017",
    tags: ["夜班"],
    notes: "周末值守",
    archived: archived.has(`staff:${id}`),
    accounts: world.accounts.filter((row) => row.holder === id).length,
  });
  const tags = (): TagRow[] => {
    const of = (rows: { tags: string[] }[], tag: string) =>
      rows.filter((row) => row.tags.includes(tag)).length;
    const all = new Set([...world.stores, ...world.accounts].flatMap((row) => row.tags));
    return [...all].map((tag) => ({
      tag,
      stores: of(world.stores, tag),
      sub_accounts: of(world.accounts, tag),
      staff: tag === "夜班" ? 1 : 0,
    }));
  };
  return {
    isArchived: (subject: string) => archived.has(subject),
    /** Keeps what was archived and taken out again; nothing else is recorded here. */
    note: (changes: Draft[]) => {
      for (const { subject, data } of changes as { subject: string; data: { archived?: boolean } }[]) {
        if (data.archived === true) archived.add(subject);
        if (data.archived === false) archived.delete(subject);
      }
    },
    /** Those in use, or the archived ones, that carry the tag. */
    narrowed: <Row extends { subject: string; tags: string[] }>(
      rows: Row[],
      request: { tag: string | null; archived: boolean },
    ) =>
      rows.filter(
        (row) =>
          archived.has(row.subject) === request.archived && (!request.tag || row.tags.includes(request.tag)),
      ),
    store,
    person,
    tags,
    entities: (request: EntitiesRequest) => {
      const rows = entities.filter((row) => `${row.name}${row.subject}`.includes(request.search));
      return { rows, total: rows.length, next: null };
    },
    judgeIdNumber: (request: IdNumberRequest): IdNumberVerdict => ({
      verdict: request.typed.length === 18 ? "warning" : "invalid",
      reasons:
        request.typed.length === 18
          ? [
              {
                zh: "前两位不是已知的省级代码，请对照身份证核对",
                en: "the first two digits are no known province; compare with the card",
              },
            ]
          : [{ zh: "身份证号应为 18 位", en: "an ID number has 18 characters" }],
      taken: request.typed.endsWith("8887") ? caretaker : null,
    }),
  };
}
