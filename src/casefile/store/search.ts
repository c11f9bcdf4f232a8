import { EntenteError } from '../../records/failure.ts';
import type { Grade } from '../../records/grade.ts';
import { ID_PREFIX } from '../../records/identify.ts';
import type { AnyRecord } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { CaseRecord, DocumentDecisions, SharedState } from '../journal/current.ts';
import { foldDocument } from '../journal/document-decisions.ts';
import { type QueryTerm, queryTerms, termSpans } from '../journal/query-words.ts';
import { actorsOf } from '../journal/record-actors.ts';
import type { CaseFile } from './case-file.ts';
import { tag, textOf } from './documents.ts';
import { placedEntries } from './journal-rows.ts';
import { actorMark, type Outline, unpackOutline } from './outline.ts';
import { recordIds, sharedState, stateOf } from './state.ts';

/** What is looked for, beside words. */
export interface SearchFilter {
  /** Id of an actor that a record on the place names. */
  readonly actor?: string;
  /** Kind of the record: `event`. */
  readonly kind?: AnyRecord['kind'];
  /** Publication days, YYYY-MM-DD, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Part of the name of the publisher or of the file. */
  readonly source?: string;
  /** At most so many documents; default 20. */
  readonly most?: number;
}

/** A record on a sentence that was found. */
export interface FoundRecord extends Pick<CaseRecord, 'id' | 'status' | 'orphan'> {
  readonly kind: AnyRecord['kind'];
  readonly grade: Grade;
}

/** A sentence in which something was found. */
export interface Hit {
  readonly span: Span;
  /** Where the words stand in the document's text; none in a sentence that only a memo led to. */
  readonly words: readonly Span[];
  /** The records on it that fit the filter. */
  readonly records: readonly FoundRecord[];
}

/** A document in which something was found. */
export interface Found {
  readonly document: { readonly id: string; readonly title?: string; readonly date?: string; readonly text: string };
  /** None where the words stand in the title or in a memo alone. */
  readonly hits: readonly Hit[];
  /** Memos that say the words. */
  readonly memos: readonly string[];
}

/** A record with what a filter asks of it. */
interface Candidate extends FoundRecord {
  readonly sentence: number;
  /** Whether it names the actor that is looked for. */
  readonly names: boolean;
  readonly memo?: string;
}

/** A search, once its words and filters are known. */
interface Search {
  readonly file: CaseFile;
  readonly terms: readonly QueryTerm[];
  readonly filter: SearchFilter;
  readonly shared: SharedState;
}

/**
 * Looks for words in texts, titles and memos, the newest documents first.
 * @throws EntenteError `usage` where there is nothing to look for
 * @example
 * const [{ document, hits }] = search(casefile, 'launch*');
 * [document.id === reading.document.id, hits.length > 0]; // [true, true]
 */
export function* search(file: CaseFile, query: string, filter: SearchFilter = {}): Generator<Found> {
  const terms = queryTerms(query);
  if (terms.length === 0) {
    throw new EntenteError(
      'usage',
      'Say which words to look for: words, "words in a row", or the beginning of one with *.',
    );
  }
  const looking: Search = { file, terms, filter, shared: sharedState(file) };
  let left = filter.most ?? 20;
  for (const n of candidates(looking)) {
    if (left <= 0) return;
    const found = foundIn(looking, n);
    if (!found) continue;
    left--;
    yield found;
  }
}

/** Numbers of documents that may fit, the newest first; people's decisions may have taken a property away or given it. */
function* candidates({ file, terms, filter, shared }: Search): Generator<number> {
  const { kind, actor, from, to, source } = filter;
  const seen = new Set<number>();
  const once = function* (rows: Iterable<unknown>): Generator<number> {
    for (const row of rows) {
      const { n } = row as { n: number };
      if (seen.has(n)) continue;
      seen.add(n);
      yield n;
    }
  };
  const conditions: string[] = [];
  const values: string[] = [];
  const only = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  only('c.date >= ?', from);
  only('c.date <= ?', to);
  only(`c.source LIKE ? ESCAPE '\\'`, source && `%${source.replace(/[\\%_]/g, '\\$&')}%`);
  const chosen = conditions.map((condition) => ` AND ${condition}`).join('');
  const found = terms.map(matchOf).join(' AND ');
  const tags = [
    ...(kind === undefined ? [] : [`"${tag('kind', kind)}"`]),
    ...(actor === undefined
      ? []
      : [`(${[actor, ...bearers(shared, actor)].map((id) => `"${tag('actor', id)}"`).join(' OR ')})`]),
  ];
  const sql = (extra = ''): string =>
    `SELECT c.document AS n FROM words JOIN current c ON c.document = words.rowid
     WHERE words MATCH ?${chosen}${extra} ORDER BY c.date DESC, n`;
  yield* once(file.prepare(sql()).iterate([found, ...tags].join(' AND '), ...values));
  if (tags.length > 0) {
    const decided = ` AND c.document IN (SELECT d.n FROM journal j JOIN documents d ON d.id = j.document
      WHERE j.action IN ('edit', 'add', 'suggest'))`;
    yield* once(file.prepare(sql(decided)).iterate(found, ...values));
  }
  const noted = `SELECT c.document AS n FROM notes JOIN journal j ON j.n = notes.rowid
    JOIN documents d ON d.id = j.document JOIN current c ON c.document = d.n
    WHERE notes MATCH ?${chosen} ORDER BY notes.rowid DESC`;
  yield* once(file.prepare(noted).iterate(found, ...values));
}

/** The index knows no places of words, which would be half of the case: that they stand in a row is seen in the text. */
function matchOf({ words, prefix }: QueryTerm): string {
  return words.map((word, i) => `"${word}"${prefix && i === words.length - 1 ? ' *' : ''}`).join(' AND ');
}

/**
 * Ids under which readings have an actor: its own, and those of all who were merged into it.
 * @param document of whom those who are known in one text only are meant; without it of all
 */
function bearers({ actors }: SharedState, actor: string, document?: string): ReadonlySet<string> {
  const merged = [...actors].flatMap(([from, into]) => {
    const [, id = from, only] = /^(.*)@(d-[0-9a-f]{12})$/.exec(from) ?? [];
    return into === actor && (only === undefined || document === undefined || only === document) ? [id] : [];
  });
  // Who was merged into somebody else is named by nobody any more.
  return new Set(actors.has(actor) ? merged : [actor, ...merged]);
}

function foundIn(looking: Search, n: number): Found | undefined {
  const { file, terms, filter } = looking;
  const row = file
    .prepare(
      `SELECT d.id, v.title, c.date, o.body FROM documents d JOIN current c ON c.document = d.n
       JOIN outlines o ON o.document = d.n JOIN versions v ON v.document = d.n AND v.version = d.version WHERE d.n = ?`,
    )
    .get(n) as DocumentRow | undefined;
  if (!row) return undefined;
  const outline = unpackOutline(row.body);
  const decisions = foldDocument(placedEntries(file, 'j.document = ?', row.id));
  const records = wantedRecords(looking, { n, id: row.id, outline, decisions });
  const filtered = filter.kind !== undefined || filter.actor !== undefined;
  if (filtered && records.length === 0) return undefined;
  const title = decisions.title ? (decisions.title.value ?? undefined) : (row.title ?? undefined);
  const text = textOf(file, n);
  const says = (words: string): boolean => terms.every((term) => termSpans(words, [term]).length > 0);
  const hits = hitsOf(text, outline.sentences, records, looking, says);
  const memos = [decisions.memo?.text, ...[...decisions.records.values()].map(({ memo }) => memo?.text)].filter(
    (memo) => memo !== undefined && says(memo),
  ) as string[];
  if (filtered && hits.length === 0) return undefined;
  // Words in a row must stand so somewhere, and a title that a person took away says nothing.
  const unsure = hits.length === 0 || terms.some((term) => term.words.length > 1);
  if (unsure && memos.length === 0 && !says(`${title ?? ''}\n${text}`)) return undefined;
  return {
    document: {
      id: row.id,
      ...(title === undefined ? {} : { title }),
      ...(row.date === null ? {} : { date: row.date }),
      text,
    },
    hits,
    memos,
  };
}

interface DocumentRow {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly body: Uint8Array;
}

/** The records of a document that hold and fit the filter. */
function wantedRecords(looking: Search, { n, id, outline, decisions }: Candidates): readonly Candidate[] {
  const { kind, actor } = looking.filter;
  const records = outlinedRecords(looking, { n, id, outline, decisions }) ?? openedRecords(looking, id);
  return records.filter(
    (record) =>
      record.status !== 'rejected' &&
      (kind === undefined || record.kind === kind) &&
      (actor === undefined || record.names),
  );
}

/** Where records of a document are found without opening it. */
interface Candidates {
  readonly n: number;
  readonly id: string;
  readonly outline: Outline;
  readonly decisions: DocumentDecisions;
}

/**
 * The records as the outline has them, with what people said to each; undefined where some must be looked at themselves:
 * those that were edited or added, or that the reading lacks.
 */
function outlinedRecords(
  { file, filter, shared }: Search,
  { n, id: document, outline, decisions: { records: decided } }: Candidates,
): readonly Candidate[] | undefined {
  const changed = [...decided.values()].some(({ added, fields }) => added || Object.keys(fields).length > 0);
  if (changed) return undefined;
  const ids = Buffer.from(recordIds(file, n)).toString('hex');
  const marks = new Set([...bearers(shared, filter.actor ?? '', document)].map(actorMark));
  let met = 0;
  const records = outline.records.map(({ actors, ...record }, i): Candidate => {
    const id = `${ID_PREFIX[record.kind]}-${ids.slice(i * 12, i * 12 + 12)}`;
    const overlay = decided.get(id);
    if (overlay) met++;
    return {
      ...record,
      id,
      status: overlay?.status ?? 'open',
      ...(overlay?.decided ? { grade: 'strong' } : {}),
      ...(overlay?.memo ? { memo: overlay.memo.text } : {}),
      names: actors.some((mark) => marks.has(mark)),
    };
  });
  return met === decided.size ? records : undefined;
}

/** What was suggested and waits is looked for in the queue. */
const isNoOffer = ({ status, suggested }: CaseRecord): boolean => !suggested || status !== 'open';

/** The records as they stand. */
function openedRecords({ file, filter, shared }: Search, id: string): readonly Candidate[] {
  return stateOf(file, id, shared)
    .records.filter(isNoOffer)
    .map(({ record, status, orphan, memo }) => ({
      id: record.id,
      kind: record.kind,
      grade: record.provenance.grade,
      status,
      ...(orphan ? { orphan } : {}),
      sentence: record.sentence.index,
      ...(memo ? { memo: memo.text } : {}),
      names: actorsOf(record).includes(filter.actor ?? ''),
    }));
}

function hitsOf(
  text: string,
  sentences: readonly Span[],
  records: readonly Candidate[],
  { terms, filter }: Search,
  says: (words: string) => boolean,
): readonly Hit[] {
  const filtered = filter.kind !== undefined || filter.actor !== undefined;
  const bySentence = new Map<number, Candidate[]>();
  for (const record of records) {
    const others = bySentence.get(record.sentence);
    if (others) others.push(record);
    else bySentence.set(record.sentence, [record]);
  }
  const places = filtered ? [] : termSpans(text, terms);
  const hits = sentences.flatMap((span, index): readonly Hit[] => {
    const own = bySentence.get(index) ?? [];
    if (filtered && own.length === 0) return [];
    const words = filtered
      ? termSpans(text.slice(span.start, span.end), terms).map((place) => moved(place, span.start))
      : places.filter(({ start, end }) => start >= span.start && end <= span.end);
    const noted = own.some(({ memo }) => memo !== undefined && says(memo));
    return words.length > 0 || noted ? [{ span, words, records: own.map(foundRecord) }] : [];
  });
  if (hits.length > 0 || filtered) return hits;
  // A caption or a byline is no sentence.
  return places.map((span) => ({ span: lineAround(text, span), words: [span], records: [] }));
}

function foundRecord({ id, kind, grade, status, orphan }: Candidate): FoundRecord {
  return { id, kind, grade, status, ...(orphan ? { orphan } : {}) };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function lineAround(text: string, { start, end }: Span): Span {
  const before = text.lastIndexOf('\n', start) + 1;
  const after = text.indexOf('\n', end);
  return { start: before, end: after < 0 ? text.length : after };
}
