import type { Token } from '../../language/tree.ts';
import type { Gender } from '../../lexicon/words/given-names.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { byModel, byRule, type Decision } from '../../records/decision.ts';
import type { Grade } from '../../records/grade.ts';
import { firstAtOrAfter } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import { isSaying, type QuoteSpeakers, quoteSpeakers } from '../quotes/quote-speakers.ts';
import { paragraphsOf } from '../quotes/quotes.ts';
import type { ActorDraft } from './actor-register.ts';
import type { ActorsContext, ChooseAntecedent } from './actors-context.ts';
import type { Candidate, PronounPlace } from './antecedent-features.ts';
import { genderOfPronoun, nearestCandidate } from './coreference.ts';
import { genderOfName, genderOfNoun, genderOfPhrase, genderOfTitle } from './gender.ts';
import type { FoundMention } from './mention-index.ts';
import type { PronounClass, Referent } from './referent.ts';
import { isBody } from './role-words.ts';

/** The rule that offers whom a pronoun may mean. */
const NEAREST = 'pronoun to its likeliest antecedent';

/** Furthest sentences back that a pronoun looks. */
const REACH = { he: 10, it: 3, they: 4 } as const;

/** The person whom a name means, and the states or bodies that act through him. */
export type PersonAt = (
  sentence: number,
  token: number,
) => { readonly id: string; readonly actsFor: readonly string[] } | undefined;

/** Whom a pronoun means, and how sure that is. */
export interface Antecedent extends Referent {
  readonly grade: Grade;
}

/** Whom a document has spoken of so far, for those who refer back: pronouns, roles, sets. */
export class AntecedentMemory {
  /** In the order of the text. */
  readonly referents: Referent[] = [];
  private inSentence: FoundMention[] = [];
  /** Genders that names, titles and nouns tell, and those that earlier pronouns suggest. */
  private readonly known = new Map<string, Gender>();
  private readonly assumed = new Map<string, Gender>();
  private readonly heads = new Map<string, string>();
  /** Who was last named by a name with this word as its head, and for whom he acts. */
  private readonly named = new Map<string, readonly string[]>();
  /** Those who stand in one row with somebody, by his place. */
  private readonly rows = new Map<string, Referent>();
  private readonly unknown = new Map<PronounClass, { readonly sentence: number; readonly chain: string }>();
  private readonly givenNames: ReadonlyMap<string, Gender>;
  private readonly choose: ChooseAntecedent;
  /** What decides whom a pronoun means, for the provenance of its mention. */
  readonly decision: Decision;
  private readonly quotes: QuoteSpeakers;
  private readonly paragraphs: readonly number[];
  private readonly personAt: PersonAt;

  /** @param personAt whom a name headed by a token means, wherever it stands in the document */
  constructor(context: ActorsContext, personAt: PersonAt) {
    this.givenNames = context.coreference?.givenNames ?? new Map();
    const { choose, model } = context.coreference ?? {};
    this.choose = choose ?? nearestCandidate;
    this.decision = choose ? byModel(model ?? 'own antecedents', NEAREST) : byRule(NEAREST);
    this.quotes = quoteSpeakers(context.document.text, context.analysis.sentences);
    this.paragraphs = paragraphsOf(context.document.text).map((paragraph) => paragraph.start);
    this.personAt = personAt;
  }

  /** Drops what no rule looks back to, so that a book takes no longer a page than an article. */
  forget(before: number): void {
    const keep = this.referents.findIndex((referent) => referent.sentence >= before);
    if (keep > 0) this.referents.splice(0, keep);
    else if (keep < 0) this.referents.length = 0;
  }

  /** Whether a token stands in a quotation. */
  isQuoted(token: Token): boolean {
    return this.quotes.quoteAt(token.start) >= 0;
  }

  /**
   * Keeps a mention as something to refer back to.
   * @param draft what is known of the first of its actors
   * @param noun the role noun by which it was mentioned, singular
   */
  remember(found: FoundMention, draft: ActorDraft | undefined, noun?: string): void {
    const { sentence, actors } = found;
    if (this.inSentence[0]?.sentence !== sentence) this.inSentence = [];
    this.inSentence.push(found);
    const [id] = actors;
    if (id === undefined) return;
    this.heads.set(place(sentence.index, found.head), id);
    const head = sentence.token(found.head);
    if (found.kind === 'name' || found.kind === 'metonym') this.named.set(head.form, [...actors, ...found.actsFor]);
    const gender = this.learnGender(found, draft, noun);
    this.push(found, {
      kind: kindOf(found, draft, head),
      plural:
        draft?.kind === 'group' ||
        actors.length > 1 ||
        (isPluralNoun(head) && (found.kind === 'role' || found.kind === 'demonym')),
      ...(gender ? { gender } : {}),
      ...(found.kind === 'pronoun' ? { noun: head.lemma } : noun ? { noun } : {}),
    });
    this.joinWithConjunct(found);
  }

  private push(
    found: FoundMention,
    rest: Pick<Referent, 'kind' | 'plural' | 'gender' | 'noun'>,
    joint?: { actors: readonly string[]; actsFor: readonly string[]; relation: string },
  ): Referent {
    const { sentence, head } = found;
    const token = sentence.token(head);
    const relation = joint?.relation ?? token.deprel;
    const verb = token.head >= 0 ? sentence.token(token.head) : undefined;
    const quote = this.quotes.quoteAt(token.start);
    const referent: Referent = {
      sentence: sentence.index,
      token: head,
      actors: joint?.actors ?? found.actors,
      actsFor: joint?.actsFor ?? found.actsFor,
      form: found.kind,
      relation,
      subject: relation.startsWith('nsubj'),
      saying: verb !== undefined && isSaying(verb) && relation.startsWith('nsubj'),
      quote,
      quoted: quote >= 0,
      paragraph: this.paragraphAt(token.start),
      first: this.referents.at(-1)?.sentence !== sentence.index,
      ...rest,
    };
    this.referents.push(referent);
    return referent;
  }

  /** "China, Russia and Iran": they are a plural referent of its own, all of them and no part of them, for a later "they". */
  private joinWithConjunct(found: FoundMention): void {
    const head = found.sentence.token(found.head);
    if (head.deprel !== 'conj') return;
    const first = this.inSentence.find((other) => other !== found && other.head === head.head && other.actors.length);
    if (!first) return;
    const row = place(found.sentence.index, first.head);
    const begun = this.rows.get(row) ?? first;
    const actors = [...new Set([...begun.actors, ...found.actors])];
    if (actors.length < 2) return;
    const actsFor = [...new Set([...begun.actsFor, ...found.actsFor])];
    if (begun !== first) this.referents.splice(this.referents.indexOf(begun as Referent), 1);
    const { deprel } = found.sentence.token(first.head);
    this.rows.set(row, this.push(found, { kind: 'people', plural: true }, { actors, actsFor, relation: deprel }));
  }

  private learnGender(found: FoundMention, draft: ActorDraft | undefined, noun?: string): Gender | undefined {
    const [id] = found.actors;
    if (id === undefined || found.actors.length > 1) return undefined;
    if (draft && draft.kind !== 'person' && draft.kind !== 'unknown') return undefined;
    const { sentence, first, last, head } = found;
    const told =
      this.known.get(id) ??
      draft?.entry?.gender ??
      (found.kind === 'pronoun' ? undefined : genderOfTitle(sentence, first)) ??
      (found.kind === 'pronoun' ? undefined : genderOfPhrase(sentence, first, last, head)) ??
      (noun ? genderOfNoun(noun) : undefined) ??
      (draft?.kind === 'person' ? genderOfName(draft.name.toLowerCase().split(/\s+/), this.givenNames) : undefined);
    if (told) this.known.set(id, told);
    const pronoun = found.kind === 'pronoun' ? genderOfPronoun(sentence.token(head).form) : undefined;
    if (!told && pronoun && !this.assumed.has(id)) this.assumed.set(id, pronoun);
    return told ?? pronoun;
  }

  private paragraphAt(offset: number): number {
    return firstAtOrAfter(this.paragraphs, offset + 1, (start) => start) - 1;
  }

  /** Whom a pronoun means among those before it; undefined where nobody fits. */
  antecedentOf(token: Token, kind: PronounClass, sentence: Tree): Antecedent | undefined {
    const gender = genderOfPronoun(token.form);
    const near = this.referents.filter(
      (referent) =>
        sentence.index - referent.sentence <= REACH[kind] &&
        (referent.sentence < sentence.index || referent.token < token.index),
    );
    const barred = barredTokens(sentence, token);
    const undergoing = this.undergoing(sentence, token);
    const group = (fits: (referent: Referent) => boolean): readonly Candidate[] => {
      const candidates = new Map<string, Referent[]>();
      const excluded = new Set<string>();
      for (const referent of near) {
        if (!fits(referent) || referent.actsFor.some((one) => undergoing.has(one))) continue;
        const id = referent.actors.join(' ');
        if (referent.sentence === sentence.index && barred.has(referent.token)) excluded.add(id);
        const mentions = candidates.get(id) ?? [];
        mentions.push(referent);
        candidates.delete(id);
        candidates.set(id, mentions);
      }
      for (const id of excluded) candidates.delete(id);
      return [...candidates].map(([id, mentions]) => ({ id, mentions }));
    };
    const isOther = (referent: Referent, genders: ReadonlyMap<string, Gender>): boolean => {
      const own = genders.get(referent.actors[0] ?? '');
      return own !== undefined && gender !== undefined && own !== gender;
    };
    let candidates = group((referent) => {
      switch (kind) {
        case 'he':
          return (
            referent.kind === 'person' &&
            !referent.plural &&
            !isOther(referent, this.known) &&
            !isOther(referent, this.assumed)
          );
        case 'it':
          return (referent.kind === 'state' || referent.kind === 'body') && !referent.plural;
        case 'they':
          return referent.plural;
      }
    });
    const ahead = kind === 'he' ? this.subjectAhead(sentence, token, gender) : undefined;
    if (ahead) candidates = [...candidates.filter(({ id }) => id !== ahead.id), ahead];
    // "India went her own way": where no woman was met, a state may be she.
    if (!candidates.length && gender === 'f') candidates = group((r) => r.kind === 'state' && r.form === 'name');
    if (!candidates.length) return undefined;
    const quote = this.quotes.quoteAt(token.start);
    const speaker = quote >= 0 ? this.speakerOf(quote) : undefined;
    const paragraph = this.paragraphAt(token.start);
    const pronoun: PronounPlace = {
      token,
      kind,
      sentence,
      quote,
      ...(speaker ? { speaker } : {}),
      paragraph,
      opensParagraph: this.paragraphs[paragraph] === sentence.start,
    };
    const controller = controllerOf(sentence, token);
    const told = candidates.find(({ mentions }) =>
      mentions.some((mention) => mention.sentence === sentence.index && mention.token === controller),
    );
    if (told) return { ...(told.mentions.at(-1) as Referent), grade: 'fair' };
    const { index, grade } = this.choose(pronoun, candidates);
    const latest = candidates[index]?.mentions.at(-1);
    return latest && { ...latest, grade };
  }

  /** "They called on Turkey": none of them is whom the sentence names behind the verb. */
  private undergoing(sentence: Tree, pronoun: Token): ReadonlySet<string> {
    if (!pronoun.deprel.startsWith('nsubj')) return new Set();
    const named = sentence.children(pronoun.head, 'obj', 'iobj', 'obl').filter((at) => at > pronoun.index);
    return new Set(named.flatMap((at) => this.named.get(sentence.token(at).form) ?? []));
  }

  /** The group that was spoken of last before a word: "officials" of which "one" is. */
  groupBefore(sentence: Tree, token: number): Referent | undefined {
    return this.referents.findLast(
      (referent) =>
        referent.plural &&
        referent.actors.length === 1 &&
        sentence.index - referent.sentence <= REACH.it &&
        (referent.sentence < sentence.index || referent.token < token),
    );
  }

  /** Name of the chain of a pronoun that means nobody known: that of the last such one, if it is near. */
  chainOfUnknown(kind: PronounClass, sentence: Tree): string {
    const last = this.unknown.get(kind);
    const near = last !== undefined && sentence.index - last.sentence <= 1;
    const chain = near ? last.chain : `${kind} ${sentence.index}`;
    this.unknown.set(kind, { sentence: sentence.index, chain });
    return chain;
  }

  /** "In his speech, President Rouhani said": the subject of the sentence, where the pronoun stands in what precedes it. */
  private subjectAhead(sentence: Tree, pronoun: Token, gender: Gender | undefined): Candidate | undefined {
    const above = sentence.ancestors(pronoun.index);
    const root = above.at(-1);
    const branch = above.at(-2) ?? pronoun.index;
    if (root === undefined || !/^(?:obl|advcl|advmod|nmod)$/.test(sentence.relation(branch))) return undefined;
    const subject = sentence.children(root, 'nsubj').find((other) => other > pronoun.index);
    const person = subject === undefined ? undefined : this.personAt(sentence.index, subject);
    if (subject === undefined || !person) return undefined;
    const own = this.known.get(person.id);
    if (own && gender && own !== gender) return undefined;
    const { start, deprel } = sentence.token(subject);
    const quote = this.quotes.quoteAt(start);
    const mention: Referent = {
      sentence: sentence.index,
      token: subject,
      actors: [person.id],
      actsFor: person.actsFor,
      kind: 'person',
      plural: false,
      form: 'name',
      relation: deprel,
      subject: true,
      saying: isSaying(sentence.token(root)),
      quote,
      quoted: quote >= 0,
      paragraph: this.paragraphAt(start),
      first: true,
      after: true,
    };
    return { id: person.id, mentions: [mention] };
  }

  private speakerOf(quote: number): string | undefined {
    const at = this.quotes.speakerOf(quote);
    return at && (this.heads.get(place(at.sentence, at.token)) ?? this.personAt(at.sentence, at.token)?.id);
  }
}

const CONTROLLING = wordClass('verbs that set somebody to act');

function place(sentence: number, token: number): string {
  return `${sentence} ${token}`;
}

/**
 * Heads of words that a pronoun cannot mean: the subject of the verb whose object it is ("Trump met him"), and the noun that
 * it owns with what stands in apposition to that ("her envoy, Ana Roth").
 */
function barredTokens(sentence: Tree, pronoun: Token): ReadonlySet<number> {
  const barred = new Set<number>();
  if (/sel(?:f|ves)$/i.test(pronoun.form) || pronoun.head < 0) return barred;
  if (/^(?:obj|iobj|obl)/.test(pronoun.deprel)) {
    for (const subject of sentence.children(pronoun.head, 'nsubj')) barred.add(subject);
  }
  if (pronoun.deprel !== 'nmod:poss') return barred;
  const owned = sentence.token(pronoun.head);
  barred.add(owned.index);
  for (const beside of sentence.children(owned.index, 'appos', 'flat', 'nmod:desc')) barred.add(beside);
  if (/^(?:appos|flat|nmod:desc|compound)$/.test(owned.deprel)) barred.add(owned.head);
  return barred;
}

/**
 * "Told Putin to withdraw his troops": whose the troops are is who is to do it, the object of the verb above. Undefined where no
 * clause in the infinitive stands between.
 */
function controllerOf(sentence: Tree, pronoun: Token): number | undefined {
  if (pronoun.deprel !== 'nmod:poss') return undefined;
  const owned = sentence.token(pronoun.head);
  if (owned.deprel !== 'obj' || owned.head < 0) return undefined;
  const clause = sentence.token(owned.head);
  const isInfinitive = sentence.children(clause.index, 'mark').some((mark) => sentence.lemma(mark) === 'to');
  if (!isInfinitive || !/^(?:xcomp|advcl|ccomp)$/u.test(clause.deprel) || clause.head < 0) return undefined;
  return CONTROLLING.has(sentence.lemma(clause.head)) ? sentence.child(clause.head, 'obj', 'iobj', 'obl') : undefined;
}

function kindOf(found: FoundMention, draft: ActorDraft | undefined, head: Token): Referent['kind'] {
  if (draft?.kind === 'person') return 'person';
  if (draft?.kind === 'unknown') return found.kind === 'role' && isBody(head.lemma) ? 'body' : 'person';
  if (draft?.kind === 'state') {
    if (found.kind === 'role' && !isPluralNoun(head)) return isBody(head.lemma) ? 'state' : 'person';
    return 'state';
  }
  return draft?.kind === 'group' || found.actors.length > 1 ? 'people' : 'body';
}

function isPluralNoun(token: Token): boolean {
  return token.xpos === 'NNS' || token.xpos === 'NNPS';
}
