import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Antecedent } from './antecedent-memory.ts';
import { type Cast, isForce } from './cast.ts';
import { pronounClass } from './coreference.ts';
import { type Expression, namesPerson } from './expressions.ts';
import { mayBeAnybodys } from './focus-state.ts';
import { isOfJunta, isPlaceOnly } from './role-facts.ts';
import type { RolePhrase } from './role-phrases.ts';
import { headNoun, isBody } from './role-words.ts';

const AMERICAN_TITLES = wordClass('titles of the American government');

/** Whether a role is of a state or body, or of whoever leads one: "his chief of staff" is a president's only. */
export function ownerLeads(
  cast: Cast,
  sentence: Tree,
  { owners, ownerPronoun }: RolePhrase,
  [state]: readonly string[],
): boolean {
  if (state === undefined) return false;
  const persons = owners.flatMap((owner) => (namesPerson(owner) ? (cast.people.find(owner, cast.met)?.id ?? []) : []));
  const pronoun = ownerPronoun === undefined ? undefined : (sentence.tokens[ownerPronoun] as Token);
  if (pronoun && pronounClass(pronoun) === 'he' && !owners.length) {
    persons.push(cast.memory.antecedentOf(pronoun, 'he', sentence)?.actors[0] ?? '');
  }
  const leader = cast.context.lexicon.holder(state, 'leader', cast.knowledge.day)?.id;
  return persons.every((person) => person === leader);
}

/** "head" and "chief" are roles of a body or an armed group; other heads are of anything. */
export function isIdle(cast: Cast, phrase: RolePhrase): boolean {
  const { role, owners } = phrase;
  if ((role.text !== 'head' && role.text !== 'chief') || isOfJunta(phrase)) return false;
  return !owners.some((owner) => {
    const entry = cast.ownerEntry(owner);
    return entry !== undefined && (entry.kind === 'igo' || isForce(entry));
  });
}

/**
 * "his Polish counterpart" holds the office that he holds: the prime minister of Poland beside one of Russia. Where
 * he leads his state, whoever leads the other is meant, whatever the office is called.
 */
export function asCounterpart(cast: Cast, sentence: Tree, phrase: RolePhrase): RolePhrase {
  const { ownerPronoun, owners, role, ...rest } = phrase;
  const pronoun = ownerPronoun === undefined ? undefined : (sentence.tokens[ownerPronoun] as Token);
  const kind = pronoun && pronounClass(pronoun);
  const own =
    (pronoun && kind && cast.memory.antecedentOf(pronoun, kind, sentence)) ??
    cast.memory.referents.findLast((referent) => referent.kind === 'person' && !referent.plural);
  const [id] = own?.actors ?? [];
  const draft = id === undefined ? undefined : cast.register.get(id);
  const office = draft?.actsFor ? draft.role : undefined;
  if (!draft?.actsFor || office === undefined) return { ...rest, owners, role };
  const leads = cast.entry(draft.actsFor)?.leader;
  const leading =
    leads !== undefined && cast.context.lexicon.holder(draft.actsFor, 'leader', cast.knowledge.day)?.id === id;
  const text = leading ? 'leader' : office;
  return { ...rest, owners, role: { ...role, text: office, office: text, sector: draft.sector ?? role.sector } };
}

/** The states or bodies whose role it is: by demonym, name, organ, person ("the Obama administration") or pronoun. */
export function ownerStates(cast: Cast, sentence: Tree, phrase: RolePhrase): readonly string[] {
  const named = new Set(phrase.owners.flatMap((owner) => statesOfOwner(cast, owner)));
  if (named.size > 0) return [...named];
  // "CIA director": some roles belong to one state whatever the phrase says.
  if (phrase.role.of && !phrase.owners.some(isPlaceOnly)) return [phrase.role.of];
  if (AMERICAN_TITLES.has(phrase.role.text) && phrase.owners.length === 0 && cast.knowledge.evidence.has('USA'))
    return ['USA'];
  const back = ownerByPronoun(cast, sentence, phrase)?.actsFor ?? [];
  return [...new Set(back.length > 0 ? back : ownerByNoun(cast, sentence, phrase))];
}

/** The state, body or armed group that an owner is, or for which the person acts who is one. */
function statesOfOwner(cast: Cast, owner: Expression): readonly string[] {
  const entry = cast.ownerEntry(owner);
  if (entry?.kind === 'state' || entry?.kind === 'igo') return [entry.id];
  if (entry?.kind === 'organization' && isForce(entry)) return [entry.id];
  if (entry?.kind === 'person') return cast.register.voiceOf(entry.id);
  const person = owner.name?.type === 'person' ? cast.people.find(owner, cast.met) : undefined;
  return person ? cast.register.voiceOf(person.id) : [];
}

/** "The group's spokesman": whose role it is by a noun for somebody met before. */
function ownerByNoun(cast: Cast, sentence: Tree, { expression }: RolePhrase): readonly string[] {
  const nouns = sentence.children(expression.head, 'nmod:poss');
  if (nouns.length === 0) return [];
  const owner = cast.foundIn(sentence).findLast(({ kind, head }) => kind === 'nominal' && nouns.includes(head));
  return owner?.actsFor ?? [];
}

/** Whose role it is by a pronoun ("its foreign ministry"), and how sure that is. */
export function ownerByPronoun(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
): Pick<Antecedent, 'actsFor' | 'grade'> | undefined {
  if (phrase.ownerPronoun === undefined) return undefined;
  const pronoun = sentence.tokens[phrase.ownerPronoun] as Token;
  const kind = pronounClass(pronoun);
  const back = kind && cast.memory.antecedentOf(pronoun, kind, sentence);
  if (back?.actsFor.length && back.grade !== 'weak') return back;
  // "Its prime minister": whatever else is near, only a state has one.
  const ofStates =
    kind === 'it' &&
    !mayBeAnybodys(phrase) &&
    (cast.facts.officeOf(phrase) !== undefined || isBody(headNoun(phrase.role.text)));
  const state = ofStates
    ? cast.memory.referents.findLast(({ kind: what, subject }) => what === 'state' && subject)
    : undefined;
  return state ? { actsFor: state.actsFor, grade: 'weak' } : back;
}
