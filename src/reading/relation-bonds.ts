import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import type { DiscourseLexicon, RelationWord } from '../lexicon/discourse.ts';
import type { Relation } from '../records/relation.ts';
import type { Span } from '../records/span.ts';
import { asideOf } from './asides.ts';
import { type Bond, caseOf, cross, isUnreal, isWanted, type Pair, relationWord, within } from './bond.ts';
import type { Parties } from './parties.ts';
import { isNegated, lemmaAt, relationOf, stretch, subtree } from './sentence-tree.ts';

/** Nouns that tie two only where both are put together before them ("the Iran-Iraq war", not "the Iran and Iraq wars"). */
const ONE_BETWEEN_TWO = /^(?:war|conflict|crisis|struggle|contest|dispute|row|split)$/u;
/** Bonds of which a side may be named behind "of" or "against". */
const OF = /^(?:courtship|alliance|axis|partnership|friendship|coalition|bloc|pact|entente|marriage)$/u;
const AGAINST = /^(?:war|hostility|enmity|animosity|feud|vendetta|belligerence|struggle|hatred)$/u;
/** Feelings of one side for another: "its mistrust of Moscow". */
const FELT =
  /^(?:mistrust|distrust|suspicion|hatred|dislike|resentment|contempt|disdain|loathing|wariness|affection|envy|jealousy|feeling|love|sympathy|anger|fury|trust|support|irritation|frustration|embrace|courtship)$/u;
/** Verbs that say that a bond is there or has come about. */
const HAVING =
  /^(?:have|enjoy|maintain|keep|retain|boast|share|forge|build|develop|establish|form|cement|create|strike|cultivate|foster|nurture|conclude|preserve|sign|join|possess|harbor|harbour|bear|feel|hold|pride|value|make|enter)$/u;
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
  // "Has no love for", "little trust in": the contrary.
  const ended =
    childBy(tree, noun, 'cop') !== undefined &&
    childrenBy(tree, noun, 'advmod').some((adverb) => /^longer$/iu.test(tokenAt(tree, adverb).form));
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

/** Sides that a noun of relation ties: "between A and B", "A's ties with B", "A-B relations", "A has close ties with B". */
function tiedSides(tree: Sentence, noun: number, parties: Parties, isBad: boolean): readonly Pair[] {
  const lemma = lemmaAt(tree, noun);
  const owners: string[] = [];
  const others: string[] = [];
  // "A border dispute of its own with India": what the tree hangs on a word inside is meant for the noun.
  const inside = childrenBy(tree, noun, 'nmod').flatMap((child) =>
    childrenBy(tree, child, 'nmod').filter((one) => caseOf(tree, one) === 'with'),
  );
  for (const child of [...childrenBy(tree, noun), ...inside]) {
    const relation = relationOf(tree, child);
    if (tokenAt(tree, child).deprel === 'nmod:poss' || relation === 'amod' || relation === 'compound') {
      const possessor = possessorByClause(tree, child, noun, parties);
      if (possessor.length > 0) {
        owners.push(...possessor);
        continue;
      }
      // "U.S.-China ties": both stand before the noun, one inside the other.
      for (const inner of subtree(tree, child))
        owners.push(...parties.spelled(tree, inner), ...hyphenated(tree, inner, parties));
    } else if (relation === 'nmod' || relation === 'obl') {
      const preposition = caseOf(tree, child);
      if (/^(?:between|among|amongst)$/u.test(preposition)) {
        const sides = [child, ...childrenBy(tree, child, 'conj')].flatMap((one) => [...parties.at(tree, one)]);
        if (new Set(sides).size >= 2) return within(sides);
        owners.push(...sides);
      } else if (
        /^(?:with|to|and|toward|towards)$/u.test(preposition) ||
        (preposition === 'against' && (AGAINST.test(lemma) || isBad)) ||
        (preposition === 'from' && PARTED.test(lemma)) ||
        (preposition === 'in' && /^(?:trust|faith|confidence)$/u.test(lemma)) ||
        (/^(?:of|for|at)$/u.test(preposition) && FELT.test(lemma))
      ) {
        others.push(...parties.at(tree, child));
      } else if (preposition === 'of' && OF.test(lemma)) owners.push(...parties.at(tree, child));
    } else if (relation === 'acl') {
      // "The friendship that binds A to B", "the love lost between A and B"
      const joined =
        JOINING.test(lemmaAt(tree, child)) || childBy(tree, child, 'nsubj') === undefined
          ? joinedBy(tree, child, parties)
          : [];
      if (joined.length >= 2) return within(joined);
    }
  }
  const left = [...new Set(owners)];
  // "Has mended its quarrel with Ethiopia": the tree may hang the other side on the verb.
  if (others.length === 0) {
    const verb = tokenAt(tree, noun).head;
    const lemmaAbove = verb < 0 ? '' : lemmaAt(tree, verb);
    if (
      verb >= 0 &&
      relationOf(tree, noun) === 'obj' &&
      (HAVING.test(lemmaAbove) || ENDING.test(lemmaAbove) || SHARING.test(lemmaAbove))
    )
      for (const child of childrenBy(tree, verb, 'obl'))
        if (child > noun && caseOf(tree, child) === 'with') others.push(...parties.at(tree, child));
  }
  const unnamed = childrenBy(tree, noun, 'nmod', 'obl').some((child) =>
    /^(?:with|to|between|among|toward|towards)$/u.test(caseOf(tree, child)),
  );
  if (left.length < 2 && others.length === 0 && !unnamed && !ONE_BETWEEN_TWO_ALONE.test(lemma)) {
    const both = togetherInClause(tree, noun, parties);
    if (both.length >= 2) return within(both);
  }
  if (
    ONE_BETWEEN_TWO.test(lemma) &&
    others.length === 0 &&
    !subtree(tree, noun).some((token) => token < noun && /[-–]/u.test(tokenAt(tree, token).form))
  )
    return [];
  if (others.length > 0) {
    if (left.length > 0) return cross(left, others);
    const verbal = ownerByVerb(tree, noun, parties);
    // "Mali has moved into Moscow's camp, and relations with Paris are at rock bottom"
    return cross(
      verbal.length > 0 ? verbal : relationOf(tree, noun) === 'nsubj' ? parties.topic(tree, noun, others) : [],
      others,
    );
  }
  // "Have joined an axis that comprises A, B and C"
  const clause = OF.test(lemma)
    ? childrenBy(tree, noun, 'acl').find((child) =>
        /^(?:comprise|include|unite|link|consist)$/u.test(lemmaAt(tree, child)),
      )
    : undefined;
  const members = clause === undefined ? undefined : childBy(tree, clause, 'obj', 'obl');
  if (members !== undefined) return within([...ownerByVerb(tree, noun, parties), ...parties.named(tree, members)]);
  // "A and B are at odds", "remain at loggerheads", "found themselves on opposite sides"
  if (left.length === 0 && /^(?:at|on|in|of)$/u.test(caseOf(tree, noun))) {
    const subject = childBy(tree, noun, 'nsubj');
    if (subject !== undefined) return childBy(tree, noun, 'cop') === undefined ? [] : within(parties.at(tree, subject));
    const verb = tokenAt(tree, noun).head;
    const standing =
      verb >= 0 &&
      relationOf(tree, noun) === 'obl' &&
      /^(?:be|remain|stay|find|stand|end|spend|stay|fight|seem|work)$/u.test(lemmaAt(tree, verb));
    return standing ? within(parties.subjectOf(tree, verb)?.ids ?? []) : [];
  }
  // "Their opposition to the war": not among themselves
  return left.length >= 2 && !unnamed ? within(left) : [];
}

const PARTED = /^(?:divorce|break|separation|split|estrangement|alienation|decoupling|distance|detachment)$/u;
const SHARING = /^(?:find|share|reach|heal|see)$/u;
const JOINING = /^(?:bind|link|unite|tie|join|connect|divide|separate|split|set|pit|estrange)$/u;

/** The sides that a clause behind the noun puts together: "that binds A to B", "dividing A and B". */
function joinedBy(tree: Sentence, verb: number, parties: Parties): readonly string[] {
  const between = childrenBy(tree, verb, 'obl').find((child) => /^(?:between|among)$/u.test(caseOf(tree, child)));
  if (between !== undefined) return [...new Set(parties.at(tree, between))];
  if (!JOINING.test(lemmaAt(tree, verb))) return [];
  const object = childBy(tree, verb, 'obj');
  const other = childrenBy(tree, verb, 'obl').find((child) =>
    /^(?:to|from|and|with|against)$/u.test(caseOf(tree, child)),
  );
  return [...new Set([object, other].flatMap((one) => (one === undefined ? [] : [...parties.at(tree, one)])))];
}

const ONE_BETWEEN_TWO_ALONE =
  /^(?:step|throat|side|interest|priority|contact|crisis|war|gap|division|divide|distance|confidence|help|contest|competition)$/u;
const HIS = /^(?:its|his|her|their)$/iu;

/**
 * "Lithuania's decision has wrecked its relations": a pronoun before what a deed has done something to means whose deed it is, and "their"
 * before what two do something to means the two.
 */
function possessorByClause(tree: Sentence, pronoun: number, noun: number, parties: Parties): readonly string[] {
  if (!HIS.test(tokenAt(tree, pronoun).form)) return [];
  const verb = tokenAt(tree, noun).head;
  if (verb < 0 || tokenAt(tree, verb).upos !== 'VERB' || relationOf(tree, noun) !== 'obj') return [];
  const subject = childBy(tree, verb, 'nsubj');
  if (subject === undefined || tokenAt(tree, subject).upos !== 'NOUN' || parties.at(tree, subject).length > 0)
    return [];
  const possessor =
    childBy(tree, subject, 'nmod:poss') ?? childrenBy(tree, subject, 'nmod').find((child) => child < subject);
  return possessor === undefined ? [] : parties.at(tree, possessor);
}

/** "A and B have patched up their relationship", "have been locked in a dispute", "enjoy close ties": the two of the subject. */
function togetherInClause(tree: Sentence, noun: number, parties: Parties): readonly string[] {
  const top = measured(tree, noun);
  const verb = tokenAt(tree, top).head;
  if (verb < 0 || !/^(?:VERB|ADJ)$/u.test(tokenAt(tree, verb).upos)) return [];
  const relation = relationOf(tree, top);
  const own = childrenBy(tree, noun).find((child) => tokenAt(tree, child).deprel === 'nmod:poss');
  if (own !== undefined && !/^their$/iu.test(tokenAt(tree, own).form)) return [];
  if (caseOf(tree, top) === 'by' && JOINING.test(lemmaAt(tree, verb))) return parties.subjectOf(tree, verb)?.ids ?? [];
  const placed =
    /^(?:in|into|at|on)$/u.test(caseOf(tree, top)) &&
    /^(?:obj|obl|xcomp|nmod)$/u.test(relation) &&
    LOCKED.test(lemmaAt(tree, verb));
  const had =
    relation === 'obj' && (own !== undefined || HAVING.test(lemmaAt(tree, verb)) || ENDING.test(lemmaAt(tree, verb)));
  if (!placed && !had) return [];
  const { ids } = parties.subjectOf(tree, verb) ?? { ids: [] };
  return ids.length === 2 || (ids.length === 3 && /^(?:form|forge|found|build)$/u.test(lemmaAt(tree, verb))) ? ids : [];
}
const LOCKED =
  /^(?:lock|embroil|entangle|engage|be|remain|mire|bog|catch|involve|trap|stick|snarl|sink|embark|unite|bind)$/u;
const ENDING =
  /^(?:end|bury|settle|resolve|shelve|overcome|repair|mend|patch|set|put|restore|renew|normalise|normalize|rekindle|revive|suspend|sever|cut|break|downgrade|upgrade|deepen|strengthen|expand)$/u;

/** "Two decades of hostility", "a state of war": the noun that stands in the clause for the bond. */
function measured(tree: Sentence, noun: number): number {
  const { head, deprel } = tokenAt(tree, noun);
  return head >= 0 && deprel === 'nmod' && caseOf(tree, noun) === 'of' && MEASURE.test(lemmaAt(tree, head))
    ? head
    : noun;
}
const MEASURE =
  /^(?:decade|year|month|week|century|generation|half|period|spell|state|bout|era|round|legacy|history|kind|sort|sense|atmosphere|climate|mood|spirit|lot|level|degree|deal|cycle|series|string|end|pattern|source|matter)$/u;

/** Sides of one token with a hyphen ("Sino-Soviet" is left to the names; "Iran-Iraq" as one token is not). */
function hyphenated(tree: Sentence, token: number, parties: Parties): readonly string[] {
  return childrenBy(tree, token, 'compound', 'nmod').flatMap((child) => [...parties.named(tree, child)]);
}

/** "It has deepened ties with Y", "X is at odds with Y", "X is on good terms with Y": the subject is the other side. */
function ownerByVerb(tree: Sentence, noun: number, parties: Parties): readonly string[] {
  const subject = childBy(tree, noun, 'nsubj');
  if (subject !== undefined) {
    return childBy(tree, noun, 'cop') !== undefined && /^(?:at|on|in|of)$/u.test(caseOf(tree, noun))
      ? parties.at(tree, subject)
      : [];
  }
  const verb = tokenAt(tree, noun).head;
  // "Niger, the state on the best terms with France"
  if (verb >= 0 && relationOf(tree, noun) === 'nmod' && /^(?:at|on)$/u.test(caseOf(tree, noun)) && verb < noun) {
    const above = parties.at(tree, verb);
    const aside = above.length > 0 ? undefined : asideOf(tree, verb);
    return aside === undefined ? above : parties.at(tree, aside.name);
  }
  if (verb < 0 || !/^(?:obj|obl|xcomp)$/u.test(relationOf(tree, noun))) return [];
  if (!/^(?:VERB|ADJ)$/u.test(tokenAt(tree, verb).upos)) return [];
  // "Has put Britain at odds with France"
  const put = PUTTING.test(lemmaAt(tree, verb)) && caseOf(tree, noun) !== '' ? childBy(tree, verb, 'obj') : undefined;
  if (put !== undefined && put !== noun) {
    const ids = parties.at(tree, put);
    if (ids.length > 0) return ids;
  }
  return parties.subjectOf(tree, verb)?.ids ?? [];
}

const OVER = /^(?:over|dead|finished|gone|evaporate|vanish|disappear|history)$/u;
const PUTTING = /^(?:put|set|place|bring|leave|throw|drive|force|keep)$/u;

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

  private asSubject(head: number): void {
    const { tree } = this;
    if (head < 0 || isUnreal(tree, head)) return;
    // "Ties, which had been severed in 2016": as it was, not as it is.
    if (
      tokenAt(tree, head).upos === 'VERB' &&
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
