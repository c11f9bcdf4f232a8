/** One period of a series. Days are whole days since 1970-01-01. */
export interface ChartPoint {
  /** First day, and the first day after it. */
  readonly from: number;
  readonly to: number;
  /** NaN where there is none: lines have a gap there. */
  readonly value: number;
  /** Bounds of its interval. */
  readonly low?: number;
  readonly high?: number;
  /** All that the point says, as a sentence for a tooltip and for those who do not see the chart. */
  readonly words: string;
  /** Where what stands behind it lies on the page: `#x12`. */
  readonly href?: string;
  /** Numbers of the passages that it opens (`data-p` of a page's links). */
  readonly opens?: string;
}

/** How a line is drawn apart from others: never by its colour alone. */
export type LineLook = 'main' | 'other' | 'third';

export interface LineSeries {
  /** Stands at the line's end. */
  readonly name: string;
  readonly look: LineLook;
  readonly points: readonly ChartPoint[];
}

/** A strip of a chart over time. Strips stand below each other on one axis. */
export interface TimePanel {
  readonly kind: 'line' | 'bars';
  /** What is shown and in which unit: `tone, −10 to +10`. */
  readonly label: string;
  /** One series of bars, or one or more lines. */
  readonly series: readonly LineSeries[];
  /** Pixels; default 200 for lines and 64 for bars. */
  readonly height?: number;
  /** A line at this value. */
  readonly base?: number;
  /** The axis holds at least these, and nothing beyond `within`. */
  readonly holds?: readonly [number, number];
  readonly within?: readonly [number, number];
  /** How the numbers at the axis are written; default as they are. */
  readonly format?: 'number' | 'percent';
}

/** Something that happened at a time, drawn through all strips. */
export interface TimeMark {
  /** `change`: a change point found in the series; `event`: something that happened; `window`: a stretch that is compared. */
  readonly kind: 'change' | 'event' | 'window';
  /** Day of a change or an event; of a window its first day. */
  readonly at: number;
  /** Interval of a change point; of a window its last day. */
  readonly low?: number;
  readonly high?: number;
  readonly label: string;
  readonly words: string;
}

/** What every chart says beside its picture. */
export interface ChartWords {
  /** A sentence: what is seen. */
  readonly title: string;
  /** How to read it: what lines, bands and marks are, and what they rest on. */
  readonly description: string;
  /** The same numbers as a table. */
  readonly table: ChartTable;
  /** Stands in place of the picture where there is nothing to draw. */
  readonly empty?: string;
}

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly cells: readonly (string | number)[];
  /** As for a point. */
  readonly href?: string;
  readonly opens?: string;
  /** Which cell is the link; default the last. */
  readonly link?: number;
}

export interface TimeChart extends ChartWords {
  readonly kind: 'time';
  readonly panels: readonly TimePanel[];
  readonly marks?: readonly TimeMark[];
  /** First day, and the first day after the last. */
  readonly from: number;
  readonly to: number;
}

/** A value among many that are there to compare it with. */
export interface CloudRow {
  /** What the grey dots are. */
  readonly name: string;
  readonly others: readonly { readonly value: number; readonly words: string }[];
  readonly own: { readonly value: number; readonly label: string; readonly words: string };
}

/** Grey dots, what happened without the event, and behind them in red what happened with it. */
export interface CloudChart extends ChartWords {
  readonly kind: 'cloud';
  readonly label: string;
  readonly rows: readonly CloudRow[];
  /** Sizes from which on a change counts as clear, drawn on both sides of zero. */
  readonly bound?: { readonly value: number; readonly label: string };
}

/** One estimate of several that stand below each other. */
export interface LadderRow {
  readonly name: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** `+0.31 (0.12 to 0.50)`. */
  readonly words: string;
  /** What it rests on: `14 pairs`. A terminal leaves it out where there is no room. */
  readonly of?: string;
  /** Estimates of one kind stand together; the first of a group has a heading. */
  readonly group: string;
  /** Whether the verdict rests on it. */
  readonly main?: boolean;
  /** As for a point. */
  readonly href?: string;
  readonly opens?: string;
}

export interface LadderChart extends ChartWords {
  readonly kind: 'ladder';
  readonly label: string;
  readonly rows: readonly LadderRow[];
  /** The axis holds at least these, and zero. */
  readonly holds?: readonly [number, number];
}

/** Charts over time beside each other, one for each pair. */
export interface MultiplesChart extends ChartWords {
  readonly kind: 'multiples';
  readonly parts: readonly { readonly name: string; readonly note: string; readonly panel: TimePanel }[];
  readonly from: number;
  readonly to: number;
}

/** An actor of a network. */
export interface NetworkNode {
  /** The short sign that stands in the picture: `CHN`. */
  readonly label: string;
  /** All that is said of it, as a sentence for a tooltip. */
  readonly words: string;
  /** Its bloc, by its place in the list; absent where none is known. */
  readonly bloc?: number;
  /** Whether it stands between the blocs rather than in its own. */
  readonly between?: boolean;
  /** Its place, -1 to 1, friends near each other and foes far. */
  readonly x: number;
  readonly y: number;
  readonly href?: string;
  readonly opens?: string;
}

/** How two actors stand with each other, as it is drawn: never by colour alone. */
export type TieSign = '+' | '-' | 'unknown';

/** The names of signs where a chart has none of its own. */
export const SIGN_NAMES: Readonly<Record<TieSign, string>> = { '+': 'friends', '-': 'foes', unknown: 'not known' };

export interface NetworkLine {
  /** Places of the two in the list of nodes. */
  readonly a: number;
  readonly b: number;
  readonly sign: TieSign;
  readonly weight: number;
  /** Friends in two blocs, or foes in one. */
  readonly against: boolean;
  readonly words: string;
  readonly href?: string;
  readonly opens?: string;
}

export interface NetworkBloc {
  /** Stands at its hull. */
  readonly name: string;
  /** Whether it is no bloc but what is left over. */
  readonly rest?: boolean;
}

/** Actors and how they stand, with blocs as hulls. */
export interface NetworkChart extends ChartWords {
  readonly kind: 'network';
  /** How the signs of ties are called; default: friends, foes, not known. */
  readonly signs?: Readonly<Record<TieSign, string>>;
  readonly nodes: readonly NetworkNode[];
  readonly lines: readonly NetworkLine[];
  readonly blocs: readonly NetworkBloc[];
  /** Actors without any tie: they are named below the picture. */
  readonly alone: readonly string[];
}

/** The same content as a network, as rows and columns of signs, bloc by bloc. */
export interface MatrixChart extends ChartWords {
  readonly kind: 'matrix';
  /** How the signs of ties are called; default: friends, foes, not known. */
  readonly signs?: Readonly<Record<TieSign, string>>;
  /** In the order of rows and columns. */
  readonly nodes: readonly Pick<NetworkNode, 'label' | 'words' | 'bloc' | 'between'>[];
  readonly lines: readonly NetworkLine[];
  readonly blocs: readonly NetworkBloc[];
}

/** Where one actor stands in one window: a bloc by its place in the list, or none known. */
export type FlowPlace = number | undefined;

/** Who stands in which bloc from window to window. */
export interface FlowChart extends ChartWords {
  readonly kind: 'flow';
  readonly windows: readonly { readonly name: string }[];
  readonly blocs: readonly NetworkBloc[];
  /** What the bands of those who change mean: those that moved, and the others. */
  readonly changes: { readonly moved: string; readonly other: string };
  readonly actors: readonly {
    readonly label: string;
    readonly at: readonly FlowPlace[];
    /** For each window whether it came there from another bloc and surely: it belonged to neither by a hair. */
    readonly moved: readonly boolean[];
  }[];
}

/** How often one value occurs, on both sides of a line. */
export interface BarRow {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  /** All that the row says: `18 statements: 9 against, 9 for`. */
  readonly words: string;
  /** Numbers that a terminal prints between name and bar. */
  readonly cells: readonly number[];
  /** As for a point. */
  readonly href?: string;
  readonly opens?: string;
}

/** Bars below each other, to the left and to the right of one line. */
export interface BarsChart extends ChartWords {
  readonly kind: 'bars';
  /** What the two sides are called; a side without a name is not there. */
  readonly sides: readonly [left: string, right: string];
  readonly rows: readonly BarRow[];
}

export type Chart =
  | BarsChart
  | TimeChart
  | CloudChart
  | LadderChart
  | MultiplesChart
  | NetworkChart
  | MatrixChart
  | FlowChart;

const DAY = 86_400_000;

/** A day since 1970-01-01 as a date, for scales of time. */
export function dateOf(day: number): Date {
  return new Date(day * DAY);
}
