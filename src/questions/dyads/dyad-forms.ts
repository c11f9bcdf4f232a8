import type { DirectedSeries } from '../../measures/dyads/dyad-series.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { isoDay } from '../../report/measures/period-words.ts';
import type { DyadAnswer } from './ask-dyad.ts';

/** The series as data: each stretch with its filter, by which `entente events` gives the rows behind it. */
export function dyadData({ question, dyad, latent, found, sources, rules, sides }: DyadAnswer): object {
  const { pair, measure } = question;
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
    filter: sides,
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
    changePoints: found.points,
    sources: { spans: sources.sources, steps: sources.steps, changes: sources.changes },
    rules,
  };
}

/** The series as a table: a head, and a row for each period. */
export function dyadRows({ dyad: { bins, both, forth, back, coverage } }: DyadAnswer): readonly (readonly Cell[])[] {
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

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function cellOf(value: number | undefined): Cell {
  return value === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1e6) / 1e6;
}
