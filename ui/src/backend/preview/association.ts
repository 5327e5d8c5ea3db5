// What stores of the invented world have in common.

import type { AssociationGraph } from "../bindings/AssociationGraph";
import type { AssociationGraphRequest } from "../bindings/AssociationGraphRequest";
import type { AssociationPage } from "../bindings/AssociationPage";
import type { AssociationRequest } from "../bindings/AssociationRequest";
import type { Overlap } from "../bindings/Overlap";
import type { RiskBand } from "../bindings/RiskBand";
import type { Text } from "../bindings/Text";
import { NOW, type World } from "./world";

const say = (zh: string, en: string): Text => ({ zh, en });
const order: RiskBand[] = ["none", "low", "medium", "high", "critical"];

export function makeAssociation(world: World, request: AssociationRequest): AssociationPage {
  const stores = world.stores.filter((row) => row.platform === "taobao").slice(0, 4);
  const [a, b, c] = stores;
  const pairs: Overlap[] = [];
  if (a && b) {
    pairs.push({
      stores: [a.subject, b.subject],
      names: [a.name, b.name],
      relation: "unrelated",
      score: 76,
      band: "high",
      gravest: "high",
      message: say(
        "不同主体：平台可能把两店当作关联",
        "different companies: the platform may take the two for associated",
      ),
      evidence: [
        {
          kind: "device-and-ip",
          values: ["WS-11", "203.0.113.16"],
          bearing: "unexpected",
          weight: 60,
          freshness: 1000,
          on: NOW.slice(0, 10),
          age: 0,
          undated: true,
          rule: "aliexpress.assoc.signal-same-computer-and-ip",
          by_analogy: true,
          text: say(
            "同一天同设备同 IP 登录过两店，最近一次 2026-11-21（0 天前），日期为录入日，实际登录日不详",
            "both used one device and IP address on one day",
          ),
        },
        {
          kind: "phone",
          values: ["139****0000"],
          bearing: "unexpected",
          weight: 40,
          freshness: 1000,
          rule: "aliexpress.assoc.signal-same-contact",
          by_analogy: true,
          text: say("联系手机相同", "the same contact phone"),
        },
      ],
      missing: [],
      findings: [],
      ways: [
        { code: "separate", text: say("各店登记自己的手机", "each store registers its own phone") },
        {
          code: "separate",
          text: say(
            "各店固定使用自己的工作电脑和工位",
            "each store is worked on from its own computer and workplace",
          ),
        },
      ],
    });
  }
  if (b && c) {
    pairs.push({
      stores: [b.subject, c.subject],
      names: [b.name, c.name],
      relation: "same-entity",
      score: 10,
      band: "none",
      message: say(
        "同一主体、尚未关联：平台可能看得出是同一卖家",
        "one company, link not declared: the platform may see that it is one seller",
      ),
      evidence: [
        {
          kind: "ip",
          values: ["203.0.113.16"],
          bearing: "unexpected",
          weight: 10,
          freshness: 1000,
          on: NOW.slice(0, 10),
          age: 0,
          rule: "aliexpress.assoc.signal-same-computer-and-ip",
          by_analogy: true,
          text: say("登录 IP 相同", "the same IP address"),
        },
      ],
      missing: [],
      findings: [],
      ways: [
        {
          code: "declare",
          text: say(
            "申请关联，或保持在平台允许的店铺数以内",
            "apply for the link, or keep within the number of stores that the platform allows",
          ),
        },
      ],
    });
  }
  const { wanted } = request;
  const least = order.indexOf(wanted.at_least ?? "none");
  const asked = pairs.filter(
    (pair) =>
      order.indexOf(pair.band) >= least &&
      (!wanted.store || pair.stores.includes(wanted.store)) &&
      (wanted.store || !wanted.platform || wanted.platform === "taobao") &&
      (wanted.kinds.length === 0 || pair.evidence.some((fact) => wanted.kinds.includes(fact.kind))),
  );
  const one = stores.map((row) => row.subject);
  return {
    now: NOW,
    pairs: asked.slice(0, request.limit),
    total: asked.length,
    bands: order.map((band) => ({ band, pairs: asked.filter((pair) => pair.band === band).length })),
    clusters: wanted.store || asked.length < 2 ? [] : [{ stores: one.slice(0, 3) }],
    common: wanted.store
      ? []
      : [
          {
            platform: "taobao",
            kind: "ip",
            value: "203.0.113.99",
            stores: world.stores.slice(0, 14).map((row) => row.subject),
            rule: "aliexpress.assoc.no-ip-association",
          },
        ],
    names: world.stores.map((row) => ({ subject: row.subject, name: row.name })),
    rules: [],
  };
}

export function makeGraph(world: World, request: AssociationGraphRequest): AssociationGraph {
  const page = makeAssociation(world, { wanted: request.wanted, offset: 0, limit: 100 });
  const stores = [...new Set(page.pairs.flatMap((pair) => pair.stores))].map((subject) => {
    const own = page.pairs.filter((pair) => pair.stores.includes(subject));
    return {
      subject,
      name: world.stores.find((row) => row.subject === subject)?.name ?? subject,
      platform: "taobao",
      cluster: 1,
      degree: own.length,
      highest: own[0]?.band ?? "none",
      score: own[0]?.score ?? 0,
    };
  });
  return {
    stores: stores.sort((a, b) => b.degree - a.degree),
    pairs: page.pairs.map(({ stores, score, band, relation, evidence }) => ({
      stores,
      score,
      band,
      relation,
      bearing: "unexpected",
      kinds: evidence.map((fact) => fact.kind),
      to_check: false,
    })),
    stores_left_out: 3,
    pairs_left_out: 4,
    common: page.common,
    names: page.names,
  };
}
