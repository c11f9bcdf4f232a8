import { loadVotes, type StoredVotes } from '../../casefile/votes/stored-votes.ts';
import { dyadVotes, partedVotes } from '../../measures/votes/dyad-votes.ts';
import { idealPointOf, idealPoints } from '../../measures/votes/ideal-points.ts';
import { DISTANCES, VOTE_MEASURES, type VoteMeasure } from '../../measures/votes/similarity.ts';
import {
  type ChosenRollCalls,
  chooseRollCalls,
  periodOf,
  VOTE_GRAINS,
  type VoteFilter,
} from '../../measures/votes/vote-filter.ts';
import { NO_DAY } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { seatName, seatNote, seatOn } from '../../records/seats.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { type VotesFindings, type VotesPeriod, votesReport } from '../../report/measures/votes-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { caseName } from '../kit/case-name.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { dyadOf, inSentence, pairOf, stateOf } from '../kit/state-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';

/** The options of `entente votes`. */
export interface VotesCommandOptions extends CaseOptions, MeasureOutputOptions {
  readonly measure?: string;
  readonly distance?: string;
  readonly grain?: string;
  readonly from?: string;
  readonly to?: string;
  readonly issue?: readonly string[];
  readonly contested?: string;
  readonly important?: boolean;
  readonly rollcalls?: boolean;
  readonly seed?: string;
}

const MEASURES = [...VOTE_MEASURES, 'ideal'] as const;
type Measure = (typeof MEASURES)[number];

/** How a measure is called, and between which values it lies. */
const NAMES: Readonly<Record<Measure, readonly [name: string, within: readonly [number, number]]>> = {
  agreement: ['Agreement', [0, 1]],
  s: ['S', [-1, 1]],
  kappa: ['Kappa', [-1, 1]],
  pi: ['Pi', [-1, 1]],
  tau: ['Tau-b', [-1, 1]],
  ideal: ['Distance of ideal points', [0, 6]],
};

/**
 * `entente votes`: how alike two states vote, session by session, and where they parted.
 * @throws EntenteError for wrong options, states that do not vote, or a case without votes
 */
export async function votesCommand(
  terminal: Terminal,
  names: readonly string[],
  options: VotesCommandOptions,
): Promise<number> {
  const asked = readOptions(options);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    const stored = loadVotes(file);
    if (!stored) {
      throw new EntenteError(
        'usage',
        `There are no votes in ${caseName(file)}; bring some in with: ${terminal.program} import votes FILE... (docs/votes.md says where they are found)`,
      );
    }
    const codes = await seatsOf(names, stored.calls);
    checkIssues(stored.calls, asked.filter.issues ?? []);
    const series = betweenVotes(seriesOf(stored.calls, codes, asked));
    const { calls, source } = stored;
    await writeMeasure(terminal, options, files, {
      report: votesReport(findingsOf(terminal, calls, codes, asked, series, options)),
      data: () => dataOf(calls, source, codes, asked, series, options.rollcalls ?? false),
      rows: () => (options.rollcalls ? partedCsv(calls, codes, series) : seriesCsv(series)),
    });
    return EXIT.done;
  });
}

interface Asked {
  readonly measure: Measure;
  readonly distance?: (typeof DISTANCES)[number];
  readonly filter: VoteFilter;
  readonly seed: number;
}

function readOptions(options: VotesCommandOptions): Asked {
  const measure = choice('--measure', options.measure ?? 's', MEASURES);
  const grain = choice('--grain', options.grain ?? 'session', VOTE_GRAINS);
  if (measure === 'ideal' && grain === 'year') {
    throw new EntenteError('usage', 'Ideal points are those of sessions; leave --grain out.');
  }
  if (options.distance !== undefined && !['s', 'kappa', 'pi'].includes(measure)) {
    throw new EntenteError('usage', '--distance goes with the measures s, kappa and pi.');
  }
  const from = year('--from', options.from);
  const to = year('--to', options.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new EntenteError('usage', `--from ${from} lies after --to ${to}.`);
  }
  return {
    measure,
    ...(options.distance === undefined ? {} : { distance: choice('--distance', options.distance, DISTANCES) }),
    filter: {
      grain,
      from,
      to,
      issues: options.issue,
      contested: share(options.contested),
      important: options.important,
    },
    seed: seedOf(options.seed),
  };
}

/** Seats of the two states that were named: a code that votes here is taken as it is, so that YUG is Yugoslavia. */
async function seatsOf(names: readonly string[], calls: RollCalls): Promise<readonly [string, string]> {
  const [a = '', b] = names;
  if (names.length > 2)
    throw new EntenteError('usage', 'A dyad is two states; put names of several words in quotation marks.');
  const given =
    b === undefined ? a.split(/[-–,]/u).map((part) => part.trim().toUpperCase()) : [a.toUpperCase(), b.toUpperCase()];
  if (given.length === 2 && given.every((code) => calls.states.includes(code)))
    return twoOf(given[0] ?? '', given[1] ?? '');
  if (b === undefined) {
    const [one, other] = await dyadOf(a);
    return twoOf(seatOf(one.code, calls), seatOf(other.code, calls));
  }
  const [one, other] =
    calls.states.includes(a.toUpperCase()) || calls.states.includes(b.toUpperCase())
      ? [await oneOf(a, calls), await oneOf(b, calls)]
      : (await pairOf(a, b)).map(({ code }) => seatOf(code, calls));
  return twoOf(one ?? '', other ?? '');
}

async function oneOf(words: string, calls: RollCalls): Promise<string> {
  const code = words.toUpperCase();
  return calls.states.includes(code) ? code : seatOf((await stateOf(words)).code, calls);
}

function seatOf(code: string, calls: RollCalls): string {
  return calls.states.includes(code) ? code : (seatOn(code, NO_DAY) ?? code);
}

function twoOf(a: string, b: string): readonly [string, string] {
  if (a !== b) return [a, b];
  throw new EntenteError('usage', `Both are ${seatName(a)} (${a}), which has one seat; name two states.`);
}

function checkIssues(calls: RollCalls, issues: readonly string[]): void {
  if (issues.length === 0) return;
  const known = [...new Set(calls.issues.flat())].sort();
  for (const issue of issues) {
    if (known.includes(issue)) continue;
    const list =
      known.length > 0
        ? `those of these votes are ${known.slice(0, 30).join(', ')}`
        : 'these votes came without issues';
    throw new EntenteError('usage', `No roll call is on "${issue}"; ${list}.`);
  }
}

interface Series {
  readonly method: string;
  readonly periods: readonly (VotesPeriod & { readonly table?: readonly number[] })[];
  readonly leftOut: ChosenRollCalls['leftOut'];
}

/** Without the sessions before the first and after the last joint vote. */
function betweenVotes(series: Series): Series {
  const first = series.periods.findIndex(({ n }) => n > 0);
  const last = series.periods.findLastIndex(({ n }) => n > 0);
  return { ...series, periods: first < 0 ? series.periods : series.periods.slice(first, last + 1) };
}

function seriesOf(calls: RollCalls, [a, b]: readonly [string, string], asked: Asked): Series {
  const { filter } = asked;
  const parted = new Map<number, { readonly row: number; readonly a: number; readonly b: number }[]>();
  for (const one of partedVotes(calls, a, b, filter)) {
    const period = periodOf(calls, one.row, filter.grain ?? 'session');
    parted.set(period, [...(parted.get(period) ?? []), one]);
  }
  if (asked.measure === 'ideal') return idealSeries(calls, [a, b], filter, parted);
  const measure: VoteMeasure = asked.measure;
  const found = dyadVotes(calls, a, b, { ...filter, measure, distance: asked.distance, seed: asked.seed });
  return {
    method: found.method,
    leftOut: found.leftOut,
    periods: found.periods.map(({ period, value, n, interval, table }) => ({
      period,
      value,
      n,
      table,
      ...(interval ? { interval } : {}),
      parted: parted.get(period) ?? [],
    })),
  };
}

/** 0.975 quantile of the standard normal. */
const Z95 = 1.959963985;

function idealSeries(
  calls: RollCalls,
  [a, b]: readonly [string, string],
  filter: VoteFilter,
  parted: ReadonlyMap<number, VotesPeriod['parted']>,
): Series {
  // The line is that of all sessions, so that a stretch of them lies where it lies in the whole.
  const points = idealPoints(calls, { ...filter, from: undefined, to: undefined });
  const counts = new Map(
    dyadVotes(calls, a, b, { ...filter, resamples: 0 }).periods.map(({ period, n }) => [period, n]),
  );
  const periods = [...counts].map(([period, n]): VotesPeriod => {
    const [one, other] = [idealPointOf(points, a, period), idealPointOf(points, b, period)];
    const shared = { period, n, parted: parted.get(period) ?? [] };
    if (!one || !other) return { ...shared, value: Number.NaN };
    const value = Math.abs(one.value - other.value);
    const reach = Z95 * Math.hypot(...[one, other].map(({ interval: [low, high] }) => (high - low) / 2 / Z95));
    return { ...shared, value, interval: [Math.max(0, value - reach), value + reach], sides: [one.value, other.value] };
  });
  return { method: points.method, periods, leftOut: chooseRollCalls(calls, filter).leftOut };
}

const LIKENESS =
  'S and agreement are high for nearly all pairs, since most states mostly say yes; kappa and pi ask for more likeness than chance gives. S shows change best, pi the level.';
const LINE =
  'An ideal point is a place on the one line that best tells the votes; what does not lie on it (a bloc of neutrals, a quarrel of neighbours) is not seen. Two states can stand at one point and still differ. The scale is held by the states themselves: nothing fixes it from outside.';

/** What no measure of votes shows. */
const LIMITS: readonly string[] = [
  'Votes are on what came to a vote: when the agenda changes, values change although no state did. Compare with other pairs before saying that two drew closer (entente impact).',
  'Most resolutions pass without a vote and are not here; what is voted on is what divides.',
  'The interval says how far a value hangs on which resolutions came to a vote. It says nothing of motives: votes are also bought, traded and cast with a bloc.',
  'Absence counts as no answer. In unvotes’ tables an absence cannot be told from having no seat.',
];

function limitsOf(measure: Measure): readonly string[] {
  return [measure === 'ideal' ? LINE : LIKENESS, ...LIMITS];
}

function findingsOf(
  terminal: Terminal,
  calls: RollCalls,
  codes: readonly [string, string],
  asked: Asked,
  series: Series,
  options: VotesCommandOptions,
): VotesFindings {
  const [name, within] = NAMES[asked.measure];
  const same = `${codes[0]} ${codes[1]}`;
  return {
    calls,
    codes,
    names: [inSentence(seatName(codes[0])), inSentence(seatName(codes[1]))],
    measure: name,
    method: series.method,
    unit: asked.filter.grain ?? 'session',
    periods: series.periods,
    within,
    remarks: [...codes.flatMap((code) => seatNote(code) ?? []), ...leftOutWords(series.leftOut), ...gapWords(series)],
    limits: limitsOf(asked.measure),
    next: [
      ...(options.rollcalls ? [] : [`${terminal.program} votes ${same} --rollcalls`]),
      ...(asked.measure === 'ideal' ? [] : [`${terminal.program} votes ${same} --measure ideal`]),
      `${terminal.program} votes ${same} --csv`,
    ],
    listParted: options.rollcalls ?? false,
  };
}

function leftOutWords({ issue, nearlyUnanimous, notImportant }: ChosenRollCalls['leftOut']): readonly string[] {
  const count = (n: number): string => n.toLocaleString('en-GB');
  return [
    ...(issue > 0 ? [`${count(issue)} roll calls on other issues are left out.`] : []),
    ...(nearlyUnanimous > 0 ? [`${count(nearlyUnanimous)} roll calls that were nearly unanimous are left out.`] : []),
    ...(notImportant > 0 ? [`${count(notImportant)} roll calls that were not called important are left out.`] : []),
  ];
}

/** Sessions in which the two never both answered. */
function gapWords({ periods }: Series): readonly string[] {
  const gaps = periods.filter(({ n }) => n === 0);
  return gaps.length === 0 || gaps.length === periods.length
    ? []
    : [`They never both answered in ${gaps.map(({ period }) => period).join(', ')}.`];
}

function dataOf(
  calls: RollCalls,
  source: StoredVotes['source'],
  codes: readonly [string, string],
  asked: Asked,
  { method, periods, leftOut }: Series,
  rollCalls: boolean,
): unknown {
  const told = (row: number): object => ({
    id: calls.id[row],
    date: dateOf(calls, row),
    session: calls.session[row],
    resolution: calls.resolution[row],
    title: calls.title[row],
    issues: calls.issues[row],
  });
  return {
    format: 'entente-votes/1',
    dyad: codes,
    seats: codes.map((code) => ({ code, name: seatName(code), note: seatNote(code) })),
    measure: asked.measure,
    method,
    filter: asked.filter,
    seed: asked.seed,
    leftOut,
    periods: periods.map(({ value, interval, parted, ...rest }) => ({
      ...rest,
      value: Number.isFinite(value) ? value : null,
      interval: interval ?? null,
      parted: parted.map(({ row }) => calls.id[row]),
    })),
    ...(rollCalls
      ? {
          parted: periods.flatMap(({ parted }) =>
            parted.map(({ row, a, b }) => ({ ...told(row), votes: { [codes[0]]: answer(a), [codes[1]]: answer(b) } })),
          ),
        }
      : {}),
    source: { hash: source.hash, files: source.files },
    limits: limitsOf(asked.measure),
  };
}

function seriesCsv({ periods, method }: Series): readonly (readonly Cell[])[] {
  const withSides = periods.some(({ sides }) => sides);
  return [
    ['period', 'value', 'low', 'high', ...(withSides ? ['a', 'b'] : []), 'n', 'parted', 'method'],
    ...periods.map(({ period, value, interval, n, parted, sides }) => [
      period,
      finite(value),
      finite(interval?.[0]),
      finite(interval?.[1]),
      ...(withSides ? [finite(sides?.[0]), finite(sides?.[1])] : []),
      n,
      parted.length,
      method,
    ]),
  ];
}

function partedCsv(
  calls: RollCalls,
  codes: readonly [string, string],
  { periods }: Series,
): readonly (readonly Cell[])[] {
  return [
    ['rollcall', 'date', 'session', 'resolution', 'title', 'issues', 'important', ...codes],
    ...periods.flatMap(({ parted }) =>
      parted.map(({ row, a, b }) => [
        calls.id[row],
        dateOf(calls, row),
        calls.session[row],
        calls.resolution[row],
        calls.title[row],
        calls.issues[row]?.join(' '),
        calls.important[row] === 0 ? undefined : calls.important[row] === 2,
        answer(a),
        answer(b),
      ]),
    ),
  ];
}

function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? Number(value.toFixed(6)) : undefined;
}

function dateOf(calls: RollCalls, row: number): string | undefined {
  const day = calls.day[row] ?? NO_DAY;
  return day === NO_DAY ? undefined : isoDay(day);
}

function answer(vote: number): string {
  return Object.entries(VOTES).find(([, value]) => value === vote)?.[0] ?? '';
}

function choice<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words.toLowerCase());
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}

function year(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^(?:19|20)\d\d$/u.test(text)) return Number(text);
  throw new EntenteError('usage', `${option} must be a year such as 1990, not "${text}".`);
}

function share(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 1) return value;
  throw new EntenteError('usage', `--contested must be a share between 0 and 1, such as .05, not "${text}".`);
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new EntenteError('usage', `--seed must be a whole number, not "${text}".`);
}
