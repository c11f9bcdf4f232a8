import type { Decision, Json } from '../../casefile/journal/entry.ts';
import { actorsOf } from '../../casefile/journal/record-actors.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';

/** A place in a record where an actor stands, or could. */
export interface ActorSlot {
  readonly field: string;
  /** Place in a list; absent where the field holds one actor. */
  readonly index?: number;
  /** Id of the actor who stands there; absent where nobody does. */
  readonly actor?: string;
}

/** The fields of each kind that hold actors, lists first told as such. */
const FIELDS: Readonly<Record<AnyRecord['kind'], readonly string[]>> = {
  event: ['source', 'target'],
  statement: ['speakers', 'addressees'],
  position: ['actor', 'speaker'],
  proposal: ['by'],
  forecast: ['by'],
  relation: ['a', 'b', 'speaker'],
  motive: ['actor', 'speaker'],
  cause: ['by'],
  quantity: [],
  'discourse-statement': [],
};

/** The places of a record in which another actor may be put; an empty list has one. */
export function actorSlots(record: AnyRecord): readonly ActorSlot[] {
  return FIELDS[record.kind].flatMap((field): readonly ActorSlot[] => {
    const value = fieldOf(record, field);
    if (!Array.isArray(value)) return [typeof value === 'string' ? { field, actor: value } : { field }];
    if (value.length === 0) return [{ field, index: 0 }];
    return value.map((one, index) => ({ field, index, actor: idOf(one) }));
  });
}

/**
 * The change that puts an actor into a place.
 * @param actor undefined to take away who stands there; only in lists
 */
export function withActorIn(
  record: AnyRecord,
  { field, index }: ActorSlot,
  actor: string | undefined,
): Pick<Decision, 'action' | 'field' | 'after'> {
  if (index === undefined) return { action: 'edit', field, after: actor ?? null };
  const list = fieldOf(record, field) as readonly Json[];
  const isSides = record.kind === 'event';
  const kept = list.filter((one, i) => i !== index && idOf(one) !== actor);
  const added = actor === undefined ? [] : [isSides ? { actor } : actor];
  return { action: 'edit', field, after: [...kept.slice(0, index), ...added, ...kept.slice(index)] };
}

/** Who may be meant: whom the reader held possible there, who stands in the sentence, then those who are named most. */
export function actorCandidates(record: AnyRecord, reading: Reading): readonly string[] {
  const here = reading.mentions.filter(({ sentence }) => sentence === record.sentence.index);
  const possible = here.flatMap(({ alternatives = [] }) => alternatives);
  const named = here.flatMap(({ actors, actsFor }) => [...actors, ...actsFor]);
  const others = reading.actors.toSorted((a, b) => b.mentions - a.mentions).map(({ id }) => id);
  return [...new Set([...possible, ...named, ...others])].filter((id) => id !== 'unknown');
}

/** Who speaks or is named near a record, in the order of their ids, so that nobody stands first: for a blind question. */
export function actorsNear(record: AnyRecord, reading: Reading): readonly string[] {
  const { index } = record.sentence;
  const near = reading.mentions.filter(({ sentence }) => Math.abs(sentence - index) <= 2);
  const own = record.kind === 'statement' ? record.speakers : actorsOf(record);
  return [...new Set([...near.flatMap(({ actors }) => actors), ...own])].sort().slice(0, 26);
}

function fieldOf(record: AnyRecord, field: string): Json | undefined {
  return (record as unknown as Record<string, Json | undefined>)[field];
}

function idOf(value: Json): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return String((value as Readonly<Record<string, Json>>).actor);
  }
  return String(value);
}
