import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventRow, EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ImpactDesign } from '../../measures/impact/design.ts';
import type { Happening, ImpactResult } from '../../measures/impact/result.ts';
import { codeWords } from '../../report/measures/code-words.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import { signed } from '../../report/measures/number-words.ts';
import { dayOf, isoDay } from '../../report/measures/period-words.ts';
import { rowItems, rowsBehind } from '../kit/rows-behind.ts';

/** Imported rows of the pair that are listed beside the event in question. */
const MOST_COMPETING = 10;
/** Rows of each pair that is compared with, in each of the two windows. */
const PER_WINDOW = 3;

/** Happenings, and the numbers of the items behind each by its id. */
export interface RowHappenings {
  readonly happenings: readonly Happening[];
  readonly opens: ReadonlyMap<string, readonly number[]>;
}

/**
 * What imported event data tell to have passed between the two in the windows: the events that were reported most. The event in
 * question may be among them.
 */
export async function rowHappenings(
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  { dyad, event, windows }: ImpactDesign,
  behind: Behind,
): Promise<RowHappenings> {
  const at = dayOf(String(event.at));
  const [before, after] = [windows.before + windows.gap + windows.reach, windows.after + windows.reach];
  const sides = pairFilter(filter, dyad, { from: monthOf(at, -before), to: monthOf(at, after) - 1 });
  const rows: EventRow[] = [];
  for await (const row of store.rows(sides, { largest: MOST_COMPETING })) if (row.day !== undefined) rows.push(row);
  const opens = new Map<string, readonly number[]>();
  const happenings = rows.map((row): Happening => {
    const id = `row ${row.origin} ${row.id}`;
    const day = isoDay(row.day ?? 0);
    const title = rowTitle(row);
    opens.set(id, behind.add({ title, from: day, items: rowItems(file, [row]) }));
    return { id, at: day, title, actors: [row.source, row.target], imported: true };
  });
  return { happenings, opens };
}

function rowTitle({ source, target, code, origin, score, mentions }: EventRow): string {
  const facts = [
    ...(score === undefined ? [] : [`score ${signed(score, 1)}`]),
    ...(mentions > 1 ? [`reported ${mentions.toLocaleString('en-GB')} times`] : []),
    origin,
  ];
  return `${source} → ${target}: ${codeWords(code, origin)} (${facts.join(', ')})`;
}

/**
 * The rows behind the pairs that a test compares with: of each those of both windows that were reported most.
 * @returns the numbers of the items by the name of the pair
 */
export async function donorRows(
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  { comparisons, before, after, design }: ImpactResult,
  behind: Behind,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const units = new Map(
    comparisons.flatMap(({ donors }) => donors.map(({ unit }) => [unit, unit.split('-') as [string, string]])),
  );
  if (!before || !after || units.size === 0) return new Map();
  const others = [...units.values()].filter((pair) => !pair.some((side) => design.dyad.includes(side)));
  const found = new Map<string, EventRow[]>();
  for (const { from, to } of [before, after]) {
    // Pairs of neither actor fill up where there are too few.
    const sources = new Set([...design.dyad, ...others.map(([side]) => side)]);
    const window = { from, to: monthOf(to, 1) - 1 };
    for (const side of sources) {
      const sides = pairFilter(filter, [side], window);
      for await (const row of store.rows(sides, { largest: PER_WINDOW })) {
        const pair = [row.source, row.target].toSorted().join('-');
        if (!units.has(pair)) continue;
        const rows = found.get(pair) ?? [];
        if (!rows.some((one) => one.file === row.file && one.offset === row.offset && one.id === row.id))
          rows.push(row);
        found.set(pair, rows);
      }
    }
  }
  const opens = new Map<string, readonly number[]>();
  for (const unit of units.keys()) {
    const rows = found.get(unit) ?? [];
    if (rows.length === 0) continue;
    const title = `${unit.replace('-', ' and ')}, before and after`;
    const from = `compared with; the ${PER_WINDOW} events of each window that were reported most`;
    opens.set(unit, behind.add({ title, from, items: rowItems(file, rows) }));
  }
  return opens;
}

function pairFilter(
  filter: EventFilter,
  [source, target]: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): EventFilter {
  const side = (country: string | undefined): object => (country === undefined ? {} : { countries: [country] });
  return {
    ...filter,
    undirected: true,
    source: { ...filter.source, ...side(source) },
    target: { ...filter.target, ...side(target) },
    from: isoDay(from),
    to: isoDay(to),
  };
}

/** First day of the month that lies so many months from that of a day. */
function monthOf(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / 86_400_000);
}

/** The rows of the pair in each month of its series, those reported most. */
export async function monthsBehind(
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  { series }: ImpactResult,
  behind: Behind,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const first = series.map(({ at }) => at);
  const last = first.map((at, n) => (first[n + 1] ?? at + 31) - 1);
  const [from, to] = [first[0], last.at(-1)];
  if (from === undefined || to === undefined) return new Map();
  const found = await rowsBehind(
    file,
    store,
    { ...filter, from: isoDay(from), to: isoDay(to) },
    { first, last },
    'month',
    behind,
  );
  return new Map([...found].map(([n, places]) => [first[n] ?? 0, places]));
}
