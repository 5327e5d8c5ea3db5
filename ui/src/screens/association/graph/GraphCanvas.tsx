// The drawing itself.

import Graph from "graphology";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import Sigma from "sigma";
import type { AssociationGraph } from "../../../backend/bindings/AssociationGraph";
import { usePlatforms } from "../../../parts/marks";
import { useReducedMotion, useTheme } from "../../../theme/Appearance";
import { font, motion, palettes, type } from "../../../theme/tokens";
import styles from "../association.module.css";
import type { Places } from "./arrange";
import { drawLookedAt, drawName } from "./labels";
import { namedFrom, platformColour, type Stroke, storeSize, strokeLook, strokeOf } from "./look";

/** What a toolbar may ask of the drawing. */
export interface Hands {
  closer: () => void;
  farther: () => void;
  /** Everything in view. */
  fit: () => void;
  /** Brings a store into the middle. */
  show: (store: string) => void;
}

interface Props {
  of: AssociationGraph;
  places: Places;
  /** The store that is looked at: chosen, or beneath the pointer. */
  lookedAt: string | null;
  onPoint: (store: string | null) => void;
  onPress: (store: string | null) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  label: string;
  describedBy: string;
  ref: Ref<Hands>;
}

const NEAR = 0.3;

export default function GraphCanvas({ of, places, lookedAt, onPoint, onPress, ref, ...rest }: Props) {
  const { label, describedBy, onKeyDown } = rest;
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Sigma | null>(null);
  const palette = palettes[useTheme()];
  const calm = useReducedMotion();
  const { platforms } = usePlatforms();
  // What the drawing asks while it is drawn; the newest counts.
  const now = useRef({ lookedAt, onPoint, onPress });
  now.current = { lookedAt, onPoint, onPress };

  useEffect(() => {
    const stage = box.current;
    if (!stage) return;
    const graph = graphOf(of, places);
    const place = new Map(platforms.map((platform, n) => [platform.code, n]));
    const near = (store: string, other: string | null) =>
      other === null || store === other || graph.areNeighbors(store, other);
    const sigma = new Sigma(graph, stage, {
      zIndex: true,
      minEdgeThickness: 0.5,
      labelFont: font,
      labelSize: type.small,
      labelRenderedSizeThreshold: namedFrom(graph.order),
      hideEdgesOnMove: graph.size > 4000,
      defaultDrawNodeLabel: drawName(palette),
      defaultDrawNodeHover: drawLookedAt(palette),
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      nodeReducer: (store, data) => {
        const centre = seen(graph, now.current.lookedAt);
        const color = platformColour(place.get(data.platform) ?? 0, palette);
        if (!near(store, centre)) return { ...data, color: palette.hatch, label: null, zIndex: 0 };
        const few = centre !== null && graph.degree(centre) <= 24;
        return { ...data, color, highlighted: store === centre, forceLabel: few, zIndex: 1 };
      },
      edgeReducer: (pair, data) => {
        const centre = seen(graph, now.current.lookedAt);
        const look = strokeLook(data.stroke as Stroke, palette);
        const far = centre !== null && !graph.hasExtremity(pair, centre);
        return far ? { ...data, ...look, color: palette.hover, zIndex: 0 } : { ...data, ...look };
      },
    });
    sigma.on("enterNode", ({ node }) => now.current.onPoint(node));
    sigma.on("leaveNode", () => now.current.onPoint(null));
    sigma.on("clickNode", ({ node }) => now.current.onPress(node));
    sigma.on("clickStage", () => now.current.onPress(null));
    // For whoever drives the window from outside: the drawing itself says nothing of where it stands.
    const tell = () => {
      const { x, y, ratio } = sigma.getCamera();
      stage.dataset.view = [x, y, ratio].map((value) => value.toFixed(3)).join(" ");
    };
    sigma.getCamera().on("updated", tell);
    // WebKitGTK shows what was drawn one frame late, and the last frame never: each burst is followed by one more.
    let after: ReturnType<typeof setTimeout> | undefined;
    let echo = false;
    sigma.on("afterRender", () => {
      if (echo) stage.dataset.drawn = String(graph.order);
      clearTimeout(after);
      if (!echo)
        after = setTimeout(() => {
          echo = true;
          sigma.scheduleRender();
        }, motion.fast);
      echo = false;
    });
    // What was drawn at once came before anybody listened.
    sigma.scheduleRender();
    tell();
    drawing.current = sigma;
    return () => {
      drawing.current = null;
      clearTimeout(after);
      delete stage.dataset.drawn;
      sigma.kill();
    };
  }, [of, places, palette, platforms]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the reducers look at it
  useEffect(() => {
    drawing.current?.refresh({ skipIndexation: true });
  }, [lookedAt]);

  useImperativeHandle(ref, () => {
    const move = (to: (ratio: number) => { x?: number; y?: number; ratio?: number }) => {
      const camera = drawing.current?.getCamera();
      if (!camera) return;
      const next = to(camera.ratio);
      if (calm) camera.setState(next);
      else void camera.animate(next, { duration: motion.slow });
    };
    return {
      closer: () => move((ratio) => ({ ratio: ratio / 1.6 })),
      farther: () => move((ratio) => ({ ratio: ratio * 1.6 })),
      fit: () => move(() => ({ x: 0.5, y: 0.5, ratio: 1 })),
      show: (store) => {
        const at = drawing.current?.getNodeDisplayData(store);
        const many = (drawing.current?.getGraph().order ?? 0) > 60;
        if (at) move((ratio) => ({ x: at.x, y: at.y, ratio: many ? Math.min(ratio, NEAR) : ratio }));
      },
    };
  }, [calm]);

  return (
    <div
      ref={box}
      className={styles.canvas}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move through the stores and the zoom
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      data-testid="graph-canvas"
    />
  );
}

/** A store that is no more in the graph is not looked at. */
const seen = (graph: Graph, store: string | null) => (store !== null && graph.hasNode(store) ? store : null);

function graphOf(of: AssociationGraph, places: Places): Graph {
  const graph = new Graph({ type: "undirected" });
  for (const [n, store] of of.stores.entries())
    graph.addNode(store.subject, {
      x: places[n * 2] ?? 0,
      y: places[n * 2 + 1] ?? 0,
      size: storeSize(store.degree, of.stores.length),
      label: store.name,
      platform: store.platform,
    });
  for (const pair of of.pairs) graph.addEdge(...pair.stores, { stroke: strokeOf(pair) });
  return graph;
}
