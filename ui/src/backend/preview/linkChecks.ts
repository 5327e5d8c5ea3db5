// A pre-check and a store's way in, of the invented world.

import type { LinkApplication } from "../bindings/LinkApplication";
import type { LinkGuard } from "../bindings/LinkGuard";
import type { LinkProcedure } from "../bindings/LinkProcedure";
import type { LinkStep } from "../bindings/LinkStep";
import type { PrecheckPage } from "../bindings/PrecheckPage";
import type { PrecheckRequest } from "../bindings/PrecheckRequest";
import type { ProcedureStep } from "../bindings/ProcedureStep";
import type { RuleBrief } from "../bindings/RuleBrief";
import type { StepProgress } from "../bindings/StepProgress";
import { brief, say, shop } from "./linkDuty";
import { at, NOW } from "./world";

const entity = "entity:91000000MADEM0700M";
const document = "document:demo-id";

const plain = { remedy: null, rule: null, evidence: [], names: null, counter: null, on: null };
const guards: LinkGuard[] = [
  {
    ...plain,
    code: "company-type",
    verdict: "pass",
    text: say("有限责任公司，可以关联", "A limited company may link"),
    rule: "aliexpress.linkgroup.eligible-company-types",
    evidence: [entity],
  },
  {
    ...plain,
    code: "licence-count",
    verdict: "warn",
    text: say(
      "这张执照下已有 4 个账号，第五个可能会被拒",
      "Four accounts under this licence; the fifth may be refused",
    ),
    remedy: say("先确认还有没有名额", "Make sure there is room"),
    rule: "aliexpress.linkgroup.max-per-licence",
    evidence: [entity],
    counter: { there: 4, max: 5 },
  },
  {
    ...plain,
    code: "identity-count",
    verdict: "pass",
    text: say("法定代表人的证件下有 4 个账号", "Four accounts behind the representative's ID"),
    rule: "aliexpress.linkgroup.fail-id-overused",
    counter: { there: 4, max: 5 },
  },
  {
    ...plain,
    code: "name-match",
    verdict: "blocked",
    text: say(
      "营业执照与银行账户的名称不一致：第 3 个字起只差全角半角",
      "Licence and bank account differ from character 3: full-width forms",
    ),
    remedy: say(
      "从营业执照复制名称，到银行更正",
      "Copy the name from the licence and correct it at the bank",
    ),
    rule: "aliexpress.linkgroup.name-exact-match",
    evidence: [entity],
    names: {
      licence: "示例(杭州)贸易有限公司",
      bank: "示例（杭州）贸易有限公司",
      outcome: {
        verdict: "compatible",
        difference: {
          index: 2,
          left: { character: "(", code_point: "U+0028" },
          right: { character: "（", code_point: "U+FF08" },
        },
        reasons: [],
      },
    },
  },
  {
    ...plain,
    code: "id-remaining",
    verdict: "blocked",
    text: say("身份证还剩 61 天，要求至少 90 天", "The ID has 61 days left; 90 are asked for"),
    remedy: say("先换证，再申请", "Renew it, then apply"),
    rule: "aliexpress.linkgroup.doc-legal-rep-id",
    evidence: [document],
    on: "2026-10-24",
  },
  {
    ...plain,
    code: "address-distance",
    verdict: "unknown",
    text: say("两个地址都没有坐标，也没有量过距离", "Neither address has coordinates, and nobody measured"),
    remedy: say(
      "补上坐标，或填量得的距离和来源",
      "Enter coordinates, or a measured distance with its source",
    ),
    rule: "aliexpress.linkgroup.address-deviation-500m",
    evidence: [entity],
  },
];

export function precheck(request: PrecheckRequest): PrecheckPage {
  const on = request.on ?? "2026-11-24";
  return {
    now: NOW,
    group: request.group,
    name: "示例出海 关联组",
    report: {
      entity,
      primary: shop(1).subject,
      store: request.store,
      planned_on: on,
      accept_by: "2026-11-27",
      review_by: "2026-12-04",
      provisional: false,
      guards,
      ready: false,
      counts: { passed: 2, warned: 1, blocked: 2, unknown: 1 },
    },
    names: [
      { subject: entity, name: "示例出海(杭州)贸易有限公司" },
      { subject: document, name: "法人身份证" },
    ],
    rules: [],
  };
}

const order: LinkStep[] = [
  "plan",
  "precheck",
  "initiate",
  "registry",
  "accept",
  "verify",
  "review",
  "linked",
];
const rules: Partial<Record<LinkStep, RuleBrief[]>> = {
  initiate: [
    brief(
      "aliexpress.linkgroup.step1-initiate",
      "第一步：由牵头的账号提出关联。",
      "Step one: the primary asks for the link.",
    ),
    brief(
      "aliexpress.linkgroup.create-path",
      "入口在账户中心的关联页面。",
      "The linking page of the account section.",
    ),
  ],
  registry: [
    brief(
      "aliexpress.linkgroup.step2-registry-check",
      "第二步由平台自动比对。",
      "Step two is the platform's own.",
    ),
  ],
  accept: [
    brief(
      "aliexpress.linkgroup.step3-accept-within",
      "第三步：受邀的一方有 72 小时。",
      "Step three: 72 hours to agree.",
    ),
  ],
  verify: [
    brief("aliexpress.linkgroup.step4-face-and-sms", "第四步：刷脸和验证码。", "Step four: face and SMS."),
  ],
  review: [brief("aliexpress.linkgroup.manual-review-max", "至多等 5 个工作日。", "5 working days at most.")],
};
const next: Partial<Record<LinkStep, string[]>> = {
  initiate: ["link-initiated"],
  registry: ["registry-checked"],
  accept: ["link-accepted"],
  verify: ["link-verified", "link-failed"],
  review: ["link-reviewed"],
};

/** The step at which an application of this stage is. */
function place(application: LinkApplication): LinkStep {
  switch (application.stage) {
    case "registry-check":
    case "failed":
      return "registry";
    case "awaiting-accept":
    case "invitation-expired":
      return "accept";
    case "verifying":
      return "verify";
    case "manual-review":
      return "review";
    default:
      return "initiate";
  }
}

export function procedure(
  group: string,
  name: string,
  store: string,
  application: LinkApplication | undefined,
): LinkProcedure {
  const here = application ? order.indexOf(place(application)) : -1;
  const over = application?.stage === "failed" || application?.stage === "invitation-expired";
  const steps = order.map((step, index): ProcedureStep => {
    const progress: StepProgress = index < here ? "done" : index > here ? "ahead" : over ? "failed" : "now";
    return {
      step,
      progress,
      actor:
        step === "registry" || step === "review" ? "platform" : step === "linked" ? null : "main-account",
      rules: rules[step] ?? [],
      at: index < here && step !== "precheck" ? at(-50) : null,
      told:
        progress === "failed" ? say("登记校验未通过：ERR-ACCT-027", "Register check: ERR-ACCT-027") : null,
      actions:
        progress === "now"
          ? (next[step] ?? []).map((change, at) => ({ change, allowed: true, primary: at === 0 }))
          : [],
    };
  });
  return {
    now: NOW,
    group,
    group_name: name,
    store: [1, 2, 3, 4, 5, 6, 7, 8].map(shop).find((one) => one.subject === store) ?? shop(6),
    primary: shop(1),
    application: application ?? null,
    linked: null,
    steps,
    deadlines: [],
    failure_codes: [],
    by_hand: brief(
      "aliexpress.linkgroup.only-via-seller-centre",
      "关联只能由人在卖家后台办。",
      "A person links in the seller centre.",
    ),
  };
}
