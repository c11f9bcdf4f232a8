import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isState } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import type { Expression } from './expressions.ts';
import type { Referent } from './referent.ts';
import type { RolePhrase } from './role-phrases.ts';
import { headNoun, isBody } from './role-words.ts';

/** Official roles that may as well be those of a body, a party or an armed group. */
const OF_ANYBODY = wordClass('roles of anybody');

/** Words by which an official is one of others than the state that is spoken of, or of no one state. */
const OF_OTHERS = wordClass('adjectives of other states');

/** Whether a role may as well be one in a body, a party or an armed group: "its leader". */
export function mayBeAnybodys({ role }: Pick<RolePhrase, 'role'>): boolean {
  return OF_ANYBODY.has(role.text);
}

/** Whether a role phrase that names nobody's state speaks of an official or organ of one: "the foreign ministry", "a judge". */
export function isOfOneState({ expression, role, owners, generic, plural, first, ownerPronoun }: RolePhrase): boolean {
  if (!role.official || generic || owners.length > 0 || ownerPronoun !== undefined || mayBeAnybodys({ role }))
    return false;
  if (plural && isBody(headNoun(role.text))) return false;
  // "Diplomats said": those of other states speak as often.
  if (plural && role.text === 'diplomat' && first === expression.first) return false;
  const { sentence } = expression;
  const { tokens } = sentence;
  // "the pilots of Air Koryo": whose they are is said, by a name that nobody knows.
  const owned = sentence.children(expression.head, 'nmod').some((other) => sentence.token(other).upos === 'PROPN');
  if (owned) return false;
  return tokens.slice(first, expression.first).every((token) => {
    const capital = /^\p{Lu}/u.test(token.form) && token.index > 0;
    return !capital && !OF_OTHERS.has(token.form.toLowerCase());
  });
}

/** Sentences back that a state stays in focus. */
const REACH = 3;

/** The state that a text speaks of at a place, and whether its words tell it rather than the mere neighbourhood. */
export interface FocusState {
  readonly state: string;
  readonly told: boolean;
}

/** So many states near by that one of them is meant only where a sentence is about it. */
const CROWD = 3;

/**
 * The state of which a text speaks where it says "the government", "officials" or "a spokeswoman" and no more: where the
 * sentence says it happens ("In Kyiv, officials said"), the subject before the words, or the subject of the sentences
 * before, else the state that they name last.
 *
 * @param at token of the role
 * @param referents who was met so far, in the order of the text
 */
export function stateInFocus(
  sentence: Tree,
  at: number,
  expressions: readonly Expression[],
  referents: readonly Referent[],
): FocusState | undefined {
  const place = scene(sentence, at, expressions);
  return place === undefined ? subjectBefore(sentence, at, referents) : { state: place, told: true };
}

/** Words before a state with which a sentence opens: "In neighbouring Iraq, the army closed the border". */
const OPENING = 3;

/** The state that a sentence names first as the place of all that it tells: "In Iraq, the army closed the border". */
export function stateAtHead(sentence: Tree, at: number, expressions: readonly Expression[]): string | undefined {
  const opening = expressions.find(({ head }) => head <= OPENING && head < at);
  if (!opening || !/^in$/i.test(sentence.prepositionOf(opening.head))) return undefined;
  const comma = sentence.tokens.slice(opening.last + 1, at).some(({ form }) => form === ',');
  const isOblique = /^obl/.test(sentence.token(opening.head).deprel);
  const named = opening.candidates.find(({ as }) => as === 'name');
  return comma && isOblique && named?.as === 'name' && named.entry.kind === 'state' ? named.entry.id : undefined;
}

/** "In Kyiv, the ministry said": the state of the place at the head of the sentence. */
function scene(sentence: Tree, at: number, expressions: readonly Expression[]): string | undefined {
  for (const { head, last, candidates } of expressions) {
    if (last >= at) break;
    if (!/^(?:in|from|at)$/i.test(sentence.prepositionOf(head)) || !/^obl/.test(sentence.token(head).deprel)) continue;
    for (const candidate of candidates) {
      if ((candidate.as === 'metonym' || candidate.as === 'name') && candidate.entry.kind === 'state')
        return candidate.entry.id;
      if (candidate.as === 'place' && candidate.place.in !== undefined) return candidate.place.in;
    }
  }
  return undefined;
}

function subjectBefore(sentence: Tree, at: number, referents: readonly Referent[]): FocusState | undefined {
  const near = referents.filter(
    (referent) =>
      sentence.index - referent.sentence <= REACH &&
      (referent.sentence < sentence.index || referent.token < at) &&
      referent.actsFor.length === 1 &&
      isState(referent.actsFor[0] as string),
  );
  for (let i = sentence.index; i >= sentence.index - REACH; i--) {
    const here = near.filter((referent) => referent.sentence === i);
    const chosen = here.find((referent) => referent.subject) ?? here.at(-1);
    const state = chosen?.actsFor[0];
    if (chosen && state !== undefined) {
      const crowd = new Set(near.map(({ actsFor: [id] }) => id)).size >= CROWD;
      return { state, told: chosen.subject || !crowd };
    }
  }
  return undefined;
}
