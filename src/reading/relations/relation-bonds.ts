import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { DiscourseLexicon, RelationWord } from '../../lexicon/words/discourse.ts';
import type { Relation } from '../../records/relation.ts';
import type { Span } from '../../records/span.ts';
import { caseOf, isNegated, lemmaAt, relationOf, stretch, subtree } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, isUnreal, isWanted, relationWord, within } from './bond.ts';
import { HAVING, measured, tiedSides } from './relation-sides.ts';

/** In a negated clause these still describe: "has never been closer". */
const NEVER = /^(?:never|rarely|seldom|hardly|scarcely|not)$/u;

/**
 * What a noun says that ties two sides: "the alliance of A and B", "A's ties with B have soured", "relations between them are at their
 * lowest point", "A is at odds with B", "a wedge between A and B", "the A-B rivalry".
 */
export function nounBond(tree: Sentence, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = bondLemma(tree, noun, words);
  const entry = relationWord(words, 'bond', lemma);
  const changing = relationWord(words, 'bond-change', lemma);
  if ((entry === undefined && changing === undefined) || isUnreal(tree, noun)) return undefined;
  // "Would agree only in coordination with Jordan"
  const { head } = tokenAt(tree, noun);
  if (head >= 0 && relationOf(tree, noun) === 'obl' && tokenAt(tree, head).upos === 'VERB' && isUnreal(tree, head))
    return undefined;
  const sides = tiedSides(
    tree,
    noun,
    parties,
    entry?.quality === 'hostile' || (entry?.quality === 'rival' && !/^(?:crisis|opposition)$/u.test(lemma)),
  );
  // "The friendship will endure", "relations have been icy since": between the two that were named last.
  const unnamed = sides.length === 0 && isBareBond(tree, noun);
  const pairs = unnamed ? within(parties.pair(tree, noun)) : sides;
  if (pairs.length === 0) return undefined;
  const state = new BondState(tree, noun, words, entry, changing);
  state.readAttributes();
  state.readGovernor();
  state.readNearby();
  // "Has no love for", "little trust in": the contrary.
  const ended =
    childBy(tree, noun, 'cop') !== undefined &&
    childrenBy(tree, noun, 'advmod').some((adverb) =>
      /^(?:longer|barely|hardly|scarcely)$/iu.test(tokenAt(tree, adverb).form),
    );
  const lacking = (isLacking(tree, noun) || ended) && !isWanted(tree, noun);
  const quality =
    lacking && (/^(?:ally|partner)$/u.test(state.quality ?? '') || /^(?:relation|tie|contact)$/u.test(lemma))
      ? 'rival'
      : state.quality;
  const change = ended && lacking ? 'apart' : state.change;
  if (unnamed && state.predicate === noun) return undefined;
  if (unnamed && change === 'none' && (entry?.quality === undefined || childBy(tree, noun, 'nmod:poss') === undefined))
    return undefined;
  if (quality === 'client') return undefined;
  if ((quality === undefined || quality === 'neutral') && change === 'none' && quality !== 'neutral') return undefined;
  return {
    pairs,
    quality: quality ?? (change === 'closer' ? 'partner' : 'rival'),
    change,
    predicate: state.predicate,
    from: state.from,
    to: state.to,
    rule: 'bond',
    ...(state.cause === undefined ? {} : { cause: state.cause }),
  };
}

/** A bond of which the text does not say here between whom it is. */
function isBareBond(tree: Sentence, noun: number): boolean {
  return (
    BARE.test(lemmaAt(tree, noun)) &&
    /^(?:nsubj|obj)$/u.test(relationOf(tree, noun)) &&
    childrenBy(tree, noun).every(
      (child) =>
        /^(?:det|amod|punct|acl|cop)$/u.test(relationOf(tree, child)) ||
        (tokenAt(tree, child).deprel === 'nmod:poss' && /^(?:their)$/iu.test(tokenAt(tree, child).form)),
    ) &&
    !childrenBy(tree, noun, 'det').some((det) => /^(?:an?|no|any|such)$/iu.test(tokenAt(tree, det).form))
  );
}
const BARE =
  /^(?:relation|relationship|tie|friendship|alliance|partnership|mistrust|distrust|rift|feud|quarrel|rivalry|enmity|hostility|marriage|honeymoon|detente|rapprochement)$/u;

function isLacking(tree: Sentence, noun: number): boolean {
  return (
    isNegated(tree, noun) ||
    childrenBy(tree, noun, 'amod', 'det').some((child) =>
      /^(?:little|scant|no|lost)$/iu.test(tokenAt(tree, child).form),
    ) ||
    /^(?:no|little|scant)$/iu.test(tree.tokens[noun - 1]?.form ?? '')
  );
}

/** "Bone of contention" and "cold war" are words of their own. */
function bondLemma(tree: Sentence, noun: number, words: DiscourseLexicon): string {
  const lemma = lemmaAt(tree, noun);
  const of = childrenBy(tree, noun, 'nmod').find((child) => caseOf(tree, child) === 'of');
  const before = noun > 0 ? lemmaAt(tree, noun - 1) : '';
  const out = childrenBy(tree, noun, 'case').some((mark) => lemmaAt(tree, mark) === 'out');
  const phrases = [
    ...(out ? [`out of ${lemma}`] : []),
    ...(of === undefined
      ? []
      : [`${lemma} of ${lemmaAt(tree, of)}`, `${lemma} of ${tokenAt(tree, of).form.toLowerCase()}`]),
    `${before} ${lemma}`,
    lemma.replace(/^(?:quasi|semi|near|pseudo)-/u, ''),
  ];
  return (
    phrases.find((phrase) => relationWord(words, 'bond', phrase) ?? relationWord(words, 'bond-change', phrase)) ?? lemma
  );
}

/** The adjective of which a word is the comparative: "frosty" of "frostier". */
function comparative(word: string): string | undefined {
  if (/[^aeiou]ier$/u.test(word)) return word.replace(/ier$/u, 'y');
  return /[a-z]{3}er$/u.test(word) ? word.replace(/er$/u, '') : undefined;
}

const OVER = /^(?:over|dead|finished|gone|evaporate|vanish|disappear|history)$/u;

/** Reads quality and change of a bond from its adjectives and from the clause that it stands in. */
class BondState {
  quality: RelationWord['quality'];
  change: Relation['change'];
  predicate: number;
  from: number;
  to: number;
  cause: Span | undefined;
  private readonly tree: Sentence;
  private readonly noun: number;
  private readonly words: DiscourseLexicon;
  /** Bad blood that deepens parts; ties that deepen join. */
  private readonly bad: boolean;

  constructor(
    tree: Sentence,
    noun: number,
    words: DiscourseLexicon,
    entry: RelationWord | undefined,
    changing: RelationWord | undefined,
  ) {
    this.tree = tree;
    this.noun = noun;
    this.words = words;
    this.quality = entry?.quality;
    this.change = changing?.change ?? 'none';
    this.bad = entry?.quality === 'rival' || entry?.quality === 'hostile';
    this.predicate = noun;
    const tokens = subtree(tree, noun).filter((token) => token - noun < 14);
    this.from = tokens[0] ?? noun;
    this.to = tokens.at(-1) ?? noun;
  }

  readAttributes(): void {
    const { tree, noun } = this;
    for (const child of childrenBy(tree, noun, 'amod')) {
      this.describe(child);
      this.move(child);
    }
    for (const clause of childrenBy(tree, noun, 'acl')) {
      this.describe(clause);
      this.move(clause);
      if (tokenAt(tree, clause).deprel === 'acl:relcl') this.level(clause);
    }
  }

  readGovernor(): void {
    const { tree } = this;
    const noun = measured(tree, this.noun);
    const head = tokenAt(tree, noun).head;
    // "A row is the worst crisis between A and B": the noun itself is the predicate.
    this.attributeLevel(noun);
    if (head < 0) return;
    const relation = relationOf(tree, noun);
    if (relation === 'nsubj') this.asSubject(head);
    else if (relation === 'obj' || (relation === 'obl' && tokenAt(tree, head).upos === 'VERB')) this.asObject(head);
    else if (relation === 'xcomp') this.asSubject(head);
    else if (relation === 'nmod') this.underNoun(head);
    else if (relation === 'conj' && this.change === 'none') {
      // "Trade and ties with X have suffered"
      if (relationOf(tree, head) === 'nsubj') this.asSubject(tokenAt(tree, head).head);
    }
  }

  /** Where neither adjective nor verb tells, a word of the clause close by may ("have become frostier", "are in the freezer"). */
  readNearby(): void {
    const { tree, words } = this;
    if (this.quality !== undefined || this.change !== 'none') return;
    const top = measured(tree, this.noun);
    const { head } = tokenAt(tree, top);
    if (
      head < 0 ||
      relationOf(tree, top) !== 'nsubj' ||
      isUnreal(tree, head) ||
      isNegated(tree, head) ||
      isWanted(tree, head)
    )
      return;
    for (const token of subtree(tree, head)) {
      if (token <= top || token - head > 4 || token - head < -4) continue;
      const { form, upos } = tokenAt(tree, token);
      if (!/^(?:ADJ|NOUN|VERB)$/u.test(upos)) continue;
      const word = comparative(form.toLowerCase());
      const found =
        relationWord(words, 'quality', form.toLowerCase()) ??
        relationWord(words, 'level', form.toLowerCase()) ??
        (word === undefined ? undefined : relationWord(words, 'quality', word)) ??
        (upos === 'NOUN' ? relationWord(words, 'level', lemmaAt(tree, token)) : undefined);
      if (found === undefined) continue;
      const poor = found.quality === 'rival' || found.quality === 'hostile';
      if (found.change !== undefined) this.change = found.change;
      else if (word !== undefined) this.change = poor ? 'apart' : 'closer';
      if (found.quality !== undefined) this.quality = found.quality;
      this.reach(token);
      return;
    }
  }

  private asSubject(head: number): void {
    const { tree } = this;
    if (head < 0 || isUnreal(tree, head)) return;
    // "Ties, which had been severed in 2016": as it was, not as it is.
    if (
      tokenAt(tree, head).deprel === 'acl:relcl' &&
      childrenBy(tree, head, 'aux').some((aux) => /^had$/iu.test(tokenAt(tree, aux).form))
    )
      return;
    const negation = childrenBy(tree, head, 'advmod').find((child) => NEVER.test(lemmaAt(tree, child)));
    const denied = isNegated(tree, head) && (negation === undefined || lemmaAt(tree, negation) === 'not');
    const compared = childrenBy(tree, head, 'advmod').some((child) => lemmaAt(tree, child) === 'so');
    if (OVER.test(lemmaAt(tree, head)) && !denied) this.change = this.bad ? 'closer' : 'apart';
    else if (!denied || compared) {
      this.describe(head);
      this.move(head);
      this.level(head);
      for (const joined of childrenBy(tree, head, 'conj')) {
        this.describe(joined);
        if (tokenAt(tree, joined).upos === 'VERB') this.move(joined);
      }
      // "The special relationship has not been so strained": it was never worse.
      if (
        negation !== undefined &&
        compared &&
        (this.quality === 'rival' || this.quality === 'hostile' || this.lastRival)
      )
        this.change = 'apart';
    }
    this.predicate = head;
    this.reach(head);
  }

  private asObject(head: number): void {
    const { tree } = this;
    const noun = measured(tree, this.noun);
    const have = HAVING.test(lemmaAt(tree, head)) && relationOf(tree, noun) === 'obj';
    const hindered = isNegated(tree, head) || isUnreal(tree, head) || isWanted(tree, noun);
    // Wanted, planned, denied: it has not come.
    if (hindered) {
      if (this.change !== 'none' || !have) this.change = 'none';
      if (isWanted(tree, noun) || isNegated(tree, head)) this.quality = undefined;
      return;
    }
    const before = this.change;
    if (relationOf(tree, noun) === 'obj') {
      this.move(head);
      this.level(head, noun);
    }
    if (this.change !== before) {
      this.predicate = head;
      this.reach(head);
      const subject = childBy(tree, head, 'nsubj');
      if (
        subject !== undefined &&
        !tokenAt(tree, subject).deprel.endsWith('pass') &&
        tokenAt(tree, subject).upos !== 'PRON'
      ) {
        const phrase = subtree(tree, subject);
        this.cause = stretch(tree, phrase[0] ?? subject, phrase.at(-1) ?? subject);
      }
    } else if (
      have &&
      this.quality !== undefined &&
      /^(?:forge|build|develop|establish|form|cement|create|strike|conclude|sign|join|enter)$/u.test(
        lemmaAt(tree, head),
      )
    ) {
      this.change = this.bad ? 'none' : 'closer';
      this.reach(head);
    } else if (have) this.reach(head);
  }

  /** "The deterioration of relations", "a thaw in ties", "a blow to the alliance" */
  private underNoun(head: number): void {
    const { tree } = this;
    const turn = relationWord(this.words, 'turn', lemmaAt(tree, head));
    if (turn?.change === undefined || isUnreal(tree, head) || isWanted(tree, head) || isNegated(tree, head)) return;
    this.change = this.bad ? (turn.change === 'closer' ? 'apart' : 'none') : turn.change;
    this.predicate = head;
    this.reach(head);
  }

  private get lastRival(): boolean {
    return this.described === 'rival' || this.described === 'hostile';
  }
  private described: RelationWord['quality'];

  /** An adjective or noun that tells what kind of bond it is, or how it has become. */
  private describe(index: number): void {
    const { tree, words } = this;
    const form = tokenAt(tree, index).form.toLowerCase();
    const word =
      relationWord(words, 'quality', form) ??
      relationWord(words, 'quality', lemmaAt(tree, index)) ??
      relationWord(words, 'change', form);
    if (word === undefined) return;
    this.described = word.quality;
    if (word.quality !== undefined && this.quality === undefined) this.quality = word.quality;
    if (word.change !== undefined) this.change = this.bad ? (word.change === 'apart' ? 'none' : 'none') : word.change;
  }

  /** A verb (or participle) by which the bond grows or wanes. */
  private move(index: number): void {
    const { tree, words } = this;
    const { upos, form } = tokenAt(tree, index);
    // "Warm ties" are no ties that warm.
    if (upos !== 'VERB' && !(upos === 'ADJ' && /(?:ed|en|ing)$/u.test(form))) return;
    const lemma = lemmaAt(tree, index);
    const particle =
      childBy(tree, index, 'compound:prt') ??
      childrenBy(tree, index, 'advmod').find((one) => /^(?:aside|behind|away)$/u.test(lemmaAt(tree, one)));
    const end = childrenBy(tree, index, 'obl').find((child) =>
      /^(?:close|end|rest|side|bed)$/u.test(lemmaAt(tree, child)),
    );
    const heal = this.bad
      ? ((particle === undefined ? undefined : relationWord(words, 'heal', `${lemma} ${lemmaAt(tree, particle)}`)) ??
        (end === undefined
          ? undefined
          : relationWord(words, 'heal', `${lemma} ${caseOf(tree, end)} ${lemmaAt(tree, end)}`)) ??
        relationWord(words, 'heal', lemma))
      : undefined;
    const verb =
      (particle === undefined ? undefined : relationWord(words, 'verb', `${lemma} ${lemmaAt(tree, particle)}`)) ??
      relationWord(words, 'verb', lemma);
    if (heal !== undefined) this.change = 'closer';
    else if (verb?.change !== undefined) {
      // A rift that deepens or is built parts; one that breaks out does too.
      this.change = this.bad ? 'apart' : verb.change;
    }
  }

  /** "Are at their lowest point", "hit rock bottom", "plunged relations into crisis" */
  private level(index: number, without = -1): void {
    const { tree, words } = this;
    if (this.bad) return;
    const near = [index, ...childrenBy(tree, index, 'obl', 'obj', 'xcomp', 'nmod', 'advmod', 'ccomp')];
    for (const one of near) {
      // "After his rise", "since the crisis": a time, not how things stand.
      if (/^(?:after|since|before|during|despite|over|because|amid)$/u.test(caseOf(tree, one))) continue;
      if (one === without || one === this.noun) continue;
      const inner = [one, ...childrenBy(tree, one, 'amod', 'compound', 'nmod', 'advmod')];
      for (const token of inner) {
        if (token === this.noun) continue;
        const word =
          relationWord(words, 'level', tokenAt(tree, token).form.toLowerCase()) ??
          (tokenAt(tree, token).upos === 'NOUN' ? relationWord(words, 'level', lemmaAt(tree, token)) : undefined);
        if (word?.change !== undefined) {
          this.change = word.change;
          this.predicate = index;
          this.reach(Math.max(one, token));
          return;
        }
      }
    }
  }

  private attributeLevel(noun: number): void {
    const { tree, words } = this;
    for (const child of childrenBy(tree, noun, 'amod')) {
      const word = relationWord(words, 'level', tokenAt(tree, child).form.toLowerCase());
      if (word?.change !== undefined && !this.bad) this.change = word.change;
    }
  }

  private reach(token: number): void {
    this.from = Math.min(this.from, token);
    this.to = Math.max(this.to, token);
  }
}
