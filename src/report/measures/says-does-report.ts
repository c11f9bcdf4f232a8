import type { TieState } from '../../measures/networks/signed-network.ts';
import type { TieInBoth, WordsAndDeeds } from '../../measures/networks/words-and-deeds.ts';
import { FEWEST_VOICES } from '../../measures/stances/position-mean.ts';
import type { LadderChart, LadderRow } from '../charts/chart-data.ts';
import type { Names } from '../words/naming.ts';
import { counted } from '../words/wording.ts';
import { type BehindGroup, type MeasurePart, type MeasureReport, opening } from './measure-report.ts';
import { capital, intervalWords, minusSigns, percentWords, signed } from './number-words.ts';
import { spanWords } from './period-words.ts';
import { THIN } from './stance-words.ts';

/** What a page of says against does is made of. */
export interface SaysDoesFindings {
  readonly both: WordsAndDeeds;
  readonly from: string;
  readonly to: string;
  readonly names: Names;
  /** An actor's name as it stands in a sentence. */
  readonly spoken: (id: string) => string;
  /** Documents on the issues that both speak of, of each. */
  readonly documentsOf: (a: string, b: string) => readonly [number, number];
  /** States that take a position. */
  readonly actors: number;
  /** Whether deeds are the acts of the case's own texts. */
  readonly own: boolean;
  readonly behind: readonly BehindGroup[];
  readonly opens: (pair: TieInBoth) => readonly number[];
  readonly next: readonly string[];
}

const READINGS: Readonly<Record<TieInBoth['reading'], string>> = {
  'friends in words': 'friends in words, foes in deeds',
  'foes in words': 'foes in words, friends in deeds',
  alike: 'words and deeds alike',
  open: 'not clear',
};

const RIGHT = { align: 'right' } as const;

/** Pairs of states whose words and deeds part, for every form of page. */
export function saysDoesReport(found: SaysDoesFindings): MeasureReport {
  const { both, behind, next, from, to } = found;
  const thin = both.pairs.filter(({ a, b }) => Math.min(...found.documentsOf(a, b)) < FEWEST_VOICES).length;
  return {
    what: 'compare',
    title: `Says against does, ${spanWords(from, to)}`,
    headline: headlineOf(found),
    sentences: [
      ...(thin > 0
        ? [
            `In ${counted(thin, 'pair')} of ${both.pairs.length} one of the two speaks of what both speak of in fewer than ${FEWEST_VOICES} documents (“${THIN}”): their words may rest on a single text.`,
          ]
        : []),
      ...(found.own
        ? [
            'No event data were imported: deeds are the acts that the texts of the case tell, so that both come from the same texts.',
          ]
        : []),
    ],
    facts: [
      ['states with positions', String(found.actors)],
      ['pairs in both', String(both.pairs.length)],
      ['in words only', String(both.only.said)],
      ['in deeds only', String(both.only.done)],
    ],
    parts: [pairsPart(found), countsPart(found)],
    behind,
    behindNote:
      'Of each pair that is listed first: the sentences that tell what both stand on, and the events between them that were reported most.',
    limits: LIMITS,
    next,
  };
}

const LIMITS: readonly string[] = [
  'Words and deeds part only where one is clearly friendly and the other clearly hostile, by fixed thresholds. Most pairs are unclear in one of the two, which is no agreement and no contradiction.',
  'To agree on an issue is not to be friends: two rivals may both be for a truce. Read what they agree on.',
  'Texts tell positions of few states, and of these most on what divides them; event data tell of what is reported.',
  'Pairs with one state in common are not independent of each other; the interval of the share takes them as if they were.',
];

/** Of fewer pairs no share is told. */
const FEWEST_PAIRS = 5;

function headlineOf({ both: { pairs, same }, spoken }: SaysDoesFindings): string {
  const parted = pairs.filter(({ reading }) => reading === 'friends in words' || reading === 'foes in words');
  const known =
    same.n >= FEWEST_PAIRS && same.value !== undefined
      ? ` Of ${counted(same.n, 'pair')} known in both, words and deeds go together in ${percentWords(same.value)} (95 % ${percentWords(same.interval[0])} to ${percentWords(same.interval[1])}).`
      : '';
  const [first] = parted;
  if (!first) {
    const why =
      pairs.length === 0
        ? 'No pair of states has both words on a shared issue and deeds in this time.'
        : `Of ${counted(pairs.length, 'pair')} of states no words clearly part from deeds.`;
    return `${why}${known}`;
  }
  const more = parted.length > 1 ? `, and so do ${counted(parted.length - 1, 'other pair')}` : '';
  return `Words and deeds of ${spoken(first.a)} and ${spoken(first.b)} part${more}: ${readingWords(first)}.${known}`;
}

function readingWords({ reading, said, done }: TieInBoth): string {
  const words = `${signed(said.value)} over ${counted(said.n, 'shared issue')}`;
  const deeds = `mean score ${signed(done.value)}, ${counted(done.n, 'event')}`;
  return reading === 'friends in words'
    ? `they speak alike (${words}) and act against each other (${deeds})`
    : `they speak against each other (${words}) and act as friends (${deeds})`;
}

/** Pairs that are drawn. */
const DRAWN = 10;

function pairsPart(found: SaysDoesFindings): MeasurePart {
  const { pairs, method } = found.both;
  return {
    id: 'pairs',
    title: 'Words beside deeds',
    note: minusSigns(capital(method)),
    charts: [pairsChart(found)],
    tables: [
      {
        label: 'All pairs, those whose words and deeds part first',
        head: ['Pair', 'reading', 'words', '95 %', 'issues', 'tone', '95 %', 'events'],
        columns: [{}, { least: 12 }, RIGHT, {}, RIGHT, RIGHT, {}, RIGHT],
        rows: pairs.map((pair) => ({
          cells: [
            `${found.names.short(pair.a)} – ${found.names.short(pair.b)}`,
            READINGS[pair.reading],
            signed(pair.said.value),
            pair.said.interval ? intervalWords(pair.said.interval) : THIN,
            String(pair.said.n),
            signed(pair.done.value),
            pair.done.interval ? intervalWords(pair.done.interval, 1) : THIN,
            String(pair.done.n),
          ],
          opens: found.opens(pair),
        })),
        first: 16,
        narrow: 3,
      },
    ],
  };
}

function pairName({ names }: SaysDoesFindings, { a, b }: TieInBoth): string {
  return `${names.full(a)} – ${names.full(b)}`;
}

function pairsChart(found: SaysDoesFindings): LadderChart {
  const { pairs } = found.both;
  const parted = pairs.filter(({ reading }) => reading.endsWith('in words'));
  const drawn = pairs.slice(0, DRAWN);
  const rows = drawn.flatMap((pair): readonly LadderRow[] => {
    const group = `${pairName(found, pair)}: ${READINGS[pair.reading]}`;
    const opens = opening(found.opens(pair));
    const row = (
      name: string,
      { value, interval }: TieInBoth['said'],
      scale: number,
      of: string,
      main: boolean,
    ): LadderRow => ({
      group,
      name,
      value: value / scale,
      ...(interval ? { low: interval[0] / scale, high: interval[1] / scale } : {}),
      words: signed(value / scale),
      of,
      main,
      ...opens,
    });
    return [
      row('words', pair.said, 1, counted(pair.said.n, 'shared issue'), true),
      row('deeds', pair.done, 10, counted(pair.done.n, 'event'), false),
    ];
  });
  return {
    kind: 'ladder',
    title: `Words and deeds part in ${parted.length} of ${counted(pairs.length, 'pair')}.`,
    description: `A diamond for words (agreement less disagreement on shared issues), a circle for deeds (a tenth of the mean score of events), each with its 95 % interval where there is one: left against each other, right with each other. ${drawn.length < pairs.length ? `The first ${drawn.length} pairs of the table are drawn. ` : ''}Each row opens its sentences and events.`,
    label: '−1 against each other, +1 with each other',
    holds: [-1, 1],
    rows,
    table: {
      head: ['Pair', 'reading', 'words', 'shared issues', 'tone', 'events'],
      rows: drawn.map((pair) => ({
        cells: [
          pairName(found, pair),
          READINGS[pair.reading],
          signed(pair.said.value),
          pair.said.n,
          signed(pair.done.value),
          pair.done.n,
        ],
        ...opening(found.opens(pair)),
      })),
    },
    ...(rows.length === 0 ? { empty: 'No pair of states has both.' } : {}),
  };
}

const STATES: readonly (readonly [state: TieState, sign: string, words: string])[] = [
  ['+', '+', '+ with each other'],
  ['-', '−', '− against each other'],
  ['unknown', '?', '? not clear'],
];

function countsPart({ both: { counts } }: SaysDoesFindings): MeasurePart {
  return {
    id: 'counts',
    title: 'How often which',
    charts: [],
    note: 'Pairs that have a tie in both networks, by what words say (rows) and what deeds say (columns).',
    tables: [
      {
        label: 'Pairs by words and deeds',
        head: ['Words', ...STATES.map(([, sign]) => `deeds ${sign}`)],
        columns: [{ least: 10 }, RIGHT, RIGHT, RIGHT],
        rows: STATES.map(([said, , words]) => ({
          cells: [words, ...STATES.map(([done]) => String(counts[said][done]))],
        })),
      },
    ],
  };
}
