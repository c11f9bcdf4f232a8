import { recordId } from '../../records/identify.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { listedRecords, withIds } from './reading-records.ts';

/**
 * The spans by which a record is known again: what it is about, not how it was judged.
 *
 * @returns one or more spans, in the record's order
 */
export function anchorOf(record: AnyRecord): readonly Span[] {
  switch (record.kind) {
    case 'event':
      return [record.trigger];
    case 'statement':
      return record.content.length > 0 ? record.content : record.cue.length > 0 ? record.cue : [record.sentence.span];
    case 'proposal':
      return record.terms.map(({ action }) => action);
    case 'forecast':
      return [record.outcome];
    case 'motive':
      return [record.content];
    case 'cause':
      return [...record.cause, ...record.effect];
    case 'position':
    case 'relation':
    case 'quantity':
    case 'discourse-statement':
      return [record.evidence];
  }
}

/** The words of a record's anchor, in one line. */
export function anchorWords(record: AnyRecord, text: string): string {
  return anchorOf(record)
    .map((span) => oneLine(text.slice(span.start, span.end)))
    .join(' … ');
}

/** Whitespace comes and goes with the format of a file. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What names a record: its kind, its words, those of its sentence, and which of several equal ones it is. */
interface Name {
  readonly record: AnyRecord;
  /** Kind, words and sentence. */
  readonly exact: string;
  /** Kind and words alone. */
  readonly loose: string;
  /** What the reader made of the words, as far as it tells records of the same words apart. */
  readonly says: string;
}

/**
 * Gives the records of a reading the ids that they have in a case: made of the document's id in the case, the record's
 * kind, the words that it stands on and their sentence. So the same words have the same id, whichever version of the
 * reader found them and whatever it made of them, and also in a later version of the text where they still stand.
 *
 * @param document id of the document in the case, which is that of its first version
 * @param before an earlier reading of the document with ids of the case: what stood on the same words there keeps its
 *   id, even if its sentence was changed
 * @returns the reading with ids of the case in all places
 * @example
 * nameRecords('d-000000000001', reading).document.id; // 'd-000000000001'
 */
export function nameRecords(document: string, reading: Reading, before?: Reading): Reading {
  const names = namesOf(reading);
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const left = new Map((before ? namesOf(before) : []).map((name) => [name.record.id, name]));
  const give = (name: Name, id: string): void => {
    ids.set(name.record.id, id);
    taken.add(id);
  };
  const pass = (key: (name: Name) => string, onlyOne: boolean): void => {
    const old = groups([...left.values()], key);
    for (const [own, members] of groups(
      names.filter(({ record }) => !ids.has(record.id)),
      key,
    )) {
      const known = old.get(own) ?? [];
      if (onlyOne && (known.length !== 1 || members.length !== 1)) continue;
      for (const [i, name] of members.entries()) {
        const match = known[i];
        if (!match) break;
        give(name, match.record.id);
        left.delete(match.record.id);
      }
    }
  };
  if (left.size > 0) {
    pass(({ exact, says }) => `${exact}\n${says}`, false);
    pass(({ exact }) => exact, false);
    pass(({ loose }) => loose, true);
  }
  for (const name of names) {
    if (ids.has(name.record.id)) continue;
    let id: string;
    let turn = 0;
    do id = recordId(name.record.kind, document, name.exact, turn++);
    while (taken.has(id) || left.has(id));
    give(name, id);
  }
  return withIds({ ...reading, document: { ...reading.document, id: document } }, (id) => ids.get(id) ?? id);
}

/** Id of a record that a person adds; the same words of the same kind give another one where `taken` says so. */
export function addedRecordId(
  document: string,
  record: AnyRecord,
  text: string,
  taken: (id: string) => boolean,
): string {
  let turn = 0;
  let id: string;
  do id = recordId(record.kind, document, 'person', anchorWords(record, text), record.sentence.span.start, turn++);
  while (taken(id));
  return id;
}

function namesOf(reading: Reading): readonly Name[] {
  const { text } = reading.document;
  const sentences = reading.sentences.map((span) => oneLine(text.slice(span.start, span.end)));
  const nth = new Map<string, number>();
  // Which of several sentences of the same words it is.
  const turns = sentences.map((words) => {
    const turn = nth.get(words) ?? 0;
    nth.set(words, turn + 1);
    return turn;
  });
  return listedRecords(reading).map(({ record }) => {
    const words = anchorWords(record, text);
    const { index, span } = record.sentence;
    const sentence = sentences[index] ?? oneLine(text.slice(span.start, span.end));
    const [first = span] = anchorOf(record);
    const word = text.slice(first.start, first.end);
    const stretch = text.slice(span.start, Math.max(span.start, first.start));
    const place = word === '' ? 0 : stretch.split(word).length - 1;
    return {
      record,
      exact: [record.kind, words, place, sentence, turns[index] ?? 0].join('\n'),
      loose: [record.kind, words].join('\n'),
      says: saysOf(record),
    };
  });
}

/** What tells records of the same words apart: what they say, not how surely. */
export function saysOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'event': {
      const sides = [record.source, record.target].map((side) => side.map(({ actor }) => actor).join());
      return [record.category, ...sides].join('>');
    }
    case 'statement':
      return record.speakers.join();
    case 'position':
      return [record.actor, record.stance, record.speaker].join();
    case 'proposal':
      return record.by.join();
    case 'forecast':
    case 'cause':
      return record.by;
    case 'relation':
      return [record.a, record.b, record.quality].join();
    case 'motive':
      return [record.actor, record.motive].join();
    case 'quantity':
      return `${record.low}-${record.high}`;
    case 'discourse-statement':
      return JSON.stringify([record.type, Object.entries(record.values).sort()]);
  }
}

function groups(names: readonly Name[], key: (name: Name) => string): ReadonlyMap<string, readonly Name[]> {
  const found = new Map<string, Name[]>();
  for (const name of names) {
    const members = found.get(key(name));
    if (members) members.push(name);
    else found.set(key(name), [name]);
  }
  return found;
}
