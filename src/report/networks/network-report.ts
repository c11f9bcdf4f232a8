import { betweenSides } from '../../measures/networks/between-sides.ts';
import type { ActorPlace, NetworkBlocs } from '../../measures/networks/network-blocs.ts';
import type { TieState } from '../../measures/networks/signed-network.ts';
import type { GridRow } from '../../measures/networks/threshold-grid.ts';
import type { BehindGroup, MeasurePart, MeasureReport, MeasureTable } from '../measures/measure-report.ts';
import { capital, level, percentWords } from '../measures/number-words.ts';
import { counted } from '../words/wording.ts';
import {
  COUNTED_WORDS,
  frustrationWords,
  nameList,
  SOURCE_WORDS,
  sideName,
  thresholdWords,
  tieCounts,
  VALUE_WORDS,
  weightWords,
} from './bloc-words.ts';
import {
  type BlocsShown,
  blocName,
  matrixChart,
  type NetworkNames,
  networkChart,
  STATE_WORDS,
} from './network-charts.ts';

/** How actors are called, and what their ties open. */
export interface ReportNames extends NetworkNames {
  /** By itself, as in a table: `United States`. */
  readonly labelOf: (actor: string) => string;
}

/** What a report on a network is made of. */
export interface NetworkFindings {
  readonly blocs: NetworkBlocs;
  readonly grid: readonly GridRow[];
  readonly names: ReportNames;
  /** The window in words: `2017-05 to 2017-07`. */
  readonly when: string;
  /** Which blocs are drawn: the two sides, or those of free number. */
  readonly by: BlocsShown;
  readonly seed: number;
  readonly remarks: readonly string[];
  readonly behind: readonly BehindGroup[];
  readonly behindNote: string;
  readonly limits: readonly string[];
  readonly next: readonly string[];
}

/** What a network says in words: title, headline, sentences, figures. Without a grid nothing is said of thresholds. */
export function networkWords(
  found: Omit<NetworkFindings, 'by' | 'seed' | 'behind' | 'behindNote' | 'limits' | 'next'>,
): Pick<MeasureReport, 'title' | 'headline' | 'sentences' | 'facts'> {
  const { blocs, grid, names, when, remarks } = found;
  const { network, frustration, triads } = blocs;
  const count = tieCounts(network);
  return {
    title: `Who stands with whom, by ${SOURCE_WORDS[network.source]}, ${when}`,
    headline: headlineOf(found),
    sentences: [
      betweenWords(blocs, names),
      freeWords(blocs, names),
      ...(grid.length > 0 ? [gridWords(found)] : []),
      ...remarks,
    ],
    facts: [
      ['actors', network.actors.length.toLocaleString('en-GB')],
      ['pairs of friends', count['+'].toLocaleString('en-GB')],
      ['of foes', count['-'].toLocaleString('en-GB')],
      ['not known', count.unknown.toLocaleString('en-GB')],
      ['balance', level(frustration.balance)],
      ...(triads.balance === undefined ? [] : [['of triangles in balance', percentWords(triads.balance)] as const]),
    ],
  };
}

/** Who stands with whom in a window, and which blocs that makes, for every form of page. */
export function networkReport(found: NetworkFindings): MeasureReport {
  const { blocs, names, by, seed, behind, behindNote, limits, next } = found;
  const { network } = blocs;
  return {
    what: 'network',
    ...networkWords(found),
    parts: [
      {
        id: 'ties',
        title: 'Ties and blocs',
        note: `${capital(network.method)}.`,
        charts: [networkChart(blocs, names, { by, seed })],
        tables: [tieTable(found)],
      },
      { id: 'matrix', title: 'The same as a matrix', charts: [matrixChart(blocs, names, { by, seed })] },
      sidesPart(found),
      {
        id: 'grid',
        title: 'Over thresholds',
        note: 'Where the signs of ties begin decides what blocs there are: what holds over the grid is found, what comes and goes was put there.',
        charts: [],
        tables: [gridTable(found)],
      },
    ],
    behind,
    behindNote,
    limits: [...limits, ...BLOC_LIMITS],
    next,
  };
}

/** What no division into blocs shows. */
export const BLOC_LIMITS: readonly string[] = [
  'Unknown is neither neutral nor absent: too little is known of such a pair, or its value lies between the thresholds.',
  'Two sides are a model. Who may change over at little cost stands between them; a margin comes of a search and may be smaller than told, never greater.',
  'That friends of friends are friends is a tendency, not a law: blocs say how well it holds here, not why.',
];

function headlineOf({ blocs, when }: Pick<NetworkFindings, 'blocs' | 'when'>): string {
  const { network, frustration, places } = blocs;
  const on = (side: number): number => places.filter((place) => place.side === side).length;
  const { value, lower, proved, n } = frustration;
  const ties = `${counted(n.ties, 'tie')} with a known sign`;
  const whole = n.weight === n.ties ? `of ${ties}` : `of a weight of ${weightWords(n.weight)} (${ties})`;
  const sure = proved ? 'no division violates less (proved)' : `no division violates less than ${weightWords(lower)}`;
  const torn = betweenSides(blocs).reduce((sum, one) => sum + one, 0);
  const sides = `sides of ${on(1)} and ${on(-1)}${torn > 0 ? ` (${torn} of them between the two)` : ''}`;
  const sided = on(1) + on(-1);
  const who =
    sided === places.length ? `${counted(sided, 'actor')} fall` : `${sided} of ${counted(places.length, 'actor')} fall`;
  return `By ${SOURCE_WORDS[network.source]} of ${when}, ${who} into ${sides}, which violate ${weightWords(value)} ${whole}; ${sure}.`;
}

function betweenWords(blocs: NetworkBlocs, { nameOf }: ReportNames): string {
  const between = betweenSides(blocs);
  const torn = blocs.places.filter((_, v) => between[v]).map(({ actor }) => nameOf(actor));
  if (torn.length === 0)
    return 'Nobody stands between the sides: to change over would cost everyone a tenth of the weight of its own ties or more.';
  const stand = torn.length === 1 ? 'stands' : 'stand';
  return `${capital(counted(torn.length, 'actor'))} ${stand} between the sides, to change over would cost less than a tenth of the weight of the own ties: ${nameList(torn)}.`;
}

function freeWords({ free, places }: NetworkBlocs, { shortOf }: NetworkNames): string {
  const large = free.sizes.filter((size) => size > 1).length;
  const alone = free.sizes.length - large;
  if (large === 0)
    return `Where their number is free there is no bloc of several actors; each stands alone, and they violate ${frustrationWords(free)}.`;
  const first = free.sizes.slice(0, Math.min(4, large)).map((size, bloc) => {
    const members = byTies(places.filter((place) => place.bloc === bloc)).map(({ actor }) => shortOf(actor));
    return `${size} (${nameList(members, 5)})`;
  });
  const singles = alone > 0 ? `, and ${counted(alone, 'actor')} alone` : '';
  const rest = large > first.length ? ` and ${large - first.length} smaller ones` : '';
  return `Where their number is free there ${large === 1 ? 'is' : 'are'} ${counted(large, 'bloc')} of several actors: ${first.join('; ')}${rest}${singles}; they violate ${frustrationWords(free)}.`;
}

/** Those with most ties first. */
function byTies(places: readonly ActorPlace[]): readonly ActorPlace[] {
  return places.toSorted((a, b) => b.friends + b.foes - a.friends - a.foes || (a.actor < b.actor ? -1 : 1));
}

function gridWords({ grid }: Pick<NetworkFindings, 'grid'>): string {
  const known = grid.filter(({ frustration }) => frustration);
  const balances = known.map(({ frustration }) => frustration?.balance ?? 0);
  if (known.length === 0) return 'At none of the thresholds of the grid is a sign known.';
  const [least, most] = [level(Math.min(...balances)), level(Math.max(...balances))];
  const range = least === most ? `is ${most} at each` : `lies between ${least} and ${most}`;
  return `Over ${counted(grid.length, 'pair')} of thresholds the balance (1 less twice the violated share) ${range}.`;
}

const RIGHT = { align: 'right' } as const;

/** Ties, those of friends and of foes by turns, the weightiest first; those of unknown sign last. */
function tieTable({ blocs: { network }, names }: NetworkFindings): MeasureTable {
  const { ties, actors, source } = network;
  const ranked = (wanted: TieState): readonly number[] =>
    [...ties.keys()]
      .filter((n) => ties[n]?.state === wanted)
      .sort((x, y) => {
        const [one, other] = [ties[x], ties[y]];
        if (!one || !other) return 0;
        return other.weight - one.weight || Math.abs(other.value) - Math.abs(one.value) || other.n - one.n || x - y;
      });
  const [friends, foes] = [ranked('+'), ranked('-')];
  const known = Array.from({ length: Math.max(friends.length, foes.length) }, (_, n) => [friends[n], foes[n]]).flat();
  const order = [...known.filter((n) => n !== undefined), ...ranked('unknown')];
  return {
    label: 'Ties, the weightiest first',
    head: ['', '', 'sign', VALUE_WORDS[source], '95 %', COUNTED_WORDS[source]],
    columns: [{}, {}, {}, RIGHT, RIGHT, RIGHT],
    rows: order.slice(0, MOST_TIES).flatMap((n) => {
      const tie = ties[n];
      if (!tie) return [];
      const { a, b, state, value, interval } = tie;
      return [
        {
          cells: [
            names.labelOf(actors[a] ?? ''),
            names.labelOf(actors[b] ?? ''),
            `${SIGNS[state]} ${STATE_WORDS[state]}`,
            level(value),
            interval ? `${level(interval[0])} to ${level(interval[1])}` : '',
            tie.n.toLocaleString('en-GB'),
          ],
          opens: names.opens?.(n) ?? [],
        },
      ];
    }),
    first: 12,
    narrow: 4,
  };
}

/** Stands beside the word. */
const SIGNS = { '+': '+', '-': '−', unknown: '?' } as const;

/** A table holds so many ties; the matrix and `--csv` have all. */
const MOST_TIES = 400;

function sidesPart({ blocs, names }: NetworkFindings): MeasurePart {
  const label = (side: number): number => (side === 1 ? 0 : side === -1 ? 1 : 2);
  const between = betweenSides(blocs);
  const torn = new Set(blocs.places.filter((_, v) => between[v]).map(({ actor }) => actor));
  const rows = blocs.places.toSorted(
    (x, y) => label(x.side) - label(y.side) || margin(y) - margin(x) || (x.actor < y.actor ? -1 : 1),
  );
  return {
    id: 'sides',
    title: 'Sides, and how sure they are',
    note: 'The margin is what it costs at most, in weight of violated ties, that an actor stands on the other side; 0: it may as well.',
    charts: [],
    tables: [
      {
        label: 'Actors by side, the surest first',
        head: ['', 'side', 'margin', 'bloc', 'friends', 'foes', 'not known'],
        columns: [{}, {}, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT],
        rows: rows.map((place) => ({
          cells: [
            names.labelOf(place.actor),
            sideWords(place, torn.has(place.actor)),
            weightWords(place.margin),
            place.bloc < 0 ? '–' : blocName('free', place.bloc).replace('Bloc ', ''),
            `${place.friends}`,
            `${place.foes}`,
            `${place.unknown}`,
          ],
        })),
        first: 20,
        narrow: 4,
      },
    ],
  };
}

function margin({ margin: value }: ActorPlace): number {
  return Number.isFinite(value) ? value : -1;
}

/** `A`, `between, rather A`, `–` without a side. */
function sideWords(place: ActorPlace, between: boolean): string {
  if (place.side === 0) return sideName(-1);
  const own = sideName(place.side === 1 ? 0 : 1);
  return between ? `between, rather ${own}` : own;
}

function gridTable({ grid, blocs: { network } }: NetworkFindings): MeasureTable {
  const own = ({ thresholds }: GridRow): boolean =>
    thresholds.minus === network.thresholds.minus && thresholds.plus === network.thresholds.plus;
  return {
    label: 'Thresholds: states of ties, what the best two sides violate, blocs',
    head: ['thresholds', 'friends', 'foes', 'not known', 'violated', 'balance', 'sides', 'blocs'],
    columns: [{}, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT],
    rows: grid.map((row) => ({
      cells: [
        `${thresholdWords(row.thresholds)}${own(row) ? ' (here)' : ''}`,
        row.plus.toLocaleString('en-GB'),
        row.minus.toLocaleString('en-GB'),
        row.unknown.toLocaleString('en-GB'),
        row.frustration ? frustrationWords(row.frustration) : '–',
        row.frustration ? level(row.frustration.balance) : '–',
        row.sides.join(' + ') || '–',
        sizesWords(row.blocs),
      ],
    })),
    first: 12,
    narrow: 6,
  };
}

/** `110, 51, 18 and 4 of 1 or 2`: blocs by size. */
function sizesWords(sizes: readonly number[]): string {
  if (sizes.length === 0) return '–';
  const large = sizes.filter((size) => size > 2).slice(0, 4);
  const rest = sizes.length - large.length;
  if (large.length === 0) return sizes.slice(0, 6).join(', ');
  return rest === 0 ? large.join(', ') : `${large.join(', ')} and ${rest} smaller`;
}
