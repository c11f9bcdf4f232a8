import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { idealPoints } from '../../src/measures/votes/ideal-points.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { RollCalls } from '../../src/records/roll-calls.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import { checkChangePoints, type PublishedChanges } from '../dyads/change-checks.ts';
import { readPairMonths } from '../dyads/foresight.ts';
import { type Benchmark, type BenchOutcome, digits } from '../kit/benchmark.ts';
import { readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { checkGroupTime, checkReports } from '../reports/report-checks.ts';
import { type ImpactSpeed, impactSpeed } from './impact-speed.ts';
import type { SimilarityExamples } from './score-similarity.ts';
import {
  eventTester,
  type Figure,
  readShifts,
  type ShiftOutcome,
  type ShiftScores,
  scoreShifts,
  scoreStatistics,
  voteTester,
} from './shifts.ts';
import {
  checkIdealPoints,
  checkImpactExamples,
  checkProp99,
  checkSimilarity,
  checkVotes,
  type ImpactExamples,
  type Prop99Values,
  type ValueCheck,
} from './value-checks.ts';

const ALIGNMENT = [
  'similarity_examples.json',
  'un_votes.tsv.gz',
  'ideal_points_bsv2015.csv',
  'changepoint.json',
  'impact.json',
  'prop99.csv',
  'shifts.json',
] as const;
const REPORTS = ['maverick_event_report.csv.gz', 'mpdta.csv'] as const;
/** Random pairs and dates on which the share of false "clear" is measured, of votes and of events. */
const PLACEBOS = { votes: 2000, events: 1000 } as const;

/** What a file of this benchmark holds, told by its first line or its keys. */
type Form =
  | 'similarity'
  | 'votes'
  | 'ideal points'
  | 'change points'
  | 'impact'
  | 'prop99'
  | 'shifts'
  | 'months'
  | 'reports'
  | 'group-time'
  | 'scale';

const HEADS: readonly (readonly [start: string, form: Form])[] = [
  ['#rcid\t', 'votes'],
  ['Year,ID,Name,Ideal.point', 'ideal points'],
  ['State;Year;', 'prop99'],
  ['a,b,month,', 'months'],
  ['cameo,', 'scale'],
];
const KEYS: readonly (readonly [key: string, form: Form])[] = [
  ['unCases', 'shifts'],
  ['eventCases', 'shifts'],
  ['seatbelts', 'impact'],
  ['nile', 'change points'],
  ['alliances', 'similarity'],
];

function formOf(file: string): Form {
  if (file.endsWith('.json')) {
    const data = readJson(file) as Readonly<Record<string, unknown>>;
    const found = KEYS.find(([key]) => key in data);
    if (found) return found[1];
  } else {
    const head = readText(file).slice(0, 2000).replaceAll('"', '');
    const found = HEADS.find(([start]) => head.startsWith(start));
    if (found) return found[1];
    const columns = head.split('\n')[0]?.trim().split(',') ?? [];
    if (columns.includes('event_id')) return 'reports';
    if (columns.includes('first.treat')) return 'group-time';
  }
  throw new EntenteError(
    'unreadable',
    `${basename(file)} is none of the forms of this benchmark: similarity, votes, ideal points, change points, impact, prop99, shifts, months of pairs, reports, group-time.`,
  );
}

/**
 * Published values of alignment measures, one by one, and labelled shifts: does the impact test find them, in the right
 * direction, and how often does it find one where nothing is known to have happened?
 */
export const alignmentBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen =
    files.length > 0
      ? files
      : [
          ...ALIGNMENT.map((name) => sharedFile(`data/alignment/${name}`)),
          ...REPORTS.map((name) => sharedFile(`data/reports/${name}`)),
        ];
  const forms = chosen.map((file) => ({ file, form: formOf(file) }));
  /** A file that another one needs: among those given, beside it, or the shared one. */
  const companion = (file: string, form: Form, name: string): string => {
    const given = forms.find((one) => one.form === form);
    const beside = join(dirname(file), name);
    return given?.file ?? (existsSync(beside) ? beside : sharedFile(`data/alignment/${name}`));
  };
  const votesBy = new Map<string, RollCalls>();
  const votesFor = (file: string): RollCalls => {
    const place = companion(file, 'votes', 'un_votes.tsv.gz');
    const calls = votesBy.get(place) ?? readVotes([{ name: basename(place), text: readText(place) }]).calls;
    votesBy.set(place, calls);
    return calls;
  };
  const checks: ValueCheck[] = [];
  const shifts: ShiftsOutcome[] = [];
  for (const [i, { file, form }] of forms.entries()) {
    progress?.(i, forms.length);
    switch (form) {
      case 'similarity':
        checks.push(...checkSimilarity(readJson(file) as SimilarityExamples));
        break;
      case 'votes':
        checks.push(...checkVotes(votesFor(file)));
        break;
      case 'ideal points':
        checks.push(...checkIdealPoints(readText(file), idealPoints(votesFor(file))));
        break;
      case 'change points':
        checks.push(...checkChangePoints(readJson(file) as PublishedChanges).map(compared));
        break;
      case 'impact':
        checks.push(...checkImpactExamples(readJson(file) as ImpactExamples));
        break;
      case 'prop99': {
        const values = readJson(companion(file, 'impact', 'impact.json')) as { readonly prop99: Prop99Values };
        checks.push(...checkProp99(readText(file), values.prop99));
        break;
      }
      case 'reports':
        checks.push(...checkReports(readText(file)).map(compared));
        break;
      case 'group-time':
        checks.push(...checkGroupTime(readText(file)).map(compared));
        break;
      case 'shifts': {
        const months = (): string => companion(file, 'months', 'icews_dyad_month_sample.csv');
        shifts.push(
          measureShifts(
            file,
            () => votesFor(file),
            () => readText(months()),
          ),
        );
        break;
      }
      case 'months':
      case 'scale':
        // Data for shifts, and a table that nothing is compared with.
        break;
    }
  }
  return outcome(chosen, checks, shifts, shifts.length > 0 ? impactSpeed() : undefined);
};

function compared({ what, published, ours }: Omit<ValueCheck, 'agrees'>): ValueCheck {
  return { what, published, ours, agrees: published === ours };
}

interface ShiftsOutcome {
  readonly file: string;
  readonly all: ShiftScores;
  readonly parts: readonly {
    readonly name: string;
    readonly cases: readonly ShiftOutcome[];
    readonly placebos: readonly ShiftOutcome[];
    readonly scores: ShiftScores;
  }[];
}

function measureShifts(file: string, votes: () => RollCalls, months: () => string): ShiftsOutcome {
  const shifts = readShifts(readJson(file) as Readonly<Record<string, unknown>>);
  const parts = [
    { name: 'votes', list: shifts.votes, count: PLACEBOS.votes, make: () => voteTester(votes()) },
    { name: 'events', list: shifts.events, count: PLACEBOS.events, make: () => eventTester(readPairMonths(months())) },
  ].flatMap(({ name, list, count, make }) => {
    if (list.length === 0) return [];
    const { run, placebos } = make();
    const cases = list.map(run);
    const random = placebos(count);
    return [{ name, cases, placebos: random, scores: scoreShifts(cases, random) }];
  });
  const all = scoreShifts(
    parts.flatMap(({ cases }) => cases),
    parts.flatMap(({ placebos }) => placebos),
  );
  return { file, all, parts };
}

function outcome(
  files: readonly string[],
  checks: readonly ValueCheck[],
  shifts: readonly ShiftsOutcome[],
  speed: ImpactSpeed | undefined,
): BenchOutcome {
  const differ = checks.filter(({ agrees }) => !agrees);
  const plain = ({ direction, wrongWayClear, falseClear, recall, recallOfAll, noData }: ShiftScores) => ({
    direction: direction.value,
    wrongWayClear,
    falseClear: falseClear.value,
    recall: recall.value,
    recallOfAll: recallOfAll.value,
    noData,
    cases: recall.n,
    quiet: falseClear.n,
    intervals: {
      direction: direction.interval,
      falseClear: falseClear.interval,
      recall: recall.interval,
      recallOfAll: recallOfAll.interval,
    },
  });
  const [first] = shifts;
  return {
    data: files.map((file) => basename(file)).join(', '),
    json: {
      agree: checks.length - differ.length,
      differ: differ.length,
      ...(differ.length > 0 ? { differing: differ } : {}),
      ...(first
        ? {
            ...plain(first.all),
            ...Object.fromEntries(first.parts.map(({ name, scores }) => [name, plain(scores)])),
            ...(speed ? { impactFirstMs: speed.firstMs, impactMs: speed.laterMs } : {}),
            statistics: Object.fromEntries(
              first.parts.map(({ name, cases, placebos }) => [name, scoreStatistics(cases, placebos)]),
            ),
          }
        : {}),
    },
    table: [
      ['', 'value', '95 %', 'of'],
      ['values that agree', `${checks.length - differ.length}`, '', `${checks.length}`],
      ...differ.map(({ what, published, ours }) => [`differs: ${what}`, ours, '', `published ${published}`]),
      ...shifts.flatMap(tableOf),
      ...(speed
        ? [
            [
              `a test with ${speed.donors} donors a side and ${speed.placebos} placebos, CPU ms: the first`,
              speed.firstMs.toFixed(0),
              '',
              '',
            ],
            ['the same on data made ready', speed.laterMs.toFixed(0), '', ''],
          ]
        : []),
    ],
    predictions: [
      ...checks.map((check) => JSON.stringify(check)),
      ...shifts.flatMap(({ parts }) => parts.flatMap(({ cases }) => cases.map((one) => JSON.stringify(one)))),
    ],
  };
}

function tableOf({ file, all, parts }: ShiftsOutcome): readonly (readonly string[])[] {
  return [
    ...parts.flatMap((part) => [...scoreRows(`${basename(file)}, ${part.name}`, part.scores), ...statisticRows(part)]),
    ...(parts.length > 1 ? scoreRows(`${basename(file)}, together`, all) : []),
  ];
}

function scoreRows(title: string, scores: ShiftScores): readonly (readonly string[])[] {
  const row = (what: string, { value, n, interval }: Figure): readonly string[] => [
    what,
    digits(value),
    interval.map((bound) => bound.toFixed(3)).join(' to '),
    `${n}`,
  ];
  return [
    [title, '', '', ''],
    row('direction right', scores.direction),
    ['clear the wrong way', `${scores.wrongWayClear}`, '', `${scores.recall.n}`],
    row('false clear (controls and random placebos)', scores.falseClear),
    row('recall: clear the right way, of those with data', scores.recall),
    row('recall of all', scores.recallOfAll),
  ];
}

function statisticRows({ cases, placebos }: ShiftsOutcome['parts'][number]): readonly (readonly string[])[] {
  return scoreStatistics(cases, placebos).map(({ name, direction, recallAt2, recallAt5, auc }) => [
    `  ${name}: direction, recall at 2 and 5 % of placebos, AUC`,
    digits(direction),
    `${digits(recallAt2)}, ${digits(recallAt5)}`,
    digits(auc),
  ]);
}
