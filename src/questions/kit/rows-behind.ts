import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventRow, EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { findRecord } from '../../casefile/store/state.ts';
import { EntenteError } from '../../records/failure.ts';
import { codeWords } from '../../report/measures/code-words.ts';
import type { Behind, BehindItem } from '../../report/measures/measure-report.ts';
import { signed } from '../../report/measures/number-words.ts';
import { type Grain, isoDay, periodWords } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import { shortName } from './event-data.ts';
import { sentenceOf } from './sentence-of.ts';

/** Stretches of time, as a measure has them. */
interface Stretches {
  readonly first: ArrayLike<number>;
  readonly last: ArrayLike<number>;
}

/** Rows that a page shows of each stretch, those reported most first. */
const PER_STRETCH = 5;
/** Rows that are looked at for one page. */
const MOST_ROWS = 200_000;

/**
 * Gathers the rows of a filter by stretches of time: of each those that were reported most, and of the case's own events the
 * sentences that they were read from.
 *
 * @returns the numbers of the items behind each stretch
 */
export async function rowsBehind(
  file: CaseFile,
  store: EventStore,
  filter: EventFilter,
  stretches: Stretches,
  grain: Grain,
  behind: Behind,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const kept = new Map<number, { all: number; rows: EventRow[] }>();
  let seen = 0;
  for await (const row of store.rows(filter)) {
    if (++seen > MOST_ROWS) break;
    if (row.day === undefined) continue;
    const at = stretchOf(row.day, stretches);
    if (at < 0) continue;
    const here = kept.get(at) ?? { all: 0, rows: [] };
    here.all++;
    keepMost(here.rows, row);
    kept.set(at, here);
  }
  const names = fileNames(file);
  const opens = new Map<number, readonly number[]>();
  for (const [at, { all, rows }] of [...kept].sort(([a], [b]) => a - b)) {
    const shown = rows.length < all ? `; the ${rows.length} reported most are shown` : '';
    const items = rows.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0)).map((row) => itemOf(file, row, names));
    const title = periodWords(stretches.first[at] ?? 0, grain);
    opens.set(at, behind.add({ title, from: `${counted(all, 'event')}${shown}`, items }));
  }
  return opens;
}

/** Rows as a page shows them, with the names of their files. */
export function rowItems(file: CaseFile, rows: readonly EventRow[]): readonly BehindItem[] {
  const names = fileNames(file);
  return rows.map((row) => itemOf(file, row, names));
}

/** Index of the stretch in which a day lies; -1 if it lies in none. */
function stretchOf(day: number, { first, last }: Stretches): number {
  let [low, high] = [0, first.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((first[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low > 0 && day <= (last[low - 1] as number) ? low - 1 : -1;
}

function keepMost(rows: EventRow[], row: EventRow): void {
  if (rows.length < PER_STRETCH) {
    rows.push(row);
    return;
  }
  const least = rows.reduce((low, one, n) => (one.mentions < (rows[low]?.mentions ?? 0) ? n : low), 0);
  if (row.mentions > (rows[least]?.mentions ?? 0)) rows[least] = row;
}

/** Names of imported files by what rows call them. */
function fileNames(file: CaseFile): ReadonlyMap<string, string> {
  const rows = file
    .prepare('SELECT lower(hex(sha)) AS sha, member, name FROM event_files')
    .all() as unknown as readonly {
    readonly sha: string;
    readonly member: string;
    readonly name: string;
  }[];
  return new Map(rows.map(({ sha, member, name }) => [member === '' ? sha : `${sha}!${member}`, name]));
}

/** A row as a page shows it: an imported one with its place, one of the case with its sentence. */
function itemOf(file: CaseFile, row: EventRow, names: ReadonlyMap<string, string>): BehindItem {
  const sentence = row.origin === 'case' ? sentenceBehind(file, row.id) : undefined;
  if (sentence) return sentence;
  return {
    kind: 'row',
    day: row.day === undefined ? 'no day' : isoDay(row.day),
    sides: `${row.source || '?'} → ${row.target || '?'}`,
    what: codeWords(row.code, row.origin),
    notes: rowNotes(row),
    source: row.address,
    place: `${shortName(names.get(row.file) ?? row.file.slice(0, 12))}, byte ${row.offset.toLocaleString('en-GB')}`,
  };
}

/** Actors as the file names them, score, reports, flags. */
function rowNotes(row: EventRow): readonly string[] {
  const actors = [row.sourceActor, row.targetActor].filter((actor) => actor !== '');
  return [
    ...(actors.length > 0 ? [actors.join(' → ')] : []),
    ...(row.score === undefined ? [] : [`score ${signed(row.score, 1)}`]),
    ...(row.mentions > 1 ? [`reported ${row.mentions} times`] : []),
    ...row.flags,
  ];
}

function sentenceBehind(file: CaseFile, id: string): BehindItem | undefined {
  try {
    const { state, record } = findRecord(file, id);
    return sentenceOf(state.reading, record.record);
  } catch (cause) {
    // The record is gone since the rows were made; the row itself still says what it was.
    if (cause instanceof EntenteError) return undefined;
    throw cause;
  }
}
