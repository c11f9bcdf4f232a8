import type { Actor } from '../records/actor.ts';
import { isPerson, localId } from '../records/actor-id.ts';
import { contains, overlaps } from '../records/offsets.ts';
import type { Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import type { Who } from './answer-form.ts';
import type { KnownNames } from './known-names.ts';
import type { QuotePlace, QuotePlaces } from './quote-places.ts';

/** Who is meant by what a model said of somebody. */
export type Party =
  | {
      readonly kind: 'known';
      /** The state, body, group or person. */
      readonly actor: string;
      /** Who acts or speaks for it. */
      readonly through?: string;
      /** The words that name it, where they are in the text. */
      readonly span?: Span;
    }
  /** Words of the text of which nobody knows whom they mean. */
  | { readonly kind: 'open'; readonly span: Span }
  /** Nobody was told. */
  | { readonly kind: 'untold' }
  /** Somebody was told who is not in the text. */
  | { readonly kind: 'nobody' };

/** What tells parties: the text, who is known, and where words stand. */
export interface PartySources {
  readonly reading: Reading;
  readonly names: KnownNames;
  readonly places: QuotePlaces;
  /** Actors who are met for the first time are put in here. */
  readonly met: Map<string, Actor>;
}

/**
 * Whom a model means. Words that are a name decide; then the name that it gives; then whom the reader of the program holds
 * these words to mean. Whoever's words are not in the text must be known to be in it.
 *
 * @param at where the record stands
 */
export function partyOf(who: Who, at: QuotePlace, sources: PartySources): Party {
  const [words, name] = [who.words.trim(), who.name.trim()];
  if (words === '' && name === '') return { kind: 'untold' };
  if (words === '' && name.toLowerCase() === 'author') return { kind: 'known', actor: 'author' };
  const { names, places, reading } = sources;
  const span = words === '' ? undefined : places.nearestTo(words, at)?.span;
  const id = (span && names.idOf(words)) ?? names.idOf(name);
  if (id !== undefined) {
    const isMet = reading.actors.some((actor) => actor.id === id);
    if (!span && !isMet) return { kind: 'nobody' };
    if (!isMet) sources.met.set(id, sources.names.actor(id));
    return actingFor(id, span, sources);
  }
  if (!span) return { kind: 'nobody' };
  const mention = mentionAt(span, reading);
  const [meant] = mention?.actors ?? [];
  if (mention && meant !== undefined && mention.actors.length === 1) {
    const actor = mention.actsFor[0] ?? meant;
    return { kind: 'known', actor, ...(actor === meant ? {} : { through: meant }), span };
  }
  if (name === '' || !/^[\p{Lu}\p{Lo}]/u.test(words)) return { kind: 'open', span };
  const local = localId(name.toLowerCase());
  sources.met.set(local, { id: local, kind: 'unknown', name, codes: {}, resolved: false, mentions: 1 });
  return { kind: 'known', actor: local, span };
}

/** A person who acts for a state stands for the state. */
function actingFor(id: string, span: Span | undefined, { reading, names }: PartySources): Party {
  const own = reading.actors.find((actor) => actor.id === id);
  const state = own ? own.actsFor : isPerson(id) ? names.actsFor(id, reading.document.date) : undefined;
  return {
    kind: 'known',
    actor: state ?? id,
    ...(state === undefined ? {} : { through: id }),
    ...(span ? { span } : {}),
  };
}

/** The mention that words are: the same stretch, or else the only one inside it. */
function mentionAt(span: Span, { mentions }: Reading): Reading['mentions'][number] | undefined {
  const near = mentions.filter((mention) => overlaps(mention.span, span));
  const inside = near.filter((mention) => contains(span, mention.span));
  return (
    near.find((mention) => mention.span.start === span.start && mention.span.end === span.end) ??
    (inside.length === 1 ? inside[0] : near.length === 1 ? near[0] : undefined)
  );
}
