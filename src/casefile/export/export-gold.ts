import { offsetMap } from '../../records/offsets.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { codesIn, readingPrediction, sourceRows } from './answer-key.ts';
import type { ReadingKey } from './answer-key-form.ts';
import { type Exported, markedSpans, recordsOf } from './exported.ts';

/** Answer keys made of decisions. */
export interface Gold {
  /** Names of files and their contents: a key for each document, and `articles.jsonl` with the texts. */
  readonly files: ReadonlyMap<string, string>;
  /** Documents of which no key was made, with the number of their events that await a decision. */
  readonly undecided: readonly { readonly document: string; readonly events: number }[];
}

/** Kinds of records that keys hold, with the list of the key. */
const LISTS = {
  event: 'events',
  statement: 'speakers',
  position: 'positions',
  proposal: 'proposals',
  forecast: 'forecasts',
  relation: 'relations',
  motive: 'motives',
} as const;
type KeyKind = keyof typeof LISTS;

/**
 * Decisions in the form of the answer keys by which readers are measured (docs/marking.md): what people accepted, edited or
 * added are the rows, rejected events stand among what is no event. A document makes a key if people decided on events of it
 * and on all of them; of the other kinds it holds those on which they decided throughout. What nobody looked at would count as
 * wrong. What the reader missed and nobody added is missing in the key too, so that recall is flattered.
 *
 * The score is made by `npm run bench -- reading gold/key-*.json --articles gold/articles.jsonl`.
 */
export function exportGold({ readings, decided, rejected = [] }: Exported): Gold {
  const files = new Map<string, string>();
  const articles: string[] = [];
  const undecided: { document: string; events: number }[] = [];
  for (const reading of readings) {
    const { id, text, title, date } = reading.document;
    const kept = recordsOf(reading);
    const out = rejected.filter(({ document }) => document === id).map(({ record }) => record);
    const open = kept.filter((record) => !decided?.has(record.id));
    const done = (Object.keys(LISTS) as KeyKind[]).filter(
      (kind) =>
        [...kept, ...out].some((record) => record.kind === kind) && !open.some((record) => record.kind === kind),
    );
    if (!done.includes('event')) {
      undecided.push({ document: id, events: open.filter(({ kind }) => kind === 'event').length });
      continue;
    }
    const coders = new Set([...kept, ...out].flatMap((record) => decided?.get(record.id)?.by ?? []));
    const key = { coder: [...coders].sort().join(', '), ...goldKey(reading, out, done) };
    files.set(`key-${id}.json`, `${JSON.stringify(key, null, 1)}\n`);
    articles.push(JSON.stringify({ id, ...(date ? { date } : {}), ...(title ? { title } : {}), text }));
  }
  if (articles.length > 0) files.set('articles.jsonl', `${articles.join('\n')}\n`);
  return { files, undecided };
}

function goldKey(reading: Reading, rejected: readonly AnyRecord[], done: readonly KeyKind[]): ReadingKey {
  const { id, text } = reading.document;
  const { toCodePoint } = offsetMap(text);
  const all: Record<string, unknown> = {
    ...readingPrediction(id, reading, toCodePoint),
    // A key asks for every speaker that it names, so mentions that no statement has are left out.
    speakers: sourceRows(reading, codesIn(reading), toCodePoint),
  };
  const lists = done.map((kind) => [LISTS[kind], ungraded(all[LISTS[kind]] as readonly object[])]);
  return {
    article: id,
    events: [],
    ...(Object.fromEntries(lists) as Partial<ReadingKey>),
    not_events: rejected
      .filter(({ kind }) => kind === 'event')
      .flatMap(markedSpans)
      .map(({ start, end }) => ({ span: [toCodePoint(start), toCodePoint(end)] as const, why: 'rejected' })),
  };
}

/** Keys are sure of all that they hold. */
function ungraded(rows: readonly object[]): readonly object[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'grade')));
}
