// Every size and colour of the window. Nothing outside `theme/` may name a colour or a length.
//
// Colour means urgency and nothing else, and `accent` is the one colour of actions. Light and dark are two designs: each
// `text` tone reaches 4.5:1 on its own `fill` and on `surface`.

export type Theme = "light" | "dark";

/** How pressing something is; the only meaning a colour may have. */
export type Tone = "red" | "orange" | "amber" | "blue" | "green" | "grey" | "violet";

/** Lengths in px on a 4 px grid. */
export const size = {
  gap1: 4,
  gap2: 8,
  gap3: 12,
  gap4: 16,
  gap5: 20,
  gap6: 24,
  gap8: 32,
  hair: 1,
  ring: 2,
  radius: 6,
  radiusSmall: 4,
  radiusLarge: 10,
  icon: 14,
  iconLarge: 16,
  badge: 20,
  dot: 8,
  control: 32,
  controlSmall: 26,
  rail: 200,
  railFolded: 56,
  railItem: 36,
  topBar: 48,
  bar: 28,
  drawer: 620,
  counter: 84,
  ribbon: 96,
  ribbonMarks: 52,
  ribbonBar: 32,
  mark: 6,
  loginColumn: 220,
  column: 132,
  columnNarrow: 96,
  columnAction: 132,
  columnActionZh: 100,
  columnPill: 88,
  columnWide: 180,
  columnCount: 72,
  columnTime: 224,
  columnState: 148,
  columnDue: 276,
  columnDate: 136,
  search: 240,
  searchTop: 320,
  picker: 200,
  filter: 132,
  card: 260,
  /** The least height of a drawing, and what the window has above and beneath it where all of it is seen. */
  stage: 280,
  stageRest: 392,
  reading: 760,
  firstRun: 880,
  palette: 600,
  dialog: 460,
  dialogWide: 640,
  paletteList: 400,
  drop: 152,
  dropSmall: 64,
  pageMin: 720,
} as const;

/** Heights of a table's row in px, by the density that the operator chose. */
export const rowHeight = { compact: 32, regular: 36, relaxed: 44 } as const;

/** Type: px, and unitless line height. */
export const type = {
  small: 12,
  table: 13,
  body: 14,
  heading: 15,
  title: 18,
  counter: 28,
  line: 1.5715,
  lineTight: 1.25,
  regular: 400,
  medium: 500,
  semibold: 600,
} as const;

export const font =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", system-ui, sans-serif';
export const fontMono = '"Cascadia Mono", "SF Mono", "Noto Sans Mono CJK SC", Consolas, monospace';

/** Sizes in px of what is drawn rather than laid out: lines, and the discs that they lead to. */
export const drawing = {
  /** The palest line is broader than the next: a hair of it breaks up where it runs aslant. */
  strokes: { apart: 1.8, none: 1.2, low: 1.3, medium: 1.5, high: 2.4, critical: 3.4, check: 2 },
  /** Radius: the least, what each step of the square root of its lines adds, the most; a crowded drawing has this share of it. */
  node: { least: 4, growth: 1.6, most: 14, crowded: 0.45 },
  /** From which radius on it has its name beside it. */
  named: { few: 3, many: 11 },
} as const;

/** Motion in ms; none under `prefers-reduced-motion`. */
export const motion = { fast: 120, slow: 160 } as const;

interface Shade {
  text: string;
  fill: string;
  line: string;
  solid: string;
}

export interface Palette {
  canvas: string;
  surface: string;
  raised: string;
  railFill: string;
  hover: string;
  selected: string;
  line: string;
  lineStrong: string;
  text: string;
  textSoft: string;
  textFaint: string;
  accent: string;
  accentHover: string;
  accentPressed: string;
  accentText: string;
  onAccent: string;
  focus: string;
  weekend: string;
  hatch: string;
  shadow: string;
  veil: string;
  tile: string;
  tileText: string;
  track: string;
  trackChosen: string;
  /** Tell platforms apart in a drawing, where a badge has no room; muted, so that none is taken for an urgency. */
  series: readonly string[];
  tones: Record<Tone, Shade>;
}

const light: Palette = {
  canvas: "#f4f5f7",
  surface: "#ffffff",
  raised: "#ffffff",
  railFill: "#fafbfc",
  hover: "#f2f4f7",
  selected: "#e9effb",
  line: "#e4e7ec",
  lineStrong: "#c9ced8",
  text: "#1d2330",
  textSoft: "#525c6c",
  textFaint: "#5f6878",
  accent: "#1f5fd0",
  accentHover: "#1a53b8",
  accentPressed: "#15459a",
  accentText: "#1a56c0",
  onAccent: "#ffffff",
  focus: "#1f5fd0",
  weekend: "#eff1f4",
  hatch: "#d5dae2",
  shadow: "0 4px 16px rgba(22, 30, 46, 0.10), 0 1px 3px rgba(22, 30, 46, 0.08)",
  veil: "rgba(22, 30, 46, 0.32)",
  tile: "#eceff3",
  tileText: "#3d4656",
  track: "#eceff3",
  trackChosen: "#ffffff",
  series: [
    "#4667b0",
    "#2f8f88",
    "#9a5c9f",
    "#7c8b3a",
    "#b0677f",
    "#6f7fa0",
    "#8c6f52",
    "#5c9a5f",
    "#7a64b8",
    "#4f9bb5",
  ],
  tones: {
    red: { text: "#b0241c", fill: "#fdeceb", line: "#f3c4c0", solid: "#d23b32" },
    orange: { text: "#a04408", fill: "#fff0e4", line: "#f8cfab", solid: "#e46c14" },
    amber: { text: "#7a5600", fill: "#fdf6da", line: "#ecd995", solid: "#d8a206" },
    blue: { text: "#0d5c86", fill: "#e7f3fa", line: "#bcdcec", solid: "#2b87b8" },
    green: { text: "#1d6a3a", fill: "#e8f5ed", line: "#bde0ca", solid: "#2f9a58" },
    grey: { text: "#545d6c", fill: "#eff1f4", line: "#dadfe6", solid: "#8a93a2" },
    violet: { text: "#6633ac", fill: "#f3ecfc", line: "#dac6f2", solid: "#7d46c8" },
  },
};

const dark: Palette = {
  canvas: "#12151a",
  surface: "#191d24",
  raised: "#20252e",
  railFill: "#151920",
  hover: "#222833",
  selected: "#1f2e49",
  line: "#2a303b",
  lineStrong: "#424b5a",
  text: "#e5e8ee",
  textSoft: "#adb5c2",
  textFaint: "#929bab",
  accent: "#3a6ed6",
  accentHover: "#3d70d9",
  accentPressed: "#3566c6",
  accentText: "#85aefb",
  onAccent: "#ffffff",
  focus: "#85aefb",
  weekend: "#1f242d",
  hatch: "#37404e",
  shadow: "0 6px 20px rgba(0, 0, 0, 0.45), 0 1px 3px rgba(0, 0, 0, 0.4)",
  veil: "rgba(4, 6, 10, 0.55)",
  tile: "#2b323e",
  tileText: "#c9d0db",
  track: "#12151a",
  trackChosen: "#2b323e",
  series: [
    "#7f9ce0",
    "#56b8b0",
    "#c48ac9",
    "#a9b866",
    "#d893a9",
    "#9caccd",
    "#bd9d7c",
    "#86c48a",
    "#a894e0",
    "#7cc1d9",
  ],
  tones: {
    red: { text: "#ff9a91", fill: "#371d1d", line: "#5e2e2c", solid: "#e5574e" },
    orange: { text: "#ffae70", fill: "#35241a", line: "#5c3d26", solid: "#ea7c2c" },
    amber: { text: "#edc95c", fill: "#302813", line: "#544722", solid: "#d9a81c" },
    blue: { text: "#7fc3e8", fill: "#162b37", line: "#264a5d", solid: "#3f9acb" },
    green: { text: "#82d09d", fill: "#172d21", line: "#28503a", solid: "#3fa968" },
    grey: { text: "#adb5c2", fill: "#252b35", line: "#39414e", solid: "#7d8796" },
    violet: { text: "#c7a7f6", fill: "#2b2140", line: "#48376a", solid: "#9467d8" },
  },
};

export const palettes: Record<Theme, Palette> = { light, dark };

/** `gap1` → `--gap1: 4px`, `tones.red.fill` → `--red-fill: …`. */
function colourVariables(palette: Palette): string {
  const { tones, series, ...plain } = palette;
  const lines = Object.entries(plain).map(([name, value]) => `--${name}:${value}`);
  for (const [place, colour] of series.entries()) lines.push(`--series${place}:${colour}`);
  for (const [tone, shade] of Object.entries(tones))
    for (const [part, value] of Object.entries(shade)) lines.push(`--${tone}-${part}:${value}`);
  return lines.join(";");
}

/** The style sheet of custom properties; put into index.html, so that the first frame has its colours. */
export function tokenSheet(): string {
  const lengths = [
    ...Object.entries(size).map(([name, value]) => `--${name}:${value}px`),
    ...Object.entries(rowHeight).map(([name, value]) => `--row-${name}:${value}px`),
    `--small:${type.small}px;--table:${type.table}px;--body:${type.body}px;--heading:${type.heading}px`,
    `--title:${type.title}px;--counterType:${type.counter}px;--lineHeight:${type.line};--lineTight:${type.lineTight}`,
    `--regular:${type.regular};--medium:${type.medium};--semibold:${type.semibold};--font:${font};--mono:${fontMono}`,
    `--fast:${motion.fast}ms;--slow:${motion.slow}ms`,
  ].join(";");
  return [
    `:root{color-scheme:light;${lengths};${colourVariables(light)}}`,
    `:root:lang(en){--font:"Latin quotes",${font}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;${colourVariables(dark)}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${colourVariables(dark)}}`,
    "@media (prefers-reduced-motion:reduce){:root{--fast:0ms;--slow:0ms}}",
  ].join("\n");
}
