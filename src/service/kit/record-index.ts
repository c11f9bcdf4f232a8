import type { DatabaseSync } from 'node:sqlite';
import type { DocumentState, SharedState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { sharedState, stateOf } from '../../casefile/store/state.ts';
import { conditionOf, pageSql, type RecordFilter, type RecordOrder } from './chosen-records.ts';
import { IndexWriter, openIndex, ROW, recordNumber, rowOf } from './record-index-store.ts';
import { type RecordRow, rowsOf } from './record-row.ts';
import { Remembered } from './remembered.ts';

/** The rows that were chosen, in the order in which they were. */
const SHOWN = `SELECT ${ROW} FROM chosen CROSS JOIN rows r ON r.n = chosen.n CROSS JOIN said s ON s.n = r.n
  CROSS JOIN documents d ON d.n = r.n >> 16`;
/** So many documents are brought up to date while somebody waits for the answer; more of them in the background. */
const AT_ONCE = 40;
/** How long the background works before others are let in, in milliseconds. */
const SLICE = 15;
/** So many documents are kept open as they stand: a page asks several things of the same one. */
const KEPT_OPEN = 6;
/** So many rows of answers are remembered until something changes. */
const REMEMBERED = 20_000;
/** How long the background keeps what it indexed before it writes it down, in milliseconds: often is slow. */
const WRITTEN = 1000;

/** Records that were asked for. */
export interface FoundRecords {
  readonly items: readonly RecordRow[];
  /** How many fit in all. */
  readonly total: number;
}

/** Who is named in a case. */
export interface NamedActor {
  readonly id: string;
  /** Records that name it and that nobody rejected. */
  readonly records: number;
  readonly documents: number;
}

/**
 * All records of a case, kept in a database of its own beside the case, which may be deleted at any time. Another program
 * may decide or add texts meanwhile: what changed since is looked up at each question, and only documents that changed are
 * opened anew: a few at once, many in the background, while `behind` says how many are still to come.
 */
export class RecordIndex {
  private readonly file: CaseFile;
  private readonly version: string;
  private readonly atOnce: number;
  private opened: { readonly db: DatabaseSync; readonly writer: IndexWriter } | undefined;
  private stamps = new Map<number, string>();
  private waiting = new Map<number, { readonly id: string; readonly stamp: string }>();
  private seen = '';
  private shared: SharedState | undefined;
  private states = new Map<string, DocumentState>();
  private readonly remembered = new Remembered(REMEMBERED);
  private working = false;

  /**
   * @param version of the program: another one may say the same otherwise
   * @param atOnce so many documents are brought up to date while somebody waits
   */
  constructor(file: CaseFile, version: string, atOnce = AT_ONCE) {
    this.file = file;
    this.atOnce = atOnce;
    this.version = version;
  }

  /** How many documents are still to be brought up to date; looks for changes, and sets the background to work. */
  get behind(): number {
    this.catchUp();
    return this.waiting.size;
  }

  /** Records that fit, in an order; a page of them. */
  find(
    filter: RecordFilter,
    order: RecordOrder,
    { limit, after }: { readonly limit: number; readonly after: number },
  ): FoundRecords {
    this.catchUp(filter.document);
    const { values } = conditionOf(filter);
    const total = this.count(filter);
    const items = this.whileUnchanged(JSON.stringify(['find', filter, order, limit, after]), () =>
      this.db
        .prepare(`WITH chosen AS MATERIALIZED (${pageSql(filter, order)}) ${SHOWN}`)
        .all(...values, limit, after)
        .map(rowOf),
    );
    return { items, total };
  }

  /** How many records fit. */
  count(filter: RecordFilter): number {
    this.catchUp(filter.document);
    const { where, values } = conditionOf(filter);
    return this.whileUnchanged(JSON.stringify(['count', filter]), () =>
      Number((this.db.prepare(`SELECT count(*) AS n FROM rows WHERE ${where}`).get(...values) as { n: number }).n),
    );
  }

  /** All records that fit, in the order of documents and texts. */
  all(filter: RecordFilter): readonly RecordRow[] {
    this.catchUp(filter.document);
    const { where, values } = conditionOf(filter);
    return this.db
      .prepare(`WITH chosen AS MATERIALIZED (SELECT n FROM rows WHERE ${where} ORDER BY n) ${SHOWN}`)
      .all(...values)
      .map(rowOf);
  }

  /** Who is named, most often first. */
  actors(): readonly NamedActor[] {
    this.catchUp();
    return this.whileUnchanged(
      'actors',
      () =>
        this.db
          .prepare(
            `SELECT name AS id, sum(records) AS records, count(*) AS documents FROM named
             WHERE records > 0 AND name NOT LIKE '#%' GROUP BY name ORDER BY 2 DESC, 1`,
          )
          .all() as unknown as readonly NamedActor[],
    );
  }

  /**
   * What was found before, as long as nothing in the case changed: for what is asked often and takes long.
   * @param question tells it from all others
   */
  whileUnchanged<T>(question: string, find: () => T): T {
    this.catchUp();
    const known = this.remembered.get(question);
    if (known !== undefined) return known as T;
    const found = find();
    this.remembered.keep(question, found, Array.isArray(found) ? 1 + found.length : 1);
    return found;
  }

  /** A document as it stands. It must be in the case. */
  state(id: string): DocumentState {
    this.catchUp(id);
    const state = this.states.get(id) ?? stateOf(this.file, id, this.shared);
    this.states.delete(id);
    this.states.set(id, state);
    for (const [oldest] of this.states) if (this.states.size > KEPT_OPEN) this.states.delete(oldest);
    return state;
  }

  /** The document in which a record stands, if the index has it; quicker than to look through the case. */
  documentOf(record: string): string | undefined {
    this.catchUp();
    const found = this.db
      .prepare('SELECT d.id FROM rows r JOIN documents d ON d.n = r.n >> 16 WHERE r.record = ? LIMIT 1')
      .get(recordNumber(record)) as { id: string } | undefined;
    return found?.id;
  }

  /** Ends the work in the background. */
  close(): void {
    this.waiting.clear();
    if (!this.opened?.db.isOpen) return;
    this.opened.writer.keep();
    this.opened.db.close();
  }

  private get db(): DatabaseSync {
    return this.open().db;
  }

  private open(): { readonly db: DatabaseSync; readonly writer: IndexWriter } {
    if (this.opened) return this.opened;
    const db = openIndex(this.file, this.version);
    this.opened = { db, writer: new IndexWriter(db) };
    this.stamps = stampsIn(db);
    return this.opened;
  }

  /** Brings the index up to date where little is missing, or at least one document. */
  private catchUp(document?: string): void {
    const mark = changeMark(this.file);
    if (mark !== this.seen) {
      this.remembered.clear();
      this.look();
      this.seen = mark;
    }
    if (this.waiting.size === 0) return;
    if (this.waiting.size <= this.atOnce) this.index([...this.waiting.keys()]);
    else {
      const asked = [...this.waiting].find(([, { id }]) => id === document);
      if (asked) this.index([asked[0]]);
      this.workOn();
    }
  }

  /** Looks which documents changed. */
  private look(): void {
    const { db, writer } = this.open();
    const state = sharedState(this.file);
    const held = (db.prepare("SELECT value FROM facts WHERE name = 'shared'").get() as { value: string } | undefined)
      ?.value;
    const shared = JSON.stringify(namesGiven(state));
    const now = documentStamps(this.file);
    const ids = new Set(now.map(({ n }) => n));
    const gone = [...this.stamps.keys()].filter((n) => !ids.has(n));
    if (held !== shared || gone.length > 0) {
      this.within(() => {
        for (const n of held === shared ? [] : touched(db, held, namesGiven(state))) {
          db.prepare("UPDATE documents SET stamp = '' WHERE n = ?").run(n);
          this.stamps.set(n, '');
        }
        for (const n of gone) {
          writer.drop(n);
          this.stamps.delete(n);
        }
        db.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES ('shared', ?)").run(shared);
      });
      this.states.clear();
    }
    this.shared = state;
    this.waiting = new Map(
      now.filter(({ n, stamp }) => this.stamps.get(n) !== stamp).map(({ n, id, stamp }) => [n, { id, stamp }]),
    );
  }

  /** Writes to the index. What fails takes with it what was not written down yet: all of it is looked up anew. */
  private within(work: () => void, keepWithin = 0): void {
    const { db, writer } = this.open();
    try {
      writer.within(work, keepWithin);
    } catch (error) {
      this.stamps = stampsIn(db);
      this.seen = '';
      throw error;
    }
  }

  /** Brings documents up to date, as many as there is time for. */
  private index(numbers: Iterable<number>, until = Number.POSITIVE_INFINITY): void {
    const { writer } = this.open();
    const work = (): void => {
      for (const n of numbers) {
        const document = this.waiting.get(n);
        if (document) {
          const state = stateOf(this.file, document.id, this.shared);
          writer.put({ n, ...document, rows: rowsOf(state), issues: issuesOf(state) });
          this.stamps.set(n, document.stamp);
          if (this.states.has(document.id)) this.states.set(document.id, state);
          this.waiting.delete(n);
        }
        if (performance.now() > until) break;
      }
    };
    this.within(work, until < Number.POSITIVE_INFINITY ? WRITTEN : 0);
    this.remembered.clear();
  }

  private workOn(): void {
    if (this.working) return;
    this.working = true;
    const slice = (): void => {
      this.working = this.waiting.size > 0 && this.file.db.isOpen;
      try {
        if (!this.working) {
          if (this.db.isOpen) this.open().writer.keep();
          return;
        }
        this.index(this.waiting.keys(), performance.now() + SLICE);
        setTimeout(slice, 1).unref();
      } catch {
        // Whoever asks next is told what is wrong with the case.
        this.working = false;
      }
    };
    setTimeout(slice, 1).unref();
  }
}

/** The documents that an index holds, each with the state of which its rows were made. */
function stampsIn(db: DatabaseSync): Map<number, string> {
  const held = db.prepare('SELECT n, stamp FROM documents').all() as unknown as { n: number; stamp: string }[];
  return new Map(held.map(({ n, stamp }) => [n, stamp]));
}

/** What is another as soon as anything in a case is, whoever changed it. */
function changeMark(file: CaseFile): string {
  const { data_version: others } = file.prepare('PRAGMA data_version').get() as { data_version: number };
  const { n: own } = file.prepare('SELECT total_changes() AS n').get() as { n: number };
  return `${others} ${own}`;
}

/** For each document, in their order, what changes as soon as its records do: its reading, and its entries that hold. */
function documentStamps(
  file: CaseFile,
): readonly { readonly n: number; readonly id: string; readonly stamp: string }[] {
  return file
    .prepare(
      `SELECT d.n, d.id, d.version || ' ' || c.reading || ' ' || coalesce(e.n, '') AS stamp FROM documents d
       JOIN current c ON c.document = d.n LEFT JOIN (
         SELECT j.document, count(*) || ' ' || sum(s.place) || ' ' || max(s.place) AS n FROM journal j
         JOIN steps s ON s.step = j.step AND s.active = 1 WHERE j.document IS NOT NULL GROUP BY j.document
       ) e ON e.document = d.id ORDER BY d.n`,
    )
    .all() as unknown as { n: number; id: string; stamp: string }[];
}

/** What people decided of actors and issues, each with what became of it. */
function namesGiven({ actors, actorNames, issues, issuesApart }: SharedState): Readonly<Record<string, string>> {
  const given = [
    ...[...actors].map(([from, to]) => [`merged ${from}`, to]),
    ...[...actorNames].map(([id, name]) => [`called ${id}`, name]),
    ...[...issues].map(([from, to]) => [`merged #${from}`, to]),
    ...[...issuesApart].map((name) => [`apart #${name}`, name]),
  ];
  return Object.fromEntries(given) as Readonly<Record<string, string>>;
}

/** Numbers of the documents whose rows may say otherwise since other names hold. */
function touched(db: DatabaseSync, held: string | undefined, now: Readonly<Record<string, string>>): readonly number[] {
  const before = JSON.parse(held ?? '{}') as Readonly<Record<string, string>>;
  const names = new Set<string>();
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (before[key] === now[key]) continue;
    const what = key.slice(key.indexOf(' ') + 1);
    const mark = what.startsWith('#') ? '#' : '';
    // Somebody known in one document only has the document in the id.
    names.add(mark === '' ? what.replace(/@d-[0-9a-f]+$/, '') : what);
    for (const to of [before[key], now[key]]) if (to !== undefined) names.add(`${mark}${mark ? to.toLowerCase() : to}`);
  }
  return db
    .prepare('SELECT DISTINCT document AS n FROM named WHERE name IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify([...names]))
    .map(({ n }) => Number(n));
}

/** All names that the issues of a document have or had, in small letters. */
function issuesOf({ reading }: DocumentState): readonly string[] {
  return [
    ...new Set(
      (reading.issues ?? []).flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()),
    ),
  ];
}
