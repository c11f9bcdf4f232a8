import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { type CodedNoun, isNominal, type NounCoder } from './petrarch-nouns.ts';
import type { CodedVerb } from './petrarch-verb-index.ts';
import type { VerbDomain } from './verb-domain.ts';

const RESOLVED = wordClass('pronouns that a dictionary resolves');

/** A coded verb with the sides that its pattern or grammar gives; either may be missing. */
export interface CodedAct {
  readonly coded: CodedVerb;
  readonly source: readonly CodedNoun[];
  readonly target: readonly CodedNoun[];
  /** The sources act on each other. */
  readonly mutual: boolean;
}

/** A noun phrase behind a verb that names somebody. */
interface Place {
  readonly head: number;
  readonly nouns: readonly CodedNoun[];
}

/** Finds who acts and who is acted on in the acts of a sentence. */
export class PetrarchSides {
  private readonly sentence: Tree;
  private readonly nouns: NounCoder;

  constructor(sentence: Tree, nouns: NounCoder) {
    this.sentence = sentence;
    this.nouns = nouns;
  }

  /** Finds the sides of a coded verb: those that its pattern marks, else those that grammar gives. */
  sidesOf(coded: CodedVerb): CodedAct {
    const { sentence } = this;
    const { domain, match, words } = coded;
    const free = (nouns: readonly CodedNoun[]): readonly CodedNoun[] =>
      nouns.filter(({ tokens }) => !tokens.some((at) => words.includes(at)));
    const queue = this.behind(domain)
      .map((place) => ({ ...place, nouns: free(place.nouns) }))
      .filter((place) => place.nouns.length > 0);
    const take = (head?: number): readonly CodedNoun[] => {
      const i = head === undefined ? 0 : queue.findIndex((place) => sentence.phrase(head).includes(place.head));
      return i < 0 ? [] : (queue.splice(i, 1)[0]?.nouns ?? []);
    };
    let source: readonly CodedNoun[] = [];
    let target: readonly CodedNoun[] = [];
    const subject = domain.passive ? this.codesOf(domain.undergoers) : this.codesOf(domain.doers);
    for (const { kind } of match?.pattern.before ?? []) {
      if (kind === 'source') source = subject;
      if (kind === 'target') target = subject;
    }
    for (const { mark, head } of match?.bound ?? []) {
      const taken = take(head);
      if (mark === 'source') source = taken;
      if (mark === 'target') target = taken;
    }
    for (const { kind } of match?.pattern.after ?? []) {
      if (kind === 'skip') take();
      if (kind === 'source') source = take();
      if (kind === 'target') target = take();
    }
    const mutual = match?.pattern.before.some(({ kind }) => kind === 'compound') ?? false;
    if (domain.passive) {
      if (target.length === 0 && source !== subject) target = subject;
      if (source.length === 0 && target !== subject) source = subject;
      if (source.length === 0) source = free(this.codesOf(domain.doers));
      if (source.length === 0) source = this.fromWhere(queue) ?? take();
    } else {
      if (source.length === 0 && target !== subject) source = subject;
      if (target.length === 0 && source !== subject) target = subject;
      const theirs = (nouns: readonly CodedNoun[]): boolean =>
        nouns.some(({ code }) => !source.some((s) => s.code === code));
      if (target.length === 0 && !mutual) {
        while (queue.length > 0 && !theirs(queue[0]?.nouns ?? [])) queue.shift();
        target = take();
      }
    }
    return { coded, source, target, mutual };
  }

  /** Who did it where a passive names nobody: the place or people that it came from. */
  private fromWhere(queue: readonly Place[]): readonly CodedNoun[] | undefined {
    return queue.find(({ head }) => /^(?:from|in)$/.test(this.sentence.prepositionOf(head)))?.nouns;
  }

  /** Coded noun phrases that stand behind a verb, in the order of the text. */
  private behind(domain: VerbDomain): readonly Place[] {
    const { sentence } = this;
    const { verb } = domain;
    const places: Place[] = [];
    const agents = new Set(sentence.agentsOf(verb));
    const subjects = [...domain.doers, ...domain.undergoers];
    const noun = (head: number, depth: number): void => {
      if (depth > 8) return;
      if (!isNominal(sentence, head)) {
        const nouns = this.codesOf([head]);
        if (nouns.length > 0) places.push({ head, nouns });
        return;
      }
      const core = this.nouns.hasCore(head);
      const nouns = core ? this.nouns.codes(head) : [];
      if (nouns.length > 0) places.push({ head, nouns });
      if (!core && sentence.token(head).upos === 'VERB') clause(head, depth + 1);
      const taken = new Set(nouns.flatMap(({ tokens }) => tokens));
      for (const c of sentence.children(head)) {
        const token = sentence.token(c);
        const relation = sentence.relation(token.index);
        if (relation === 'nmod' && token.deprel !== 'nmod:poss') {
          if (!sentence.phrase(c).some((at) => taken.has(at))) noun(c, depth + 1);
        } else if (relation === 'conj') {
          if (!core) noun(c, depth + 1);
        } else if (relation === 'appos' && !core) noun(c, depth + 1);
        else if (relation === 'acl') clause(c, depth + 1);
      }
    };
    const clause = (at: number, depth: number): void => {
      if (depth > 8) return;
      if (isNominal(sentence, at) && at !== verb && sentence.token(at).upos !== 'VERB') noun(at, depth + 1);
      for (const c of sentence.children(at)) {
        const relation = sentence.relation(c);
        if (c < verb || agents.has(c)) continue;
        if (/^(?:obj|iobj|obl|nmod)$/.test(relation)) noun(c, depth + 1);
        else if (relation === 'nsubj' && (at !== verb || !subjects.includes(c))) noun(c, depth + 1);
        else if (/^(?:xcomp|ccomp)$/.test(relation)) clause(c, depth + 1);
        else if (relation === 'advmod') for (const below of sentence.children(c, 'obl', 'nmod')) noun(below, depth + 1);
        else if (relation === 'advcl' && sentence.children(c, 'nsubj').length === 0) clause(c, depth + 1);
        else if (relation === 'conj' && at !== verb) clause(c, depth + 1);
      }
    };
    clause(verb, 0);
    return places.sort((a, b) => a.head - b.head);
  }

  /** Whom noun phrases and pronouns mean, each once. */
  codesOf(heads: readonly number[]): readonly CodedNoun[] {
    return unique(
      heads.flatMap((head) =>
        isNominal(this.sentence, head)
          ? this.nouns.codes(head)
          : (this.nouns.pronoun(head) ?? this.antecedent(head, this.sentence.token(head).head, 0)),
      ),
    );
  }

  /** Whom a pronoun of the third person means: the subject of the clause above its own. */
  private antecedent(pronoun: number, predicate: number, depth: number): readonly CodedNoun[] {
    const { sentence } = this;
    if (depth > 4 || !RESOLVED.has(sentence.token(pronoun).lemma.toLowerCase())) return [];
    let at = predicate;
    while (at >= 0 && !/^(?:ccomp|advcl|acl)$/.test(sentence.relation(at))) at = sentence.token(at).head;
    const above = at < 0 ? -1 : sentence.token(at).head;
    if (above < 0) return [];
    return unique(
      sentence
        .subjectsOf(above)
        .flatMap((head) =>
          isNominal(sentence, head) ? this.nouns.codes(head) : this.antecedent(head, above, depth + 1),
        ),
    ).map((noun) => ({ ...noun, head: pronoun, tokens: [pronoun] }));
  }
}

function unique(nouns: readonly CodedNoun[]): readonly CodedNoun[] {
  return nouns.filter((noun, i) => nouns.findIndex(({ code }) => code === noun.code) === i);
}
