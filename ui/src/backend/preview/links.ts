// Link groups of the invented world: one whose change must be filed, with stores on their way in; one that the platform
// dissolved; and entities that could form one.

import type { Action } from "../bindings/Action";
import type { DeadlineRow } from "../bindings/DeadlineRow";
import type { FactChangePreview } from "../bindings/FactChangePreview";
import type { FactChangeRequest } from "../bindings/FactChangeRequest";
import type { Finding } from "../bindings/Finding";
import type { GroupState } from "../bindings/GroupState";
import type { GroupStore } from "../bindings/GroupStore";
import type { LinkCandidate } from "../bindings/LinkCandidate";
import type { LinkGroupPage } from "../bindings/LinkGroupPage";
import type { LinkGroupRow } from "../bindings/LinkGroupRow";
import type { LinkGroupsRequest } from "../bindings/LinkGroupsRequest";
import type { LinkOverview } from "../bindings/LinkOverview";
import type { RegisteredFact } from "../bindings/RegisteredFact";
import type { SubjectPage } from "../bindings/SubjectPage";
import { deadlineOfDuty, duty, say, shop, shops, subjects } from "./linkDuty";
import { at, NOW } from "./world";

const can = (...changes: string[]): Action[] =>
  changes.map((change) => ({ change, allowed: true, primary: false }));

function stores(state: GroupState): GroupStore[] {
  return shops.flatMap((store, place) => {
    const subject = store.subject;
    const member = state.members.some((one) => one.store === subject);
    const application = state.applications.find((one) => one.store === subject);
    const frozen = state.frozen.find((one) => one.store === subject);
    const former = state.former.some((one) => one.store === subject);
    const here = member || application || former;
    return [
      {
        store,
        main: `demo-link-0${place + 1}`,
        categories: [place % 2 === 0 ? "服饰" : "家居"],
        place: member
          ? "member"
          : application
            ? application.stage === "failed"
              ? "ended"
              : "applying"
            : former
              ? "former"
              : "free",
        of_entity: place !== 3,
        restrictions: [],
        actions: member
          ? can("member-left", "member-penalised", "buyer-diverted", "appeal-filed")
          : frozen
            ? can("withdrawals-released", "link-restarted")
            : here
              ? []
              : can("link-planned"),
      } satisfies GroupStore,
    ];
  });
}

const empty: GroupState = {
  standing: "forming",
  primary: null,
  members: [],
  former: [],
  frozen: [],
  applications: [],
  appeals: [],
  duties: [],
  penalties: [],
  diversions: [],
  health: { rates: [], apart: [], service: null },
};
const applied = { initiated: null, accept_by: null, review_by: null, ticket: null, failure: null };

const pending: GroupState = {
  ...empty,
  standing: "change-pending",
  primary: shop(1).subject,
  members: [1, 2, 3, 4, 5].map((number) => ({
    store: shop(number).subject,
    since: at(-24 * 90),
    primary: number === 1,
  })),
  applications: [
    {
      ...applied,
      store: shop(6).subject,
      stage: "awaiting-accept",
      since: at(-50),
      initiated: at(-50),
      accept_by: at(22),
    },
    {
      ...applied,
      store: shop(7).subject,
      stage: "failed",
      since: at(-20),
      initiated: at(-21),
      failure: {
        code: "ERR-ACCT-027",
        text: say(
          "公司登记的资料对不上，改好登记后重新发起",
          "Company data differ from the register: mend that, then ask again",
        ),
        rule: "aliexpress.error.err-acct-027",
      },
    },
  ],
  duties: [duty],
  appeals: [
    {
      store: shop(2).subject,
      filed: at(-30),
      answered: null,
      outcome: null,
      claimed_by: at(18),
      rule: "aliexpress.linkgroup.appeal-sla-linked",
    },
  ],
  penalties: [
    {
      store: shop(3).subject,
      at: at(-24 * 9),
      points: 6,
      reaches: subjects([1, 2, 4, 5]),
      rule: "aliexpress.linkgroup.penalty-propagation",
    },
  ],
  diversions: [
    { from: shop(2).subject, to: shop(4).subject, at: at(-24 * 5), amount: 1280, fine: 128, rule: null },
  ],
  health: {
    rates: [
      { metric: "dsr", value: 4.62, counted: 5, worst: shop(3).subject },
      { metric: "dispute-rate", value: 1.8, counted: 4, worst: shop(3).subject },
      { metric: "refund-rate", value: null, counted: 0, worst: null },
    ],
    apart: [
      { category: "服饰", stores: subjects([1, 3, 5]) },
      { category: "电子", stores: subjects([4]) },
    ],
    service: { multiple: 1.8, singly: 5, rule: "aliexpress.linkgroup.value-added-price" },
  },
};
const dissolved: GroupState = {
  ...empty,
  standing: "auto-unlinked",
  primary: shop(1).subject,
  former: [1, 2, 3].map((number) => ({ store: shop(number).subject, until: at(-36), end: "auto-unlinked" })),
  frozen: [1, 2].map((number) => ({ store: shop(number).subject, since: at(-36) })),
  duties: [{ ...duty, change: "0190-duty-0", outcome: "missed", due: at(-36), unlink: at(-36) }],
};
const forming: GroupState = {
  ...empty,
  primary: shop(1).subject,
  applications: [{ ...applied, store: shop(2).subject, stage: "draft", since: at(-3) }],
};

interface Kept {
  id: string;
  name: string;
  entity: string;
  state: GroupState;
}
const kept: Kept[] = [
  { id: "link-group:a", name: "示例出海 关联组", entity: "示例出海(杭州)贸易有限公司", state: pending },
  { id: "link-group:b", name: "示例旧组", entity: "示例旧货(宁波)贸易有限公司", state: dissolved },
  { id: "link-group:c", name: "示例新组", entity: "示例新品(杭州)贸易有限公司", state: forming },
];

const candidates: LinkCandidate[] = [
  {
    platform: "aliexpress",
    entity: "entity:91000000MADEM0701Q",
    name: "示例B1(杭州)贸易有限公司",
    company_type: "有限责任公司",
    stores: 3,
    unlinked: [shop(6), shop(7), shop(8)],
    group: null,
    rule: "aliexpress.linkgroup.mandatory-since-2022q4",
    excluded: null,
  },
  {
    platform: "aliexpress",
    entity: "entity:92000000MADEM0702U",
    name: "示例C2日用品店",
    company_type: "个体工商户",
    stores: 2,
    unlinked: [shop(4), shop(5)],
    group: null,
    rule: "aliexpress.linkgroup.mandatory-since-2022q4",
    excluded: null,
  },
];

function deadlines(one: Kept): DeadlineRow[] {
  const hits = one.state.members.map(
    ({ store }) => shops.find((known) => known.subject === store) ?? shop(1),
  );
  return one.state.duties
    .filter(({ outcome }) => outcome === "open")
    .map((of) => deadlineOfDuty(of, one.id, one.name, hits));
}

const applying = (state: GroupState) => stores(state).filter((one) => one.place === "applying").length;

function row(one: Kept): LinkGroupRow {
  const [next] = deadlines(one);
  return {
    subject: one.id,
    name: one.name,
    platform: "aliexpress",
    entity: "entity:91000000MADEM0700M",
    entity_name: one.entity,
    primary: shop(1),
    standing: one.state.standing,
    members: one.state.members.length,
    applying: applying(one.state),
    duties: one.state.duties.filter(({ outcome }) => outcome === "open").length,
    frozen: one.state.frozen.length,
    apart: one.state.health.apart.length > 1,
    rates: one.state.health.rates,
    next: next
      ? {
          consequence: next.consequence,
          span: next.span,
          headline: next.headline,
          headline_at: next.headline_at,
          due: next.due,
          affects: next.affects.length,
        }
      : null,
  };
}

function findings({ health, frozen, members }: GroupState): Finding[] {
  return [
    ...(members.length > 0
      ? [
          {
            code: "group-precondition-broken",
            text: say("不是同一主体：示例四店", "of another company: 示例四店"),
            rule: "aliexpress.linkgroup.definition",
          },
        ]
      : []),
    ...(health.apart.length > 1
      ? [
          {
            code: "categories-apart",
            text: say("组内类目不得合用营销资源位", "these members may not share a marketing slot"),
            rule: "aliexpress.linkgroup.category-isolation",
          },
        ]
      : []),
    ...(frozen.length > 0
      ? [
          {
            code: "withdrawals-frozen",
            text: say("店铺的提现已冻结", "withdrawals are frozen"),
            rule: "aliexpress.linkgroup.auto-unlink-day4",
          },
        ]
      : []),
  ];
}

function page(one: Kept): LinkGroupPage {
  return {
    now: NOW,
    subject: one.id,
    name: one.name,
    archived: false,
    attributes: {
      name: one.name,
      platform: "aliexpress",
      entity: "91000000MADEM0700M",
      primary: "aliexpress/demo-link-01",
      planned_on: "2026-11-24",
      rates: [],
      archived: false,
    },
    entity: {
      subject: "entity:91000000MADEM0700M",
      name: one.entity,
      company_type: "有限责任公司",
      recorded: true,
    },
    state: one.state,
    over: one.state.standing === "auto-unlinked",
    stores: stores(one.state),
    deadlines: deadlines(one),
    findings: findings(one.state),
    actions: can("disguise-found"),
    failure_codes: [
      {
        code: "ERR-ACCT-027",
        remedy: say("公司登记的资料对不上", "Company data differ from the register"),
        rule: "aliexpress.error.err-acct-027",
      },
      {
        code: "ERR-ACCT-109",
        remedy: say("法定代表人的证件过了期", "The legal representative's ID has run out"),
        rule: "aliexpress.error.err-acct-109",
      },
    ],
  };
}

/** Those named, and the representative where the form has another. */
const named = ({ facts, patch }: FactChangeRequest): RegisteredFact[] =>
  "legal_representative" in patch ? [...facts, "legal-representative"] : facts;

export function makeLinks(none: boolean) {
  const groups = none ? [] : kept;
  const found = (id: string) => {
    const one = kept.find((group) => group.id === id);
    if (one) return one;
    throw { code: "not-found", text: say("没有这条记录", "No such record") };
  };
  return {
    rows: (request: LinkGroupsRequest) => {
      const rows = groups
        .map(row)
        .filter((one) => one.name.includes(request.search))
        .filter((one) => !request.standing || one.standing === request.standing);
      return { rows, total: rows.length, next: null };
    },
    overview: (): LinkOverview => ({
      groups: groups.length,
      members: groups.flatMap((one) => one.state.members).length,
      applying: groups.reduce((sum, one) => sum + applying(one.state), 0),
      candidates,
    }),
    page: (id: string) => page(found(id)),
    /** Deadlines of every group, for Today. */
    deadlines: () => groups.flatMap(deadlines),
    factChange: (request: FactChangeRequest): FactChangePreview => ({
      now: NOW,
      facts: named(request),
      duties: named(request)
        .filter((fact) => fact !== "name")
        .map((fact) => {
          const started = {
            ...duty,
            change: `new-${fact}`,
            fact,
            changed_on: request.effective.slice(0, 10),
          };
          const hits = [1, 2, 3, 4, 5].map(shop);
          return {
            group: "link-group:a",
            group_name: kept[0]?.name ?? "",
            duty: started,
            deadline: deadlineOfDuty(started, "link-group:a", kept[0]?.name ?? "", hits),
            dissolved: false,
          };
        }),
    }),
    subject: (id: string): SubjectPage | null => {
      const one = kept.find((group) => group.id === id);
      if (!one) return null;
      return {
        now: NOW,
        subject: id,
        kind: "link-group",
        name: one.name,
        archived: false,
        store: null,
        assessment: {
          subject: id,
          name: one.name,
          group: one.state,
          deadlines: [],
          passed: [],
          findings: [],
          actions: can("update-submitted", "disguise-found"),
          next_change_at: null,
        },
        deadlines: deadlines(one),
        fields: [],
        history: [],
        of_shops: [],
      };
    },
  };
}
