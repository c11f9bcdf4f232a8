import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { OpenSide } from '../../records/event.ts';
import type { SentenceWords } from './act-candidates.ts';
import type { Party, Sides } from './event-sides.ts';
import type { Trigger } from './event-triggers.ts';

const POINTING = wordClass('pronouns that may be a side');

/** Whether the text tells who a party is. */
export function isLinked({ link }: Party): boolean {
  return link !== undefined;
}

/** The words of sides whom the text does not tell, though it might be told whom they mean; those of a set stand once. */
export function openSides(sides: Sides): OpenSide[] {
  return (['source', 'target'] as const).flatMap((side) => {
    const spans = new Map(
      sides[side].filter((party) => !isLinked(party)).map(({ span }) => [`${span.start} ${span.end}`, span]),
    );
    return [...spans.values()].map((span) => ({ side, span }));
  });
}

/**
 * Words at the place of a side that stand for somebody of whom nothing tells who it is: "It attacked the convoy", "the three
 * governments signed it".
 */
export function unknownSides({ sentence, actors, finder }: SentenceWords, trigger: Trigger): OpenSide[] {
  if (trigger.kind === 'noun' || sentence.relation(trigger.token) === 'amod') return [];
  const unknown = (side: OpenSide['side'], tokens: readonly number[]): OpenSide[] =>
    tokens
      .map((index) => sentence.token(index))
      .flatMap(({ index, upos, form, deprel, start, end }) => {
        const mention = actors.headedBy(sentence.index, index);
        const isSet = mention?.kind === 'set';
        // Whom a set might mean is a guess, and no link.
        if (mention && (isSet ? mention.link !== undefined : mention.actors.length > 0)) return [];
        const points = upos === 'PRON' ? deprel !== 'expl' && POINTING.has(form.toLowerCase()) : isSet;
        return points ? [{ side, span: mention?.span ?? { start, end } }] : [];
      });
  // "called on both parties", "warned against the two": a set that hangs on the act by a preposition.
  const sets = sentence
    .children(trigger.token, 'obl')
    .filter((index) => actors.headedBy(sentence.index, index)?.kind === 'set');
  const undergoers = new Set([...sentence.undergoersOf(trigger.token), ...sets]);
  return [...unknown('source', finder.doersAt(trigger.token)), ...unknown('target', [...undergoers])];
}
