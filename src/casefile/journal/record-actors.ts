import type { AnyRecord } from '../../records/reading.ts';

/**
 * A record with other ids of actors in all its places; an id that stands twice in one list stays once.
 *
 * @param map given each id, gives the one that is to stand there
 */
export function mapActors(record: AnyRecord, map: (id: string) => string): AnyRecord {
  const all = (ids: readonly string[]): string[] => [...new Set(ids.map(map))];
  switch (record.kind) {
    case 'event':
      return {
        ...record,
        source: sides(record.source, map),
        target: sides(record.target, map),
        ...(record.claimedBy ? { claimedBy: voices(record.claimedBy, map) } : {}),
        ...(record.deniedBy ? { deniedBy: voices(record.deniedBy, map) } : {}),
      };
    case 'statement':
      return {
        ...record,
        speakers: all(record.speakers),
        actsFor: all(record.actsFor),
        addressees: all(record.addressees),
      };
    case 'position':
      return { ...record, actor: map(record.actor), speaker: map(record.speaker) };
    case 'proposal':
      return {
        ...record,
        by: all(record.by),
        terms: record.terms.map((term) => ({ ...term, actors: all(term.actors) })),
        answers: record.answers.map((answer) => ({ ...answer, actor: map(answer.actor) })),
      };
    case 'forecast':
    case 'cause':
      return { ...record, by: map(record.by) };
    case 'relation':
      return { ...record, a: map(record.a), b: map(record.b), speaker: map(record.speaker) };
    case 'motive':
      return { ...record, actor: map(record.actor), speaker: map(record.speaker) };
    case 'quantity':
    case 'discourse-statement':
      return record;
  }
}

/** Ids of the actors that a record names, each once; `author` and `unknown` are none. */
export function actorsOf(record: AnyRecord): readonly string[] {
  const ids = new Set<string>();
  mapActors(record, (id) => {
    if (id !== 'author' && id !== 'unknown') ids.add(id);
    return id;
  });
  return [...ids];
}

type EventRecord = Extract<AnyRecord, { kind: 'event' }>;

function sides(list: EventRecord['source'], map: (id: string) => string): EventRecord['source'] {
  const seen = new Set<string>();
  return list.flatMap((side) => {
    const actor = map(side.actor);
    if (seen.has(actor)) return [];
    seen.add(actor);
    return [{ ...side, actor, ...(side.through === undefined ? {} : { through: map(side.through) }) }];
  });
}

function voices(
  list: NonNullable<EventRecord['claimedBy']>,
  map: (id: string) => string,
): NonNullable<EventRecord['claimedBy']> {
  return list.map((voice) => ({
    ...voice,
    actor: voice.actor === null ? null : map(voice.actor),
    ...(voice.through === undefined ? {} : { through: map(voice.through) }),
  }));
}
