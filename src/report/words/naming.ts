import type { Actor } from '../../records/actor.ts';
import { quote } from '../../records/offsets.ts';
import type { Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import { plainText } from '../kit/plain-text.ts';

/** How a reading's actors are named in a report. */
export interface ActorNames {
  /** The shortest name that is still clear: `CHN` for a state, `UNSC` for `igo:UNSC`, a name for everybody else. */
  readonly short: (id: string) => string;
  /** The full name; `the author` for `author`; the bare id for an actor that the reading does not list. */
  readonly full: (id: string) => string;
  /** What the text calls the actor besides its name, most frequent first: `Beijing`, `the Chinese side`. */
  readonly called: (id: string) => readonly string[];
  /** Words that stand for somebody whom the text does not tell: `“both sides” (not resolved)`. */
  readonly open: (span: Span) => string;
}

/** The names of actors apart from any text. */
export type Names = Pick<ActorNames, 'short' | 'full'>;

/** Names for a list of actors; ids that it lacks are shown bare. All names come out as plain text. */
export function namesOf(list: Iterable<Named>): Names {
  const actors = new Map([...list].map((actor) => [actor.id, actor]));
  return {
    short: (id) => shortName(id, actors.get(id)),
    full: (id) => fullName(id, actors.get(id)),
  };
}

/** Builds the names once a reading. All names come out as plain text: no control characters. */
export function actorNames(reading: Reading): ActorNames {
  const { short, full } = namesOf(reading.actors);
  const calls = new Map<string, Map<string, number>>();
  for (const mention of reading.mentions) {
    const id = mention.actors[0];
    if (mention.actors.length !== 1 || id === undefined) continue;
    if (mention.kind === 'pronoun' || mention.kind === 'set') continue;
    const words = plainText(quote(reading.document.text, mention.span));
    const counts = calls.get(id) ?? new Map<string, number>();
    counts.set(words, (counts.get(words) ?? 0) + 1);
    calls.set(id, counts);
  }
  return {
    short,
    full,
    open: (span) => unresolvedWords(quote(reading.document.text, span)),
    called: (id) => {
      const name = bare(full(id));
      return (
        [...(calls.get(id) ?? [])]
          // "Mr. Moon" or "President Moon Jae-in" say nothing new of Moon Jae-in; "Beijing" does of China.
          .filter(([words]) => !name.includes(bare(words)) && !bare(words).includes(name))
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
          .map(([words]) => words)
      );
    },
  };
}

/** Words for somebody whom the text does not tell. */
export function unresolvedWords(words: string): string {
  return `“${plainText(words)}” (not resolved)`;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/^(?:the|mr\.?|mrs\.?|ms\.?|dr\.?) /, '');
}

type Named = Pick<Actor, 'id' | 'kind' | 'name' | 'codes'>;

function shortName(id: string, actor: Named | undefined): string {
  if (id === 'author') return 'author';
  if (!actor) return plainText(tail(id));
  if (actor.kind === 'state') return plainText(actor.codes.iso3 ?? tail(id));
  if (actor.kind === 'igo' && tail(id).length <= 8) return plainText(tail(id));
  return fullName(id, actor);
}

function fullName(id: string, actor: Named | undefined): string {
  if (id === 'author') return 'the author';
  const name = plainText(actor?.name ?? '');
  return name || plainText(tail(id)) || 'unnamed';
}

function tail(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
