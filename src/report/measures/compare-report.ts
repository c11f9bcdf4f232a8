import type { NetworkSource, NetworkTie, TieState } from '../../measures/networks/signed-network.ts';
import { partings } from '../../measures/networks/words-and-deeds.ts';
import type { PositionMean } from '../../measures/stances/position-mean.ts';
import type { ChartPoint, LadderChart, LadderRow, MultiplesChart, TimePanel } from '../charts/chart-data.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import { andList, counted } from '../words/wording.ts';
import {
  type BehindGroup,
  type MeasurePart,
  type MeasureReport,
  type MeasureTable,
  opening,
} from './measure-report.ts';
import { capital, intervalWords, minusSigns, signed } from './number-words.ts';
import { type Grain, periodWords, spanWords } from './period-words.ts';
import { besideWords, meanWords, rangeWords, THIN, thinWords } from './stance-words.ts';

/** What one kind of evidence says of two actors. */
export interface Evidence {
  readonly source: NetworkSource;
  /** Absent where nothing is known, and `none` says why. */
  readonly tie?: NetworkTie;
  readonly none?: string;
  readonly method?: string;
  /** The same stretch by stretch, all kinds of evidence on the same ones. */
  readonly points: readonly (ChartPoint & { readonly n: number })[];
  /** Numbers of the sentences, rows or roll calls behind it. */
  readonly opens: readonly number[];
  /** What must be known of it. */
  readonly notes?: readonly string[];
}

/** An issue with where each of the two stands on it. */
export interface IssueBeside {
  readonly issue: string;
  readonly a?: IssueSide;
  readonly b?: IssueSide;
}

export interface IssueSide {
  readonly mean: PositionMean;
  readonly opens: readonly number[];
}

/** What a comparison of two actors is made of. */
export interface CompareFindings {
  /** Names as they stand in a sentence, and as they stand in a table. */
  readonly spoken: readonly [string, string];
  readonly names: readonly [string, string];
  readonly from: string;
  readonly to: string;
  readonly grain: Grain;
  /** Votes, words and deeds, in this order. */
  readonly evidence: readonly Evidence[];
  readonly issues: readonly IssueBeside[];
  readonly behind: readonly BehindGroup[];
  readonly next: readonly string[];
}

/** How each kind of evidence is spoken of. */
export const EVIDENCE: Readonly<
  Record<
    NetworkSource,
    {
      readonly name: string;
      readonly of: string;
      readonly n: string;
      readonly scale: number;
      readonly verbs: Readonly<Record<TieState, string>>;
    }
  >
> = {
  votes: {
    name: 'votes',
    of: 'pi, likeness beyond chance',
    n: 'joint vote',
    scale: 1,
    verbs: {
      '+': 'vote alike',
      '-': 'vote against each other',
      unknown: 'vote neither clearly alike nor clearly apart',
    },
  },
  positions: {
    name: 'words',
    of: 'agreement less disagreement',
    n: 'shared issue',
    scale: 1,
    verbs: {
      '+': 'speak alike',
      '-': 'speak against each other',
      unknown: 'speak neither clearly alike nor clearly apart',
    },
  },
  events: {
    name: 'deeds',
    of: 'tone, a tenth of the mean score',
    n: 'event',
    scale: 10,
    verbs: {
      '+': 'act as friends',
      '-': 'act against each other',
      unknown: 'act neither clearly as friends nor clearly as foes',
    },
  },
};

/** What votes, words and deeds say of two actors, and where these part, for every form of page. */
export function compareReport(found: CompareFindings): MeasureReport {
  const { evidence, names, behind, next, issues } = found;
  const shared = issues.filter(({ a, b }) => a && b).length;
  return {
    what: 'compare',
    title: `${names[0]} and ${names[1]}: votes, words and deeds, ${spanWords(found.from, found.to)}`,
    headline: headlineOf(found),
    sentences: [
      ...evidence.flatMap(({ source, none }) =>
        none === undefined ? [] : [`${capital(EVIDENCE[source].name)}: ${none}`],
      ),
      ...thinWords(issues.flatMap(({ a, b }) => [a, b].flatMap((side) => (side ? [side.mean] : [])))),
      ...evidence.flatMap(({ notes = [] }) => notes),
    ],
    facts: [
      ...evidence.map(
        ({ source, tie }) => [plural(EVIDENCE[source].n), tie ? tie.n.toLocaleString('en-GB') : '0'] as const,
      ),
      ['issues spoken of by one only', String(issues.length - shared)],
    ],
    parts: [sidePart(found), ...timePart(found), ...issuesPart(found)],
    behind,
    behindNote:
      'Sentences that tell the positions of the two, roll calls in which they parted, and of each time the events that were reported most.',
    limits: LIMITS,
    next,
  };
}

const LIMITS: readonly string[] = [
  'Votes, words and deeds are measured on scales of their own. That they part is said only where one is clearly friendly and the other clearly hostile, by fixed thresholds; a difference of numbers says nothing.',
  'Words are those of these texts. Where few texts speak, “alike” may rest on one issue; open the sentences.',
  'Deeds are what sources report and a program codes; routine cooperation is reported less than conflict.',
  'Votes are on what came to a vote in the General Assembly; what the two quarrel over may never come there.',
];

function plural(one: string): string {
  return `${one}s`;
}

function headlineOf({ spoken, evidence }: CompareFindings): string {
  const known = evidence.flatMap(({ source, tie }) => (tie ? [{ source, tie }] : []));
  const [a, b] = spoken;
  if (known.length === 0) return `Nothing is known of ${a} and ${b} in this time: no votes, no words, no deeds.`;
  const said = known.map(({ source, tie }) => `${EVIDENCE[source].verbs[tie.state]} (${valueWords(source, tie)})`);
  const missing = evidence.flatMap(({ source, tie }) => (tie ? [] : [EVIDENCE[source].name]));
  const parts = partings(Object.fromEntries(known.map(({ source, tie }) => [source, tie])));
  const verdict =
    parts.length > 0
      ? ` They part: ${andList(parts.map(([friendly, hostile]) => `friendly ${EVIDENCE[friendly].name}, hostile ${EVIDENCE[hostile].name}`))}.`
      : known.length > 1
        ? ' None of these clearly parts from another.'
        : '';
  const nothing = missing.length > 0 ? ` Of ${andList(missing)} nothing is known here.` : '';
  return `${capital(`${a} and ${b}`)} ${andList(said)}.${verdict}${nothing}`;
}

/** `+0.61, 95 % +0.40 to +0.80, 31 joint votes`. */
function valueWords(source: NetworkSource, { value, interval, n }: NetworkTie): string {
  const between = interval ? `, 95 % ${intervalWords(interval)}` : '';
  return `${signed(value)}${between}, ${counted(n, EVIDENCE[source].n)}`;
}

const STATE_WORDS: Readonly<Record<TieState, string>> = { '+': '+ together', '-': '− against', unknown: '? not clear' };

function sidePart({ evidence }: CompareFindings): MeasurePart {
  const known = evidence.flatMap((one) => (one.tie ? [{ ...one, tie: one.tie }] : []));
  const rows = known.map(({ source, tie, opens }): LadderRow => {
    const { name, of, scale } = EVIDENCE[source];
    return {
      group: 'from −1, against each other, to +1, with each other',
      name: `${name} (${of})`,
      value: tie.value / scale,
      ...(tie.interval ? { low: tie.interval[0] / scale, high: tie.interval[1] / scale } : {}),
      words: `${signed(tie.value / scale)} ${STATE_WORDS[tie.state]}`,
      of: counted(tie.n, EVIDENCE[source].n),
      ...opening(opens),
    };
  });
  const chart: LadderChart = {
    kind: 'ladder',
    title: `${capital(andList(known.map(({ source, tie }) => `${EVIDENCE[source].name} ${STATE_WORDS[tie.state]}`)) || 'Nothing is known')}.`,
    description: `${known.map(({ source, method }) => `${capital(EVIDENCE[source].name)}: ${minusSigns(method ?? '')}.`).join(' ')} Each row opens what stands behind it.`,
    label: '−1 against each other, +1 with each other',
    holds: [-1, 1],
    rows,
    table: {
      head: ['Evidence', 'Value', '95 %', 'n', 'says'],
      rows: known.map(({ source, tie, opens }) => ({
        cells: [
          EVIDENCE[source].name,
          signed(tie.value),
          tie.interval ? intervalWords(tie.interval) : THIN,
          counted(tie.n, EVIDENCE[source].n),
          STATE_WORDS[tie.state],
        ],
        ...opening(opens),
      })),
    },
    ...(rows.length === 0 ? { empty: 'Neither votes nor words nor deeds of the two are known in this time.' } : {}),
  };
  return { id: 'side', title: 'Side by side', charts: [chart] };
}

/** How the axis of each kind of evidence is named, and how far it reaches. */
const PANELS: Readonly<Record<NetworkSource, { readonly label: string; readonly within: readonly [number, number] }>> =
  {
    votes: { label: 'S of votes', within: [-1, 1] },
    positions: { label: 'words alike', within: [-1, 1] },
    events: { label: 'tone of deeds', within: [-10, 10] },
  };

function timePart({ evidence, grain, from, to }: CompareFindings): readonly MeasurePart[] {
  const known = evidence.filter(({ points }) => points.some(({ value }) => Number.isFinite(value)));
  const [first] = known[0]?.points ?? [];
  const last = known[0]?.points.at(-1);
  if (!first || !last || known[0]?.points.length === 1) return [];
  const chart: MultiplesChart = {
    kind: 'multiples',
    title: `${capital(andList(known.map(({ source }) => EVIDENCE[source].name)))}, ${grain} by ${grain}, ${spanWords(from, to)}.`,
    description: `Votes as S (−1 to +1), which shows change best; words as agreement less disagreement on shared issues (−1 to +1); deeds as mean score of an event (−10 to +10), drawn to what came before. Each with its 95 % interval where there is one; a point opens what stands behind it. A gap is a ${grain} of which nothing is known.`,
    table: {
      head: [capital(grain), ...known.flatMap(({ source }) => [capital(EVIDENCE[source].name), 'n'])],
      rows: (known[0]?.points ?? []).flatMap((point, t) => {
        const here = known.flatMap(({ points }) => points[t] ?? []);
        if (here.every(({ n }) => n === 0)) return [];
        return [
          {
            cells: [
              capital(periodWords(point.from, grain)),
              ...here.flatMap(({ value, n }) => [Number.isFinite(value) ? signed(value) : '', n]),
            ],
            ...opening(here.flatMap(({ opens }) => (opens ? opens.split(',').map(Number) : []))),
          },
        ];
      }),
    },
    from: first.from,
    to: last.to,
    parts: known.map(({ source, points, tie }) => ({
      name: capital(EVIDENCE[source].name),
      note: tie ? counted(tie.n, EVIDENCE[source].n) : '',
      panel: panelOf(source, points, grain),
    })),
  };
  return [{ id: 'time', title: 'Over time', charts: [chart] }];
}

function panelOf(source: NetworkSource, points: Evidence['points'], grain: Grain): TimePanel {
  const { label, within } = PANELS[source];
  return {
    kind: 'line',
    label,
    base: 0,
    within,
    holds: source === 'events' ? [-5, 5] : within,
    series: [
      {
        name: label,
        look: 'main',
        points: points.map((point) => ({
          ...point,
          words: `${capital(periodWords(point.from, grain))}: ${point.words}`,
        })),
      },
    ],
  };
}

/** Issues that are drawn. */
const DRAWN = 8;

function issuesPart(found: CompareFindings): readonly MeasurePart[] {
  const { issues, names } = found;
  if (issues.length === 0) return [];
  const both = issues.filter(({ a, b }) => a && b);
  const drawn = both.slice(0, DRAWN);
  const rows = drawn.flatMap(({ issue, a, b }) =>
    [a, b].flatMap((side, n): readonly LadderRow[] =>
      side
        ? [
            {
              group: shorten(plainText(issue), 70),
              name: names[n] ?? '',
              value: side.mean.value,
              ...(side.mean.interval ? { low: side.mean.interval[0], high: side.mean.interval[1] } : {}),
              words: `${signed(side.mean.value)} (${rangeWords(side.mean)})`,
              of: counted(side.mean.documents, 'document'),
              main: n === 0,
              ...opening(side.opens),
            },
          ]
        : [],
    ),
  );
  const apart = both.filter(
    ({ a, b }) => a && b && besideWords(a.mean.value, b.mean.value) === 'opposite sides',
  ).length;
  const chart: LadderChart = {
    kind: 'ladder',
    title: `Of ${counted(both.length, 'issue')} of which both speak, they stand clearly on opposite sides of ${apart}.`,
    description: `On each issue a diamond for ${names[0]}, a circle for ${names[1]}: the mean over documents, −1 against, +1 for, with its 95 % interval where there are five documents or more. Each row opens its sentences.`,
    label: '−1 against, +1 for',
    holds: [-1, 1],
    rows,
    table: {
      head: ['Issue', 'Actor', 'Mean', '95 %', 'Documents'],
      rows: drawn.flatMap(({ issue, a, b }) =>
        [a, b].flatMap((side, n) =>
          side
            ? [
                {
                  cells: [
                    plainText(issue),
                    names[n] ?? '',
                    meanWords(side.mean),
                    rangeWords(side.mean),
                    side.mean.documents,
                  ],
                  ...opening(side.opens),
                },
              ]
            : [],
        ),
      ),
    },
    ...(rows.length === 0 ? { empty: 'There is no issue of which both speak.' } : {}),
  };
  return [{ id: 'issues', title: 'Issue by issue', charts: [chart], tables: [issueTable(found)] }];
}

function issueTable({ issues, names }: CompareFindings): MeasureTable {
  const side = (one: IssueSide | undefined): readonly [string, string] =>
    one ? [signed(one.mean.value), String(one.mean.documents)] : ['', ''];
  const reading = ({ a, b }: IssueBeside): string => {
    if (!a || !b) return `only ${names[a ? 0 : 1]}`;
    return besideWords(a.mean.value, b.mean.value);
  };
  const right = { align: 'right' } as const;
  return {
    label: 'All issues, those of which both speak first (n: documents)',
    head: ['Issue', names[0], 'n', names[1], 'n', 'they stand'],
    columns: [{ least: 16 }, right, right, right, right, { least: 10 }],
    rows: issues.map((one) => ({
      cells: [plainText(one.issue), ...side(one.a), ...side(one.b), reading(one)],
      opens: [...(one.a?.opens ?? []), ...(one.b?.opens ?? [])],
    })),
  };
}
