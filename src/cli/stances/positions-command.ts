import { GRAINS } from '../../measures/dyads/bins.ts';
import type { PictureIssue } from '../../measures/stance-table.ts';
import { ACCOUNTS, type IssueStand } from '../../measures/stances/issue-stand.ts';
import type { PositionMean } from '../../measures/stances/position-mean.ts';
import { type PositionSimilarity, positionSimilarities } from '../../measures/stances/position-similarity.ts';
import {
  type PositionCell,
  type PositionsOverTime,
  positionsOverTime,
} from '../../measures/stances/positions-over-time.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { dayOf, isoDay } from '../../report/measures/period-words.ts';
import { positionsReport } from '../../report/measures/positions-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { eventFilterOf } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from '../measure/measure-output.ts';
import { type CasePositions, casePositions, sentencesBehind } from './case-positions.ts';
import { chosenIssues } from './chosen-issues.ts';
import { namedActor } from './named-actor.ts';

/** The options of `entente positions`. */
export interface PositionsCommandOptions extends CaseOptions, MeasureOutputOptions {
  readonly actor?: readonly string[];
  readonly issue?: readonly string[];
  readonly grain?: string;
  readonly from?: string;
  readonly to?: string;
  readonly accounts?: string;
  readonly weak?: boolean;
  readonly seed?: string;
}

/**
 * `entente positions`: where actors stand on issues, window by window, what changed, and who speaks alike.
 * @throws EntenteError for wrong options, actors and issues that nobody knows, a case without texts
 */
export async function positionsCommand(terminal: Terminal, options: PositionsCommandOptions): Promise<number> {
  const asked = readWindows(options);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options);
    const texts = casePositions(terminal, file, { weak: options.weak ?? false });
    const actors = new Set<string>();
    for (const words of options.actor ?? []) actors.add((await namedActor(words, texts.actors)).id);
    const issues = chosenIssues(options.issue ?? [], texts.issues);
    const stands = texts.stands.filter(
      ({ actor, issue }) => issues.has(issue) && (actors.size === 0 || actors.has(actor)),
    );
    const positions = positionsOverTime(stands, asked);
    const alike = positionSimilarities(positions.cells);
    const behind = new Behind();
    const numbers = sentencesBehind(
      texts,
      positions.cells.flatMap((cell) => cell.stands),
      behind,
    );
    const same = copyable(options);
    await writeMeasure(terminal, options, files, {
      report: positionsReport({
        positions,
        alike,
        issues: texts.issues,
        names: texts.names,
        spoken: texts.spoken,
        asked: [...actors],
        weak: options.weak ? 0 : texts.weak,
        behind: behind.groups,
        opens: (stand) => numbers.get(stand.passage),
        next: [
          `${terminal.program} positions${same} --html page.html`,
          ...(options.weak || texts.weak === 0 ? [] : [`${terminal.program} positions${same} --weak`]),
          `${terminal.program} list --issues`,
          ...pairToCompare(terminal, alike, texts),
        ],
      }),
      data: () => dataOf(positions, alike, texts),
      rows: () => csvRows(positions, texts),
    });
    return EXIT.done;
  });
}

/** Which windows and accounts are wanted. */
export function readWindows({ grain, from, to, accounts, seed }: PositionsCommandOptions) {
  const days = eventFilterOf({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return {
    grain: grain === undefined ? undefined : choice('--grain', grain, GRAINS),
    from: days.from === undefined ? undefined : dayOf(days.from),
    to: days.to === undefined ? undefined : dayOf(days.to),
    accounts: accounts === undefined ? undefined : choice('--accounts', accounts, ACCOUNTS),
    seed: seedOf(seed),
  };
}

function choice<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words);
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}

function seedOf(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const seed = Number(words);
  if (Number.isInteger(seed) && words.trim() !== '') return seed;
  throw new EntenteError('usage', `--seed must be a whole number, not "${words}".`);
}

/** The options as they can be typed again. */
function copyable({ actor = [], issue = [], grain, from, to, accounts }: PositionsCommandOptions): string {
  const quoted = (words: string): string => (/^[\w,.:-]+$/.test(words) ? words : `"${words}"`);
  return [
    ...actor.map((words) => ` --actor ${quoted(words)}`),
    ...issue.map((words) => ` --issue ${quoted(words)}`),
    ...Object.entries({ grain, from, to, accounts }).flatMap(([name, value]) =>
      value === undefined ? [] : [` --${name} ${quoted(value)}`],
    ),
  ].join('');
}

/** The two who share most, as a command that goes on from here. */
function pairToCompare(
  terminal: Terminal,
  alike: readonly PositionSimilarity[],
  { actors }: CasePositions,
): readonly string[] {
  const states = alike.filter(({ a, b }) => [a, b].every((id) => actors.get(id)?.kind === 'state'));
  const [most] = states.toSorted((x, y) => Math.min(...y.documents) - Math.min(...x.documents) || y.n - x.n);
  return most ? [`${terminal.program} compare ${most.a} ${most.b}`] : [];
}

function meanData({ value, n, documents, interval }: PositionMean) {
  return { value: Number.isFinite(value) ? value : null, n, documents, interval: interval ?? null };
}

/** What was found as data: each value with the passages behind it, by which `entente show` finds the records. */
function dataOf(positions: PositionsOverTime, alike: readonly PositionSimilarity[], texts: CasePositions): unknown {
  const { grain, bins, cells, leftOut, undated, method } = positions;
  const day = (n: number | undefined): string | null => (n === undefined ? null : isoDay(n));
  return {
    format: 'entente-positions/1',
    grain,
    method,
    leftOut: { ...leftOut, weak: texts.weak },
    undated,
    windows: bins
      ? Array.from(bins.first, (first, t) => ({
          from: isoDay(first),
          to: day(bins.last[t]),
          partial: bins.partial[t] === 1,
        }))
      : [],
    issues: issuesOf(positions, texts.issues),
    positions: cells.map((cell) => ({
      actor: cell.actor,
      name: texts.names.full(cell.actor),
      issue: cell.issue,
      for: cell.for,
      against: cell.against,
      onTerms: cell.onTerms,
      ...meanData(cell.whole),
      windows: cell.windows.map(meanData),
      change: {
        ...cell.change,
        ...(cell.change.between ? { between: cell.change.between.map(isoDay) } : {}),
      },
      passages: cell.stands.map(standData),
    })),
    alike: alike.map(({ issues, interval, ...pair }) => ({
      ...pair,
      interval: interval ?? null,
      issues: issues.map(({ issue, a, b, value }) => ({ issue, a: meanData(a), b: meanData(b), value })),
    })),
  };
}

function standData({ stance, speaker, document, day, passage }: IssueStand) {
  return { stance, speaker, document, day: day === undefined ? null : isoDay(day), passage };
}

function issuesOf({ issues }: PositionsOverTime, known: readonly PictureIssue[]) {
  const wanted = new Set(issues);
  return known.filter(({ id }) => wanted.has(id)).map(({ id, name, wordings }) => ({ id, name, wordings }));
}

/** A row for each actor and issue over all the time, then one for each window of it in which a text speaks. */
function csvRows({ bins, cells }: PositionsOverTime, { issues, names }: CasePositions): readonly (readonly Cell[])[] {
  const nameOf = new Map(issues.map(({ id, name }) => [id, name]));
  const head = ['actor', 'name', 'issue', 'issue_name', 'from', 'to', 'mean', 'low', 'high', 'records', 'documents'];
  const row = (cell: PositionCell, mean: PositionMean, from: Cell, to: Cell): readonly Cell[] => [
    cell.actor,
    names.full(cell.actor),
    cell.issue,
    nameOf.get(cell.issue),
    from,
    to,
    rounded(mean.value),
    rounded(mean.interval?.[0]),
    rounded(mean.interval?.[1]),
    mean.n,
    mean.documents,
  ];
  const rows = cells.flatMap((cell) => [
    [
      ...row(cell, cell.whole, undefined, undefined),
      cell.for,
      cell.against,
      cell.onTerms,
      cell.change.verdict,
      rounded(cell.change.p),
    ],
    ...cell.windows.flatMap((mean, t) =>
      mean.n === 0 ? [] : [[...row(cell, mean, isoDay(bins?.first[t] ?? 0), isoDay(bins?.last[t] ?? 0)), ...NOTHING]],
    ),
  ]);
  return [[...head, 'for', 'against', 'on_terms', 'change', 'change_p'], ...rows];
}

/** Columns that windows leave empty. */
const NOTHING: readonly Cell[] = Array.from({ length: 5 }, () => undefined);

function rounded(value: number | undefined): Cell {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1e6) / 1e6;
}
