import { betweenSides } from '../../measures/networks/between-sides.ts';
import { joinedParts } from '../../measures/networks/joined-parts.ts';
import type { NetworkBlocs } from '../../measures/networks/network-blocs.ts';
import { signedGraphOf } from '../../measures/networks/signed-graph-of.ts';
import { signedLayout } from '../../measures/networks/signed-layout.ts';
import type { NetworkSource, NetworkTie, SignedNetwork, TieState } from '../../measures/networks/signed-network.ts';
import type {
  ChartTable,
  MatrixChart,
  NetworkBloc,
  NetworkChart,
  NetworkLine,
  NetworkNode,
} from '../charts/chart-data.ts';
import { opening } from '../measures/measure-report.ts';
import { capital, level } from '../measures/number-words.ts';

/** How actors are called in pictures, and what their ties open. */
export interface NetworkNames {
  /** The short sign of an actor in a picture: `CHN`. */
  readonly shortOf: (actor: string) => string;
  /** Its name in a sentence: `the United States`. */
  readonly nameOf: (actor: string) => string;
  /** How a window is called; default its years, months or days. */
  readonly windowOf?: (network: SignedNetwork) => string;
  /** Numbers of what stands behind a tie, by its place in the network's list. */
  readonly opens?: (tie: number) => readonly number[] | undefined;
}

/** Which blocs a picture shows: the two sides, or blocs of free number. */
export type BlocsShown = 'sides' | 'free';

export interface NetworkChartOptions {
  readonly by: BlocsShown;
  /** Of the layout; default 1. */
  readonly seed?: number;
  /** Numbers of the blocs in the place of the network's own, as `blocsOverTime` gives them: the same number, the same name. */
  readonly labels?: ArrayLike<number>;
}

/** What is said of a tie. */
export const STATE_WORDS: Readonly<Record<TieState, string>> = { '+': 'friends', '-': 'foes', unknown: 'not known' };

/** What the value of a tie is, and what its n counts. */
const VALUE_WORDS: Readonly<Record<NetworkSource, { readonly value: string; readonly n: string }>> = {
  votes: { value: 'likeness of votes', n: 'roll calls' },
  events: { value: 'tone', n: 'events' },
  positions: { value: 'agreement', n: 'issues' },
};

/** A table holds single ties up to this many; with more it lists each actor's friends and foes. */
const MOST_ROWS = 600;

/**
 * The picture of a network: blocs as hulls, those who may stand on either side between them, ties by sign. Its table lists the actors
 * with what is known of each.
 */
export function networkChart(blocs: NetworkBlocs, names: NetworkNames, options: NetworkChartOptions): NetworkChart {
  const view = viewOf(blocs, names, options);
  const { network } = blocs;
  const bloc = Int32Array.from(network.actors, (_, v) => view.blocOf(v) ?? -1);
  const { x, y } = signedLayout(signedGraphOf(network), bloc, options);
  const shown = [...network.actors.keys()].filter((v) => view.tied(v));
  const place = new Map(shown.map((v, n) => [v, n]));
  const { shortOf } = names;
  return {
    kind: 'network',
    title: titleOf(view),
    description: `${HOW[options.by]} Lines: friends solid, foes dashed; heavy where they go against the ${options.by === 'sides' ? 'sides' : 'blocs'}. Near means friendly, far means hostile, as far as a plane has room for that.`,
    table: actorTable(view),
    nodes: shown.map((v) => ({ ...nodeOf(view, v), x: x[v] ?? 0, y: y[v] ?? 0 })),
    lines: linesOf(view, place),
    blocs: view.blocs,
    alone: network.actors.filter((_, v) => !view.tied(v)).map(shortOf),
  };
}

const HOW: Readonly<Record<BlocsShown, string>> = {
  sides:
    'Each hull is one side of the division into two that goes against the least weight of ties. Between the sides, and hollow, stands who could change over at less than a tenth of the weight of its own ties.',
  free: 'Each hull is a bloc; their number is the one that goes against the least weight of ties.',
};

/**
 * The same as rows and columns of signs. Its table lists the ties, each with what stands behind it, or, where they are many, the
 * friends and foes of each actor.
 */
export function matrixChart(blocs: NetworkBlocs, names: NetworkNames, options: NetworkChartOptions): MatrixChart {
  const { by } = options;
  const view = viewOf(blocs, names, options);
  const order = matrixOrder(view);
  const place = new Map(order.map((v, n) => [v, n]));
  const ties = blocs.network.ties.filter(({ a, b }) => place.has(a) && place.has(b));
  return {
    kind: 'matrix',
    title: `${countOf(view, (tie) => tie.state === '+')} pairs are friends, ${countOf(view, (tie) => tie.state === '-')} are foes; of ${count(blocs.network.ties.filter(({ state }) => state === 'unknown').length)} it is not known.`,
    description: `Rows and columns are the same actors in the same order, ${by === 'sides' ? 'side by side' : 'bloc by bloc'}, in each from the core to the edge: those with the most friends in it first. Full cells are friends, bars are foes. Where the blocs hold, squares along the diagonal are full, and all else is bars.`,
    table: ties.length <= MOST_ROWS ? tieTable(view) : listTable(view),
    nodes: order.map((v) => nodeOf(view, v)),
    lines: linesOf(view, place),
    blocs: view.blocs,
  };
}

/** A network under the blocs that a picture shows. */
interface View {
  readonly found: NetworkBlocs;
  readonly names: NetworkNames;
  readonly by: BlocsShown;
  readonly blocs: readonly NetworkBloc[];
  readonly tied: (v: number) => boolean;
  readonly blocOf: (v: number) => number | undefined;
  readonly between: Uint8Array;
  readonly against: (tie: NetworkTie) => boolean;
}

/** `A`, `B` … `Z`, then numbers. */
export function blocName(by: BlocsShown, bloc: number): string {
  const letter = bloc < 26 ? String.fromCharCode(65 + bloc) : String(bloc + 1);
  return `${by === 'sides' ? 'Side' : 'Bloc'} ${letter}`;
}

function viewOf(found: NetworkBlocs, names: NetworkNames, { by, labels }: NetworkChartOptions): View {
  const { network, places } = found;
  const parts = joinedParts(network);
  const divided = (v: number): number => (by === 'sides' ? (places[v]?.side ?? 0) : (places[v]?.bloc ?? -1));
  const own = (v: number): number => (by === 'free' ? divided(v) : divided(v) === 1 ? 0 : 1);
  // A side says nothing across parts that no tie joins: only those of the largest part have one.
  const has = (v: number): boolean => (by === 'sides' ? parts[v] === 0 : divided(v) >= 0);
  const blocOf = (v: number): number | undefined => (has(v) ? (labels?.[v] ?? own(v)) : undefined);
  const last = network.actors.reduce((most, _, v) => Math.max(most, blocOf(v) ?? 0), by === 'sides' ? 1 : 0);
  return {
    found,
    names,
    by,
    blocs: Array.from({ length: last + 1 }, (_, n) => ({ name: blocName(by, n) })),
    tied: (v) => (parts[v] ?? -1) >= 0,
    blocOf,
    between: by === 'sides' ? betweenSides(found) : new Uint8Array(parts.length),
    against: ({ a, b, state }) => state !== 'unknown' && (divided(a) === divided(b)) !== (state === '+'),
  };
}

function titleOf({ found, by, between, blocOf, blocs, against }: View): string {
  const { actors, ties } = found.network;
  const sizes = blocs.map((_, n) => actors.filter((__, v) => blocOf(v) === n && between[v] === 0).length);
  const torn = between.reduce((sum, one) => sum + one, 0);
  const known = ties.filter(({ state }) => state !== 'unknown').length;
  const several = by === 'sides' || found.free.sizes.length > 1;
  const split =
    by === 'sides'
      ? `Two sides of ${sizes[0]} and ${sizes[1]} actors${torn > 0 ? `, ${torn} between them` : ''}`
      : `${several ? `${found.free.sizes.length} blocs, the largest` : 'One bloc'} of ${Math.max(...sizes)} actors`;
  return `${split}: ${goWords(ties.filter(against).length, known)} against ${several ? 'them' : 'it'}.`;
}

function goWords(against: number, known: number): string {
  if (against === 0) return 'no tie goes';
  return against === 1 ? `1 of ${count(known)} ties goes` : `${count(against)} of ${count(known)} ties go`;
}

function nodeOf(view: View, v: number): Omit<NetworkNode, 'x' | 'y'> {
  const { found, names, blocOf, between, by } = view;
  const { actor = '', friends = 0, foes = 0, unknown = 0, margin = 0 } = found.places[v] ?? {};
  const bloc = blocOf(v);
  const where = bloc === undefined ? 'in no bloc' : blocName(by, bloc);
  const torn = between[v] ? ', between the sides' : '';
  const sure = by === 'sides' && Number.isFinite(margin) ? `${torn}, margin ${short(margin)}` : '';
  return {
    label: names.shortOf(actor),
    words: `${capital(names.nameOf(actor))}: ${where}${sure}; ${friends} friends, ${foes} foes, ${unknown} not known`,
    ...(bloc === undefined ? {} : { bloc }),
    ...(between[v] ? { between: true } : {}),
  };
}

function linesOf(view: View, place: ReadonlyMap<number, number>): readonly NetworkLine[] {
  const { network } = view.found;
  return network.ties.flatMap((tie, n): readonly NetworkLine[] => {
    const [a, b] = [place.get(tie.a), place.get(tie.b)];
    if (a === undefined || b === undefined) return [];
    const opens = view.names.opens?.(n);
    return [
      {
        a,
        b,
        sign: tie.state,
        weight: tie.weight,
        against: view.against(tie),
        words: tieWords(network, tie, view.names),
        ...opening(opens),
      },
    ];
  });
}

/** `China and Russia: friends; likeness of votes 0.62 (95 % 0.51 to 0.70), n = 72 roll calls`. */
function tieWords(
  { actors, source }: SignedNetwork,
  { a, b, state, value, interval, n }: NetworkTie,
  { nameOf }: NetworkNames,
): string {
  const words = VALUE_WORDS[source];
  const between = interval ? ` (95 % ${level(interval[0])} to ${level(interval[1])})` : '';
  return `${capital(nameOf(actors[a] ?? ''))} and ${nameOf(actors[b] ?? '')}: ${STATE_WORDS[state]}; ${words.value} ${level(value)}${between}, n = ${n} ${words.n}`;
}

/** Bloc by bloc, in each from those with the most friends in it to those with the fewest. */
function matrixOrder({ found, blocOf, tied }: View): readonly number[] {
  const { actors, ties } = found.network;
  const core = new Float64Array(actors.length);
  for (const { a, b, state } of ties) {
    if (state === 'unknown' || blocOf(a) !== blocOf(b)) continue;
    for (const v of [a, b]) core[v] = (core[v] ?? 0) + (state === '+' ? 1 : -1);
  }
  const rank = (v: number): number => blocOf(v) ?? Number.POSITIVE_INFINITY;
  return [...actors.keys()]
    .filter(tied)
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)) || (core[b] ?? 0) - (core[a] ?? 0) || a - b);
}

function actorTable(view: View): ChartTable {
  const { found, names, by, blocOf, between } = view;
  const rows = found.places.map(({ actor, margin, friends, foes, unknown }, v) => {
    const bloc = blocOf(v);
    const where = bloc === undefined ? 'none' : blocName(by, bloc);
    const sure = by === 'sides' ? [Number.isFinite(margin) ? short(margin) : '', between[v] ? 'between' : ''] : [];
    return { cells: [names.shortOf(actor), capital(names.nameOf(actor)), where, ...sure, friends, foes, unknown] };
  });
  const head = ['Actor', 'Name', ...(by === 'sides' ? ['Side', 'Margin', 'Stands'] : ['Bloc'])];
  return { head: [...head, 'Friends', 'Foes', 'Not known'], rows };
}

function tieTable(view: View): ChartTable {
  const { found, names } = view;
  const { network } = found;
  const rows = network.ties.map((tie, n) => {
    const { a, b, state, value, interval } = tie;
    const ends = [a, b].map((v) => names.shortOf(network.actors[v] ?? ''));
    return {
      cells: [
        ends.join(' and '),
        STATE_WORDS[state],
        level(value),
        interval ? `${level(interval[0])} to ${level(interval[1])}` : '',
        view.against(tie) ? 'against' : '',
        tie.n,
      ],
      ...opening(names.opens?.(n)),
    };
  });
  const words = VALUE_WORDS[network.source];
  return { head: ['Pair', 'Tie', capital(words.value), '95 %', 'The blocs', capital(words.n)], rows };
}

/** The friends and foes of each actor by their short signs: the whole matrix in a few columns. */
function listTable({ found, names, tied }: View): ChartTable {
  const { actors, ties } = found.network;
  const lists = actors.map(() => ({ '+': [] as string[], '-': [] as string[], unknown: 0 }));
  for (const { a, b, state } of ties)
    for (const [v, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = lists[v];
      if (!list) continue;
      if (state === 'unknown') list.unknown++;
      else list[state].push(names.shortOf(actors[other] ?? ''));
    }
  const rows = actors.flatMap((actor, v) => {
    const list = lists[v];
    return !list || !tied(v)
      ? []
      : [{ cells: [names.shortOf(actor), list['+'].join(' '), list['-'].join(' '), list.unknown] }];
  });
  return { head: ['Actor', 'Friends', 'Foes', 'Not known'], rows };
}

function countOf({ found }: View, fits: (tie: NetworkTie) => boolean): string {
  return count(found.network.ties.filter(fits).length);
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}

/** Whole numbers as they are, others with two digits. */
function short(value: number): string {
  return Number.isInteger(value) ? count(value) : level(value);
}
