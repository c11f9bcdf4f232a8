import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Decision, JournalEntry } from '../../src/casefile/journal/entry.ts';
import { parseEntry } from '../../src/casefile/journal/parse-entry.ts';
import { applyEntries } from '../../src/casefile/store/apply.ts';
import { type CaseFile, createCase, DATABASE, openCase } from '../../src/casefile/store/case-file.ts';
import { decide, redo, undo } from '../../src/casefile/store/decide.ts';
import { entriesAbout, journal } from '../../src/casefile/store/log.ts';
import { type SearchFilter, search } from '../../src/casefile/store/search.ts';
import { documentOfRecord, findRecord, stateOf } from '../../src/casefile/store/state.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { buildCase } from './build-case.ts';

/** What a case of some size took. Times in milliseconds, by the clock. */
export interface CasefileCost {
  readonly documents: number;
  readonly records: number;
  readonly decisions: number;
  /** Bytes of the texts in UTF-8, of the database, and of the folder with its originals. */
  readonly textBytes: number;
  readonly databaseBytes: number;
  readonly caseBytes: number;
  /** Adding a document that is read: original and records on the disk. Of the clock and of processor time. */
  readonly addMs: number;
  readonly addCpuMs: number;
  readonly openMs: Spread;
  readonly showMs: Spread;
  readonly searchMs: Spread;
  readonly decisionMs: Spread;
  /** A bulk action over as many records as its name says at most, taken back and made again. */
  readonly bulkRecords: number;
  readonly bulkMs: number;
  readonly undoBulkMs: number;
  readonly redoBulkMs: number;
  /** Replaying the whole journal on a copy without decisions, in seconds. */
  readonly replayS: number;
  /** Memory before there was a case: Node and the code. */
  readonly startMB: number;
  /** The most memory this process ever held, which has no reader, in MiB. */
  readonly peakMB: number;
}

/** Of many measurements: the middle one, and that below which 95 of 100 lie. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

const BULK = 10_000;
/** Words that are looked for: common and rare, in a row, beginnings, with filters. */
const QUERIES: readonly (readonly [words: string, filter: SearchFilter])[] = [
  ['government', {}],
  ['president', {}],
  ['sanctions', {}],
  ['nuclear weapons', {}],
  ['"foreign policy"', {}],
  ['refug*', {}],
  ['embargo', {}],
  ['treaty', { kind: 'event' }],
  ['war', { actor: 'RUS' }],
  ['trade', { kind: 'position', actor: 'CHN' }],
];

/**
 * Builds a case of readings and their variations and measures what people do with it. Run in a process of its own, because
 * peak memory is the process's.
 *
 * @param readings folder with readings, a file each
 * @param place an empty folder for the case and its copy
 */
export async function measureCasefile(
  readings: string,
  place: string,
  wanted: { readonly documents: number; readonly decisions: number },
  told: (what: string, done: number, total: number) => void = () => undefined,
): Promise<CasefileCost> {
  const random = seededRandom(1);
  const startMB = process.resourceUsage().maxRSS / 1024;
  const folder = join(place, 'case');
  const added = await buildCase(createCase(folder), readings, wanted.documents, random, told);
  const databaseBytes = statSync(join(folder, DATABASE)).size;
  const caseBytes = databaseBytes + sizeOf(join(folder, 'sources'));
  const copy = join(place, 'copy');
  mkdirSync(join(copy, 'sources'), { recursive: true });
  copyFileSync(join(folder, DATABASE), join(copy, DATABASE));

  const ids = rows<{ id: string }>(openCase(folder), 'SELECT id FROM documents ORDER BY n').map(({ id }) => id);
  const any = (): string => ids[Math.floor(random() * ids.length)] ?? '';
  const openMs = spread(31, () => {
    const file = openCase(folder);
    stateOf(file, any());
    return () => file.close();
  });
  const file = openCase(folder);
  const records =
    rows<{ n: number }>(file, 'SELECT sum(r.records) AS n FROM current c JOIN readings r ON r.n = c.reading')[0]?.n ??
    0;
  const anyRecord = (): { readonly id: string; readonly document: string } => {
    for (;;) {
      const list = stateOf(file, any()).records;
      const one = list[Math.floor(random() * list.length)];
      if (one) return one;
    }
  };
  const showMs = timed(
    200,
    () => anyRecord(),
    ({ id, document }, i) => {
      if (i % 2 === 0) stateOf(file, document);
      else {
        findRecord(file, id);
        entriesAbout(file, id);
      }
    },
  );
  const searchMs = timed(
    QUERIES.length * 5,
    (i) => QUERIES[i % QUERIES.length] ?? (['war', {}] as const),
    ([words, filter]) => Array.from(search(file, words, filter)).length,
  );
  const decisionMs = timed(200, anyRecord, ({ id }, i) => {
    const document = documentOfRecord(file, id) ?? '';
    const known = stateOf(file, document).records.some((one) => one.id === id);
    const target = { type: 'record', id, document } as const;
    if (known) decide(file, [{ action: i % 3 === 0 ? 'reject' : 'accept', target }], { coder: 'ada' });
  });
  const bulk: Decision[] = [];
  for (const id of ids) {
    for (const one of stateOf(file, id).records) {
      if (bulk.length < BULK) bulk.push({ action: 'accept', target: { type: 'record', id: one.id, document: id } });
    }
    if (bulk.length >= BULK) break;
  }
  const bulkMs = ms(() => decide(file, bulk, { coder: 'ada' }));
  const undoBulkMs = ms(() => undo(file, { coder: 'ada' }));
  const redoBulkMs = ms(() => redo(file, { coder: 'ada' }));
  const decisions = decideMany(file, ids, wanted.decisions, random, told);
  const replayS = replay(file, copy, ids) / 1000;
  file.close();
  return {
    documents: ids.length,
    records,
    decisions,
    ...added,
    databaseBytes,
    caseBytes,
    openMs,
    showMs,
    searchMs,
    decisionMs,
    bulkRecords: bulk.length,
    bulkMs,
    undoBulkMs,
    redoBulkMs,
    replayS,
    startMB,
    peakMB: process.resourceUsage().maxRSS / 1024,
  };
}

/** Decides until the journal is so long: yes, no, edits and memos, alone and many at once. @returns its length */
function decideMany(
  file: CaseFile,
  ids: readonly string[],
  wanted: number,
  random: () => number,
  told: (what: string, done: number, total: number) => void,
): number {
  const count = (): number => rows<{ n: number }>(file, 'SELECT count(*) AS n FROM journal')[0]?.n ?? 0;
  let made = count();
  while (made < wanted) {
    const { records } = stateOf(file, ids[Math.floor(random() * ids.length)] ?? '');
    const many = Math.min(wanted - made, 1 + Math.floor(random() * records.length));
    const decisions = records.slice(0, many).map(({ id, document, record }): Decision => {
      const target = { type: 'record', id, document } as const;
      const kind = random();
      if (kind < 0.02 && record.kind === 'event') return { action: 'edit', target, field: 'category', after: 'AID' };
      if (kind < 0.05) return { action: 'memo', target, after: `looked at again (${made})` };
      return { action: kind < 0.3 ? 'reject' : 'accept', target };
    });
    made += decide(file, decisions, { coder: random() < 0.5 ? 'ada' : 'bob' }).length;
    if (random() < 0.05) {
      undo(file, { coder: 'ada' });
      made++;
    }
    told('decided', made, wanted);
  }
  return count();
}

/** Writes the journal as `entente log --jsonl` does and takes it over as `entente apply` does. @returns milliseconds */
function replay(file: CaseFile, place: string, ids: readonly string[]): number {
  const path = join(place, 'journal.jsonl');
  const out = openSync(path, 'w');
  for (const entry of journal(file)) writeSync(out, `${JSON.stringify(entry)}\n`);
  closeSync(out);
  const copy = openCase(place);
  const took = ms(() => {
    const entries = function* (): Generator<JournalEntry> {
      for (const line of readFileSync(path, 'utf8').split('\n')) if (line) yield parseEntry(line, path);
    };
    applyEntries(copy, entries());
  });
  for (const id of ids.filter((_, i) => i % 40 === 0)) {
    if (JSON.stringify(stateOf(copy, id)) !== JSON.stringify(stateOf(file, id))) {
      throw new Error(`${id} came out differently where the journal was replayed`);
    }
  }
  copy.close();
  return took;
}

function rows<T>(file: CaseFile, sql: string): readonly T[] {
  return file.db.prepare(sql).all() as unknown as readonly T[];
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function ms(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Times work on things that are made ready beforehand, untimed. */
function timed<T>(times: number, ready: (i: number) => T, work: (thing: T, i: number) => unknown): Spread {
  return spreadOf(
    Array.from({ length: times }, (_, i) => {
      const thing = ready(i);
      return ms(() => work(thing, i));
    }),
  );
}

/** Times work whose end is not timed. */
function spread(times: number, work: () => () => void): Spread {
  return spreadOf(
    Array.from({ length: times }, () => {
      let end = (): void => undefined;
      const took = ms(() => {
        end = work();
      });
      end();
      return took;
    }),
  );
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
