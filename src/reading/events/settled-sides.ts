import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import { type Category, SYMMETRIC } from '../../records/plover.ts';
import type { RuledAct, SentenceWords } from './act-candidates.ts';
import type { Party, Sides } from './event-sides.ts';
import type { Trigger } from './event-triggers.ts';

const LOOSE_REQUESTS = wordClass('verbs of loose requests');
const STATES_OF_THINGS = wordClass('nouns of states of things');

/** Acts that count only with a recipient, beyond those that PLOVER names. */
export const NEEDS_TARGET = new Set<Category>(['SUPPORT', 'ACCUSE', 'AID', 'COOPERATE', 'SANCTION']);
/** Acts that may be told without their doer. */
const DOERLESS = new Set<Category>(['ASSAULT', 'SANCTION', 'COERCE']);

/** Drops what cannot be an act between actors, and brings the sides into the codebook's form. A model is to replace it. */
export function settledSides(
  words: SentenceWords,
  {
    trigger,
    category,
    source,
    target,
    reality,
  }: Pick<RuledAct, 'trigger' | 'category' | 'source' | 'target' | 'reality'>,
): Sides | undefined {
  const same = target.filter((party) => source.some((s) => s.actor === party.actor));
  let to = target.filter((party) => !same.includes(party));
  let by = source;
  // Talk within one state is no act between actors.
  if (
    target.length > 0 &&
    to.length === 0 &&
    category !== 'COERCE' &&
    category !== 'ASSAULT' &&
    category !== 'MOBILIZE'
  )
    return undefined;
  if (!by.some((party) => party.strong) && !to.some((party) => party.strong)) return undefined;
  if (
    SYMMETRIC.has(category) &&
    (trigger.frame.roles.joint || trigger.nounFrame?.roles.joint) &&
    category !== 'AGREE' &&
    by.length < 2
  )
    return undefined;
  if (category === 'AGREE' && trigger.kind === 'noun' && trigger.frame.roles.joint && by.length < 2) return undefined;
  if (by.length === 0) {
    if (!DOERLESS.has(category) || !to.some((party) => party.strong)) return undefined;
    if (trigger.kind === 'verb' && !words.sentence.isPassive(trigger.token)) return undefined;
    if (trigger.kind === 'noun' && (reality !== 'actual' || !isAimed(words, trigger))) return undefined;
  }
  const together = (SYMMETRIC.has(category) || trigger.frame.roles.joint) && by.length >= 2;
  if (NEEDS_TARGET.has(category) && to.length === 0 && !together) return undefined;
  if (trigger.kind === 'noun' && category === 'ASSAULT' && to.length === 0 && isVague(words, trigger)) return undefined;
  // A private person of the same state: domestic politics.
  if (by.length > 0 && by.every((party) => !party.strong && to.some((t) => t.actor === nationalityOf(words, party))))
    return undefined;
  if (
    to.length > 0 &&
    to.every((party) => !party.strong && by.some((s) => s.actor === nationalityOf(words, party))) &&
    !DOERLESS.has(category)
  )
    to = [];
  if (to.length === 0 && target.length > 0 && NEEDS_TARGET.has(category)) return undefined;
  // "declined to comment", "failed to score": nobody was refused anything.
  const idle = /^(?:decline|fail|neglect)$/.test(words.sentence.token(trigger.token).lemma);
  if (category === 'REJECT' && to.length === 0 && idle && trigger.kind === 'verb') return undefined;
  if (
    category === 'REQUEST' &&
    trigger.frame.words.length === 1 &&
    to.length === 0 &&
    LOOSE_REQUESTS.has(words.sentence.token(trigger.token).lemma)
  )
    return undefined;
  // A show of strength or a refusal needs nobody; a body that nobody knows is no sure addressee of it.
  const unknown = (party: Party): boolean => !party.strong && words.actors.actor(party.actor)?.resolved === false;
  if (!NEEDS_TARGET.has(category) && to.every(unknown)) to = [];
  if (!by.some((party) => party.strong) && !to.some((party) => party.strong)) return undefined;
  // Somebody known by a role only counts as the doer of deeds and charges, not of requests and refusals.
  const nobody = by.length > 0 && by.every((party) => !party.strong && isOfOneText(party.actor));
  if (nobody && !DOERLESS.has(category) && category !== 'PROTEST' && category !== 'ACCUSE') return undefined;
  by = by.filter((party) => party.strong || !by.some((other) => other.strong) || SYMMETRIC.has(category));
  return { source: by, target: to };
}

/** "the Yemeni war", "violence in Iraq": a state of things rather than somebody's act. */
function isVague(words: SentenceWords, trigger: Trigger): boolean {
  const { sentence } = words;
  if (!STATES_OF_THINGS.has(sentence.token(trigger.token).lemma)) return false;
  return (
    sentence.children(trigger.token, 'nmod:poss').length === 0 &&
    !sentence
      .children(trigger.token, 'nmod')
      .some((o) => sentence.children(o, 'case').some((c) => sentence.token(c).form.toLowerCase() === 'by'))
  );
}

/** "attacks on Aleppo" aim at somebody, "the fighting in Syria" may not. */
function isAimed(words: SentenceWords, trigger: Trigger): boolean {
  return words.sentence
    .children(trigger.token, 'nmod', 'obl')
    .some((o) =>
      words.sentence
        .children(o, 'case')
        .some((c) => /^(?:on|against)$/.test(words.sentence.token(c).form.toLowerCase())),
    );
}

function nationalityOf({ actors }: SentenceWords, party: Party): string | undefined {
  return actors.actor(party.actor)?.nationality;
}
