import type { LexiconEntry } from '../../lexicon/who/entry.ts';
import { isBody, localId } from '../../records/actor-id.ts';
import { byRule, type Decision } from '../../records/decision.ts';
import type { Grade } from '../../records/grade.ts';
import type { Tree } from '../clause/tree.ts';
import { bindAcronyms } from './acronyms.ts';
import { type ActorRegister, actorRegister } from './actor-register.ts';
import type { ActorsContext } from './actors-context.ts';
import { AntecedentMemory } from './antecedent-memory.ts';
import { type Expression, headWithin, namesPerson } from './expressions.ts';
import type { FoundMention } from './mention-index.ts';
import { countEvidence, countGround, likeliestEntry, type NameKnowledge } from './name-choice.ts';
import { gatherPeople, type People, type Person } from './people.ts';
import type { Referent } from './referent.ts';
import { RoleFacts } from './role-facts.ts';
import { isPredicate } from './role-phrases.ts';
import type { PartHere } from './title-rules.ts';

/** One run over a document: who was met so far. */
export class Cast {
  readonly register: ActorRegister;
  readonly found: FoundMention[] = [];
  /** Bodies of states met so far. */
  readonly bodies = new Set<string>();
  readonly context: ActorsContext;
  readonly people: People;
  knowledge: NameKnowledge;
  /** Acronyms that the document defines, with the expressions of their long forms. */
  readonly acronyms: ReadonlyMap<string, Expression | undefined>;
  readonly memory: AntecedentMemory;
  /** Persons met so far by id, the latest last. */
  readonly met = new Map<string, Person>();
  readonly facts: RoleFacts;

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

  entry(id: string): LexiconEntry | undefined {
    return this.context.lexicon.entries.get(id);
  }

  /** The mentions of the sentence that is being read, as far as they are found. */
  foundIn(sentence: Tree): readonly FoundMention[] {
    return this.found.slice(this.found.findLastIndex((found) => found.sentence !== sentence) + 1);
  }

  /** The entry an expression most likely means, for owners of roles. */
  ownerEntry(expression: Expression): LexiconEntry | undefined {
    const person = namesPerson(expression) ? this.people.find(expression, this.met) : undefined;
    if (person?.entry) return person.entry;
    const acronym = nameOf(expression);
    const named = this.acronyms.has(acronym) ? this.acronyms.get(acronym) : expression;
    return named && likeliestEntry(named, this.knowledge);
  }

  addPerson(sentence: Tree, first: number, last: number, person: Person, rule: string, here: PartHere = {}): void {
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

  addUnknownPerson(expression: Expression): void {
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

  addReference(
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
  addOpen(
    place: Pick<FoundMention, 'sentence' | 'first' | 'last' | 'head' | 'kind'>,
    { actors, actsFor }: Pick<Referent, 'actors' | 'actsFor'>,
    decision: Decision,
  ): void {
    const guess = actors.length > 0 ? { guess: { actors: [...actors], actsFor: [...actsFor] } } : {};
    this.add({ ...place, actors: [], actsFor: [], decision, grade: 'weak', ...guess });
  }

  add(found: FoundMention, noun?: string): void {
    this.found.push(found);
    for (const id of found.actors) if (isBody(id)) this.bodies.add(id);
    if (!found.actors.length || (found.kind === 'role' && isPredicate(found.sentence, found.head))) return;
    this.memory.remember(found, this.register.get(found.actors[0] as string), noun);
  }
}

/** Whether an entry of the lexicon bears arms for no state. */
export function isForce(entry: LexiconEntry): boolean {
  return entry.sector === 'REB' || entry.sector === 'UAF' || entry.sector === 'PRM';
}

/** "President Obama" where no fuller name stands in the text: a person of this document, by the short name. */
export function shortNamed(expression: Expression): Person {
  const name = expression.sentence.surface(expression.first, expression.last);
  return { id: localId(name.toLowerCase()), name, words: name.toLowerCase().split(' ') };
}

/** The words of an expression as they stand. */
export function nameOf({ sentence, first, last }: Expression): string {
  return sentence.surface(first, last);
}
