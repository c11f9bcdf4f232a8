import { basename } from 'node:path';
import { idealPoints } from '../../src/measures/votes/ideal-points.ts';
import { votePanel } from '../../src/measures/votes/vote-panel.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { RollCalls } from '../../src/records/roll-calls.ts';
import { readVotes } from '../../src/sources/votes/read-votes.ts';
import { isWideVotes } from '../../src/sources/votes/wide-votes.ts';
import { type Benchmark, digits, whole } from '../kit/benchmark.ts';
import { readText, sharedFile } from '../kit/shared-data.ts';
import { drawnCoverage } from './drawn-votes.ts';
import {
  type LabelledShift,
  type PublishedPoint,
  readPublishedPoints,
  scoreIdealPoints,
  shiftDirections,
} from './score-ideal-points.ts';
import { type SimilarityExamples, scoreSimilarity } from './score-similarity.ts';

const DEFAULTS = ['un_votes.tsv.gz', 'ideal_points_bsv2015.csv', 'similarity_examples.json', 'shifts.json'];
/** Each time is the least of so many runs: other programs can only make it longer. */
const RUNS = 5;
/** How often votes are drawn from known positions. */
const DRAWN = 3;

interface Given {
  votes?: RollCalls;
  readMs?: number;
  published?: readonly PublishedPoint[];
  similarity?: SimilarityExamples;
  shifts?: readonly LabelledShift[];
}

/** Similarities against values of R, ideal points against published ones, and how long both take. */
export const votesBenchmark: Benchmark = async ({ files, progress }) => {
  const names = files.length > 0 ? files : DEFAULTS.map((name) => sharedFile(`data/alignment/${name}`));
  const given: Given = {};
  for (const name of names) take(given, name, readText(name));
  const checked = given.similarity ? scoreSimilarity(given.similarity) : [];
  const fitted = given.votes ? measureFit(given.votes) : undefined;
  const score = fitted && given.published ? scoreIdealPoints(fitted.points, given.published) : undefined;
  const moved = fitted && given.shifts ? shiftDirections(fitted.points, given.shifts) : [];
  const coverage = given.votes ? meanCoverage(given.votes, progress) : undefined;
  const differing = checked.filter(({ agree }) => !agree);
  const right = moved.filter((shift) => shift.right).length;
  return {
    data: `${names.map((name) => basename(name)).join(', ')}; ideal points of ${whole(fitted?.points.rollCalls)} roll calls that divide`,
    json: {
      agree: checked.length - differing.length,
      differ: differing.length,
      idealPoints: score,
      shiftsRight: right,
      shifts: moved.length,
      coverage,
      rollCalls: fitted?.points.rollCalls,
      rounds: fitted?.points.rounds,
      converged: fitted?.points.converged,
      idealMs: fitted?.idealMs,
      idealCpuMs: fitted?.idealCpuMs,
      panelMs: fitted?.panelMs,
      readMs: given.readMs,
    },
    table: [
      ['what', 'value'],
      ['similarities that agree, of', `${checked.length - differing.length} of ${checked.length}`],
      ['ideal points: r with the published ones', digits(score?.r)],
      ['Spearman', digits(score?.rho)],
      ['r within a year: median', digits(score?.medianYear)],
      ['worst year', score ? `${digits(score.worstYear[1])} (${score.worstYear[0]})` : '–'],
      ['state-years compared', whole(score?.n)],
      ['labelled shifts in the right direction', `${right} of ${moved.length}`],
      ['95 % intervals that hold the truth, of positions', digits(coverage?.positions)],
      ['of differences', digits(coverage?.differences)],
      ['roll calls, rounds', `${whole(fitted?.points.rollCalls)}, ${fitted?.points.rounds ?? '–'}`],
      ['ideal points, ms; of processor time', `${whole(fitted?.idealMs)}; ${whole(fitted?.idealCpuMs)}`],
      ['S of all pairs in all sessions, ms', whole(fitted?.panelMs)],
      ['reading the votes, ms', whole(given.readMs)],
    ],
    predictions: [...differing, ...moved.filter((shift) => !shift.right)].map((row) => JSON.stringify(row)),
  };
};

/** Takes a file for what stands in it. */
function take(given: Given, name: string, text: string): void {
  if (isWideVotes(text)) {
    const start = performance.now();
    given.votes = readVotes([{ name, text }]).calls;
    given.readMs = performance.now() - start;
    return;
  }
  if (/^\uFEFF?Year,ID,/u.test(text)) {
    given.published = readPublishedPoints(text);
    return;
  }
  const data = asObject(text);
  if (data && ('un' in data || 'alliances' in data)) given.similarity = data as SimilarityExamples;
  else if (data && 'unCases' in data) given.shifts = data.unCases as readonly LabelledShift[];
  else {
    throw new EntenteError(
      'unreadable',
      `${name} is none of the files of data/alignment that tell of votes: the wide form, published ideal points, similarities, labelled shifts.`,
    );
  }
}

function asObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function measureFit(calls: RollCalls): {
  readonly points: ReturnType<typeof idealPoints>;
  readonly idealMs: number;
  readonly idealCpuMs: number;
  readonly panelMs: number;
} {
  let points = idealPoints(calls);
  let [idealMs, idealCpuMs, panelMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < RUNS; run++) {
    let start = performance.now();
    const cpu = process.threadCpuUsage();
    points = idealPoints(calls);
    const { user, system } = process.threadCpuUsage(cpu);
    idealMs = Math.min(idealMs, performance.now() - start);
    idealCpuMs = Math.min(idealCpuMs, (user + system) / 1000);
    start = performance.now();
    votePanel(calls);
    panelMs = Math.min(panelMs, performance.now() - start);
  }
  return { points, idealMs, idealCpuMs, panelMs };
}

function meanCoverage(
  calls: RollCalls,
  progress?: (done: number, total: number) => void,
): { readonly positions: number; readonly differences: number; readonly drawn: number } {
  let [positions, differences] = [0, 0];
  for (let seed = 1; seed <= DRAWN; seed++) {
    const drawn = drawnCoverage(calls, seed);
    positions += drawn.positions / DRAWN;
    differences += drawn.differences / DRAWN;
    progress?.(seed, DRAWN);
  }
  return { positions, differences, drawn: DRAWN };
}
