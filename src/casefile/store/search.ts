import { EntenteError } from '../../records/failure.ts';
import type { Span } from '../../records/span.ts';
import type { CaseRecord, DocumentState } from '../journal/current.ts';
import { type QueryTerm, queryTerms, termSpans } from '../journal/query-words.ts';
import { actorsOf } from '../journal/record-actors.ts';
import type { CaseFile } from './case-file.ts';
import { tag } from './documents.ts';
import { sharedState, stateOf } from './state.ts';

/** What is looked for, beside words. */
export interface SearchFilter {
  /** Id of an actor that a record on the place names. */
  readonly actor?: string;
  /** Kind of the record: `event`. */
  readonly kind?: string;
  /** Publication days, YYYY-MM-DD, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Part of the name of the publisher or of the file. */
  readonly source?: string;
  /** At most so many documents; default 20. */
  readonly most?: number;
}

/** A sentence in which something was found. */
export interface Hit {
  readonly span: Span;
  /** Where the words stand in the document's text; none in a sentence that only a memo or a filter led to. */
  readonly words: readonly Span[];
  /** The records on it that fit the filter. */
  readonly records: readonly CaseRecord[];
}

/** A document in which something was found. */
export interface Found {
  readonly state: DocumentState;
  readonly hits: readonly Hit[];
}

/**
 * Looks for words in texts, titles and memos, the documents that say most of them first.
 * @throws EntenteError `usage` where there is nothing to look for
 */
export function* search(file: CaseFile, query: string, filter: SearchFilter = {}): Generator<Found> {
  const terms = queryTerms(query);
  if (terms.length === 0) {
    throw new EntenteError(
      'usage',
      'Say which words to look for: words, "words in a row", or the beginning of one with *.',
    );
  }
  const shared = sharedState(file);
  let left = filter.most ?? 20;
  for (const id of candidates(file, terms, filter)) {
    if (left === 0) return;
    const state = stateOf(file, id, shared);
    const hits = hitsOf(state, terms, filter);
    if (hits.length === 0 || !fitsDays(state, filter)) continue;
    left--;
    yield { state, hits };
  }
}

/** Ids of documents that may fit, best first; people's decisions may have taken a property away or given it. */
function* candidates(file: CaseFile, terms: readonly QueryTerm[], filter: SearchFilter): Generator<string> {
  const seen = new Set<string>();
  const once = function* (rows: Iterable<unknown>): Generator<string> {
    for (const row of rows) {
      const { id } = row as { id: string };
      if (seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  };
  const like = `%${(filter.source ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const words = terms.map(matchOf).join(' AND ');
  const tags = [
    ...(filter.kind === undefined ? [] : [tag('kind', filter.kind)]),
    ...(filter.actor === undefined ? [] : [`(${actorTags(file, filter.actor).join(' OR ')})`]),
  ];
  const text = `{title text} : (${words})`;
  const sql = (extra: string): string =>
    `SELECT d.id FROM words JOIN documents d ON d.n = words.rowid
     JOIN versions v ON v.document = d.n AND v.version = d.version
     WHERE words MATCH ? AND (coalesce(v.publisher, '') LIKE ? ESCAPE '\\' OR v.name LIKE ? ESCAPE '\\') ${extra}
     ORDER BY bm25(words, 4, 1, 0)`;
  const match = tags.length > 0 ? `(${text}) AND {tags} : (${tags.join(' AND ')})` : text;
  yield* once(file.db.prepare(sql('')).iterate(match, like, like));
  if (tags.length > 0) {
    const edited = "AND d.id IN (SELECT document FROM journal WHERE action IN ('edit', 'add'))";
    yield* once(file.db.prepare(sql(edited)).iterate(text, like, like));
  }
  const memos = terms.map(() => `j.after LIKE ? ESCAPE '\\'`).join(' AND ');
  yield* once(
    file.db
      .prepare(
        `SELECT DISTINCT j.document AS id FROM journal j WHERE j.action = 'memo' AND j.document IS NOT NULL AND ${memos}`,
      )
      .iterate(...terms.map(({ words: own }) => `%${own.join(' ')}%`)),
  );
}

/** The index knows no places of words, which would be half of the case: that they stand in a row is seen in the text. */
function matchOf({ words, prefix }: QueryTerm): string {
  return words.map((word, i) => `"${word}"${prefix && i === words.length - 1 ? ' *' : ''}`).join(' AND ');
}

/** The actor itself and all who were merged into it. */
function actorTags(file: CaseFile, actor: string): readonly string[] {
  const { actors } = sharedState(file);
  const merged = [...actors].filter(([, into]) => into === actor).map(([from]) => from.replace(/@d-[0-9a-f]{12}$/, ''));
  return [actor, ...merged].map((id) => tag('actor', id));
}

function fitsDays({ reading }: DocumentState, { from, to }: SearchFilter): boolean {
  const { date } = reading.document;
  if (from === undefined && to === undefined) return true;
  return date !== undefined && (from === undefined || date >= from) && (to === undefined || date <= to);
}

function hitsOf(state: DocumentState, terms: readonly QueryTerm[], filter: SearchFilter): readonly Hit[] {
  const { document, sentences } = state.reading;
  const places = termSpans(document.text, terms);
  const said = `${document.title ?? ''}\n${document.text}`;
  const isMemo = state.records.some(({ memo }) => memo !== undefined);
  if (!isMemo && terms.some((term) => term.words.length > 1 && termSpans(said, [term]).length === 0)) return [];
  const wanted = (record: CaseRecord): boolean =>
    (filter.kind === undefined || record.record.kind === filter.kind) &&
    (filter.actor === undefined || actorsOf(record.record).includes(filter.actor));
  const filtered = filter.kind !== undefined || filter.actor !== undefined;
  const bySentence = new Map<number, CaseRecord[]>();
  for (const record of state.records) {
    if (record.status === 'rejected' || !wanted(record)) continue;
    const { index } = record.record.sentence;
    bySentence.set(index, [...(bySentence.get(index) ?? []), record]);
  }
  const hits = sentences.flatMap((span, index): readonly Hit[] => {
    const words = places.filter(({ start, end }) => start >= span.start && end <= span.end);
    const records = bySentence.get(index) ?? [];
    const memo = records.some(
      ({ memo: note }) => note !== undefined && terms.every((term) => termSpans(note.text, [term]).length > 0),
    );
    return (words.length > 0 || memo) && (!filtered || records.length > 0) ? [{ span, words, records }] : [];
  });
  if (hits.length > 0 || filtered || places.length === 0) return hits;
  // A caption or a byline is no sentence.
  return places.map((span) => ({ span: lineAround(document.text, span), words: [span], records: [] }));
}

function lineAround(text: string, { start, end }: Span): Span {
  const before = text.lastIndexOf('\n', start) + 1;
  const after = text.indexOf('\n', end);
  return { start: before, end: after < 0 ? text.length : after };
}
