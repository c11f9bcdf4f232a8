import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import { changeWeights } from '../../measures/change-points/change-weights.ts';
import { type ChangePoints, findChangePoints } from '../../measures/change-points/find-change-points.ts';
import { GRAINS, type Grain } from '../../measures/dyads/bins.ts';
import { type DirectedSeries, type DyadSeries, dyadSeries } from '../../measures/dyads/dyad-series.ts';
import type { MeasuredSeries } from '../../measures/dyads/measured-series.ts';
import type { SourceChanges } from '../../measures/reports/source-changes.ts';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import {
  DYAD_MEASURES,
  type DyadMeasure,
  dyadReport,
  type FoundChange,
  type RuleTone,
} from '../../report/measures/dyad-report.ts';
import { Behind } from '../../report/measures/measure-report.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import { andList } from '../../report/words/wording.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { type EventFilterOptions, eventFilterOf } from '../kit/event-filter-options.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { dyadOf, inSentence, type NamedState, pairOf } from '../kit/state-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { dyadRules } from './dyad-rules.ts';
import { dyadSources } from './dyad-sources.ts';
import { type DataRange, filterSteps, sourceWords, withEvents } from './event-data.ts';
import { filterWords } from './filter-words.ts';
import { type MeasureOutputOptions, openMeasureFiles, writeMeasure } from './measure-output.ts';
import { rowsBehind } from './rows-behind.ts';

/** The options of `entente dyad`. */
export interface DyadCommandOptions extends CaseOptions, EventFilterOptions, MeasureOutputOptions {
  readonly grain?: string;
  readonly measure?: string;
  readonly undirected?: boolean;
}

/**
 * `entente dyad`: what passed between two states over time, by the event data of a case.
 * @returns the exit code
 * @throws EntenteError for wrong options, states that nobody knows, or where there is no event data
 */
export async function dyadCommand(
  terminal: Terminal,
  names: readonly string[],
  options: DyadCommandOptions,
): Promise<number> {
  const pair = await pairOfNames(names);
  const grain = choice('--grain', options.grain ?? 'month', GRAINS);
  const measure = choice('--measure', options.measure ?? 'tone', DYAD_MEASURES);
  const { undirected = false, ...chosen } = options;
  const filter = eventFilterOf(chosen);
  return await withCase(terminal, options, 'look', async (file) => {
    const files = await openMeasureFiles(terminal, options, [`${file.folder}/case.sqlite`]);
    return await withEvents(terminal, file, filter, async (store, range) => {
      const dyad = await seriesOf(store, filter, pair, grain, range);
      const latent = measure === 'latent' ? await latentOf(store, filter, pair, dyad, grain) : undefined;
      const found = changesOf(dyad, measure);
      const [a, b] = pair;
      const behind = new Behind();
      const sides: EventFilter = {
        ...filter,
        undirected: true,
        source: { ...filter.source, countries: [a.code] },
        target: { ...filter.target, countries: [b.code] },
      };
      const opens = files.page ? await rowsBehind(file, store, sides, dyad.bins, grain, behind) : new Map();
      const sources = await dyadSources(
        store,
        filter,
        [a.code, b.code],
        dyad.bins,
        found.changes.map(({ at }) => at),
      );
      const changes = found.changes.map((change) => ({ ...change, ...judged(change, sources, measure) }));
      const rules = await dyadRules(file, store, sides, [a.code, b.code]);
      const same = `${a.code} ${b.code}${filterWords(options)}`;
      const report = dyadReport(dyad, {
        a: inSentence(a.name),
        b: inSentence(b.name),
        grain,
        measure,
        changes,
        steps: sources.steps,
        rules,
        changesNote: found.note,
        ...(latent ? { latent } : {}),
        undirected,
        filter: filterSteps(await store.explain(sides)),
        sources: sourceWords(file),
        behind: behind.groups,
        behindNote: `Rows of each ${grain}, with the file and the byte at which each stands; ${terminal.program} events --dyad ${a.code}-${b.code} --rows --from DAY --to DAY lists all of a time, --raw ID the row as its file has it.`,
        opens,
        limits: LIMITS,
        remarks: [],
        next: [
          `${terminal.program} dyad ${same} --html page.html`,
          `${terminal.program} events --dyad ${a.code}-${b.code}${filterWords(options)} --rows`,
          `${terminal.program} impact --event DATE --dyad ${a.code}-${b.code}`,
        ],
      });
      await writeMeasure(terminal, options, files, {
        report,
        data: () => dataOf(dyad, { pair, measure, filter: sides, found: found.points, latent, sources, rules }),
        rows: () => csvRows(dyad),
      });
      return EXIT.done;
    });
  });
}

const LIMITS: readonly string[] = [
  'Events are what sources report and a program codes: routine cooperation is reported less than conflict, and some rows are wrong.',
  'More sources or more attention make more events; volume is therefore counted for each thousand of all events, and tone apart from it.',
  'Where events are few, a value leans on the earlier ones of the pair; the table has it without that.',
  'A change point says that a level changed, not why.',
  'The score of an event is that of its kind (Goldstein), whatever its size.',
];

async function pairOfNames(names: readonly string[]): Promise<readonly [NamedState, NamedState]> {
  const [a = '', b] = names;
  if (names.length > 2) {
    throw new EntenteError('usage', 'A dyad is two states; put names of several words in quotation marks.');
  }
  return b === undefined ? await dyadOf(a) : await pairOf(a, b);
}

function choice<T extends string>(option: string, words: string, known: readonly T[]): T {
  const found = known.find((one) => one === words);
  if (found) return found;
  throw new EntenteError('usage', `${option} must be one of ${known.join(', ')}, not "${words}".`);
}

const NONE: DailyCounts = {
  day: new Int32Array(),
  quad: new Uint8Array(),
  n: new Float64Array(),
  sum: new Float64Array(),
  squares: new Float64Array(),
  negative: new Float64Array(),
  mentions: new Float64Array(),
};

/**
 * Both directions together are counted undirected, so that an act of both (a meeting, which files give once a side) counts
 * once; each direction by itself has it, since each side acted.
 */
async function seriesOf(
  store: EventStore,
  filter: EventFilter,
  [a, b]: readonly [NamedState, NamedState],
  grain: Grain,
  { from, to }: DataRange,
): Promise<DyadSeries> {
  const undirected = { ...filter, undirected: true };
  const [both, forth, back, world, volume] = await Promise.all([
    store.dailyCounts(undirected, a.code, b.code),
    store.dailyCounts(filter, a.code, b.code),
    store.dailyCounts(filter, b.code, a.code),
    store.dailyVolume(undirected),
    store.dailyVolume(filter),
  ]);
  const frame = { sides: [a.code, b.code] as const, from, to };
  const together = dyadSeries({ ...frame, forth: both, back: NONE, world }, { grain });
  const apart = dyadSeries({ ...frame, forth, back, world: volume }, { grain });
  return { ...together, forth: apart.forth, back: apart.back };
}

/** Pairs with fewer events teach the scale nothing. */
const FEWEST_TO_LEARN = 20;

/** The latent score of both directions together, on a scale that is learnt from all pairs of the filter. */
async function latentOf(
  store: EventStore,
  filter: EventFilter,
  [a, b]: readonly [NamedState, NamedState],
  { bins }: DyadSeries,
  grain: Grain,
): Promise<MeasuredSeries> {
  if (grain !== 'month') throw new EntenteError('usage', 'The latent score is learnt by month; leave --grain out.');
  const undirected = { ...filter, undirected: true };
  const { fitLatentScale } = await import('../../measures/latent/fit-latent-scale.ts');
  const { latentSeries, signPanel } = await import('../../measures/latent/latent-series.ts');
  const scale = fitLatentScale(signPanel(await store.dyadMonths(undirected, { least: FEWEST_TO_LEARN })));
  return latentSeries(scale, await store.dailyCounts(undirected, a.code, b.code), bins).known;
}

/** What of a change is one of sources: of counts what the sources that stay show, of other measures only that some come or go. */
function judged(
  { at }: FoundChange,
  { changes }: SourceChanges,
  measure: DyadMeasure,
): Pick<FoundChange, 'sources' | 'bySource'> {
  const change = changes.find(({ period }) => period === at);
  if (!change || change.verdict === 'events') return {};
  if (measure === 'volume') {
    return { sources: change.words, ...(change.verdict === 'both' ? {} : { bySource: true }) };
  }
  const who = [
    ...(change.begin.length > 0
      ? [`${andList(change.begin)} ${change.begin.length > 1 ? 'begin' : 'begins'} here`]
      : []),
    ...(change.end.length > 0 ? [`${andList(change.end)} ${change.end.length > 1 ? 'end' : 'ends'} here`] : []),
  ];
  return { sources: `${andList(who)}: who codes events may account for it.` };
}

interface Found {
  readonly changes: readonly FoundChange[];
  readonly note: string;
  readonly points: ChangePoints;
}

function changesOf({ both, coverage }: DyadSeries, measure: DyadMeasure): Found {
  const { conflict, tone } = both;
  if (measure === 'latent') {
    const points = findChangePoints([]);
    return {
      changes: [],
      note: 'change points are looked for in the tone, not in a score that moves smoothly',
      points,
    };
  }
  const points =
    measure === 'volume'
      ? findChangePoints(both.n, {
          kind: 'poisson',
          weights: coverage.world.map((events) => events / 1_000),
          dispersion: 'robust',
        })
      : findChangePoints(measure === 'share' ? conflict.raw : tone.raw, {
          kind: 'mean',
          weights: changeWeights(tone.n),
        });
  const note =
    measure === 'volume'
      ? 'change points of counts (PELT, Poisson cost, all events as what they are counted out of)'
      : 'change points of the unshrunk series (PELT, periods of few events weighing less)';
  const changes = points.changes.map(({ next, low, high, before, after }) => ({
    at: next,
    low: low + 1,
    high: high + 1,
    before,
    after,
  }));
  return { changes, note, points };
}

interface DataOf {
  readonly pair: readonly [NamedState, NamedState];
  readonly measure: DyadMeasure;
  readonly filter: EventFilter;
  readonly found: ChangePoints;
  readonly latent: MeasuredSeries | undefined;
  readonly sources: SourceChanges;
  readonly rules: readonly RuleTone[];
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** The series as data: each stretch with its filter, by which `entente events` gives the rows behind it. */
function dataOf(dyad: DyadSeries, { pair, measure, filter, found, latent, sources, rules }: DataOf): unknown {
  const { bins, coverage } = dyad;
  const direction = (series: DirectedSeries, t: number) => ({
    n: series.n[t],
    mentions: series.mentions[t],
    quads: series.quads.map((quad) => quad[t]),
    ...Object.fromEntries(
      (['tone', 'conflict', 'verbal', 'material', 'volume'] as const).map((name) => {
        const { value, low, high, raw } = series[name];
        return [
          name,
          {
            value: numberOrNull(value[t]),
            low: numberOrNull(low[t]),
            high: numberOrNull(high[t]),
            raw: numberOrNull(raw[t]),
          },
        ];
      }),
    ),
  });
  return {
    pair: pair.map(({ code, name }) => ({ code, name })),
    measure,
    grain: dyad.options.grain,
    options: dyad.options,
    methods: Object.fromEntries(
      (['tone', 'conflict', 'volume'] as const).map((name) => [name, dyad.both[name].method]),
    ),
    filter,
    periods: Array.from(bins.first, (first, t) => ({
      from: isoDay(first),
      to: isoDay(bins.last[t] ?? first),
      partial: bins.partial[t] === 1,
      both: direction(dyad.both, t),
      forth: direction(dyad.forth, t),
      back: direction(dyad.back, t),
      ...(latent
        ? {
            latent: {
              value: numberOrNull(latent.value[t]),
              low: numberOrNull(latent.low[t]),
              high: numberOrNull(latent.high[t]),
            },
          }
        : {}),
      world: coverage.world[t],
      ofWorld: numberOrNull(coverage.ofWorld[t]),
    })),
    changePoints: found,
    sources: { spans: sources.sources, steps: sources.steps, changes: sources.changes },
    rules,
  };
}

function csvRows({ bins, both, forth, back, coverage }: DyadSeries): readonly (readonly Cell[])[] {
  const columns: readonly (readonly [string, (t: number) => Cell])[] = [
    ['from', (t) => isoDay(bins.first[t] ?? 0)],
    ['to', (t) => isoDay(bins.last[t] ?? 0)],
    ['partial', (t) => bins.partial[t] === 1],
    ['events', (t) => both.n[t]],
    ['reports', (t) => both.mentions[t]],
    ...(['tone', 'conflict', 'volume'] as const).flatMap((name): (readonly [string, (t: number) => Cell])[] => [
      [name, (t) => cellOf(both[name].value[t])],
      [`${name}_low`, (t) => cellOf(both[name].low[t])],
      [`${name}_high`, (t) => cellOf(both[name].high[t])],
      [`${name}_raw`, (t) => cellOf(both[name].raw[t])],
    ]),
    ['events_forth', (t) => forth.n[t]],
    ['tone_forth', (t) => cellOf(forth.tone.value[t])],
    ['events_back', (t) => back.n[t]],
    ['tone_back', (t) => cellOf(back.tone.value[t])],
    ['verbal_conflict', (t) => cellOf(both.verbal.value[t])],
    ['material_conflict', (t) => cellOf(both.material.value[t])],
    ['events_of_all', (t) => coverage.world[t]],
    ['share_of_all', (t) => cellOf(coverage.ofWorld[t])],
  ];
  return [columns.map(([name]) => name), ...Array.from(bins.first, (_, t) => columns.map(([, cell]) => cell(t)))];
}

function cellOf(value: number | undefined): Cell {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1e6) / 1e6;
}
