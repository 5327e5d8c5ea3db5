// Where the stores of a graph stand. The same graph always stands the same way: nothing here is random, and the time that
// it takes is bounded. Stores that hang together are arranged among themselves, and these islands are packed side by side.

import Graph from "graphology";
import circlepack from "graphology-layout/circlepack";
import forceAtlas2 from "graphology-layout-forceatlas2";

export interface Arrangement {
  /** How many stores there are; they go by their place. */
  stores: number;
  /** Two places, and how strongly they pull. */
  pairs: readonly (readonly [number, number, number])[];
}

/** x and y of each store, one after the other. */
export type Places = number[];

const ROUND = 20;
const ROUNDS = 15;
/** A round that moves nobody farther than this part of the island's size was the last. */
const SETTLED = 0.01;
/** Beyond this many, forces from afar are taken together. */
const MANY = 200;
/** The angle at which seeds stand in a sunflower: whoever follows stands apart from whoever was before. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export function arrange({ stores, pairs }: Arrangement): Places {
  const whole = new Graph({ type: "undirected" });
  for (let place = 0; place < stores; place++) whole.addNode(place);
  for (const [one, other, pull] of pairs) whole.mergeEdge(one, other, { weight: pull });
  const found = islands(whole).map((members) => island(whole, members));
  // Packed as circles, each as large as its island.
  const circles = new Graph();
  for (const [place, { radius }] of found.entries()) circles.addNode(place, { size: radius, x: 0, y: 0 });
  circlepack.assign(circles, { rng: () => 0 });
  const places: Places = new Array(stores * 2).fill(0);
  for (const [place, { members, at }] of found.entries()) {
    const { x, y } = circles.getNodeAttributes(place);
    for (const [n, member] of members.entries()) {
      places[member * 2] = x + (at[n]?.[0] ?? 0);
      places[member * 2 + 1] = y + (at[n]?.[1] ?? 0);
    }
  }
  return places;
}

/** Whoever hangs together, the largest island first. */
function islands(whole: Graph): number[][] {
  const seen = new Set<string>();
  const found: number[][] = [];
  for (const start of whole.nodes()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const members = [start];
    for (const here of members)
      for (const next of whole.neighbors(here))
        if (!seen.has(next)) {
          seen.add(next);
          members.push(next);
        }
    found.push(members.map(Number));
  }
  return found.sort((a, b) => b.length - a.length);
}

interface Island {
  members: number[];
  at: [number, number][];
  radius: number;
}

/** One island around its own middle, as large as its number of stores needs. */
function island(whole: Graph, members: number[]): Island {
  const radius = Math.sqrt(members.length);
  const own = new Graph({ type: "undirected" });
  for (const [n, member] of members.entries())
    own.addNode(member, { x: Math.sqrt(n) * Math.cos(n * GOLDEN), y: Math.sqrt(n) * Math.sin(n * GOLDEN) });
  const inside = new Set(members);
  for (const member of members)
    whole.forEachEdge(member, (_, { weight }, from, to) => {
      if (inside.has(Number(from)) && inside.has(Number(to))) own.mergeEdge(from, to, { weight });
    });
  if (members.length > 2) settle(own);
  const points = members.map((member) => own.getNodeAttributes(member) as { x: number; y: number });
  const middle = (axis: "x" | "y") => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [middle("x"), middle("y")];
  const reach = Math.max(...points.map((point) => Math.hypot(point.x - x, point.y - y)));
  // Room for the outermost stores themselves.
  const scale = reach > 0 ? (radius * 0.8) / reach : 0;
  return { members, radius, at: points.map((point) => [(point.x - x) * scale, (point.y - y) * scale]) };
}

function settle(own: Graph) {
  const settings = { ...forceAtlas2.inferSettings(own), barnesHutOptimize: own.order > MANY };
  let before = positions(own);
  for (let round = 0; round < ROUNDS; round++) {
    forceAtlas2.assign(own, { iterations: ROUND, settings });
    const after = positions(own);
    const size = Math.max(...after.map(Math.abs));
    const farthest = Math.max(...after.map((value, n) => Math.abs(value - (before[n] ?? 0))));
    if (farthest < size * SETTLED) return;
    before = after;
  }
}

const positions = (own: Graph) => own.mapNodes((_, { x, y }) => [x as number, y as number]).flat();
