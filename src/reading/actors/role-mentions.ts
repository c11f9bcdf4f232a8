import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import { foremost, isSameOffice } from '../../lexicon/who/offices.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { localId, organizationId } from '../../records/actor-id.ts';
import { byRule } from '../../records/decision.ts';
import { weakest } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import { isSayer } from '../quotes/quote-speakers.ts';
import { personBeside } from './apposition.ts';
import { type Cast, isForce, shortNamed } from './cast.ts';
import { isOusted } from './change-of-office.ts';
import { type Expression, headWithin } from './expressions.ts';
import { type FocusState, isOfOneState, stateAtHead, stateInFocus } from './focus-state.ts';
import { readName } from './name-mentions.ts';
import type { Person } from './people.ts';
import { MET_BEFORE, meantByRole, type RoleAsked } from './role-holders.ts';
import { asCounterpart, ownerByPronoun, ownerLeads, ownerStates } from './role-owners.ts';
import { isPredicate, type RolePhrase } from './role-phrases.ts';
import { FIGHTERS, organizationBefore, personBefore, sameRoleBefore } from './role-referents.ts';
import { headNoun, isBody, isInOffice, isNameOfOrgan, nameOfRole, standingOf } from './role-words.ts';

/** Tags of the words that tell one group from another ("nuclear proliferation experts"). */
const NAMING_TAGS = new Set(['ADJ', 'NOUN', 'PROPN', 'X']);
const VAGUE = wordClass('adjectives that name no group');
const HELD_BY_SEVERAL = wordClass('offices that several hold at once');
const COMMON_GROUPS = wordClass('groups that are called by their noun');
const PEOPLE_WHO_ACT = wordClass('people who act as a group');

/** A role noun, with the person named beside it if there is one ("Foreign Minister Wang Yi"). */
export function readRole(
  cast: Cast,
  sentence: Tree,
  said: RolePhrase,
  expressions: readonly Expression[],
  consumed: Set<Expression>,
): void {
  const phrase = said.role.text === 'counterpart' ? asCounterpart(cast, sentence, said) : said;
  const states = ownerStates(cast, sentence, phrase);
  if (readTitle(cast, sentence, phrase, states, expressions, consumed)) return;
  if (states.length === 0 && isNameOfOrgan(phrase.expression)) {
    readName(cast, phrase.expression, new Map(), consumed);
    return;
  }
  const predicate = isPredicate(sentence, headWithin(sentence, phrase.first, phrase.last));
  // "She was secretary of state": a role that the words give to no state.
  if (predicate && phrase.owners.length === 0) return;
  addRole(cast, sentence, phrase, states, predicate);
}

/** A role beside the name of its holder; false where there is none. */
function readTitle(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
  states: readonly string[],
  expressions: readonly Expression[],
  consumed: Set<Expression>,
): boolean {
  const beside = phrase.plural ? undefined : personBeside(sentence, phrase, expressions);
  if (!beside) return false;
  const { name: named, titles } = beside;
  const person =
    bearerIn(cast, named, phrase, states) ??
    cast.facts.personInOffice(named, phrase, states) ??
    shortNamedOf(cast, named, phrase, states);
  for (const expression of [named, ...titles]) consumed.add(expression);
  const here = cast.facts.describe(person, phrase, states);
  const apposition = named.first > phrase.expression.last + 1;
  if (apposition) {
    cast.add({
      sentence,
      first: phrase.first,
      last: phrase.last,
      head: headWithin(sentence, phrase.first, phrase.last),
      kind: 'role',
      actors: [person.id],
      actsFor: cast.register.voiceOf(person.id),
      decision: byRule('role in apposition to a name'),
      grade: 'strong',
      ...here,
    });
  }
  const rule = named.candidates.length > 0 ? 'name with role' : 'new name with role';
  cast.addPerson(sentence, apposition ? named.first : phrase.first, named.last, person, rule, here);
  return true;
}

/** Who bears a name, unless it is a bare surname and he is of another state: "South Korean envoy Kim" is not the American one. */
function bearerIn(cast: Cast, named: Expression, phrase: RolePhrase, states: readonly string[]): Person | undefined {
  const person = cast.people.find(named, cast.met);
  return person && named.first === named.last && isOfOthers(cast, person, phrase, states) ? undefined : person;
}

/** A person of this document by a short name; two of one surname are told apart by the states that they act for. */
function shortNamedOf(cast: Cast, named: Expression, phrase: RolePhrase, states: readonly string[]): Person {
  const person = shortNamed(named);
  if (!isOfOthers(cast, person, phrase, states)) return person;
  return { ...person, id: localId(`${person.name} ${states[0]}`.toLowerCase()) };
}

/** Whether somebody acts for others than those whose office a phrase names. */
function isOfOthers(cast: Cast, { id, entry }: Person, { standing }: RolePhrase, states: readonly string[]): boolean {
  const voices = cast.register.voiceOf(id);
  const own = [...voices, entry?.nationality ?? cast.register.get(id)?.nationality ?? ''];
  return isInOffice(standing) && states.length > 0 && voices.length > 0 && !states.some((state) => own.includes(state));
}

/** A role without a name: whom it means by the rules, else somebody who is known in this document only. */
function addRole(cast: Cast, sentence: Tree, phrase: RolePhrase, states: readonly string[], predicate: boolean): void {
  const { role, first, last } = phrase;
  const noun = headNoun(role.text);
  const standing = isInOffice(phrase.standing);
  const holder = predicate ? undefined : holderOf(cast, sentence, phrase, states);
  const ousted = predicate ? undefined : oustedHolder(cast, sentence, phrase, states);
  const meant = meantByRole({
    states,
    acts: role.official || fightsFor(cast, phrase, states),
    official: role.official,
    standing,
    known: phrase.definite || phrase.plural,
    holder,
    ousted,
    before: () => sameRoleBefore(cast, sentence, phrase, states),
    named: () =>
      phrase.plural || isBody(noun)
        ? organizationBefore(cast, sentence, phrase, states)
        : personBefore(cast, sentence, phrase, states),
    stateInFocus: () =>
      states.length === 0 && standing && !predicate && isOfOneState(phrase)
        ? stateOfOrgan(cast, sentence, phrase)
        : undefined,
    stateAtHead: () =>
      states.length === 0 && standing && !predicate && isBody(noun) && isOfOneState(phrase)
        ? stateAtHead(sentence, first, cast.knowledge.expressions)
        : undefined,
    // "The president" may be of anything; without a date nobody tells whose time it is.
    holderIn: (state) =>
      cast.knowledge.day !== undefined && AMERICAN.has(role.text)
        ? holderOf(cast, sentence, phrase, [state])?.entry
        : undefined,
  });
  const { rule, link, guessed = false } = meant;
  // It is no surer whose organ "its ministry" is than whom "its" means.
  const grade = weakest(meant.grade, ownerByPronoun(cast, sentence, phrase)?.grade ?? 'strong');
  const known = cast.entry(meant.actors[0] ?? '');
  if (known?.kind === 'person' && !guessed) cast.register.ofEntry(known);
  const nobody = meant.actors.length === 0 || guessed;
  const head = headWithin(sentence, first, last);
  const decision = byRule(rule);
  // "The navy" among several states: its words stand, open.
  if (guessed && isBody(noun)) {
    cast.addOpen({ sentence, first, last, head, kind: 'role' }, meant, decision);
    return;
  }
  if (nobody && role.official && states.length === 0 && isBody(noun)) return;
  const unnamed = (): readonly string[] =>
    isAnybody(sentence, phrase, head) ? [] : [draftLocal(cast, sentence, phrase, states)];
  const actors = nobody ? unnamed() : meant.actors;
  const title = titleOf(cast, phrase, states, holder?.entry);
  // The leader of a state is what the lexicon says; somebody met before is what he or she was there.
  const own =
    rule === MET_BEFORE || title === undefined
      ? {}
      : { role: nameOfRole(title, phrase.standing), sector: cast.facts.sectorOf(phrase, states) };
  const actsFor = nobody ? [] : meant.actsFor;
  cast.add(
    {
      ...{ sentence, first, last, head, kind: 'role', actors, actsFor, decision, grade, ...own },
      ...(nobody ? { link: 'words', open: role.official && states.length === 0 } : link ? { link } : {}),
      ...(guessed ? { guess: { actors: [...meant.actors], actsFor: [...meant.actsFor] } } : {}),
    },
    noun,
  );
}

/** Who holds the office that a role names, in the one state whose it is: "the Russian president" on the day. */
function holderOf(cast: Cast, sentence: Tree, said: RolePhrase, states: readonly string[]): RoleAsked['holder'] {
  const phrase = isHeadlineTitle(sentence, said) ? { ...said, definite: true } : said;
  const [state] = states;
  const office = cast.facts.officeOf(phrase);
  if (!isOneHolder(phrase, states) || office === undefined || !isInOffice(phrase.standing)) return undefined;
  // "The UN special envoy": the words do not say which of them.
  if (HELD_BY_SEVERAL.has(office)) return undefined;
  if (state === undefined || !ownerLeads(cast, sentence, phrase, states)) return undefined;
  const found =
    phrase.standing === 'acting'
      ? cast.facts.actingHolder(state, office)
      : cast.facts.holderAt(sentence, state, office, phrase);
  const { date } = cast.context.document;
  const known = date !== undefined && date <= cast.context.lexicon.knownUntil && found?.tenure !== 'held it last';
  return found && { ...found, ofState: cast.entry(state)?.kind === 'state', grade: known ? 'strong' : 'weak' };
}

/** Whom "Egypt's ousted president" means; other former holders are too many to tell which. */
function oustedHolder(
  cast: Cast,
  sentence: Tree,
  phrase: RolePhrase,
  states: readonly string[],
): LexiconEntry | undefined {
  const [state] = states;
  const office = cast.facts.officeOf(phrase);
  if (state === undefined || office === undefined || !isOneHolder(phrase, states)) return undefined;
  if (phrase.standing !== 'former' || !isOusted(sentence, phrase.first, phrase.expression.first)) return undefined;
  return cast.facts.oustedFrom(state, office);
}

/** What the holder of an office is called in the lexicon, else what the words call the role. */
function titleOf(
  cast: Cast,
  phrase: RolePhrase,
  [state]: readonly string[],
  holder: LexiconEntry | undefined,
): string | undefined {
  if (phrase.standing === 'acting') return phrase.role.text;
  const office = cast.facts.officeOf(phrase);
  const held = holder?.affiliations?.filter(
    (spell) => spell.actor === state && office !== undefined && isSameOffice(spell.role, office),
  );
  return held ? foremost(held)?.role : phrase.role.text;
}

/** Whose official or organ it is that the words give to nobody; "the administration" is America's where that is named. */
function stateOfOrgan(cast: Cast, sentence: Tree, phrase: RolePhrase): FocusState | undefined {
  const american = AMERICAN.has(phrase.role.text) && cast.knowledge.evidence.has('USA');
  return american
    ? { state: 'USA', told: true }
    : stateInFocus(sentence, phrase.first, cast.knowledge.expressions, cast.memory.referents);
}

/** "Hamas militants", "Taliban commanders" act for their group, "Chechen fighters" for nobody that the words name. */
function fightsFor(cast: Cast, { role }: RolePhrase, [owner]: readonly string[]): boolean {
  const entry = owner === undefined ? undefined : cast.entry(owner);
  return entry !== undefined && isForce(entry) && FIGHTERS.has(role.sector);
}

/** Somebody known by a role only: stays local to the document, with the nationality as an attribute. */
function draftLocal(cast: Cast, sentence: Tree, phrase: RolePhrase, states: readonly string[]): string {
  const text = phrase.role.text;
  const [state] = states;
  const { expression } = phrase;
  const owned = (i: number): boolean => phrase.owners.some((owner) => owner.first <= i && i <= owner.last);
  const modifiers = sentence.tokens
    .slice(phrase.first, expression.first)
    .filter((token) => owned(token.index) || (NAMING_TAGS.has(token.upos) && !VAGUE.has(token.form.toLowerCase())));
  const noun = sentence.surface(expression.first, expression.last).toLowerCase();
  const name = [
    ...(phrase.standing === 'former' && !modifiers.some(({ form }) => standingOf(form.toLowerCase()))
      ? ['former']
      : []),
    ...modifiers.map((token) => token.form),
    noun,
  ].join(' ');
  // The codebook's codes for unnamed analysts, critics, protesters.
  const common = phrase.plural && modifiers.every((token) => owned(token.index)) && COMMON_GROUPS.has(text);
  const id = common ? organizationId(noun.replace(/^.* /, '')) : localId(name.toLowerCase());
  return cast.register.local({
    id,
    kind: phrase.plural ? 'group' : 'unknown',
    name,
    role: nameOfRole(text, phrase.standing),
    sector: cast.facts.sectorOf(phrase, states),
    ...(state ? { nationality: state } : {}),
    resolved: false,
  });
}

/**
 * "people", "children" with nothing that says which: a mention of nobody in particular. One who says something is somebody:
 * "a woman said".
 */
function isAnybody(sentence: Tree, { role, owners, plural }: RolePhrase, head: number): boolean {
  if (role.sector !== 'CVL' || owners.length > 0 || PEOPLE_WHO_ACT.has(role.text)) return false;
  return plural || !isSayer(sentence, head);
}

/** Whether a phrase speaks of the one holder of an office of one state. */
function isOneHolder({ definite, plural, generic }: RolePhrase, states: readonly string[]): boolean {
  return definite && !plural && !generic && states.length === 1;
}

/**
 * "Russian president visits Beijing": a title without the article that headlines leave out, as subject or object or at the
 * head of the sentence, where the noun behind it ("orders attack") is a verb that was taken for one.
 */
function isHeadlineTitle(sentence: Tree, { first, last, owners, plural, ownerPronoun }: RolePhrase): boolean {
  if (plural || ownerPronoun !== undefined || owners.length !== 1 || owners[0]?.first !== first) return false;
  const behind = sentence.tokens[last + 1];
  if (first === 0) return behind !== undefined && behind.upos !== 'PROPN' && /^\p{Ll}/u.test(behind.form);
  return /^(?:nsubj|obj)/.test(sentence.token(headWithin(sentence, first, last)).deprel);
}

/** Organs and offices that go by these words in America only, or there first of all. */
const AMERICAN = new Set([
  'administration',
  'treasury',
  'treasury department',
  'secretary of state',
  'defense secretary',
  'treasury secretary',
  'senator',
  'congress',
]);
