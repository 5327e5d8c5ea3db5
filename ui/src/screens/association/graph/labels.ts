// Names beside stores, and the tile behind the name of the one that is looked at.

import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from "sigma/rendering";
import { type Palette, size } from "../../../theme/tokens";

type Draw = NodeLabelDrawingFunction & NodeHoverDrawingFunction;

const fontOf = (settings: Parameters<Draw>[2]) =>
  `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;

export const drawName =
  (palette: Palette): Draw =>
  (context, store, settings) => {
    if (!store.label) return;
    context.font = fontOf(settings);
    // A rim in the colour of the ground keeps it legible over lines.
    context.lineWidth = size.radiusSmall;
    context.lineJoin = "round";
    context.strokeStyle = palette.surface;
    const [x, y] = [store.x + store.size + size.gap1, store.y + settings.labelSize / 3];
    context.strokeText(store.label, x, y);
    context.fillStyle = palette.text;
    context.fillText(store.label, x, y);
  };

export const drawLookedAt =
  (palette: Palette): Draw =>
  (context, store, settings) => {
    context.beginPath();
    context.arc(store.x, store.y, store.size + size.ring, 0, Math.PI * 2);
    context.lineWidth = size.ring;
    context.strokeStyle = palette.focus;
    context.stroke();
    if (!store.label) return;
    context.font = fontOf(settings);
    const width = context.measureText(store.label).width + size.gap4;
    const [x, y] = [store.x + store.size + size.gap1, store.y - size.gap3];
    context.beginPath();
    context.roundRect(x, y, width, size.gap6, size.radiusSmall);
    context.fillStyle = palette.raised;
    context.fill();
    context.lineWidth = size.hair;
    context.strokeStyle = palette.lineStrong;
    context.stroke();
    context.fillStyle = palette.text;
    context.fillText(store.label, x + size.gap2, store.y + settings.labelSize / 3);
  };
