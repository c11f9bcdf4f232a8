import type { Sentence, Token } from '../language/tree.ts';
import { caseOf, child } from '../language/trees.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';
import type { Grade } from '../records/provenance.ts';
import { type ActorRegister, actorRegister } from './actor-register.ts';
import { followsInApposition, personBeside } from './apposition.ts';
import type { ActorIndex, ReadingContext } from './context.ts';
import { antecedent, pronounClass, type Referent, setMembers, setMention } from './coreference.ts';
import {
  type Expression,
  findExpressions,
  headWithin,
  honorificRole,
  isHeadlineCase,
  isHonorific,
  namesPerson,
} from './expressions.ts';
import { countMentions, type FoundMention, indexMentions } from './mention-index.ts';
import { chooseName, countEvidence, type Evidence, likeliestEntry } from './name-choice.ts';
import { gatherPeople, type People, type Person } from './people.ts';
import { findQuotes } from './quotes.ts';
import { type RolePhrase, readRolePhrase, roleOf } from './role-phrases.ts';
import { type SpanIndex, spanIndex } from './span-index.ts';

/**
 * Who is meant, in which role, on the document's date: finds names, demonyms, capitals that act, roles with their
 * nationality, pronouns and sets, and gives each mention its actors and the states or bodies that act through it.
 * Experts, journalists and private persons act for nobody, whatever their nationality.
 */
export function findActors(context: ReadingContext): ActorIndex {
  const expressions = context.analysis.sentences.map((sentence) => findExpressions(sentence, context.lexicon));
  const cast = new Cast(context, expressions.flat());
  for (const [i, sentence] of context.analysis.sentences.entries()) cast.readSentence(sentence, expressions[i] ?? []);
  const index = indexMentions(cast.found, context.document.id);
  const actors = cast.register.actors(countMentions(index.mentions));
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  return { ...index, actors, actor: (id) => byId.get(id) };
}

/** Sentences that any rule of reference looks back. */
const FURTHEST_BACK = 12;

/** The state of one run over a document: who was met so far. */
class Cast {
  readonly register: ActorRegister;
  readonly found: FoundMention[] = [];
  private inSentence: FoundMention[] = [];
  private readonly context: ReadingContext;
  private readonly people: People;
  private readonly evidence: Evidence;
  private readonly quotes: SpanIndex<unknown>;
  private readonly referents: Referent[] = [];
  /** Persons met so far by id, the latest last. */
  private readonly met = new Map<string, Person>();
  /** Role nouns by which the text has called each person ("admiral"), whatever office the lexicon knows. */
  private readonly titles = new Map<string, Set<string>>();

  constructor(context: ReadingContext, expressions: readonly Expression[]) {
    this.context = context;
    this.register = actorRegister(context.lexicon, context.document.date);
    this.people = gatherPeople(expressions, context.lexicon);
    this.evidence = countEvidence(expressions);
    this.quotes = spanIndex(findQuotes(context.document.text).map((quote) => [quote, quote] as const));
  }

  /** Adds the bare surnames of persons whom the document names fully, where the name finder missed them. */
  private withSurnames(sentence: Sentence, known: readonly Expression[]): readonly Expression[] {
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

  /** Drops referents that no rule looks back to, so that a book takes no longer a page than an article. */
  private forget(before: number): void {
    const keep = this.referents.findIndex((referent) => referent.sentence >= before);
    if (keep > 0) this.referents.splice(0, keep);
    else if (keep < 0) this.referents.length = 0;
  }

  private isQuoted(token: Token): boolean {
    return this.quotes.overlapping(token).length > 0;
  }

  readSentence(sentence: Sentence, known: readonly Expression[]): void {
    this.forget(sentence.index - FURTHEST_BACK);
    const expressions = this.withSurnames(sentence, known);
    const roles = new Map<Expression, RolePhrase>();
    const absorbed = new Set<Expression>();
    for (let at = 0; at < expressions.length; at++) {
      const expression = expressions[at] as Expression;
      if (!roleOf(expression) || absorbed.has(expression)) continue;
      const phrase = readRolePhrase(expressions, at);
      if (!phrase || !isNounHere(sentence, phrase)) continue;
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
        if (phrase?.plural && this.readSet(sentence, phrase.expression.head)) {
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

  /** A role noun, with the person named beside it if there is one ("Foreign Minister Wang Yi"). */
  private readRole(
    sentence: Sentence,
    phrase: RolePhrase,
    expressions: readonly Expression[],
    consumed: Set<Expression>,
  ): void {
    const { expression, role } = phrase;
    const states = this.ownerStates(sentence, phrase);
    const named = phrase.plural ? undefined : personBeside(sentence, phrase, expressions);
    const person = named && (this.people.find(named, this.met) ?? shortNamed(named));
    if (named && person) {
      consumed.add(named);
      this.describe(person, phrase, states);
      const apposition = named.first > expression.last + 1;
      if (apposition) {
        const [actors, actsFor] = [[person.id], this.register.voiceOf(person.id)];
        this.add({
          sentence,
          first: phrase.first,
          last: phrase.last,
          head: headWithin(sentence, phrase.first, phrase.last),
          kind: 'role',
          actors,
          actsFor,
          rule: 'role in apposition to a name',
          grade: 'strong',
        });
      }
      const first = apposition ? named.first : phrase.first;
      this.addPerson(
        sentence,
        first,
        named.last,
        person,
        named.candidates.length ? 'name with role' : 'new name with role',
      );
      return;
    }

    const office = role.office ?? this.leaderOffice(role.text, states);
    const day = this.context.document.date;
    let actors: readonly string[] = [];
    let actsFor: readonly string[] = [];
    let rule = 'role';
    let grade: Grade = 'weak';
    if (role.official && !phrase.former && states.length) {
      const holder =
        office && !phrase.plural && phrase.definite && states.length === 1 && !isBodyNoun(lastWord(role.text))
          ? this.context.lexicon.holder(states[0] as string, office, day)
          : undefined;
      actors = holder ? [holder.id] : states;
      actsFor = states;
      if (holder) this.register.ofEntry(holder);
      rule = holder ? 'office of a state on the date' : 'official role of a state';
      grade = holder && !day ? 'weak' : 'fair';
    } else if (phrase.definite || phrase.plural) {
      const back = this.sameRoleBefore(sentence, phrase, states);
      if (back) {
        actors = back.actors;
        actsFor = back.actsFor;
        rule = 'role met before';
      }
    }
    if (!actors.length && role.official && !states.length && isBodyNoun(lastWord(role.text))) return;
    // "people", "children" with nothing that says which: a mention of nobody in particular.
    const anybody = role.sector === 'CVL' && !phrase.owners.length;
    if (!actors.length && !anybody) actors = [this.draftLocal(sentence, phrase, states)];
    const head = headWithin(sentence, phrase.first, phrase.last);
    const { first, last } = phrase;
    this.add({ sentence, first, last, head, kind: 'role', actors, actsFor, rule, grade }, lastWord(role.text));
  }

  /** "the Chinese leader": the office that leads a state, where the lexicon names one. */
  private leaderOffice(role: string, states: readonly string[]): string | undefined {
    return role === 'leader' && states[0] ? this.context.lexicon.entries.get(states[0])?.leader : undefined;
  }

  /** The states or bodies whose role it is: by demonym, name, organ, person ("the Obama administration") or pronoun. */
  private ownerStates(sentence: Sentence, phrase: RolePhrase): readonly string[] {
    const states = new Set<string>();
    for (const owner of phrase.owners) {
      const entry = this.ownerEntry(owner);
      if (entry?.kind === 'state' || entry?.kind === 'igo') states.add(entry.id);
      else if (entry?.kind === 'organization' && isForce(entry)) states.add(entry.id);
      else if (entry?.kind === 'person') for (const id of this.register.voiceOf(entry.id)) states.add(id);
      else if (owner.name?.type === 'person') {
        const person = this.people.find(owner, this.met);
        if (person) for (const id of this.register.voiceOf(person.id)) states.add(id);
      }
    }
    // "CIA director": some roles belong to one state whatever the phrase says.
    if (!states.size && phrase.role.of) states.add(phrase.role.of);
    if (!states.size && phrase.ownerPronoun !== undefined) {
      const pronoun = sentence.tokens[phrase.ownerPronoun] as Token;
      const kind = pronounClass(pronoun);
      const back = kind && antecedent(pronoun, kind, sentence, this.referents, this.isQuoted(pronoun));
      if (back) for (const id of back.actsFor) states.add(id);
    }
    return [...states];
  }

  /** Notes what a title or an apposition says of a person whom the lexicon does not know better. */
  private describe(person: Person, phrase: RolePhrase, states: readonly string[]): void {
    const draft = this.register.ofPerson(person);
    const { role } = phrase;
    this.call(person, role.text);
    if (draft.entry?.affiliations?.length) return;
    const title = phrase.former ? `former ${role.text}` : role.text;
    draft.role ??= title;
    draft.sector ??= phrase.former && role.official ? 'ELI' : role.sector;
    const [state] = states;
    if (!state) return;
    if (role.official && !phrase.former) draft.actsFor ??= state;
    else draft.nationality ??= state;
  }

  private call(person: Person, role: string): void {
    const titles = this.titles.get(person.id) ?? new Set();
    this.titles.set(person.id, titles.add(lastWord(role)));
  }

  /** A name, a demonym or a place. */
  private readName(
    expression: Expression,
    roles: ReadonlyMap<Expression, RolePhrase>,
    consumed: Set<Expression>,
  ): void {
    const { sentence, first, last, head } = expression;
    const person = this.people.find(expression, this.met);
    const isPerson = namesPerson(expression);
    if (person) {
      // "Artyom Lukin, a leading Russian scholar": the role that follows in apposition.
      const apposition = [...roles.values()].find(
        (phrase) =>
          !consumed.has(phrase.expression) && !phrase.plural && followsInApposition(sentence, expression, phrase),
      );
      if (apposition) {
        const states = this.ownerStates(sentence, apposition);
        this.describe(person, apposition, states);
        consumed.add(apposition.expression);
      }
      const from = isHonorific(sentence.tokens[first - 1]?.form ?? '') ? first - 1 : first;
      const title = honorificRole(sentence.tokens[from]?.form ?? '');
      if (title) {
        const draft = this.register.ofPerson(person);
        draft.role ??= title.role;
        draft.sector ??= title.sector;
        this.call(person, title.role);
      }
      this.addPerson(sentence, from, last, person, expression.candidates.length ? 'name' : 'new name');
      return;
    }
    const believed = expression.name !== undefined && !isHeadlineCase(sentence);
    if (isPerson && !expression.candidates.some((c) => c.as === 'name' && c.entry.kind !== 'person')) {
      if (believed) this.addUnknownPerson(expression);
      return;
    }
    const chosen = chooseName(expression, this.evidence);
    if (chosen === 'ambiguous') {
      this.add({
        sentence,
        first,
        last,
        head,
        kind: 'name',
        actors: [],
        actsFor: [],
        rule: 'name of several',
        grade: 'weak',
      });
      return;
    }
    if (chosen) {
      const { entry, kind, rule } = chosen;
      this.register.ofEntry(entry);
      this.add({
        sentence,
        first,
        last,
        head,
        kind,
        actors: [entry.id],
        actsFor: actsForItself(entry) ? [entry.id] : [],
        rule,
        grade: kind === 'metonym' ? 'fair' : 'strong',
      });
      return;
    }
    if (believed && expression.name?.type === 'organization') this.addUnknownBody(expression);
  }

  /** The entry an expression most likely means, for owners of roles. */
  private ownerEntry(expression: Expression): LexiconEntry | undefined {
    const person = namesPerson(expression) ? this.people.find(expression, this.met) : undefined;
    return person?.entry ?? likeliestEntry(expression, this.evidence);
  }

  private readPronounOrSet(sentence: Sentence, i: number): void {
    const token = sentence.tokens[i] as Token;
    const kind = pronounClass(token);
    if (kind) {
      const back = antecedent(token, kind, sentence, this.referents, this.isQuoted(token));
      if (back) this.addReference(sentence, i, i, i, 'pronoun', back, 'pronoun to the nearest fitting antecedent');
      return;
    }
    if (token.upos === 'PRON' && (token.xpos === 'WP' || token.xpos === 'WDT' || token.xpos === 'WP$')) {
      const back = this.relativeAntecedent(sentence, token);
      if (back) this.addReference(sentence, i, i, i, 'pronoun', back, 'relative pronoun to its noun');
      return;
    }
    this.readSet(sentence, i);
  }

  /** "the two leaders", "both sides"; false if the words are no set or its members are not known. */
  private readSet(sentence: Sentence, i: number): boolean {
    const set = setMention(sentence, i);
    if (!set) return false;
    const before = this.referents.filter((r) => r.sentence < sentence.index || r.token < set.first);
    const members = setMembers(before, sentence.index, set.count, set.of);
    if (!members) return false;
    this.add({
      sentence,
      first: set.first,
      last: i,
      head: i,
      kind: 'set',
      actors: members.flatMap((member) => (set.of === 'person' ? member.actors : member.actsFor)),
      actsFor: members.flatMap((member) => member.actsFor),
      rule: `set of the last ${set.count}`,
      grade: 'weak',
    });
    return true;
  }

  private addReference(
    sentence: Sentence,
    first: number,
    last: number,
    head: number,
    kind: FoundMention['kind'],
    back: Referent,
    rule: string,
  ): void {
    this.add({ sentence, first, last, head, kind, actors: back.actors, actsFor: back.actsFor, rule, grade: 'weak' });
  }

  private relativeAntecedent(sentence: Sentence, token: Token): Referent | undefined {
    let verb = token.head;
    for (let steps = 0; verb >= 0 && steps < 6; steps++) {
      const at = sentence.tokens[verb] as Token;
      if (at.deprel === 'acl:relcl') {
        return this.referents.findLast((r) => r.sentence === sentence.index && r.token === at.head);
      }
      verb = at.head;
    }
    return undefined;
  }

  /**
   * Whom "the president", "the analyst", "the ministry" or "officials" means: the last one met in this role. Organs and
   * groups must have been met by the same noun; a person by the same role, office or sector, official or not as the
   * role is, and of the nationality that the phrase gives.
   */
  private sameRoleBefore(sentence: Sentence, phrase: RolePhrase, states: readonly string[]): Referent | undefined {
    const { role, plural } = phrase;
    const noun = lastWord(role.text);
    const person = !plural && !isBodyNoun(noun);
    for (let i = this.referents.length - 1; i >= 0; i--) {
      const referent = this.referents[i] as Referent;
      if (sentence.index - referent.sentence > (person ? 12 : 6)) return undefined;
      if (!person) {
        if (referent.noun === noun && referent.plural === plural && referent.actsFor.length && !states.length)
          return referent;
        continue;
      }
      if (referent.kind !== 'person' || referent.plural || referent.actors.length !== 1) continue;
      const [id] = referent.actors as [string];
      const draft = this.register.get(id);
      if (!draft?.role || draft.kind === 'unknown') continue;
      const called = this.titles.get(id)?.has(noun) || lastWord(draft.role) === noun;
      const same = called || draft.role === role.text || draft.role === role.office;
      if (states.length ? draft.nationality !== states[0] : role.official && !same) continue;
      if (!same && (draft.sector !== role.sector || role.official !== (draft.actsFor !== undefined))) continue;
      return referent;
    }
    return undefined;
  }

  private addPerson(sentence: Sentence, first: number, last: number, person: Person, rule: string): void {
    this.register.ofPerson(person);
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
      rule,
      grade: person.entry ? 'strong' : 'fair',
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
      rule: 'new short name',
      grade: 'weak',
    });
  }

  private addUnknownBody(expression: Expression): void {
    const { sentence, first, last, head } = expression;
    const name = surface(sentence, first, last);
    const id = `org:${name.toLowerCase()}`;
    this.register.local({ id, kind: 'organization', name, resolved: false });
    this.add({ sentence, first, last, head, kind: 'name', actors: [id], actsFor: [], rule: 'new name', grade: 'fair' });
  }

  /** Somebody known by a role only: stays local to the document, with the nationality as an attribute. */
  private draftLocal(sentence: Sentence, phrase: RolePhrase, states: readonly string[]): string {
    const text = phrase.role.text;
    const [state] = states;
    const { expression } = phrase;
    const owned = (i: number): boolean => phrase.owners.some((owner) => owner.first <= i && i <= owner.last);
    const modifiers = sentence.tokens
      .slice(phrase.first, expression.first)
      .filter((token) => owned(token.index) || (NAMING_TAGS.has(token.upos) && !VAGUE.test(token.form)));
    const noun = surface(sentence, expression.first, expression.last).toLowerCase();
    const name = [...(phrase.former ? ['former'] : []), ...modifiers.map((token) => token.form), noun].join(' ');
    // The codebook's codes for unnamed analysts and critics.
    const common =
      phrase.plural && modifiers.every((token) => owned(token.index)) && /^(analyst|critic|expert)$/.test(text);
    const id = common ? `org:${text}s` : `loc:${name.toLowerCase()}`;
    return this.register.local({
      id,
      kind: phrase.plural ? 'group' : 'unknown',
      name,
      role: phrase.former ? `former ${text}` : text,
      sector: phrase.former && phrase.role.official ? 'ELI' : phrase.role.sector,
      ...(state ? { nationality: state } : {}),
      resolved: false,
    });
  }

  private add(found: FoundMention, noun?: string): void {
    this.found.push(found);
    if (this.inSentence[0]?.sentence !== found.sentence) this.inSentence = [];
    this.inSentence.push(found);
    if (!found.actors.length || isPredicate(found)) return;
    const [id] = found.actors;
    const draft = this.register.get(id as string);
    const head = found.sentence.tokens[found.head] as Token;
    const group = draft?.kind === 'group' || found.actors.length > 1;
    const gender = draft?.entry?.gender ?? titleGender(found.sentence, found.first);
    const kind =
      draft?.kind === 'person' || draft?.kind === 'unknown'
        ? 'person'
        : draft?.kind === 'state'
          ? 'state'
          : group
            ? 'people'
            : 'body';
    this.referents.push({
      sentence: found.sentence.index,
      token: found.head,
      actors: found.actors,
      actsFor: found.actsFor,
      kind:
        found.kind === 'role' && kind === 'state' && !isPluralHead(head)
          ? isBodyNoun(head.lemma)
            ? 'state'
            : 'person'
          : kind,
      plural: group || (isPluralHead(head) && (found.kind === 'role' || found.kind === 'demonym')),
      subject: head.deprel.startsWith('nsubj'),
      quoted: this.isQuoted(head),
      ...(gender ? { gender } : {}),
      ...(noun ? { noun } : {}),
    });
    this.joinWithConjunct(found);
  }

  /** "China and Russia": the pair is a plural referent of its own, for a later "they". */
  private joinWithConjunct(found: FoundMention): void {
    const head = found.sentence.tokens[found.head] as Token;
    if (head.deprel !== 'conj') return;
    const first = this.inSentence.find((other) => other !== found && other.head === head.head && other.actors.length);
    if (!first) return;
    const actors = [...new Set([...first.actors, ...found.actors])];
    if (actors.length < 2) return;
    this.referents.push({
      sentence: found.sentence.index,
      token: found.head,
      actors,
      actsFor: [...new Set([...first.actsFor, ...found.actsFor])],
      kind: 'people',
      plural: true,
      subject: (found.sentence.tokens[first.head] as Token).deprel.startsWith('nsubj'),
      quoted: this.isQuoted(head),
    });
  }
}

/** States, bodies and armed groups act in their own name; companies, media and think tanks for no state. */
function actsForItself(entry: LexiconEntry): boolean {
  return entry.kind === 'state' || entry.kind === 'igo' || isForce(entry);
}

function isForce(entry: LexiconEntry): boolean {
  return entry.sector === 'REB' || entry.sector === 'UAF' || entry.sector === 'PRM';
}

const BODY_NOUNS =
  /^(government|regime|administration|ministry|department|army|military|navy|force|parliament|authority|authorities|leadership|state|court|police|troops|forces|soldiers|cabinet|embassy|delegation|coalition)$/;

/** Whether a role noun names an organ rather than a person. */
function isBodyNoun(text: string): boolean {
  return BODY_NOUNS.test(text);
}

function isPluralHead(token: Token): boolean {
  return token.xpos === 'NNS' || token.xpos === 'NNPS';
}

/** "he was described as a Japanese admiral": a predicate says something of somebody, and is nobody to refer back to. */
function isPredicate(found: FoundMention): boolean {
  if (found.kind !== 'role') return false;
  const { sentence, head } = found;
  return child(sentence, head, 'cop') !== undefined || /^as$/i.test(caseOf(sentence, head));
}

/** Tags of the words that tell one group from another ("nuclear proliferation experts"). */
const NAMING_TAGS = new Set(['ADJ', 'NOUN', 'PROPN', 'X']);
const VAGUE = /^(former|ex|other|many|several|few|own|some|such|year|old)$/i;

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

/** A role word used as a verb or adjective ("to head", "the chief reason") is no role. */
function isNounHere(sentence: Sentence, phrase: RolePhrase): boolean {
  const token = sentence.tokens[phrase.expression.last] as Token;
  return token.upos === 'NOUN' || token.upos === 'PROPN';
}

/** An owner that stands before the role noun and belongs to its phrase, so that it is no mention of its own. */
function isModifier(owner: Expression, phrase: RolePhrase): boolean {
  const possessor = /^['’]s?$/.test(owner.sentence.tokens[owner.last + 1]?.form ?? '');
  return owner.last < phrase.expression.first && !possessor;
}

/** "President Obama" where no fuller name stands in the text: a person of this document, by the short name. */
function shortNamed(expression: Expression): Person {
  const name = surface(expression.sentence, expression.first, expression.last);
  return { id: `loc:${name.toLowerCase()}`, name, words: name.toLowerCase().split(' ') };
}

function titleGender(sentence: Sentence, first: number): 'm' | 'f' | undefined {
  for (const i of [first, first - 1]) {
    const form = sentence.tokens[i]?.form.toLowerCase().replace(/\.$/, '');
    if (form === 'mr' || form === 'sir' || form === 'lord') return 'm';
    if (form === 'mrs' || form === 'ms' || form === 'miss' || form === 'lady') return 'f';
  }
  return undefined;
}

function surface(sentence: Sentence, first: number, last: number): string {
  const tokens = sentence.tokens.slice(first, last + 1);
  const start = tokens[0]?.start ?? 0;
  let text = '';
  for (const token of tokens) text = text.padEnd(token.start - start, ' ') + token.form;
  return text.replace(/['’]s?$/, '').trim();
}
