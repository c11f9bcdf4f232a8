import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Mention } from '../../records/actor.ts';
import { isPerson } from '../../records/actor-id.ts';
import type { Tree } from '../clause/tree.ts';
import { ListedSides } from './listed-sides.ts';
import { headOfSpan } from './text-names.ts';

const NOUNS_OF_A_BODY = wordClass('nouns of a body');
const SINGULAR = /^(?:it|its|itself|he|she|his|her)$/u;
const PLURAL = /^(?:they|them|their|themselves)$/u;
const REFLEXIVE = /^(?:itself|himself|herself|themselves)$/u;
const WE = /^(?:we|us|our|ours)$/u;
const NOUNS_OF_A_PARTY = wordClass('nouns of a party to a quarrel');
const REBELS = wordClass('nouns of who fights a government');
const PARTIES = wordClass('nouns of two that face each other');
const BUSINESSES = wordClass('nouns of a business');
const LANDS = wordClass('nouns of land that acts');
const CAPTORS = wordClass('nouns of who holds captives');
/** Bodies that each state has. */
const OF_A_STATE = /^(?:army|cabinet|government|parliament|senate)$/u;
/** How many sentences back "the movement" may have been named. */
const FAR = 4;
/** Bodies that the reader does not know are held apart by this in front of their names. */
const BODY = 'org:';

/**
 * Whom words mean that say it by what stood before: pronouns, "we", "the party", "both sides", and a name that stands alone as
 * a heading.
 */
export abstract class EarlierSides extends ListedSides {
  /** The sentence before, without a mere "No." and the labels of who asks and answers. */
  protected before(tree: Tree): Tree | undefined {
    return this.trees
      .slice(0, tree.index)
      .findLast(({ tokens }) => tokens.filter(({ upos }) => upos !== 'PUNCT').length > 1);
  }

  /** "The Greens. Both parties would ...": a noun for bodies in the first sentence under a name that stands alone. */
  protected underHeading(tree: Tree, token: number, depth: number): readonly string[] {
    const before = this.before(tree);
    if (before === undefined || !isHeading(before) || tree.relation(token) !== 'nsubj') return [];
    const lemma = tree.lemma(token);
    const isMeant =
      tree.token(token).upos === 'NOUN' &&
      (NOUNS_OF_A_BODY.has(lemma) || NOUNS_OF_A_PARTY.has(lemma) || BUSINESSES.has(lemma) || LANDS.has(lemma));
    return isMeant ? this.aboutWhom(before, depth) : [];
  }

  /** "Neither wants to send soldiers", "both refused": those of whom the sentence before tells together. */
  protected eachOfThem(tree: Tree, token: number, depth: number): readonly string[] {
    if (!/^(?:all|both|each|neither|none)$/u.test(tree.lemma(token)) || tree.relation(token) !== 'nsubj') return [];
    const before = this.before(tree);
    const root = before?.rootOf();
    const subject = root === undefined ? undefined : before?.child(root, 'nsubj');
    if (!before || subject === undefined || tree.children(token, 'nmod').length > 0) return [];
    const all = [...new Set(this.coordinated(before, subject, depth))];
    return all.length > 1 ? all : [];
  }

  protected pronounAt(tree: Tree, token: number, depth: number): readonly string[] {
    const { form } = tree.token(token);
    const word = form.toLowerCase();
    if (REFLEXIVE.test(word)) {
      const subject = tree.token(token).head < 0 ? undefined : tree.child(tree.token(token).head, 'nsubj');
      return subject === undefined ? [] : this.coordinated(tree, subject, depth);
    }
    if (WE.test(word) && form !== 'US') return this.speakersAt(tree, token, depth) ?? this.quotedBelow(tree, depth);
    return SINGULAR.test(word) || PLURAL.test(word) ? this.pronoun(tree, token, word, depth) : [];
  }

  /**
   * "It" and "they" in front of their verb: in a clause that somebody says, he himself; else whoever the sentence before is
   * about, of "they" whoever of several it names last.
   */
  protected pronoun(tree: Tree, token: number, word: string, depth: number): readonly string[] {
    const verb = tree.token(token).head;
    if (!/^(?:nsubj|expl)$/u.test(tree.relation(token)) && !(token <= 1 && tree.relation(token) === 'nmod')) return [];
    if (verb < 0 || tree.relation(verb) === 'advcl') return [];
    const saying = tree.ancestors(verb);
    for (const above of /^(?:ccomp|parataxis|conj)$/u.test(tree.relation(verb)) ? saying : []) {
      const subject = tree.child(above, 'nsubj');
      if (subject === undefined || subject >= token) continue;
      const said = this.coordinated(tree, subject, depth);
      // "Its leaders say that they will": several who speak for one.
      const isOne = SINGULAR.test(word) || /^NNP?S$/u.test(tree.token(subject).xpos);
      if (said.length > 0 && (isOne === (said.length === 1) || said.length > 1 === PLURAL.test(word))) return said;
    }
    const before = this.before(tree);
    const isFirst = saying.every((above) => (tree.child(above, 'nsubj') ?? token) >= token);
    if (before === undefined || !isFirst) return [];
    const about = isFragment(before) ? this.aboutWhom(before, depth) : [];
    if (about.length > 0) return about;
    return SINGULAR.test(word) ? this.subjectOf(before, depth) : this.severalIn(before, depth);
  }

  protected coordinated(tree: Tree, token: number, depth: number): readonly string[] {
    return [token, ...tree.children(token, 'conj')].flatMap((one) => this.meant(tree, one, depth + 1));
  }

  /** "The alliance", "the government": a body known by its noun alone. */
  protected bareBody(tree: Tree, token: number, depth: number, mention: Mention | undefined): readonly string[] {
    if (!this.isBareBody(tree, token)) return [];
    if (!OF_A_STATE.test(tree.lemma(token))) return this.bodyBefore(tree, token, depth);
    // "The parliament demands that the government resign": one state's.
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    if (subject !== undefined && subject < token && OF_A_STATE.test(tree.lemma(subject)))
      return this.meant(tree, subject, depth + 1);
    const before = this.before(tree);
    return before && !mention?.actsFor.length ? this.subjectOf(before, depth) : [];
  }

  protected isBareBody(tree: Tree, token: number): boolean {
    const lemma = tree.lemma(token);
    const isBank = /^(?:bank|fund)$/u.test(lemma) && tree.children(token).every((child) => child < token);
    const known = [NOUNS_OF_A_BODY, NOUNS_OF_A_PARTY, REBELS, BUSINESSES, LANDS, CAPTORS];
    if (!isBank && !known.some((words) => words.has(lemma))) return false;
    return tree
      .children(token)
      .every(
        (child) =>
          /^(?:PUNCT|ADP)$/u.test(tree.token(child).upos) ||
          /^(?:the|this|that)$/iu.test(tree.token(child).form) ||
          child > token ||
          (isBank && tree.relation(child) === 'amod'),
      );
  }

  /** "The alliance": the body that the text named last with that word; "the company": the last one named at all. */
  protected bodyBefore(tree: Tree, token: number, depth: number): readonly string[] {
    const lemma = tree.lemma(token);
    const named = [tree, ...this.trees.slice(0, tree.index).toReversed()].flatMap((one) =>
      one.tokens
        .filter(({ index }) => (one === tree ? index < token : true) && this.isNamedBody(one, index))
        .toReversed()
        .map(({ index }) => ({ tree: one, index })),
    );
    const said = this.wordsOfNoun(tree, token);
    const called = named.find((one) => {
      const beside = this.known(one.tree, one.index, depth + 1).flatMap((id) => [...(this.nouns.get(id) ?? [])]);
      const words = [one.tree.lemma(one.index), ...this.wordsAt(one.tree, one.index), ...beside];
      return said.every((word) => words.includes(word));
    });
    if (!called && said.length > 1) return [];
    if (called) return this.meant(called.tree, called.index, depth + 1);
    const [last] = named.filter((one) => this.known(one.tree, one.index, depth + 1).some((id) => id.startsWith(BODY)));
    const isNear = (lines: number): boolean => last !== undefined && tree.index - last.tree.index <= lines;
    if (BUSINESSES.has(lemma) || LANDS.has(lemma)) {
      const meant = LANDS.has(lemma) ? this.regions : undefined;
      const fits = (id: string): boolean => (meant ? meant.has(id) : this.isFirm(id));
      const near = named.find((one) => this.known(one.tree, one.index, depth + 1).some(fits));
      if (near && tree.index - near.tree.index <= FAR) return this.meant(near.tree, near.index, depth + 1);
    }
    if (last && NOUNS_OF_A_PARTY.has(lemma) && isNear(FAR)) return this.meant(last.tree, last.index, depth + 1);
    return REBELS.has(lemma) || CAPTORS.has(lemma) ? this.onlyParty(CAPTORS.has(lemma)) : [];
  }

  /** "The opposition", "the rebels": the one party or armed group of which the text tells, where it tells of one. */
  protected onlyParty(isArmed = false): readonly string[] {
    const [armed, ...others] = this.armed;
    if (isArmed && armed && others.length === 0) return [armed.id];
    const all = this.subjects.map((id) => this.aliases.get(id) ?? id).filter((id) => id.startsWith(BODY));
    const [only, ...more] = new Set(all);
    return only !== undefined && more.length === 0 && all.length > 1 ? [only] : [];
  }

  /** "The central bank": a noun in the form of names, and the adjectives in front of it. */
  protected wordsOfNoun(tree: Tree, token: number): readonly string[] {
    const before = tree.children(token, 'amod', 'compound').filter((one) => one < token);
    return [...before.map((one) => tree.token(one).form.toLowerCase()), tree.lemma(token)];
  }

  /**
   * "Both parties", "the two sides": the two of whom the text tells most, or else those that were spoken of last, without
   * whoever speaks to them.
   */
  protected both(tree: Tree, token: number, depth: number): readonly string[] {
    if (!/^(?:obj|iobj|nsubj)$/u.test(tree.relation(token))) return [];
    // "That the two share power"
    const isBare = tree.lemma(token) === 'two' && tree.tokens[token - 1]?.form.toLowerCase() === 'the';
    const isOfTwo =
      PARTIES.has(tree.lemma(token)) && tree.children(token).some((one) => /^(?:both|two)$/u.test(tree.lemma(one)));
    if (!isBare && !isOfTwo) return [];
    const subject = tree.child(tree.rootOf() ?? token, 'nsubj');
    const speaking = subject === undefined || subject === token ? [] : this.meant(tree, subject, depth + 1);
    const times = new Map<string, number>();
    // "Proposes that both sides freeze": whoever proposes it may be one of them; whoever asks them, or waits for them, is not.
    const verb = tree.token(token).head;
    const isAmong = tree.relation(token) === 'nsubj' && !(verb >= 0 && tree.relation(verb) === 'advcl');
    for (const id of this.subjects)
      if ((isAmong || !speaking.includes(id)) && !id.startsWith('loc:')) times.set(id, (times.get(id) ?? 0) + 1);
    // Of those who act as often, it is those of whom the text speaks more.
    for (const [id, n] of times) times.set(id, n + (this.spokenOf.get(id) ?? 0) / 1000);
    const [first, second, third] = [...times].toSorted(([, a], [, b]) => b - a);
    if (!first || !second || third?.[1] === second[1]) return this.lastTwo(tree, speaking, depth);
    return [first[0], second[0]];
  }

  /** The two that were spoken of last. */
  protected lastTwo(tree: Tree, speaking: readonly string[], depth: number): readonly string[] {
    const found: string[] = [];
    for (const before of this.trees.slice(Math.max(0, tree.index - 6), tree.index).toReversed()) {
      for (const { index } of before.tokens.toReversed()) {
        if (before.relation(index) !== 'nsubj') continue;
        for (const id of this.coordinated(before, index, depth))
          if (!found.includes(id) && !speaking.includes(id)) found.push(id);
        if (found.length >= 2) return found.slice(0, 2);
      }
    }
    return [];
  }

  /** Who says "we" there; undefined where it stands in no speech of anybody. */
  protected speakersAt(tree: Tree, token: number, depth: number): readonly string[] | undefined {
    const { start, end } = tree.token(token);
    const speech = this.speeches.find(({ content }) => content.some((one) => one.start <= start && one.end >= end));
    if (!speech) return undefined;
    // The words that name who speaks may stand in the sentence before.
    const named = speech.source.flatMap((span) => {
      const there = this.trees.find((one) =>
        one.tokens.some((word) => word.start >= span.start && word.end <= span.end),
      );
      const source = there && headOfSpan(there, span);
      if (!there || source === undefined || WE.test(there.token(source).form.toLowerCase())) return [];
      return this.meant(there, source, depth + 1).map((id) => this.aliases.get(id) ?? id);
    });
    const isSide = (id: string): boolean => !id.startsWith('loc:') && !isPerson(id);
    if (named.some(isSide)) return named;
    const said = speech.actsFor.length > 0 ? speech.actsFor : speech.speakers;
    return said.some(isSide) ? said : this.mainSpeaker.some(isSide) ? this.mainSpeaker : this.speakerOfTitle();
  }

  /** "The front issued this text:", and below it sentences within one quotation. */
  protected quotedBelow(tree: Tree, depth: number): readonly string[] {
    for (const before of this.trees.slice(Math.max(0, tree.index - 12), tree.index).toReversed()) {
      const forms = before.tokens.map(({ form }) => form);
      if (forms.at(-1) === ':') return this.aboutWhom(before, depth + 1);
      if (forms.some((form) => /^(?:”|''|")$/u.test(form)) && !/^(?:“|``|")$/u.test(forms[0] ?? '')) return [];
    }
    return [];
  }

  /** "Transcript: the foreign secretary on …": whoever holds an office that the title names. */
  protected speakerOfTitle(): readonly string[] {
    const [title] = this.trees;
    const held = title
      ? this.mentionsIn(title).filter(({ kind, actsFor }) => kind === 'role' && actsFor.length === 1)
      : [];
    return held[0]?.actsFor ?? [];
  }

  /** Whom a sentence tells of, or the name that it is; of a fragment ("Their one demand: …") whoever its "their" means. */
  protected aboutWhom(tree: Tree, depth: number): readonly string[] {
    const root = tree.rootOf();
    if (root === undefined) return [];
    if (isHeading(tree)) return this.meant(tree, root, depth + 1);
    const before = this.before(tree);
    const isOf =
      tree.token(root).upos === 'NOUN' && tree.children(root, 'nmod:poss').some((one) => this.isItsOrTheir(tree, one));
    if (isOf && before !== undefined && depth < 3) return this.aboutWhom(before, depth + 1);
    return this.subjectOf(tree, depth);
  }

  protected isItsOrTheir(tree: Tree, token: number): boolean {
    return /^(?:its|their)$/u.test(tree.token(token).form.toLowerCase());
  }

  protected subjectOf(tree: Tree, depth: number): readonly string[] {
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : (tree.child(root, 'nsubj') ?? tree.nearestSubject(root));
    if (subject === undefined) return [];
    const said = tree.child(subject, 'conj') === undefined ? this.meant(tree, subject, depth + 1) : [];
    return said.length === 1 ? said : [];
  }

  protected severalIn(tree: Tree, depth: number): readonly string[] {
    const several = tree.tokens
      .filter(({ xpos }) => /^(?:NNPS|NNS)$/u.test(xpos))
      .map(({ index }) => this.meant(tree, index, depth + 1))
      .filter((ids) => ids.length > 0);
    const root = tree.rootOf();
    const subject = root === undefined ? undefined : tree.child(root, 'nsubj');
    const all = subject === undefined ? [] : this.coordinated(tree, subject, depth);
    if (all.length > 1) return all;
    return several.at(-1) ?? [];
  }
}

/** A sentence without a verb of its own. */
function isFragment(tree: Tree): boolean {
  const root = tree.rootOf();
  return (
    root !== undefined &&
    /^(?:NOUN|PROPN)$/u.test(tree.token(root).upos) &&
    tree.child(root, 'nsubj', 'cop') === undefined
  );
}

/** A name, or a noun with its article, that stands alone: "The Socialist Party." */
function isHeading(tree: Tree): boolean {
  const words = tree.tokens.filter(({ upos }) => upos !== 'PUNCT');
  const isName = words.some(({ upos }) => upos === 'PROPN');
  return isName && words.length <= 8 && words.every(({ upos }) => /^(?:PROPN|NOUN|ADJ|DET|ADP)$/u.test(upos));
}
