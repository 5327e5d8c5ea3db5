// Companies and documents of the invented world.

import type { CompanyPage } from "../bindings/CompanyPage";
import type { CompanyRow } from "../bindings/CompanyRow";
import type { DocumentPage } from "../bindings/DocumentPage";
import type { DocumentRow } from "../bindings/DocumentRow";
import type { ExpiryMonth } from "../bindings/ExpiryMonth";
import type { SubjectPage } from "../bindings/SubjectPage";
import type { UsccVerdict } from "../bindings/UsccVerdict";
import { NOW } from "./world";

const USCC = "91000000MADEM0700M";
const company: CompanyPage = {
  now: NOW,
  subject: `entity:${USCC}`,
  uscc: USCC,
  name: "示例A0(杭州)贸易有限公司",
  company_type: "有限责任公司",
  legal_representative: "王示三",
  legal_representative_id: "****0017",
  bank_account_name: "示例A0(杭州)贸易有限公司",
  bank_account_number: "**** 0001",
  bank_name: "示例银行",
  licence_address: { text: "杭州市示例路1号" },
  business_address: null,
  shareholders: ["周样"],
  founded_on: "2021-03-01",
  tags: [],
  notes: null,
  archived: false,
  stores: [],
  documents: [],
  documents_total: 0,
  names: null,
};

const owner = { subject: company.subject, kind: "entity" as const, name: company.name ?? "" };
const none = { title: null, owner, unlimited: false, upload_to: 0, findings: 0, headline_at: null };
const documents: DocumentRow[] = [
  {
    ...none,
    subject: "document:licence",
    kind: "business-licence",
    validity: "expiring",
    last_valid_day: "2026-12-10",
    days_left: 19,
    headline_at: "2026-12-11T00:00:00+08:00",
  },
  {
    ...none,
    subject: "document:permit",
    kind: "bank-account-permit",
    validity: "valid",
    last_valid_day: null,
    days_left: null,
    unlimited: true,
  },
];

const documentPage = (row: DocumentRow): DocumentPage => ({
  now: NOW,
  subject: row.subject,
  kind: row.kind,
  owner,
  title: row.title,
  person: null,
  number: null,
  issuer: "示例市场监督管理局",
  issued_on: "2021-12-11",
  valid_from: null,
  valid_to: row.last_valid_day,
  unlimited: row.unlimited,
  born_on: null,
  remote: false,
  notes: null,
  archived: false,
  files: [],
  versions: [
    {
      subject: row.subject,
      state: {
        kind: row.kind,
        validity: row.validity,
        first_valid_day: "2021-12-11",
        last_valid_day: row.last_valid_day,
        unlimited: row.unlimited,
        grace_until: null,
        why: [],
        renewal: null,
        to_be_replaced: false,
        files: null,
        audits: [],
        upload_to: [],
        predecessor: null,
        successor: null,
      },
    },
  ],
  places: [],
  reminders: [],
});

/** The pages of both kinds that every subject has. */
function subjectPage(subject: string): SubjectPage | undefined {
  const row = documents.find((one) => one.subject === subject);
  if (!row && subject !== company.subject) return undefined;
  const name = company.name ?? USCC;
  const action = (change: string) => ({ change, allowed: true, primary: false });
  const changes = row
    ? ["renewal-applied", "document-submitted", "audit-rejected", "file-checked"]
    : ["annual-report-filed", "registered-fact-changed"];
  return {
    now: NOW,
    subject,
    kind: row ? "document" : "entity",
    name,
    archived: false,
    store: null,
    of_shops: [],
    assessment: {
      subject,
      name,
      ...(row ? {} : { entity: { unfiled: [], missing: [], reports_open: [2024, 2025] } }),
      deadlines: [],
      passed: [],
      findings: [],
      actions: changes.map(action),
      next_change_at: null,
    },
    deadlines: [],
    fields: [],
    history: [],
  };
}

export function makePapers() {
  return {
    subjectPage,
    company: (subject: string) =>
      subject === company.subject ? { ...company, documents, documents_total: documents.length } : undefined,
    document: (subject: string) => {
      const row = documents.find((one) => one.subject === subject);
      return row && documentPage(row);
    },
    documents: () => ({ rows: documents, total: documents.length, next: null }),
    companies: () => ({
      rows: [
        {
          subject: company.subject,
          name: company.name ?? USCC,
          uscc: USCC,
          company_type: company.company_type,
          tags: [],
          stores: 0,
          documents: documents.length,
          next_end_in: documents[0]?.days_left ?? null,
          next_end: documents[0]?.last_valid_day ?? null,
          headline_at: documents[0]?.headline_at ?? null,
        } satisfies CompanyRow,
      ],
      total: 1,
      next: null,
    }),
    expiries: ({ year, month }: { year: number; month: number }): ExpiryMonth => {
      const days = Array.from({ length: 30 }, (_, place) => {
        const date = `${year}-${String(month).padStart(2, "0")}-${String(place + 1).padStart(2, "0")}`;
        return {
          date,
          kind: "weekday" as const,
          workday: true,
          name: null,
          documents: documents.filter((row) => row.last_valid_day === date),
        };
      });
      return { year, month, days, total: days.flatMap((day) => day.documents).length, provisional: false };
    },
    judgeUscc: (typed: string): UsccVerdict => {
      const normal = typed.trim().toUpperCase();
      if (normal.length !== 18)
        return {
          verdict: "invalid",
          normal: null,
          reasons: [{ zh: "统一社会信用代码应为 18 位", en: "a credit code has 18 characters" }],
          taken: null,
        };
      const name = company.name ?? USCC;
      const taken =
        normal === USCC
          ? { subject: company.subject, name, company_type: company.company_type, tags: [] }
          : null;
      return { verdict: "valid", normal, reasons: [], taken };
    },
  };
}
