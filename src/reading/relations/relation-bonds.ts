import type { DiscourseLexicon, RelationWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Relation } from '../../records/relation.ts';
import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, isUnreal, isWanted, relationWord, within } from './bond.ts';
import { HAVING, measured, tiedSides } from './relation-sides.ts';

const ADVERBS_OF_A_BOND_GONE = wordClass('adverbs of a bond gone');
const DETERMINERS_OF_NO_BOND = wordClass('determiners of no bond');
const DETERMINERS_OF_NO_BOND_IN_PARTICULAR = wordClass('determiners of no bond in particular');
const NOUNS_BEHIND_AN_ENDED_BOND = wordClass('nouns behind an ended bond');
const PREPOSITIONS_OF_WHEN_AND_WHY = wordClass('prepositions of when and why');
const VERBS_OF_MAKING_A_BOND = wordClass('verbs of making a bond');

/** In a negated clause these still describe: "has never been closer". */
const NEVER = wordClass('adverbs of denial of a bond');

/**
 * What a noun says that ties two sides: "the alliance of A and B", "A's ties with B have soured", "relations between them are at their
 * lowest point", "A is at odds with B", "a wedge between A and B", "the A-B rivalry".
 */
export function nounBond(tree: Tree, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = bondLemma(tree, noun, words);
  const entry = relationWord(words, 'bond', lemma);
  const changing = relationWord(words, 'bond-change', lemma);
  if ((entry === undefined && changing === undefined) || isUnreal(tree, noun)) return undefined;
  // "Would agree only in coordination with Jordan"
  const { head } = tree.token(noun);
  if (head >= 0 && tree.relation(noun) === 'obl' && tree.token(head).upos === 'VERB' && isUnreal(tree, head))
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
    tree.child(noun, 'cop') !== undefined &&
    tree.children(noun, 'advmod').some((adverb) => ADVERBS_OF_A_BOND_GONE.has(tree.token(adverb).form.toLowerCase()));
  const lacking = (isLacking(tree, noun) || ended) && !isWanted(tree, noun);
  const quality =
    lacking && (/^(?:ally|partner)$/u.test(state.quality ?? '') || /^(?:relation|tie|contact)$/u.test(lemma))
      ? 'rival'
      : state.quality;
  const change = ended && lacking ? 'apart' : state.change;
  if (unnamed && state.predicate === noun) return undefined;
  if (unnamed && change === 'none' && (entry?.quality === undefined || tree.child(noun, 'nmod:poss') === undefined))
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
function isBareBond(tree: Tree, noun: number): boolean {
  return (
    BARE.has(tree.lemma(noun)) &&
    /^(?:nsubj|obj)$/u.test(tree.relation(noun)) &&
    tree
      .children(noun)
      .every(
        (child) =>
          /^(?:det|amod|punct|acl|cop)$/u.test(tree.relation(child)) ||
          (tree.token(child).deprel === 'nmod:poss' && /^(?:their)$/iu.test(tree.token(child).form)),
      ) &&
    !tree
      .children(noun, 'det')
      .some((det) => DETERMINERS_OF_NO_BOND_IN_PARTICULAR.has(tree.token(det).form.toLowerCase()))
  );
}
const BARE = wordClass('nouns of bonds that need no adjective');

function isLacking(tree: Tree, noun: number): boolean {
  return (
    tree.hasNegator(noun) ||
    tree
      .children(noun, 'amod', 'det')
      .some((child) => DETERMINERS_OF_NO_BOND.has(tree.token(child).form.toLowerCase())) ||
    /^(?:no|little|scant)$/iu.test(tree.tokens[noun - 1]?.form ?? '')
  );
}

/** "Bone of contention" and "cold war" are words of their own. */
function bondLemma(tree: Tree, noun: number, words: DiscourseLexicon): string {
  const lemma = tree.lemma(noun);
  const of = tree.children(noun, 'nmod').find((child) => tree.caseOf(child) === 'of');
  const before = noun > 0 ? tree.lemma(noun - 1) : '';
  const out = tree.children(noun, 'case').some((mark) => tree.lemma(mark) === 'out');
  const phrases = [
    ...(out ? [`out of ${lemma}`] : []),
    ...(of === undefined ? [] : [`${lemma} of ${tree.lemma(of)}`, `${lemma} of ${tree.token(of).form.toLowerCase()}`]),
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

const OVER = wordClass('words of a bond that is over');

/** Reads quality and change of a bond from its adjectives and from the clause that it stands in. */
class BondState {
  quality: RelationWord['quality'];
  change: Relation['change'];
  predicate: number;
  from: number;
  to: number;
  cause: Span | undefined;
  private readonly tree: Tree;
  private readonly noun: number;
  private readonly words: DiscourseLexicon;
  /** Bad blood that deepens parts; ties that deepen join. */
  private readonly bad: boolean;

  constructor(
    tree: Tree,
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
    const tokens = tree.subtree(noun).filter((token) => token - noun < 14);
    this.from = tokens[0] ?? noun;
    this.to = tokens.at(-1) ?? noun;
  }

  readAttributes(): void {
    const { tree, noun } = this;
    for (const child of tree.children(noun, 'amod')) {
      this.describe(child);
      this.move(child);
    }
    for (const clause of tree.children(noun, 'acl')) {
      this.describe(clause);
      this.move(clause);
      if (tree.token(clause).deprel === 'acl:relcl') this.level(clause);
    }
  }

  readGovernor(): void {
    const { tree } = this;
    const noun = measured(tree, this.noun);
    const head = tree.token(noun).head;
    // "A row is the worst crisis between A and B": the noun itself is the predicate.
    this.attributeLevel(noun);
    if (head < 0) return;
    const relation = tree.relation(noun);
    if (relation === 'nsubj') this.asSubject(head);
    else if (relation === 'obj' || (relation === 'obl' && tree.token(head).upos === 'VERB')) this.asObject(head);
    else if (relation === 'xcomp') this.asSubject(head);
    else if (relation === 'nmod') this.underNoun(head);
    else if (relation === 'conj' && this.change === 'none') {
      // "Trade and ties with X have suffered"
      if (tree.relation(head) === 'nsubj') this.asSubject(tree.token(head).head);
    }
  }

  /** Where neither adjective nor verb tells, a word of the clause close by may ("have become frostier", "are in the freezer"). */
  readNearby(): void {
    const { tree, words } = this;
    if (this.quality !== undefined || this.change !== 'none') return;
    const top = measured(tree, this.noun);
    const { head } = tree.token(top);
    if (
      head < 0 ||
      tree.relation(top) !== 'nsubj' ||
      isUnreal(tree, head) ||
      tree.hasNegator(head) ||
      isWanted(tree, head)
    )
      return;
    for (const token of tree.subtree(head)) {
      if (token <= top || token - head > 4 || token - head < -4) continue;
      const { form, upos } = tree.token(token);
      if (!/^(?:ADJ|NOUN|VERB)$/u.test(upos)) continue;
      const word = comparative(form.toLowerCase());
      const found =
        relationWord(words, 'quality', form.toLowerCase()) ??
        relationWord(words, 'level', form.toLowerCase()) ??
        (word === undefined ? undefined : relationWord(words, 'quality', word)) ??
        (upos === 'NOUN' ? relationWord(words, 'level', tree.lemma(token)) : undefined);
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
      tree.token(head).deprel === 'acl:relcl' &&
      tree.children(head, 'aux').some((aux) => /^had$/iu.test(tree.token(aux).form))
    )
      return;
    const negation = tree.children(head, 'advmod').find((child) => NEVER.has(tree.lemma(child)));
    const denied = tree.hasNegator(head) && (negation === undefined || tree.lemma(negation) === 'not');
    const compared = tree.children(head, 'advmod').some((child) => tree.lemma(child) === 'so');
    if (OVER.has(tree.lemma(head)) && !denied) this.change = this.bad ? 'closer' : 'apart';
    else if (!denied || compared) {
      this.describe(head);
      this.move(head);
      this.level(head);
      for (const joined of tree.children(head, 'conj')) {
        this.describe(joined);
        if (tree.token(joined).upos === 'VERB') this.move(joined);
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
    const have = HAVING.has(tree.lemma(head)) && tree.relation(noun) === 'obj';
    const hindered = tree.hasNegator(head) || isUnreal(tree, head) || isWanted(tree, noun);
    // Wanted, planned, denied: it has not come.
    if (hindered) {
      if (this.change !== 'none' || !have) this.change = 'none';
      if (isWanted(tree, noun) || tree.hasNegator(head)) this.quality = undefined;
      return;
    }
    const before = this.change;
    if (tree.relation(noun) === 'obj') {
      this.move(head);
      this.level(head, noun);
    }
    if (this.change !== before) {
      this.predicate = head;
      this.reach(head);
      const subject = tree.child(head, 'nsubj');
      if (
        subject !== undefined &&
        !tree.token(subject).deprel.endsWith('pass') &&
        tree.token(subject).upos !== 'PRON'
      ) {
        const phrase = tree.subtree(subject);
        this.cause = tree.stretch(phrase[0] ?? subject, phrase.at(-1) ?? subject);
      }
    } else if (have && this.quality !== undefined && VERBS_OF_MAKING_A_BOND.has(tree.lemma(head))) {
      this.change = this.bad ? 'none' : 'closer';
      this.reach(head);
    } else if (have) this.reach(head);
  }

  /** "The deterioration of relations", "a thaw in ties", "a blow to the alliance" */
  private underNoun(head: number): void {
    const { tree } = this;
    const turn = relationWord(this.words, 'turn', tree.lemma(head));
    if (turn?.change === undefined || isUnreal(tree, head) || isWanted(tree, head) || tree.hasNegator(head)) return;
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
    const form = tree.token(index).form.toLowerCase();
    const word =
      relationWord(words, 'quality', form) ??
      relationWord(words, 'quality', tree.lemma(index)) ??
      relationWord(words, 'change', form);
    if (word === undefined) return;
    this.described = word.quality;
    if (word.quality !== undefined && this.quality === undefined) this.quality = word.quality;
    if (word.change !== undefined) this.change = this.bad ? (word.change === 'apart' ? 'none' : 'none') : word.change;
  }

  /** A verb (or participle) by which the bond grows or wanes. */
  private move(index: number): void {
    const { tree, words } = this;
    const { upos, form } = tree.token(index);
    // "Warm ties" are no ties that warm.
    if (upos !== 'VERB' && !(upos === 'ADJ' && /(?:ed|en|ing)$/u.test(form))) return;
    const lemma = tree.lemma(index);
    const particle =
      tree.child(index, 'compound:prt') ??
      tree.children(index, 'advmod').find((one) => /^(?:aside|behind|away)$/u.test(tree.lemma(one)));
    const end = tree.children(index, 'obl').find((child) => NOUNS_BEHIND_AN_ENDED_BOND.has(tree.lemma(child)));
    const heal = this.bad
      ? ((particle === undefined ? undefined : relationWord(words, 'heal', `${lemma} ${tree.lemma(particle)}`)) ??
        (end === undefined
          ? undefined
          : relationWord(words, 'heal', `${lemma} ${tree.caseOf(end)} ${tree.lemma(end)}`)) ??
        relationWord(words, 'heal', lemma))
      : undefined;
    const verb =
      (particle === undefined ? undefined : relationWord(words, 'verb', `${lemma} ${tree.lemma(particle)}`)) ??
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
    const near = [index, ...tree.children(index, 'obl', 'obj', 'xcomp', 'nmod', 'advmod', 'ccomp')];
    for (const one of near) {
      // "After his rise", "since the crisis": a time, not how things stand.
      if (PREPOSITIONS_OF_WHEN_AND_WHY.has(tree.caseOf(one))) continue;
      if (one === without || one === this.noun) continue;
      const inner = [one, ...tree.children(one, 'amod', 'compound', 'nmod', 'advmod')];
      for (const token of inner) {
        if (token === this.noun) continue;
        const word =
          relationWord(words, 'level', tree.token(token).form.toLowerCase()) ??
          (tree.token(token).upos === 'NOUN' ? relationWord(words, 'level', tree.lemma(token)) : undefined);
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
    for (const child of tree.children(noun, 'amod')) {
      const word = relationWord(words, 'level', tree.token(child).form.toLowerCase());
      if (word?.change !== undefined && !this.bad) this.change = word.change;
    }
  }

  private reach(token: number): void {
    this.from = Math.min(this.from, token);
    this.to = Math.max(this.to, token);
  }
}
