// How stores and pairs look: which platform, how connected, how heavy. The colours are the theme's.

import type { GraphPair } from "../../../backend/bindings/GraphPair";
import { drawing, type Palette } from "../../../theme/tokens";

/** What a line says; the heaviest is drawn above the others. */
export const strokes = ["apart", "none", "low", "medium", "high", "critical", "check"] as const;
export type Stroke = (typeof strokes)[number];

/** A pair of which nothing is scored stands apart from the bands: what is required or tolerated is no suspicion. */
export function strokeOf(pair: GraphPair): Stroke {
  if (pair.to_check) return "check";
  return pair.score === 0 ? "apart" : pair.band;
}

export function strokeLook(stroke: Stroke, palette: Palette) {
  const { tones, lineStrong } = palette;
  const colours: Record<Stroke, string> = {
    apart: lineStrong,
    none: tones.grey.solid,
    low: tones.grey.text,
    medium: tones.blue.solid,
    high: tones.blue.text,
    critical: tones.amber.solid,
    check: tones.amber.text,
  };
  return { color: colours[stroke], size: drawing.strokes[stroke], zIndex: strokes.indexOf(stroke) };
}

/** The colour of a platform, by its place among all of them, so that no filter changes it. */
export const platformColour = (place: number, palette: Palette) =>
  palette.series[Math.max(0, place) % palette.series.length] ?? palette.textSoft;

/** Radius on the screen, by how many others it is connected with; smaller where there are many. */
export function storeSize(degree: number, stores: number): number {
  const { least, most, growth, crowded } = drawing.node;
  const size = Math.min(most, least + growth * Math.sqrt(degree));
  return stores > 400 ? size * crowded : size;
}

/** From this size on a store is named without being pointed at. */
export const namedFrom = (stores: number) => (stores > 80 ? drawing.named.many : drawing.named.few);
