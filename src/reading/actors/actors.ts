import type { Token } from '../../language/tree.ts';
import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import { foremost, isSameOffice } from '../../lexicon/who/offices.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isBody as isBodyId, isState, localId, organizationId } from '../../records/actor-id.ts';
import { byRule, type Decision } from '../../records/decision.ts';
import { type Grade, weakest } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import type { ActorIndex } from '../context/context.ts';
import { isSayer } from '../quotes/quote-speakers.ts';
import { bindAcronyms } from './acronyms.ts';
import { type ActorDraft, type ActorRegister, actorRegister } from './actor-register.ts';
import type { ActorsContext } from './actors-context.ts';
import { type Antecedent, AntecedentMemory } from './antecedent-memory.ts';
import { followsInApposition, personBeside } from './apposition.ts';
import { isOusted } from './change-of-office.ts';
import { pronounClass, setMembers, setMention } from './coreference.ts';
import {
  type Expression,
  findExpressions,
  headWithin,
  honorificRole,
  isHeadlineCase,
  isHonorific,
  namesPerson,
} from './expressions.ts';
import { type FocusState, isOfOneState, mayBeAnybodys, stateAtHead, stateInFocus } from './focus-state.ts';
import { genderOfTitle } from './gender.ts';
import { countMentions, type FoundMention, indexMentions } from './mention-index.ts';
import { chooseName, countEvidence, countGround, likeliestEntry, type NameKnowledge } from './name-choice.ts';
import { namesakesAt, nominalAt, nominalReferent } from './nominals.ts';
import { partitiveAt } from './partitives.ts';
import { gatherPeople, type People, type Person, personOf } from './people.ts';
import type { PronounClass, Referent } from './referent.ts';
import { withRepeatedNames } from './repeated-names.ts';
import { isOfJunta, isPlaceOnly, RoleFacts } from './role-facts.ts';
import { MET_BEFORE, meantByRole, type RoleAsked } from './role-holders.ts';
import { isModifier, isNounHere, isPredicate, type RolePhrase, readRolePhrase } from './role-phrases.ts';
import { headNoun, isBody, isInOffice, isNameOfOrgan, nameOfRole, roleOf, standingOf } from './role-words.ts';
import { bodyOfOrgan, bodyOfShortName } from './short-names.ts';
import { findSpeechPersons } from './speech-persons.ts';
import { stateOrgan } from './state-organ.ts';
import type { PartHere } from './title-rules.ts';
import { findVoices, ofIssuer, withEnvoysOf } from './turn-voices.ts';

/**
 * Who is meant, in which role, on the document's date: finds names, demonyms, capitals that act, roles with their
 * nationality, pronouns and sets, and gives each mention its actors and the states or bodies that act through it.
 * Experts, journalists and private persons act for nobody, whatever their nationality.
 */
export function findActors(context: ActorsContext): ActorIndex {
  const expressions = withRepeatedNames(
    context.analysis.sentences.map((sentence) =>
      findExpressions(sentence, context.lexicon, context.coreference?.givenNames).filter(
        (expression) => !isNoName(expression),
      ),
    ),
    context.analysis.sentences,
  );
  const cast = new Cast(context, expressions);
  for (const [i, sentence] of context.analysis.sentences.entries()) {
    cast.readSentence(sentence, expressions[i] ?? []);
    cast.readPartitives(sentence);
  }
  const { text } = context.document;
  const { sentences } = context.analysis;
  const voices = findVoices(context, cast.found);
  const own = ofIssuer(withoutLabels(cast.found, voices.labels), voices.voice);
  const named = [...withEnvoysOf(voices.voice, own, cast.register), ...voices.labels];
  const speech = findSpeechPersons(text, sentences, named, voices);
  const found = [...named, ...speech].map((mention) => withRole(mention, cast.register));
  const index = indexMentions(found, context.document.id);
  const actors = cast.register.actors(countMentions(index.mentions));
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  return {
    ...index,
    actors,
    actor: (id) => byId.get(id),
    turns: voices.turns,
    ...(voices.voice && { voice: voices.voice }),
  };
}

/** Mentions without those that stand in a label whose speaker is known from elsewhere. */
function withoutLabels(found: readonly FoundMention[], labels: readonly FoundMention[]): readonly FoundMention[] {
  if (labels.length === 0) return found;
  const known = new Set(labels.map(({ sentence }) => sentence.index));
  return found.filter(({ sentence }) => !known.has(sentence.index));
}

/** Gives a mention of one actor the role that the actor has on the document's date, unless it tells its own. */
function withRole(found: FoundMention, register: ActorRegister): FoundMention {
  const draft = found.actors.length === 1 ? register.get(found.actors[0] as string) : undefined;
  if (!draft || found.role || found.sector) return found;
  return { ...found, ...(draft.role ? { role: draft.role } : {}), ...(draft.sector ? { sector: draft.sector } : {}) };
}

/** Sentences that any rule of reference looks back. */
const FURTHEST_BACK = 12;
/** Sentences back that "the ministry" or "officials" looks. */
const REACH_OF_ORGANS = 6;
/** Sentences back that "the journalist" looks for somebody of whom only a name was told. */
const REACH_OF_PERSONS = 2;

/** The state of one run over a document: who was met so far. */
class Cast {
  readonly register: ActorRegister;
  readonly found: FoundMention[] = [];
  /** Bodies of states met so far. */
  private readonly bodies = new Set<string>();
  private readonly context: ActorsContext;
  private readonly people: People;
  private knowledge: NameKnowledge;
  /** Acronyms that the document defines, with the expressions of their long forms. */
  private readonly acronyms: ReadonlyMap<string, Expression | undefined>;
  private readonly memory: AntecedentMemory;
  /** Persons met so far by id, the latest last. */
  private readonly met = new Map<string, Person>();
  private readonly facts: RoleFacts;

  constructor(context: ActorsContext, bySentence: readonly (readonly Expression[])[]) {
    const expressions = bySentence.flat();
    this.acronyms = bindAcronyms(context.analysis.sentences, bySentence);
    this.context = context;
    this.register = actorRegister(context.lexicon, context.document.date);
    this.facts = new RoleFacts(context, this.register);
    this.people = gatherPeople(expressions, context.lexicon, context.document.date, context.coreference?.givenNames);
    const day = context.document.date;
    this.knowledge = {
      evidence: countEvidence(expressions, day),
      ground: countGround(expressions, day),
      day,
      metonymy: context.metonymy,
      expressions: [],
    };
    const names = new Map(
      expressions.map((expression) => [`${expression.sentence.index} ${expression.head}`, expression]),
    );
    this.memory = new AntecedentMemory(context, (sentence, token) => {
      const name = names.get(`${sentence} ${token}`);
      const person = name && namesPerson(name) ? this.people.find(name, this.met) : undefined;
      return person && { id: person.id, actsFor: this.register.voiceOf(person.id) };
    });
  }

  /** Adds the bare surnames of persons whom the document names fully, where the name finder missed them. */
  private withSurnames(sentence: Tree, known: readonly Expression[]): readonly Expression[] {
    const covered = new Set(
      known.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
    );
    const missed = sentence.tokens.filter(
      ({ index, upos, form }) => upos === 'PROPN' && !covered.has(index) && this.people.isSurname(form),
    );
    if (!missed.length) return known;
    const added = missed.map(({ index }): Expression => {
      const name = { first: index, last: index, type: 'person' as const };
      return { sentence, first: index, last: index, head: index, candidates: [], name };
    });
    return [...known, ...added].sort((a, b) => a.first - b.first);
  }

  readSentence(sentence: Tree, known: readonly Expression[]): void {
    this.memory.forget(sentence.index - FURTHEST_BACK);
    const expressions = this.withSurnames(sentence, known);
    this.knowledge = { ...this.knowledge, expressions };
    const roles = new Map<Expression, RolePhrase>();
    const absorbed = new Set<Expression>();
    for (let at = 0; at < expressions.length; at++) {
      const expression = expressions[at] as Expression;
      if (!roleOf(expression) || absorbed.has(expression)) continue;
      const phrase = readRolePhrase(expressions, at);
      if (!phrase || !isNounHere(sentence, phrase) || this.isIdle(phrase)) continue;
      roles.set(expression, phrase);
      // "defense ministry spokesman": the organ is no mention of its own.
      for (const other of expressions) {
        if (other !== expression && roleOf(other) && other.first >= phrase.first && other.last < expression.first) {
          roles.delete(other);
          absorbed.add(other);
        }
      }
      for (const owner of phrase.owners) if (isModifier(owner, phrase)) absorbed.add(owner);
    }

    const starts = new Map(expressions.map((expression) => [expression.first, expression]));
    const consumed = new Set<Expression>(absorbed);
    for (let i = 0; i < sentence.tokens.length; i++) {
      const expression = starts.get(i);
      if (expression && !consumed.has(expression)) {
        const phrase = roles.get(expression);
        if (phrase && !phrase.owners.length && this.readNominal(sentence, expression.head)) {
          // "the regime": an actor met before, not a role.
        } else if (phrase?.plural && this.readSet(sentence, phrase.expression.head)) {
          // "the two leaders": a set of actors met before, not a role.
        } else if (phrase) this.readRole(sentence, phrase, expressions, consumed);
        else if (!roleOf(expression)) this.readName(expression, roles, consumed);
        consumed.add(expression);
        // Pronouns inside a name do not exist; go on behind it.
        i = Math.max(i, expression.last);
        continue;
      }
      this.readPronounOrSet(sentence, i);
    }
  }

  /** "One of them", behind all whom the sentence names. */
  readPartitives(sentence: Tree): void {
    for (const { index } of sentence.tokens) this.readPartitive(sentence, index);
  }

  /** "One of them", "several of the ministers": they are of the group, and act for whom it acts. */
  private readPartitive(sentence: Tree, index: number): void {
    const part = partitiveAt(sentence, index);
    if (!part || this.foundIn(sentence).some((found) => found.head === index)) return;
    const { head, of, last } = part;
    const group = of === undefined ? undefined : this.foundIn(sentence).findLast((found) => found.head === of);
    // "One of the ships": a group that has words of its own is not the one met before.
    const pointing = of === undefined || sentence.token(of).upos === 'PRON' || sentence.token(of).upos === 'DET';
    const back = group?.actors.length || !pointing ? group : this.memory.groupBefore(sentence, of ?? head);
    // Some of several actors: nobody tells which. "A member of NATO" is not NATO, "most of Syria" a part of the country.
    if (back?.actors.length !== 1 || (group?.kind === 'name' && group.actors.some(isStateOrBody))) return;
    const { actors, actsFor } = back;
    const place = { sentence, first: head, last: Math.max(last, group?.last ?? last), head };
    const chain = `part ${sentence.index} ${head}`;
    const decision = byRule('some of a group met before');
    this.add({ ...place, kind: 'nominal', actors, actsFor, decision, grade: group?.grade ?? 'weak', chain });
  }

  /** A role noun, with the person named beside it if there is one ("Foreign Minister Wang Yi"). */
  private readRole(
    sentence: Tree,
    said: RolePhrase,
    expressions: readonly Expression[],
    consumed: Set<Expression>,
  ): void {
    const phrase = said.role.text === 'counterpart' ? this.asCounterpart(sentence, said) : said;
    const states = this.ownerStates(sentence, phrase);
    if (this.readTitle(sentence, phrase, states, expressions, consumed)) return;
    if (states.length === 0 && isNameOfOrgan(phrase.expression)) {
      this.readName(phrase.expression, new Map(), consumed);
      return;
    }
    const predicate = isPredicate(sentence, headWithin(sentence, phrase.first, phrase.last));
    // "She was secretary of state": a role that the words give to no state.
    if (predicate && phrase.owners.length === 0) return;
    this.addRole(sentence, phrase, states, predicate);
  }

  /** A role beside the name of its holder; false where there is none. */
  private readTitle(
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
      this.bearerIn(named, phrase, states) ??
      this.facts.personInOffice(named, phrase, states) ??
      this.shortNamedOf(named, phrase, states);
    for (const expression of [named, ...titles]) consumed.add(expression);
    const here = this.facts.describe(person, phrase, states);
    const apposition = named.first > phrase.expression.last + 1;
    if (apposition) {
      this.add({
        sentence,
        first: phrase.first,
        last: phrase.last,
        head: headWithin(sentence, phrase.first, phrase.last),
        kind: 'role',
        actors: [person.id],
        actsFor: this.register.voiceOf(person.id),
        decision: byRule('role in apposition to a name'),
        grade: 'strong',
        ...here,
      });
    }
    const rule = named.candidates.length > 0 ? 'name with role' : 'new name with role';
    this.addPerson(sentence, apposition ? named.first : phrase.first, named.last, person, rule, here);
    return true;
  }

  /** Who bears a name, unless it is a bare surname and he is of another state: "South Korean envoy Kim" is not the American one. */
  private bearerIn(named: Expression, phrase: RolePhrase, states: readonly string[]): Person | undefined {
    const person = this.people.find(named, this.met);
    return person && named.first === named.last && this.isOfOthers(person, phrase, states) ? undefined : person;
  }

  /** A person of this document by a short name; two of one surname are told apart by the states that they act for. */
  private shortNamedOf(named: Expression, phrase: RolePhrase, states: readonly string[]): Person {
    const person = shortNamed(named);
    if (!this.isOfOthers(person, phrase, states)) return person;
    return { ...person, id: localId(`${person.name} ${states[0]}`.toLowerCase()) };
  }

  /** Whether somebody acts for others than those whose office a phrase names. */
  private isOfOthers({ id, entry }: Person, { standing }: RolePhrase, states: readonly string[]): boolean {
    const voices = this.register.voiceOf(id);
    const own = [...voices, entry?.nationality ?? this.register.get(id)?.nationality ?? ''];
    return (
      isInOffice(standing) && states.length > 0 && voices.length > 0 && !states.some((state) => own.includes(state))
    );
  }

  /** A role without a name: whom it means by the rules, else somebody who is known in this document only. */
  private addRole(sentence: Tree, phrase: RolePhrase, states: readonly string[], predicate: boolean): void {
    const { role, first, last } = phrase;
    const noun = headNoun(role.text);
    const standing = isInOffice(phrase.standing);
    const holder = predicate ? undefined : this.holderOf(sentence, phrase, states);
    const ousted = predicate ? undefined : this.oustedHolder(sentence, phrase, states);
    const meant = meantByRole({
      states,
      acts: role.official || this.fightsFor(phrase, states),
      official: role.official,
      standing,
      known: phrase.definite || phrase.plural,
      holder,
      ousted,
      before: () => this.sameRoleBefore(sentence, phrase, states),
      named: () =>
        phrase.plural || isBody(noun)
          ? this.organizationBefore(sentence, phrase, states)
          : this.personBefore(sentence, phrase, states),
      stateInFocus: () =>
        states.length === 0 && standing && !predicate && isOfOneState(phrase)
          ? this.stateOfOrgan(sentence, phrase)
          : undefined,
      stateAtHead: () =>
        states.length === 0 && standing && !predicate && isBody(noun) && isOfOneState(phrase)
          ? stateAtHead(sentence, first, this.knowledge.expressions)
          : undefined,
      // "The president" may be of anything; without a date nobody tells whose time it is.
      holderIn: (state) =>
        this.knowledge.day !== undefined && AMERICAN.has(role.text)
          ? this.holderOf(sentence, phrase, [state])?.entry
          : undefined,
    });
    const { rule, link, guessed = false } = meant;
    // It is no surer whose organ "its ministry" is than whom "its" means.
    const grade = weakest(meant.grade, this.ownerByPronoun(sentence, phrase)?.grade ?? 'strong');
    const known = this.entry(meant.actors[0] ?? '');
    if (known?.kind === 'person' && !guessed) this.register.ofEntry(known);
    const nobody = meant.actors.length === 0 || guessed;
    const head = headWithin(sentence, first, last);
    const decision = byRule(rule);
    // "The navy" among several states: its words stand, open.
    if (guessed && isBody(noun)) {
      this.addOpen({ sentence, first, last, head, kind: 'role' }, meant, decision);
      return;
    }
    if (nobody && role.official && states.length === 0 && isBody(noun)) return;
    const unnamed = (): readonly string[] =>
      isAnybody(sentence, phrase, head) ? [] : [this.draftLocal(sentence, phrase, states)];
    const actors = nobody ? unnamed() : meant.actors;
    const title = this.titleOf(phrase, states, holder?.entry);
    // The leader of a state is what the lexicon says; somebody met before is what he or she was there.
    const own =
      rule === MET_BEFORE || title === undefined
        ? {}
        : { role: nameOfRole(title, phrase.standing), sector: this.facts.sectorOf(phrase, states) };
    const actsFor = nobody ? [] : meant.actsFor;
    this.add(
      {
        ...{ sentence, first, last, head, kind: 'role', actors, actsFor, decision, grade, ...own },
        ...(nobody ? { link: 'words', open: role.official && states.length === 0 } : link ? { link } : {}),
        ...(guessed ? { guess: { actors: [...meant.actors], actsFor: [...meant.actsFor] } } : {}),
      },
      noun,
    );
  }

  /** Who holds the office that a role names, in the one state whose it is: "the Russian president" on the day. */
  private holderOf(sentence: Tree, said: RolePhrase, states: readonly string[]): RoleAsked['holder'] {
    const phrase = isHeadlineTitle(sentence, said) ? { ...said, definite: true } : said;
    const [state] = states;
    const office = this.facts.officeOf(phrase);
    if (!isOneHolder(phrase, states) || office === undefined || !isInOffice(phrase.standing)) return undefined;
    // "The UN special envoy": the words do not say which of them.
    if (HELD_BY_SEVERAL.has(office)) return undefined;
    if (state === undefined || !this.ownerLeads(sentence, phrase, states)) return undefined;
    const found =
      phrase.standing === 'acting'
        ? this.facts.actingHolder(state, office)
        : this.facts.holderAt(sentence, state, office, phrase);
    const { date } = this.context.document;
    const known = date !== undefined && date <= this.context.lexicon.knownUntil && found?.tenure !== 'held it last';
    return found && { ...found, ofState: this.entry(state)?.kind === 'state', grade: known ? 'strong' : 'weak' };
  }

  /** Whom "Egypt's ousted president" means; other former holders are too many to tell which. */
  private oustedHolder(sentence: Tree, phrase: RolePhrase, states: readonly string[]): LexiconEntry | undefined {
    const [state] = states;
    const office = this.facts.officeOf(phrase);
    if (state === undefined || office === undefined || !isOneHolder(phrase, states)) return undefined;
    if (phrase.standing !== 'former' || !isOusted(sentence, phrase.first, phrase.expression.first)) return undefined;
    return this.facts.oustedFrom(state, office);
  }

  /** What the holder of an office is called in the lexicon, else what the words call the role. */
  private titleOf(
    phrase: RolePhrase,
    [state]: readonly string[],
    holder: LexiconEntry | undefined,
  ): string | undefined {
    if (phrase.standing === 'acting') return phrase.role.text;
    const office = this.facts.officeOf(phrase);
    const held = holder?.affiliations?.filter(
      (spell) => spell.actor === state && office !== undefined && isSameOffice(spell.role, office),
    );
    return held ? foremost(held)?.role : phrase.role.text;
  }

  /** Whose official or organ it is that the words give to nobody; "the administration" is America's where that is named. */
  private stateOfOrgan(sentence: Tree, phrase: RolePhrase): FocusState | undefined {
    const american = AMERICAN.has(phrase.role.text) && this.knowledge.evidence.has('USA');
    return american
      ? { state: 'USA', told: true }
      : stateInFocus(sentence, phrase.first, this.knowledge.expressions, this.memory.referents);
  }

  /** Whether a role is of a state or body, or of whoever leads one: "his chief of staff" is a president's only. */
  private ownerLeads(sentence: Tree, { owners, ownerPronoun }: RolePhrase, [state]: readonly string[]): boolean {
    if (state === undefined) return false;
    const persons = owners.flatMap((owner) =>
      namesPerson(owner) ? (this.people.find(owner, this.met)?.id ?? []) : [],
    );
    const pronoun = ownerPronoun === undefined ? undefined : (sentence.tokens[ownerPronoun] as Token);
    if (pronoun && pronounClass(pronoun) === 'he' && !owners.length) {
      persons.push(this.memory.antecedentOf(pronoun, 'he', sentence)?.actors[0] ?? '');
    }
    const leader = this.context.lexicon.holder(state, 'leader', this.knowledge.day)?.id;
    return persons.every((person) => person === leader);
  }

  /** "Hamas militants", "Taliban commanders" act for their group, "Chechen fighters" for nobody that the words name. */
  private fightsFor({ role }: RolePhrase, [owner]: readonly string[]): boolean {
    const entry = owner === undefined ? undefined : this.entry(owner);
    return entry !== undefined && isForce(entry) && FIGHTERS.has(role.sector);
  }

  /** "head" and "chief" are roles of a body or an armed group; other heads are of anything. */
  private isIdle(phrase: RolePhrase): boolean {
    const { role, owners } = phrase;
    if ((role.text !== 'head' && role.text !== 'chief') || isOfJunta(phrase)) return false;
    return !owners.some((owner) => {
      const entry = this.ownerEntry(owner);
      return entry !== undefined && (entry.kind === 'igo' || isForce(entry));
    });
  }

  /**
   * "his Polish counterpart" holds the office that he holds: the prime minister of Poland beside one of Russia. Where
   * he leads his state, whoever leads the other is meant, whatever the office is called.
   */
  private asCounterpart(sentence: Tree, phrase: RolePhrase): RolePhrase {
    const { ownerPronoun, owners, role, ...rest } = phrase;
    const pronoun = ownerPronoun === undefined ? undefined : (sentence.tokens[ownerPronoun] as Token);
    const kind = pronoun && pronounClass(pronoun);
    const own =
      (pronoun && kind && this.memory.antecedentOf(pronoun, kind, sentence)) ??
      this.memory.referents.findLast((referent) => referent.kind === 'person' && !referent.plural);
    const [id] = own?.actors ?? [];
    const draft = id === undefined ? undefined : this.register.get(id);
    const office = draft?.actsFor ? draft.role : undefined;
    if (!draft?.actsFor || office === undefined) return { ...rest, owners, role };
    const leads = this.entry(draft.actsFor)?.leader;
    const leading =
      leads !== undefined && this.context.lexicon.holder(draft.actsFor, 'leader', this.knowledge.day)?.id === id;
    const text = leading ? 'leader' : office;
    return { ...rest, owners, role: { ...role, text: office, office: text, sector: draft.sector ?? role.sector } };
  }

  /** The states or bodies whose role it is: by demonym, name, organ, person ("the Obama administration") or pronoun. */
  private ownerStates(sentence: Tree, phrase: RolePhrase): readonly string[] {
    const named = new Set(phrase.owners.flatMap((owner) => this.statesOfOwner(owner)));
    if (named.size > 0) return [...named];
    // "CIA director": some roles belong to one state whatever the phrase says.
    if (phrase.role.of && !phrase.owners.some(isPlaceOnly)) return [phrase.role.of];
    if (AMERICAN_TITLES.has(phrase.role.text) && phrase.owners.length === 0 && this.knowledge.evidence.has('USA'))
      return ['USA'];
    const back = this.ownerByPronoun(sentence, phrase)?.actsFor ?? [];
    return [...new Set(back.length > 0 ? back : this.ownerByNoun(sentence, phrase))];
  }

  /** The state, body or armed group that an owner is, or for which the person acts who is one. */
  private statesOfOwner(owner: Expression): readonly string[] {
    const entry = this.ownerEntry(owner);
    if (entry?.kind === 'state' || entry?.kind === 'igo') return [entry.id];
    if (entry?.kind === 'organization' && isForce(entry)) return [entry.id];
    if (entry?.kind === 'person') return this.register.voiceOf(entry.id);
    const person = owner.name?.type === 'person' ? this.people.find(owner, this.met) : undefined;
    return person ? this.register.voiceOf(person.id) : [];
  }

  /** "The group's spokesman": whose role it is by a noun for somebody met before. */
  private ownerByNoun(sentence: Tree, { expression }: RolePhrase): readonly string[] {
    const nouns = sentence.children(expression.head, 'nmod:poss');
    if (nouns.length === 0) return [];
    const owner = this.foundIn(sentence).findLast(({ kind, head }) => kind === 'nominal' && nouns.includes(head));
    return owner?.actsFor ?? [];
  }

  /** The mentions of the sentence that is being read, as far as they are found. */
  private foundIn(sentence: Tree): readonly FoundMention[] {
    return this.found.slice(this.found.findLastIndex((found) => found.sentence !== sentence) + 1);
  }

  /** Whose role it is by a pronoun ("its foreign ministry"), and how sure that is. */
  private ownerByPronoun(sentence: Tree, phrase: RolePhrase): Pick<Antecedent, 'actsFor' | 'grade'> | undefined {
    if (phrase.ownerPronoun === undefined) return undefined;
    const pronoun = sentence.tokens[phrase.ownerPronoun] as Token;
    const kind = pronounClass(pronoun);
    const back = kind && this.memory.antecedentOf(pronoun, kind, sentence);
    if (back?.actsFor.length && back.grade !== 'weak') return back;
    // "Its prime minister": whatever else is near, only a state has one.
    const ofStates =
      kind === 'it' &&
      !mayBeAnybodys(phrase) &&
      (this.facts.officeOf(phrase) !== undefined || isBody(headNoun(phrase.role.text)));
    const state = ofStates
      ? this.memory.referents.findLast(({ kind: what, subject }) => what === 'state' && subject)
      : undefined;
    return state ? { actsFor: state.actsFor, grade: 'weak' } : back;
  }

  /** A name, a demonym or a place. */
  private readName(
    expression: Expression,
    roles: ReadonlyMap<Expression, RolePhrase>,
    consumed: Set<Expression>,
  ): void {
    const { sentence, first, last } = expression;
    const acronym = sentence.surface(first, last);
    if (this.acronyms.has(acronym)) {
      const longForm = this.acronyms.get(acronym);
      if (longForm) this.readBody(expression, longForm);
      return;
    }
    const person = this.people.find(expression, this.met);
    const isPerson = namesPerson(expression);
    if (person) {
      let here: PartHere = {};
      // "Artyom Lukin, a leading Russian scholar": the role that follows in apposition.
      const apposition = [...roles.values()].find(
        (phrase) =>
          !consumed.has(phrase.expression) && !phrase.plural && followsInApposition(sentence, expression, phrase),
      );
      if (apposition) {
        const states = this.ownerStates(sentence, apposition);
        here = this.facts.describe(person, apposition, states);
        consumed.add(apposition.expression);
      }
      const from = isHonorific(sentence.tokens[first - 1]?.form ?? '') ? first - 1 : first;
      const title = honorificRole(sentence.tokens[from]?.form ?? '');
      if (title) {
        const draft = this.register.ofPerson(person);
        draft.role ??= title.role;
        draft.sector ??= title.sector;
        const homes = this.knowledge.expressions.filter((other) => other.last === from - 1 && isPlaceOnly(other));
        this.facts.note(person, title.role, homes.map(nameOf));
      }
      this.addPerson(sentence, from, last, person, expression.candidates.length ? 'name' : 'new name', here);
      return;
    }
    const believed = (expression.name !== undefined || isNamedPerson(expression)) && !isHeadlineCase(sentence);
    const only = isPerson ? (this.onlyBearer(expression) ?? this.addressed(expression)) : undefined;
    if (only) {
      this.addPerson(sentence, first, last, personOf(only), 'surname of one in office in a state of the text');
      return;
    }
    if (isPerson && !expression.candidates.some((c) => c.as === 'name' && c.entry.kind !== 'person')) {
      if (believed) this.addUnknownPerson(expression);
      return;
    }
    this.readBody(expression, expression);
  }

  /** Who bears a surname and is in office on the date in a state that the document names, if there is only one. */
  private onlyBearer({ sentence, first, last, candidates }: Expression): LexiconEntry | undefined {
    if (!sentence.names.some((name) => name.type === 'person' && name.first <= first && name.last >= last))
      return undefined;
    const bearers = candidates.flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []));
    const inOffice = bearers.filter((entry) => {
      const office = foremost(this.context.lexicon.affiliationsOn(entry.id, this.knowledge.day));
      return office?.official && this.knowledge.evidence.has(office.actor);
    });
    return inOffice.length === 1 ? inOffice[0] : undefined;
  }

  /**
   * Who is called by title and surname alone: whoever leads a state or body on the day ("Mrs. Thatcher"), else the one woman
   * of a name of whose husband or kin the text has spoken ("President Clinton", "Mrs. Clinton").
   */
  private addressed({ sentence, first, candidates }: Expression): LexiconEntry | undefined {
    const title = genderOfTitle(sentence, first);
    if (title === undefined) return undefined;
    const bearers = candidates
      .flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []))
      .filter(({ gender }) => gender === title);
    const leading = bearers.filter(({ id }) => {
      const office = foremost(this.context.lexicon.affiliationsOn(id, this.knowledge.day));
      return office?.official && this.context.lexicon.holder(office.actor, 'leader', this.knowledge.day)?.id === id;
    });
    if (leading.length === 1) return leading[0];
    const kin = [...this.met.values()].some(
      ({ entry }) =>
        entry &&
        entry.gender !== title &&
        entry.nationality === bearers[0]?.nationality &&
        candidates.some((c) => 'entry' in c && c.entry === entry),
    );
    return title === 'f' && kin && bearers.length === 1 ? bearers[0] : undefined;
  }

  /**
   * A state, a body or an organization, by its own words or by an acronym of them.
   * @param named what names it: the expression itself, or the one that defines the acronym
   */
  private readBody(expression: Expression, named: Expression): void {
    const { sentence, first, last, head } = expression;
    if (this.readNamesakes(sentence, head)) return;
    const place = { sentence, first, last, head };
    const chosen = chooseName(named, this.knowledge);
    if (chosen && 'open' in chosen) {
      const alternatives = chosen.open.map((entry) => entry.id);
      const decision = byRule('name of several');
      this.add({ ...place, kind: 'name', actors: [], actsFor: [], decision, grade: 'weak', alternatives });
      return;
    }
    if (chosen) {
      const { entry, kind, decision, grade, sector, others } = chosen;
      this.register.ofEntry(entry);
      this.add({
        ...place,
        kind,
        actors: [entry.id],
        actsFor: actsForItself(entry) ? [entry.id] : [],
        decision: named === expression ? decision : byRule('acronym that the text defines'),
        grade,
        ...(sector ? { sector } : {}),
        alternatives: others.map((other) => other.id),
      });
      return;
    }
    if (named.name?.type !== 'organization' || isHeadlineCase(named.sentence)) return;
    const organ = stateOrgan(named, this.context.lexicon);
    if (organ) {
      const { state, sector } = organ;
      const decision = byRule('organ that its name gives to a state');
      this.add({ ...place, kind: 'metonym', actors: [state], actsFor: [state], decision, grade: 'fair', sector });
      return;
    }
    const name = named.sentence.surface(named.first, named.last);
    const whole = bodyOfShortName(name, this.found);
    if (whole) {
      const decision = byRule('part of a name met before');
      this.add({ ...place, kind: 'name', actors: whole.actors, actsFor: whole.actsFor, decision, grade: 'fair' });
      return;
    }
    const body = bodyOfOrgan(name, this.bodies, (id) => this.entry(id));
    if (body !== undefined) {
      const decision = byRule('organ of a body met before');
      this.add({ ...place, kind: 'metonym', actors: [body], actsFor: [body], decision, grade: 'fair' });
      return;
    }
    const id = organizationId(name.toLowerCase());
    this.register.local({ id, kind: 'organization', name, resolved: false });
    this.add({ ...place, kind: 'name', actors: [id], actsFor: [], decision: byRule('new name'), grade: 'fair' });
  }

  /** The entry an expression most likely means, for owners of roles. */
  private ownerEntry(expression: Expression): LexiconEntry | undefined {
    const person = namesPerson(expression) ? this.people.find(expression, this.met) : undefined;
    if (person?.entry) return person.entry;
    const acronym = nameOf(expression);
    const named = this.acronyms.has(acronym) ? this.acronyms.get(acronym) : expression;
    return named && likeliestEntry(named, this.knowledge);
  }

  private readPronounOrSet(sentence: Tree, i: number): void {
    const token = sentence.tokens[i] as Token;
    const kind = pronounClass(token);
    if (kind) {
      const threatened = kind === 'it' ? this.threatened(sentence, token) : undefined;
      if (threatened) {
        this.addReference(sentence, i, i, i, 'pronoun', threatened, byRule('pronoun to whom a threat is for'), 'fair');
        return;
      }
      const back = this.memory.antecedentOf(token, kind, sentence);
      if (back) this.addReference(sentence, i, i, i, 'pronoun', back, this.memory.decision, back.grade);
      else this.addUnknownPronoun(sentence, i, kind);
      return;
    }
    if (token.upos === 'PRON' && (token.xpos === 'WP' || token.xpos === 'WDT' || token.xpos === 'WP$')) {
      const back = this.relativeAntecedent(sentence, token);
      if (back) this.addReference(sentence, i, i, i, 'pronoun', back, byRule('relative pronoun to its noun'), 'fair');
      return;
    }
    if (!this.readNamesakes(sentence, i) && !this.readSet(sentence, i)) this.readNominal(sentence, i);
  }

  /** "the two Koreas"; false if the word is no name of two states. */
  private readNamesakes(sentence: Tree, i: number): boolean {
    const found = namesakesAt(sentence, i);
    if (!found) return false;
    const back = { actors: found.states, actsFor: found.states };
    this.addReference(sentence, found.first, i, i, 'set', back, byRule('states that share a name'), 'strong');
    return true;
  }

  /** "the regime", "the island nation", "the alliance"; false if nobody met before is such a one. */
  private readNominal(sentence: Tree, i: number): boolean {
    const nominal = nominalAt(sentence, i);
    if (!nominal) return false;
    const place = stateAtHead(sentence, nominal.first, this.knowledge.expressions);
    const back =
      place !== undefined && nominal.fits(place)
        ? { actors: [place], actsFor: [place], told: true }
        : nominalReferent(nominal, sentence.index, this.memory.referents);
    if (!back) return false;
    const rule = byRule('noun for an actor met before');
    if (back.told) this.addReference(sentence, nominal.first, i, i, 'nominal', back, rule, 'fair');
    else this.addOpen({ sentence, first: nominal.first, last: i, head: i, kind: 'nominal' }, back, rule);
    return true;
  }

  /** "They" and "he" that mean nobody known: those of neighbouring sentences mean the same. */
  private addUnknownPronoun(sentence: Tree, i: number, kind: PronounClass): void {
    if (kind === 'it') return;
    const place = { sentence, first: i, last: i, head: i };
    const chain = this.memory.chainOfUnknown(kind, sentence);
    const decision = byRule('pronoun of somebody unknown');
    this.add({ ...place, kind: 'pronoun', actors: [], actsFor: [], chain, decision, grade: 'weak' });
  }

  /** "the two leaders", "both sides"; false if the words are no set. */
  private readSet(sentence: Tree, i: number): boolean {
    const set = setMention(sentence, i);
    if (!set) return false;
    const before = this.memory.referents.filter((r) => r.sentence < sentence.index || r.token < set.first);
    const suffers = /^(?:i?obj|obl)/.test((sentence.tokens[i] as Token).deprel);
    const found = setMembers(before, sentence.index, set.count, set.of, suffers);
    const { members, grade } = found ?? { members: [], grade: undefined };
    const actsFor = members.flatMap((member) => member.actsFor);
    const back = { actors: set.of === 'person' ? members.flatMap(({ actors }) => actors) : actsFor, actsFor };
    const rule = byRule(`set of the last ${set.count}`);
    if (grade) this.addReference(sentence, set.first, i, i, 'set', back, rule, grade);
    else this.addOpen({ sentence, first: set.first, last: i, head: i, kind: 'set' }, back, rule);
    return true;
  }

  private addReference(
    sentence: Tree,
    first: number,
    last: number,
    head: number,
    kind: FoundMention['kind'],
    back: Pick<Referent, 'actors' | 'actsFor'>,
    decision: Decision,
    grade: Grade,
  ): void {
    const { actors, actsFor } = back;
    this.add({ sentence, first, last, head, kind, actors, actsFor, decision, grade });
  }

  /** Words that point back to somebody whom the text does not tell: they stand open, with whom they might mean. */
  private addOpen(
    place: Pick<FoundMention, 'sentence' | 'first' | 'last' | 'head' | 'kind'>,
    { actors, actsFor }: Pick<Referent, 'actors' | 'actsFor'>,
    decision: Decision,
  ): void {
    const guess = actors.length > 0 ? { guess: { actors: [...actors], actsFor: [...actsFor] } } : {};
    this.add({ ...place, actors: [], actsFor: [], decision, grade: 'weak', ...guess });
  }

  /** "Will bomb Serbia unless it withdraws": whoever is to do something lest he be harmed is the one who would be. */
  private threatened(sentence: Tree, token: Token): Referent | undefined {
    const clause = sentence.tokens[token.head];
    if (!clause || !token.deprel.startsWith('nsubj') || !clause.deprel.startsWith('advcl')) return undefined;
    const unless = sentence.children(clause.index, 'mark').find((mark) => sentence.lemma(mark) === 'unless');
    if (unless === undefined) return undefined;
    // The tree may hang the clause on "said" behind it.
    const verb = sentence.tokens.findLast(({ index, upos }) => index < unless && upos === 'VERB');
    const harmed = verb && sentence.modalOf(verb.index) !== undefined ? sentence.child(verb.index, 'obj') : undefined;
    return this.memory.referents.findLast(
      ({ sentence: at, token: head, actsFor }) => at === sentence.index && head === harmed && actsFor.length > 0,
    );
  }

  private relativeAntecedent(sentence: Tree, token: Token): Referent | undefined {
    let verb = token.head;
    for (let steps = 0; verb >= 0 && steps < 6; steps++) {
      const at = sentence.tokens[verb] as Token;
      if (at.deprel === 'acl:relcl') {
        return this.memory.referents.findLast((r) => r.sentence === sentence.index && r.token === at.head);
      }
      verb = at.head;
    }
    return undefined;
  }

  /**
   * Whom "the president", "the analyst", "the ministry" or "officials" means: the last one met in this role. Organs and
   * groups must have been met by the same noun. For a person the role itself counts before its noun ("the minister")
   * and the noun before the sector ("the scholar" for a professor); nationality and home must not differ.
   */
  private sameRoleBefore(sentence: Tree, phrase: RolePhrase, states: readonly string[]): Referent | undefined {
    const { role, plural } = phrase;
    const noun = headNoun(role.text);
    if (plural || isBody(noun)) {
      return this.memory.referents.findLast(
        (referent) =>
          sentence.index - referent.sentence <= REACH_OF_ORGANS &&
          referent.noun === noun &&
          referent.plural === plural &&
          referent.actsFor.length > 0 &&
          !states.length,
      );
    }
    // "its vice president", "my campaign manager": somebody else's, who is new.
    if (phrase.generic || (phrase.ownerPronoun !== undefined && !states.length)) return undefined;
    // "Donald Trump's campaign manager" is not Donald Trump; "the Republican nominee" is no Democrat.
    const itself = phrase.owners.flatMap((owner) =>
      namesPerson(owner) ? (this.people.find(owner, this.met)?.id ?? []) : [],
    );
    const party = phrase.owners.map((owner) => this.ownerEntry(owner)).find((entry) => entry?.sector === 'PTY')?.id;
    let best: Referent | undefined;
    let bestFit = 0;
    for (const referent of this.memory.referents.toReversed()) {
      if (referent.kind !== 'person' || referent.plural || referent.actors.length !== 1) continue;
      const [id] = referent.actors as [string];
      if (itself.includes(id)) continue;
      const fit = this.facts.fitOfRole(phrase, id, states, party);
      if (fit > bestFit) [best, bestFit] = [referent, fit];
    }
    return best;
  }

  /**
   * "Al-Shabaab stormed a hotel. The militant group said", "Gazprom cut supplies. The company said": the one organization that was
   * named and is what the noun says, where the words tell no other. Those of whom the lexicon knows what they are go before new names.
   */
  private organizationBefore(sentence: Tree, phrase: RolePhrase, states: readonly string[]): Referent | undefined {
    const { role, plural, first } = phrase;
    if (!saysNoMore(sentence, phrase, states) || (plural && !FIGHTERS.has(role.sector))) return undefined;
    const near = this.memory.referents.filter(
      ({ sentence: at, token, actors }) =>
        sentence.index - at <= REACH_OF_ORGANS && (at < sentence.index || token < first) && actors.length === 1,
    );
    for (const fit of ['known', 'possible'] as const) {
      const fitting = near.filter(({ actors }) => this.fitsNoun(actors[0] as string, role.sector, states) === fit);
      const last = fitting.at(-1);
      if (last) return fitting.every(({ actors }) => actors[0] === last.actors[0]) ? last : undefined;
    }
    return undefined;
  }

  /** Whether an organization is what a noun of a sector says: by the lexicon, or because nothing is known of it. */
  private fitsNoun(id: string, sector: string, states: readonly string[]): 'known' | 'possible' | undefined {
    const draft = this.register.get(id);
    if (draft?.kind !== 'organization') return undefined;
    if (isOfAnother(draft, states)) return undefined;
    if (draft.sector === undefined) return FIGHTERS.has(sector) ? undefined : 'possible';
    return kindOfSector(draft.sector) === kindOfSector(sector) ? 'known' : undefined;
  }

  /**
   * "Jamal Khashoggi was killed. Saudi Arabia denied ordering the journalist's death": the one person named just before of whom nothing
   * else is known, or who is known for the same.
   */
  private personBefore(sentence: Tree, phrase: RolePhrase, states: readonly string[]): Referent | undefined {
    const { role, first } = phrase;
    if (role.sector === 'CVL' || !saysNoMore(sentence, phrase, states)) return undefined;
    const fits = (id: string): boolean => {
      const draft = this.register.get(id);
      if (draft?.kind !== 'person' || isOfAnother(draft, states)) return false;
      return draft.role === undefined || draft.sector === role.sector;
    };
    const near = this.memory.referents.filter(
      ({ sentence: at, token, kind, actors }) =>
        sentence.index - at <= REACH_OF_PERSONS &&
        (at < sentence.index || token < first) &&
        kind === 'person' &&
        actors.length === 1 &&
        fits(actors[0] as string),
    );
    const last = near.at(-1);
    return near.every(({ actors }) => actors[0] === last?.actors[0]) ? last : undefined;
  }

  private entry(id: string): LexiconEntry | undefined {
    return this.context.lexicon.entries.get(id);
  }

  private addPerson(
    sentence: Tree,
    first: number,
    last: number,
    person: Person,
    rule: string,
    here: PartHere = {},
  ): void {
    this.register.ofPerson(person);
    const told = this.facts.officeThen(sentence, headWithin(sentence, first, last), person);
    this.met.delete(person.id);
    this.met.set(person.id, person);
    this.add({
      sentence,
      first,
      last,
      head: headWithin(sentence, first, last),
      kind: 'name',
      actors: [person.id],
      actsFor: this.register.voiceOf(person.id),
      decision: byRule(rule),
      grade: person.entry ? 'strong' : 'fair',
      ...told,
      ...here,
    });
  }

  private addUnknownPerson(expression: Expression): void {
    const { sentence, first, last, head } = expression;
    const { id, name } = shortNamed(expression);
    this.register.local({ id, kind: 'person', name, resolved: false });
    this.add({
      sentence,
      first,
      last,
      head,
      kind: 'name',
      actors: [id],
      actsFor: [],
      decision: byRule('new short name'),
      grade: 'weak',
      alternatives: this.people.bearers(expression).map((person) => person.id),
    });
  }

  /** Somebody known by a role only: stays local to the document, with the nationality as an attribute. */
  private draftLocal(sentence: Tree, phrase: RolePhrase, states: readonly string[]): string {
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
    return this.register.local({
      id,
      kind: phrase.plural ? 'group' : 'unknown',
      name,
      role: nameOfRole(text, phrase.standing),
      sector: this.facts.sectorOf(phrase, states),
      ...(state ? { nationality: state } : {}),
      resolved: false,
    });
  }

  private add(found: FoundMention, noun?: string): void {
    this.found.push(found);
    for (const id of found.actors) if (isBodyId(id)) this.bodies.add(id);
    if (!found.actors.length || (found.kind === 'role' && isPredicate(found.sentence, found.head))) return;
    this.memory.remember(found, this.register.get(found.actors[0] as string), noun);
  }
}

/** A surname of the lexicon whose bearer the text never names fully, where the name finder takes it for a person. */
function isNamedPerson({ sentence, first, last }: Expression): boolean {
  return sentence.names.some((name) => name.type === 'person' && name.first <= first && last <= name.last);
}

/** States, bodies and armed groups act in their own name; companies, media and think tanks for no state. */
function actsForItself(entry: LexiconEntry): boolean {
  return entry.kind === 'state' || entry.kind === 'igo' || isForce(entry);
}

/**
 * "people", "children" with nothing that says which: a mention of nobody in particular. One who says something is somebody:
 * "a woman said".
 */
function isAnybody(sentence: Tree, { role, owners, plural }: RolePhrase, head: number): boolean {
  if (role.sector !== 'CVL' || owners.length > 0 || PEOPLE_WHO_ACT.has(role.text)) return false;
  return plural || !isSayer(sentence, head);
}

function isStateOrBody(id: string): boolean {
  return isState(id) || isBodyId(id);
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

/** "The company", "the Chinese company": a definite noun of no office, with nothing but a state to tell one from another. */
function saysNoMore(sentence: Tree, phrase: RolePhrase, states: readonly string[]): boolean {
  const { role, owners, definite, first, expression } = phrase;
  if (!definite || role.official || owners.length > states.length) return false;
  const isTold = sentence
    .children(expression.head, 'nmod', 'acl', 'acl:relcl', 'appos')
    .some((other) => other > expression.last);
  const isOwned = (at: number): boolean => owners.some((owner) => owner.first <= at && at <= owner.last);
  return (
    !isTold &&
    sentence.tokens
      .slice(first + 1, expression.first)
      .every(({ form, index }) => !/^\p{Lu}/u.test(form) || isOwned(index))
  );
}

/** Whether somebody is known to be of another state than those that the words name. */
function isOfAnother({ nationality }: ActorDraft, states: readonly string[]): boolean {
  return states.length > 0 && nationality !== undefined && !states.includes(nationality);
}

/** Sectors of those who bear arms for a group. */
const FIGHTERS = new Set(['REB', 'UAF', 'PRM', 'MIL']);

/** Sectors that one noun may be said of: armed groups of any kind, parties in opposition. */
function kindOfSector(sector: string): string {
  if (FIGHTERS.has(sector)) return 'REB';
  return sector === 'OPP' ? 'PTY' : sector;
}

function isForce(entry: LexiconEntry): boolean {
  return entry.sector === 'REB' || entry.sector === 'UAF' || entry.sector === 'PRM';
}

/** Tags of the words that tell one group from another ("nuclear proliferation experts"). */
const NAMING_TAGS = new Set(['ADJ', 'NOUN', 'PROPN', 'X']);
const VAGUE = wordClass('adjectives that name no group');
const AMERICAN_TITLES = wordClass('titles of the American government');
const HELD_BY_SEVERAL = wordClass('offices that several hold at once');
const COMMON_GROUPS = wordClass('groups that are called by their noun');
const PEOPLE_WHO_ACT = wordClass('people who act as a group');

/** "Sen.", "D-Vt.", a lone letter: what the name finder may take for somebody. */
function isNoName({ sentence, first, last, candidates }: Expression): boolean {
  if (candidates.length) return false;
  return sentence.tokens
    .slice(first, last + 1)
    .every(({ form }) => isHonorific(form) || /^\p{L}?\.?$|^\p{P}+$|^[DRI]-/u.test(form));
}

/** "President Obama" where no fuller name stands in the text: a person of this document, by the short name. */
function shortNamed(expression: Expression): Person {
  const name = expression.sentence.surface(expression.first, expression.last);
  return { id: localId(name.toLowerCase()), name, words: name.toLowerCase().split(' ') };
}

function nameOf({ sentence, first, last }: Expression): string {
  return sentence.surface(first, last);
}
