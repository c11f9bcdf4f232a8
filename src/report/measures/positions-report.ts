import type { PictureIssue } from '../../measures/stance-table.ts';
import type { IssueStand } from '../../measures/stances/issue-stand.ts';
import { FEWEST_FOR_CHANGE } from '../../measures/stances/position-change.ts';
import { FEWEST_VOICES, type PositionMean } from '../../measures/stances/position-mean.ts';
import { type PositionSimilarity, SIMILARITY_METHOD } from '../../measures/stances/position-similarity.ts';
import type { ChangingPosition, PositionsOverTime } from '../../measures/stances/positions-over-time.ts';
import type { ChartPoint, LadderChart, LadderRow, MultiplesChart } from '../charts/chart-data.ts';
import { plainText } from '../kit/plain-text.ts';
import { shorten } from '../kit/text-width.ts';
import type { Names } from '../words/naming.ts';
import { andList, counted } from '../words/wording.ts';
import {
  type BehindGroup,
  type MeasurePart,
  type MeasureReport,
  type MeasureTable,
  opening,
} from './measure-report.ts';
import { capital, intervalWords, pWords, signed } from './number-words.ts';
import { isoDay, periodWords } from './period-words.ts';
import { meanWords, rangeWords, standWords, THIN, thinWords } from './stance-words.ts';

/** What a report on positions is made of. */
export interface PositionsFindings {
  readonly positions: PositionsOverTime;
  readonly alike: readonly PositionSimilarity[];
  readonly issues: readonly PictureIssue[];
  readonly names: Names;
  /** An actor's name as it stands in a sentence. */
  readonly spoken: (id: string) => string;
  /** Ids of the actors that were asked for; none for all. */
  readonly asked: readonly string[];
  /** Weak records that are left out. */
  readonly weak: number;
  readonly behind: readonly BehindGroup[];
  /** The number of the sentence of a record on the page. */
  readonly opens: (stand: IssueStand) => number | undefined;
  readonly next: readonly string[];
}

const RIGHT = { align: 'right' } as const;

/** Where actors stand on issues, what changed and who speaks alike, for every form of page. */
export function positionsReport(found: PositionsFindings): MeasureReport {
  const { positions, behind, next } = found;
  const { cells, actors, issues } = positions;
  const documents = new Set(cells.flatMap(({ stands }) => stands.map(({ document }) => document))).size;
  return {
    what: 'positions',
    title: titleOf(found),
    headline: headlineOf(found),
    sentences:
      cells.length === 0
        ? leftOutWords(found)
        : [...thinWords(cells.map(({ whole }) => whole)), ...issueWords(found), ...leftOutWords(found)],
    facts: [
      ['actors', actors.length.toLocaleString('en-GB')],
      ['issues', issues.length.toLocaleString('en-GB')],
      ['records', cells.reduce((sum, { whole }) => sum + whole.n, 0).toLocaleString('en-GB')],
      ['documents', documents.toLocaleString('en-GB')],
    ],
    parts: [standsPart(found), ...windowsPart(found), ...changesPart(found), ...alikePart(found)],
    behind,
    behindNote:
      'The sentences of each text that tell a position, by day of publication; the words that tell it are marked.',
    limits: LIMITS,
    next,
  };
}

const LIMITS: readonly string[] = [
  'It shows what these texts say of positions, not what actors think or do, and not what other texts would say. Who speaks little of an issue has no position here.',
  'Issues are put together by their words. The same issue in quite other words stays two; name such issues in issues.yaml, or put them together with decide merge.',
  'The interval takes documents as cases of their own. Texts that follow one another copy each other’s news, so that it is rather too narrow for them.',
  '“On terms” counts as between for and against: the terms decide, and they are not weighed.',
  'That a position changed is said of what texts tell. New texts, another paper or another spokesman can look like a change of mind.',
];

function issueName({ issues }: Pick<PositionsFindings, 'issues'>, id: string): string {
  return plainText(issues.find((issue) => issue.id === id)?.name ?? id);
}

function titleOf({ positions: { cells, bins }, asked, spoken }: PositionsFindings): string {
  const who =
    asked.length === 0
      ? 'Who stands where'
      : `Where ${andList(asked.map(spoken))} stand${asked.length === 1 ? 's' : ''}`;
  const first = bins?.first[0];
  if (cells.length === 0 || first === undefined) return who;
  const days = cells.flatMap(({ stands }) => stands.flatMap(({ day }) => day ?? []));
  const [from, to] = [Math.min(...days), Math.max(...days)].map((day) => periodWords(day, 'month'));
  return from === to ? `${who}, ${from}` : `${who}, ${from} to ${to}`;
}

/** What changed beyond chance comes first; else that nothing did, and what is best known. */
function headlineOf(found: PositionsFindings): string {
  const { positions, spoken, asked } = found;
  const { cells } = positions;
  const [best] = cells;
  if (!best) {
    const who = asked.length === 0 ? 'No actor' : capital(andList(asked.map(spoken)));
    return `${who} ${asked.length > 1 ? 'take' : 'takes'} ${asked.length === 0 ? 'a' : 'no'} position in these texts.`;
  }
  const changed = cells.filter(({ change }) => change.verdict === 'beyond chance');
  const [first] = changed;
  const about = (cell: ChangingPosition): string => `${spoken(cell.actor)} on “${issueName(found, cell.issue)}”`;
  if (first?.change.before && first.change.after && first.change.between) {
    const more = changed.length > 1 ? ` ${counted(changed.length - 1, 'other position')} changed too.` : '';
    const [last, next] = first.change.between.map((day) => periodWords(day, 'day'));
    return `${capital(about(first))} changed beyond chance: ${standWords(first.change.before)} up to ${last}, ${standWords(first.change.after)} from ${next} on (${pWords(first.change.p ?? 1)}).${more}`;
  }
  const tested = cells.filter(({ change }) => change.p !== undefined || change.verdict === 'none').length;
  const changes =
    tested === 0
      ? `No position is told of in the ${FEWEST_FOR_CHANGE} documents that it takes to see a change`
      : tested === 1
        ? `The one position told of in ${FEWEST_FOR_CHANGE} documents or more did not change beyond chance`
        : `Of ${tested} positions told of in ${FEWEST_FOR_CHANGE} documents or more none changed beyond chance`;
  return `${changes}. Most is told of ${about(best)}: ${standWords(best.whole)}.`;
}

/** How many issues are too thin for any comparison. */
function issueWords({ positions: { cells, issues } }: PositionsFindings): readonly string[] {
  const documents = new Map<string, Set<string>>();
  for (const { issue, stands } of cells) {
    const known = documents.get(issue) ?? new Set<string>();
    for (const stand of stands) known.add(stand.document);
    documents.set(issue, known);
  }
  const single = [...documents.values()].filter(({ size }) => size === 1).length;
  if (single === 0) return [];
  const one = single === 1;
  return [
    `${single === issues.length ? (one ? 'The only issue' : `All ${single} issues`) : `${single.toLocaleString('en-GB')} of ${counted(issues.length, 'issue')}`} ${one ? 'is' : 'are'} spoken of in one document only.`,
  ];
}

function leftOutWords({ positions: { leftOut, undated }, weak }: PositionsFindings): readonly string[] {
  const left = [
    [leftOut.others, 'by what others say of the actor (--accounts all)'],
    [leftOut.outside, 'outside the time that is asked for'],
    [leftOut.undated, 'of texts without a date, since a time is asked for'],
    [weak, 'with weak evidence (--weak)'],
  ] as const;
  const told = left.filter(([n]) => n > 0).map(([n, words]) => `${n.toLocaleString('en-GB')} ${words}`);
  return [
    ...(told.length > 0 ? [`Left out are records of positions: ${told.join('; ')}.`] : []),
    ...(undated > 0
      ? [`${counted(undated, 'record')} of texts without a date count over all the time and in no window.`]
      : []),
  ];
}

/** The numbers of the sentences behind some records. */
function opensOf({ opens }: PositionsFindings, stands: readonly IssueStand[]): readonly number[] {
  return [...new Set(stands.flatMap((stand) => opens(stand) ?? []))].sort((a, b) => a - b);
}

/** Issues and, on each, actors that are drawn. */
const DRAWN_ISSUES = 6;
const DRAWN_ACTORS = 6;

function standsPart(found: PositionsFindings): MeasurePart {
  const { positions } = found;
  return {
    id: 'positions',
    title: 'Where they stand',
    note: capital(positions.method),
    charts: [standsChart(found)],
    tables: [standsTable(found)],
  };
}

/** The issues of which most is told, with those of whom most is told on each. */
function drawnCells({ positions: { cells } }: PositionsFindings): readonly ChangingPosition[] {
  const byIssue = new Map<string, ChangingPosition[]>();
  for (const cell of cells) byIssue.set(cell.issue, [...(byIssue.get(cell.issue) ?? []), cell]);
  const weight = (own: readonly ChangingPosition[]): number => own.reduce((sum, { whole }) => sum + whole.documents, 0);
  return [...byIssue.values()]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, DRAWN_ISSUES)
    .flatMap((own) => own.slice(0, DRAWN_ACTORS));
}

function standsChart(found: PositionsFindings): LadderChart {
  const drawn = drawnCells(found);
  const rows = drawn.map(
    ({ actor, issue, whole, stands }): LadderRow => ({
      name: shorten(found.names.full(actor), 40),
      group: shorten(issueName(found, issue), 70),
      value: whole.value,
      ...(whole.interval ? { low: whole.interval[0], high: whole.interval[1] } : {}),
      words: `${signed(whole.value)} (${rangeWords(whole)})`,
      of: counted(whole.documents, 'document'),
      ...opening(opensOf(found, stands)),
    }),
  );
  const sure = drawn.filter(({ whole }) => whole.interval && (whole.interval[0] > 0 || whole.interval[1] < 0)).length;
  return {
    kind: 'ladder',
    title: `Of ${counted(drawn.length, 'position')} drawn, ${sure} ${sure === 1 ? 'is' : 'are'} surely on one side of zero.`,
    description: `The ${Math.min(DRAWN_ISSUES, found.positions.issues.length)} issues that most documents tell of, and on each those of whom most is told: a dot for the mean over documents, from −1 (against) to +1 (for), with its 95 % interval. A dot without a line rests on fewer than ${FEWEST_VOICES} documents. Each row opens its sentences.`,
    label: '−1 against, +1 for',
    holds: [-1, 1],
    rows,
    table: {
      head: ['Issue', 'Actor', 'Mean', '95 %', 'Documents'],
      rows: drawn.map((cell) => ({
        cells: [
          issueName(found, cell.issue),
          found.names.full(cell.actor),
          meanWords(cell.whole),
          rangeWords(cell.whole),
          cell.whole.documents,
        ],
        ...opening(opensOf(found, cell.stands)),
      })),
    },
    ...(rows.length === 0 ? { empty: 'No position is known.' } : {}),
  };
}

function standsTable(found: PositionsFindings): MeasureTable {
  const { positions, names } = found;
  return {
    label: 'All positions: mean, documents (n), records for, against and on terms (+/−/±)',
    head: ['Actor', 'Issue', 'Mean', '95 %', 'n', '+/−/±'],
    columns: [{ least: 10 }, { least: 12 }, RIGHT, {}, RIGHT, RIGHT],
    narrow: 5,
    rows: positions.cells.map((cell) => ({
      cells: [
        names.full(cell.actor),
        issueName(found, cell.issue),
        meanWords(cell.whole),
        rangeWords(cell.whole),
        String(cell.whole.documents),
        [cell.for, cell.against, cell.onTerms].join('/'),
      ],
      opens: opensOf(found, cell.stands),
    })),
    first: 16,
  };
}

/** Positions that are drawn over time. */
const DRAWN_SERIES = 6;

function windowsPart(found: PositionsFindings): readonly MeasurePart[] {
  const { bins, grain } = found.positions;
  if (!bins || bins.first.length < 2) return [];
  const told = (cell: ChangingPosition): number => cell.windows.filter(({ n }) => n > 0).length;
  const drawn = found.positions.cells.filter((cell) => told(cell) > 1).slice(0, DRAWN_SERIES);
  if (drawn.length === 0) return [];
  const start = bins.first[0] ?? 0;
  const chart: MultiplesChart = {
    kind: 'multiples',
    title: `${counted(drawn.length, 'position')}, ${grain} by ${grain}.`,
    description: `Each point is the mean over the documents of a ${grain}, from −1 (against) to +1 (for), with its 95 % interval where there are ${FEWEST_VOICES} documents or more; it opens its sentences. A ${grain} without a point is one in which no text tells of the position.`,
    table: {
      head: ['Position', capital(grain), 'Mean', '95 %', 'Documents'],
      rows: drawn.flatMap((cell) =>
        cell.windows.flatMap((mean, t) =>
          mean.n === 0
            ? []
            : [
                {
                  cells: [
                    seriesName(found, cell),
                    periodWords(bins.first[t] ?? 0, grain),
                    meanWords(mean),
                    rangeWords(mean),
                    mean.documents,
                  ],
                  ...opening(windowOpens(found, cell, t)),
                },
              ],
        ),
      ),
    },
    from: start,
    to: (bins.last.at(-1) ?? start) + 1,
    parts: drawn.map((cell) => ({
      name: seriesName(found, cell),
      note: `${counted(cell.whole.documents, 'document')}, mean ${signed(cell.whole.value)}`,
      panel: {
        kind: 'line',
        label: '−1 against, +1 for',
        base: 0,
        within: [-1, 1],
        holds: [-1, 1],
        series: [{ name: 'mean', look: 'main', points: cell.windows.map((mean, t) => pointOf(found, cell, mean, t)) }],
      },
    })),
  };
  return [{ id: 'windows', title: 'Over time', charts: [chart] }];
}

function seriesName(found: PositionsFindings, { actor, issue }: ChangingPosition): string {
  return `${found.names.full(actor)}: ${shorten(issueName(found, issue), 60)}`;
}

function windowOpens(found: PositionsFindings, { stands }: ChangingPosition, t: number): readonly number[] {
  const { bins } = found.positions;
  const [first = 0, last = 0] = [bins?.first[t], bins?.last[t]];
  return opensOf(
    found,
    stands.filter(({ day }) => day !== undefined && day >= first && day <= last),
  );
}

function pointOf(found: PositionsFindings, cell: ChangingPosition, mean: PositionMean, t: number): ChartPoint {
  const { bins, grain } = found.positions;
  const from = bins?.first[t] ?? 0;
  const when = capital(periodWords(from, grain));
  return {
    from,
    to: (bins?.last[t] ?? from) + 1,
    value: mean.value,
    ...(mean.interval ? { low: mean.interval[0], high: mean.interval[1] } : {}),
    words: mean.n === 0 ? `${when}: nothing is told` : `${when}: ${standWords(mean)}`,
    ...opening(windowOpens(found, cell, t)),
  };
}

const VERDICTS = { 'beyond chance': 0, 'within chance': 1, 'too few': 2, none: 3 } as const;

function changesPart(found: PositionsFindings): readonly MeasurePart[] {
  const seen = found.positions.cells
    .filter(({ change }) => change.between !== undefined)
    .sort((a, b) => VERDICTS[a.change.verdict] - VERDICTS[b.change.verdict] || (a.change.p ?? 1) - (b.change.p ?? 1));
  if (seen.length === 0) return [];
  const rows = seen.map((cell) => {
    const { between = [0, 0], before, after, difference = 0, interval, p, verdict } = cell.change;
    return {
      cells: [
        seriesName(found, cell),
        p === undefined ? verdict : `${verdict}, ${pWords(p)}`,
        isoDay(between[1]),
        before ? `${signed(before.value)} (${before.documents})` : '',
        after ? `${signed(after.value)} (${after.documents})` : '',
        interval ? `${signed(difference)} (${intervalWords(interval)})` : signed(difference),
      ],
      opens: opensOf(found, cell.stands),
    };
  });
  return [
    {
      id: 'changes',
      title: 'What changed',
      charts: [],
      note: `Means before and after the greatest step, with their documents; the change with its 95 % interval where there are ${FEWEST_VOICES} on either side. “Beyond chance” holds for all positions that were looked at together; “too few” are fewer than ${FEWEST_FOR_CHANGE} documents, of which no turn can stand out.`,
      tables: [
        {
          label: 'The greatest step of each position',
          head: ['Position', 'verdict', 'from', 'before', 'after', 'change'],
          columns: [{ least: 12 }, {}, {}, RIGHT, RIGHT, RIGHT],
          narrow: 4,
          rows,
          first: 8,
        },
      ],
    },
  ];
}

function alikePart(found: PositionsFindings): readonly MeasurePart[] {
  const { alike, names, positions } = found;
  if (alike.length === 0) return [];
  const standsOf = new Map(positions.cells.map((cell) => [JSON.stringify([cell.actor, cell.issue]), cell.stands]));
  const sorted = alike.toSorted(
    (x, y) => Math.min(...y.documents) - Math.min(...x.documents) || y.n - x.n || Math.abs(y.value) - Math.abs(x.value),
  );
  const rows = sorted.map((pair) => ({
    cells: [
      names.full(pair.a),
      names.full(pair.b),
      signed(pair.value),
      pair.interval ? intervalWords(pair.interval) : THIN,
      String(pair.n),
      pair.documents.join(', '),
    ],
    opens: opensOf(
      found,
      pair.issues.flatMap(({ issue }) =>
        [pair.a, pair.b].flatMap((actor) => standsOf.get(JSON.stringify([actor, issue])) ?? []),
      ),
    ),
  }));
  return [
    {
      id: 'alike',
      title: 'Who speaks alike',
      charts: [],
      note: `${capital(SIMILARITY_METHOD)}. Pairs without an issue that both speak of are not listed.`,
      tables: [
        {
          label: 'Pairs, those with most documents on issues that both speak of first',
          head: ['Actor', 'and', 'alike', '95 %', 'issues', 'documents'],
          columns: [{ least: 9 }, { least: 9 }, RIGHT, {}, RIGHT, RIGHT],
          narrow: 5,
          rows,
          first: 10,
        },
      ],
    },
  ];
}
