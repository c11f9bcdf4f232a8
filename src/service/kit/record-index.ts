import type { CaseRecord, DocumentState } from '../../casefile/journal/current.ts';
import { actorsOf } from '../../casefile/journal/record-actors.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { sharedState, stateOf } from '../../casefile/store/state.ts';
import type { Grade } from '../../records/grade.ts';
import type { Provenance } from '../../records/provenance.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { actorNames } from '../../report/words/naming.ts';
import { recordWords } from '../../report/words/record-words.ts';

/** A record as lists have it. */
export interface RecordRow {
  readonly id: string;
  readonly document: string;
  /** Day of publication of its document, YYYY-MM-DD. */
  readonly date?: string;
  readonly kind: AnyRecord['kind'];
  readonly status: CaseRecord['status'];
  /** The machine's grade; it stays after a decision. Absent where a person added the record. */
  readonly grade?: Grade;
  /** How often records of which the reader is as sure are right; absent where that was not measured. */
  readonly probability?: number;
  /** What it says, in a line. */
  readonly says: string;
  readonly actors: readonly string[];
  readonly sentence: { readonly index: number; readonly span: Span };
  readonly edited: readonly string[];
  readonly decidedBy?: string;
  readonly memo: boolean;
  readonly orphan: boolean;
}

/** What stands of a document in the index, and of what state it was made. */
interface Indexed {
  readonly stamp: string;
  readonly rows: readonly RecordRow[];
}

/**
 * All records of a case in the order of documents and texts, kept in memory. Another program may decide or add texts
 * meanwhile: what changed since is looked up at each question, and only documents that changed are opened anew.
 */
export class RecordIndex {
  private readonly file: CaseFile;
  private readonly held = new Map<string, Indexed>();
  private all: readonly RecordRow[] = [];
  private shared = '';

  constructor(file: CaseFile) {
    this.file = file;
  }

  /** All records, as they stand now. */
  rows(): readonly RecordRow[] {
    const stamps = documentStamps(this.file);
    const sharedNow = sharedStamp(this.file);
    if (sharedNow !== this.shared) this.held.clear();
    let changed = sharedNow !== this.shared || stamps.length !== this.held.size;
    this.shared = sharedNow;
    const state = lazily(() => sharedState(this.file));
    for (const { id, stamp } of stamps) {
      if (this.held.get(id)?.stamp === stamp) continue;
      this.held.set(id, { stamp, rows: rowsOf(stateOf(this.file, id, state())) });
      changed = true;
    }
    if (changed) this.all = stamps.flatMap(({ id }) => this.held.get(id)?.rows ?? []);
    return this.all;
  }
}

/** For each document, in their order, what changes as soon as its records do: its reading, and its entries that hold. */
function documentStamps(file: CaseFile): readonly { readonly id: string; readonly stamp: string }[] {
  return file
    .prepare(
      `SELECT d.id, d.version || ' ' || c.reading || ' ' || coalesce(e.n, '') AS stamp FROM documents d
       JOIN current c ON c.document = d.n LEFT JOIN (
         SELECT j.document, count(*) || ' ' || sum(s.place) || ' ' || max(s.place) AS n FROM journal j
         JOIN steps s ON s.step = j.step AND s.active = 1 WHERE j.document IS NOT NULL GROUP BY j.document
       ) e ON e.document = d.id ORDER BY d.n`,
    )
    .all() as { id: string; stamp: string }[];
}

/** What changes as soon as decisions on actors, issues and acts do, which all documents share. */
function sharedStamp(file: CaseFile): string {
  const row = file
    .prepare(
      `SELECT count(*) || ' ' || coalesce(sum(s.place), 0) AS stamp FROM journal j
       JOIN steps s ON s.step = j.step AND s.active = 1 WHERE j.type <> 'record' AND j.type IN ('actor', 'issue', 'event')`,
    )
    .get() as { stamp: string };
  return row.stamp;
}

function rowsOf({ reading, records }: DocumentState): readonly RecordRow[] {
  const names = actorNames(reading);
  const { date } = reading.document;
  return records.map(({ id, document, status, record, machine, edited, decided, memo, orphan }) => ({
    id,
    document,
    ...(date === undefined ? {} : { date }),
    kind: record.kind,
    status,
    ...(machine ? machineSays(machine.provenance) : {}),
    says: recordWords(record, reading, names),
    actors: [...actorsOf(record)],
    sentence: { index: record.sentence.index, span: record.sentence.span },
    edited,
    ...(decided ? { decidedBy: decided.coder } : {}),
    memo: memo !== undefined,
    orphan: orphan === true,
  }));
}

function machineSays({ grade, probability }: Provenance): Pick<RecordRow, 'grade' | 'probability'> {
  return { grade, ...(probability === undefined ? {} : { probability }) };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
