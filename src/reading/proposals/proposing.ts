import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import { runAround } from '../clause/run-around.ts';
import type { Tree } from '../clause/tree.ts';
import type { Voices } from '../parties/voices.ts';

const PRONOUNS_OF_SPEAKERS = wordClass('pronouns of speakers');
const PRONOUNS_OF_THINGS = wordClass('pronouns of things');

/** A sentence, and who is meant by its words. */
export interface ProposalSight {
  readonly tree: Tree;
  readonly voices: Voices;
}

/** Who does something: ids, and the token that names them. */
export interface Doer {
  readonly ids: readonly string[];
  readonly head: number;
}

/** Whether a verb is an infinitive with "to". */
export function isTo(tree: Tree, verb: number): boolean {
  return tree.children(verb, 'mark').some((mark) => tree.lemma(mark) === 'to');
}

/** What ties a phrase or a clause to the word it hangs on: its preposition, or what opens it; empty without one. */
export function linkOf(tree: Tree, token: number): string {
  const marker = tree.child(token, 'case') ?? tree.child(token, 'mark');
  return marker === undefined ? '' : tree.lemma(marker);
}

/** Whether one of the auxiliaries of a predicate has this form. */
export function hasAuxiliary(tree: Tree, predicate: number, forms: RegExp): boolean {
  return tree.children(predicate, 'aux').some((aux) => forms.test(tree.token(aux).form));
}

/** Whether a token is a noun of any kind. */
export function isNominal(tree: Tree, token: number): boolean {
  return /^(?:NOUN|PROPN)$/u.test(tree.token(token).upos);
}

/** Who a noun or pronoun names; the speaker for a pronoun that nobody could resolve in his own words. */
export function namedBy({ tree, voices }: ProposalSight, token: number): readonly string[] {
  const ids = voices.ownersOf(tree, token);
  if (ids.some((id) => !isOfOneText(id))) return ids;
  // "the former secretary, Hillary Clinton, ...": who is meant by a role.
  const { head, deprel } = tree.token(token);
  const beside = [...tree.children(token, 'appos', 'flat'), ...(/^(?:appos|flat)/u.test(deprel) ? [head] : [])];
  for (const other of beside) {
    const known = voices.sidesOf(tree, other).filter((id) => !isOfOneText(id));
    if (known.length > 0) return known;
  }
  if (ids.length > 0) return ids;
  const { form, start } = tree.token(token);
  return PRONOUNS_OF_SPEAKERS.has(form.toLowerCase()) ? speakersAt(voices, start) : [];
}

/** Ids of who speaks at an offset: in a release its issuer, in an opinion the author; nobody where an author reports. */
export function speakersAt(voices: Voices, offset: number): readonly string[] {
  const statement = voices.statementAt(offset);
  if (statement === undefined) return voices.documentVoice;
  return statement.actsFor.length > 0 ? statement.actsFor : statement.speakers;
}

/** Who does what a verb says; what hangs on another verb is done by who does that one. */
export function doersOf(sight: ProposalSight, verb: number): Doer | undefined {
  const { tree } = sight;
  const agent = tree.agentOf(verb);
  if (agent === undefined)
    return /^(?:conj|advcl)$/u.test(tree.relation(verb)) && tree.token(tree.token(verb).head).upos === 'VERB'
      ? doersOf(sight, tree.token(verb).head)
      : undefined;
  const head = agent.source.antecedent ?? agent.source.head;
  const ids = namedBy(sight, head);
  return ids.length === 0 ? undefined : { ids, head };
}

/** Whether a phrase means an actor and nothing but the actor. */
export function isActor({ tree, voices }: ProposalSight, head: number): boolean {
  const { upos, form } = tree.token(head);
  if (upos === 'PRON') return !PRONOUNS_OF_THINGS.has(form.toLowerCase()) || voices.sidesOf(tree, head).length > 0;
  return voices.sidesOf(tree, head).length > 0 && (upos === 'PROPN' || tree.child(head, 'nmod') === undefined);
}

/** Tokens of a phrase without its preposition, asides and what belongs to others. */
export function phraseTokens(tree: Tree, root: number, without: readonly number[]): number[] {
  const tokens = tree.subtree(root, (token) => {
    if (token !== root && without.includes(token)) return true;
    const relation = tree.relation(token);
    if (/^(?:appos|parataxis|discourse|list|vocative|dislocated)$/u.test(relation)) return token > root;
    if (token > root && relation === 'advcl') return true;
    return tree.token(token).head === root && token < root && /^(?:mark|case|cc|punct|expl)$/u.test(relation);
  });
  return runAround(tokens, root);
}
