import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import type { DiscourseLexicon } from '../lexicon/discourse.ts';
import { asideOf } from './asides.ts';
import { asPatron, type Bond, caseOf, cross, isUnreal, type Pair, relationWord, within } from './bond.ts';
import { endOfPhrase, type Parties, relativeHead } from './parties.ts';
import { isNegated, lemmaAt, relationOf, subtree } from './sentence-tree.ts';

/** Verbs by which someone is or becomes what the noun behind them says. */
const BECOMING =
  /^(?:be|become|remain|stay|prove|seem|appear|make|turn|constitute|represent|pose|count|have|find|gain|win|lose)$/u;
/** Verbs by which someone takes another for what the noun says. */
const HOLDING =
  /^(?:see|view|regard|consider|call|treat|label|brand|perceive|describe|deem|name|cast|portray|denounce|find|think|list|designate|classify|blacklist|condemn|revile)$/u;
const SERVING = /^(?:play|act|serve|emerge|function|position|see|regard|view|count|rank|remain)$/u;
/** Adjectives that make "state" or "power" a word of relation. */
const STANCE = /^(?:terrorist|hostile|friendly|unfriendly|adversarial|antagonistic|inimical|neutral|fraternal)$/u;
const NOT_YET =
  /^(?:potential|possible|would-be|prospective|future|natural|supposed|alleged|self-proclaimed|unlikely|next)$/u;
/** What one side calls another, and says of no third. */
const LABEL =
  /^(?:terrorist|traitor|renegade|bandit|criminal|gangster|rogue|outlaw|province|evil|satan|devil|cancer|tumor|tumour)$/u;
/** Who supports a state is its ally; who supports a group is its patron. */
const SUPPORTING = /^(?:supporter|defender|advocate|champion)$/u;
const NO_LONGER = /^(?:former|ex|erstwhile|one-time|onetime|old-time|ex-)$/u;

/**
 * What one is to another by a noun: "X is an ally of Y", "its patron, Y", "Y's enemy X", "A and B, once friends", "the two rivals, A and
 * B", "sees X as a threat".
 */
export function roleBond(tree: Sentence, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'role', roleLemma(tree, noun));
  if (entry === undefined || isUnreal(tree, noun)) return undefined;
  const adjectives = childrenBy(tree, noun, 'amod', 'compound').map((child) => lemmaAt(tree, child));
  if (adjectives.some((word) => NOT_YET.test(word))) return undefined;
  const neighbour = /^neighbou?r$/u.test(lemmaAt(tree, noun));
  const described = adjectives
    .filter((word) => neighbour || STANCE.test(word))
    .map((word) => relationWord(words, 'quality', word)?.quality)
    .find(Boolean);
  // "A difficult neighbour": without an adjective a neighbour is neither friend nor foe.
  const quality = entry.quality ?? described;
  if (quality === undefined || (quality === 'client' && entry.quality === undefined)) return undefined;
  const holders = holdersWith(tree, noun, parties);
  const found = othersOf(tree, noun, parties, holders) ?? unnamedOther(tree, noun, parties, holders);
  if (found === undefined) return undefined;
  const plural = tokenAt(tree, noun).xpos === 'NNS' || tokenAt(tree, noun).xpos === 'NNPS';
  const label = LABEL.test(lemmaAt(tree, noun)) || adjectives.includes('terrorist');
  const owners = label ? [] : ownersOf(tree, noun, holders, parties, found.ids);
  const pairs: readonly Pair[] =
    owners.length > 0
      ? cross(found.ids, owners)
      : found.holder.length > 0
        ? cross(found.ids, found.holder)
        : plural && found.ids.length >= 2 && holders.every((holder) => isNobodys(tree, holder)) && !label
          ? within(found.ids)
          : [];
  if (pairs.length === 0) return undefined;
  const never = isDenied(tree, noun) && found.than !== true;
  const former = !never && (found.former === true || isFormer(tree, noun, adjectives, found.predicate));
  const tokens = subtree(tree, noun).filter((token) => Math.abs(token - noun) < 14);
  const sided =
    quality === 'patron' && SUPPORTING.test(lemmaAt(tree, noun)) && pairs.every(([, b]) => /^[A-Z]{3}$/u.test(b))
      ? 'ally'
      : quality;
  return {
    ...asPatron(sided, pairs),
    ...(never || former ? { quality: 'neutral' } : {}),
    change: former
      ? 'apart'
      : /^(?:become|turn|make|emerge)$/u.test(lemmaAt(tree, found.predicate)) && never === false
        ? turned(quality)
        : 'none',
    predicate: found.predicate,
    from: Math.min(found.from, tokens[0] ?? noun),
    to: Math.max(found.to, noun, ...tokens),
    rule: 'role',
  };
}

/** "Partners of convenience" are partners of each other. */
function isNobodys(tree: Sentence, { token, kind }: Holder): boolean {
  return (
    kind === 'of' && tokenAt(tree, token).upos === 'NOUN' && childBy(tree, token, 'det', 'nmod:poss') === undefined
  );
}

/** "China expressed shock on behalf of its friend": who was named last before. */
function unnamedOther(tree: Sentence, noun: number, parties: Parties, holders: readonly Holder[]): Others | undefined {
  const [holder] = holders;
  if (
    holder?.kind !== 'possessive' ||
    !/^(?:its|his|her|their)$/iu.test(tokenAt(tree, holder.token).form) ||
    tokenAt(tree, noun).xpos !== 'NN' ||
    !/^(?:obj|obl|nmod)$/u.test(relationOf(tree, noun))
  )
    return undefined;
  const owner = parties.named(tree, holder.token);
  const ids = owner.length === 1 ? parties.lastBefore(tree, owner) : [];
  return ids.length === 0 ? undefined : { ids, holder: [], predicate: noun, from: holder.token, to: noun };
}

/** Who becomes an ally comes closer; who becomes an enemy moves away. */
function turned(quality: string): Bond['change'] {
  if (quality === 'rival' || quality === 'hostile') return 'apart';
  return quality === 'neutral' ? 'none' : 'closer';
}

/** "Arch-rival" and "arch - rival" are one word; so is "brother-in-arms". */
function roleLemma(tree: Sentence, noun: number): string {
  const before = noun > 0 && relationOf(tree, noun - 1) === 'compound' ? lemmaAt(tree, noun - 1) : '';
  if (/^(?:client|vassal|satellite|puppet|buffer)$/u.test(before)) return `${before} state`;
  return (
    lemmaAt(tree, noun).replace(/^arch-?(?=.)/u, (prefix) => (prefix.length > 0 ? '' : prefix)) || lemmaAt(tree, noun)
  );
}

interface Holder {
  readonly token: number;
  /** `seat`: a capital for its government. */
  readonly kind: 'possessive' | 'of' | 'seat' | 'demonym';
}

/** The same, where they hang on the name that the noun stands before ("its arch-rival Iran") or on the noun that it is joined to. */
function holdersWith(tree: Sentence, noun: number, parties: Parties): readonly Holder[] {
  const own = holdersOf(tree, noun, parties);
  const above = tokenAt(tree, noun).head;
  if (own.length > 0 || above < 0) return own;
  const relation = relationOf(tree, noun);
  if (/^(?:amod|compound|nmod|flat)$/u.test(relation) && above > noun)
    return holdersOf(tree, above, parties).filter(({ token }) => token < noun);
  if (relation === 'conj' && tokenAt(tree, above).upos === 'NOUN' && relationOf(tree, above) === 'appos')
    return holdersOf(tree, above, parties);
  return own;
}

/** The words that tell whose ally or enemy it is. */
function holdersOf(tree: Sentence, noun: number, parties: Parties): readonly Holder[] {
  const holders: Holder[] = [];
  for (const child of childrenBy(tree, noun)) {
    const relation = relationOf(tree, child);
    if (tokenAt(tree, child).deprel === 'nmod:poss') holders.push({ token: child, kind: 'possessive' });
    else if (/^(?:nmod|obl)$/u.test(relation)) {
      const preposition = caseOf(tree, child);
      // "An enemy in the eyes of Ankara"
      if (preposition === 'in' && lemmaAt(tree, child) === 'eye') {
        for (const inner of childrenBy(tree, child, 'nmod')) holders.push({ token: inner, kind: 'seat' });
      } else if (/^(?:of|to|for|with)$/u.test(preposition)) holders.push({ token: child, kind: 'of' });
    } else if ((relation === 'amod' || relation === 'compound') && parties.named(tree, child).length > 0)
      holders.push({ token: child, kind: 'demonym' });
  }
  return holders;
}

function ownersOf(
  tree: Sentence,
  noun: number,
  holders: readonly Holder[],
  parties: Parties,
  others: readonly string[],
): readonly string[] {
  const sure = holders.filter(({ kind }) => kind !== 'demonym');
  // "Its Lebanese ally": where somebody's ally it is, the adjective tells who the ally is.
  const chosen = sure.length > 0 ? sure : holders;
  // "Damascus and its Russian protector": whoever it is joined to owns it.
  const above = tokenAt(tree, noun).head;
  if (
    relationOf(tree, noun) === 'conj' &&
    above >= 0 &&
    sure.some(({ token }) => /^(?:its|his|her|their)$/iu.test(tokenAt(tree, token).form))
  ) {
    const joined = parties.named(tree, above).filter((id) => !others.includes(id));
    if (joined.length > 0 && childBy(tree, noun, 'cc') !== undefined) return joined;
  }
  return [
    ...new Set(
      chosen.flatMap(({ token, kind }) =>
        kind === 'possessive'
          ? parties.owner(tree, token, others)
          : kind === 'seat'
            ? parties.seated(tree, token)
            : parties.at(tree, token),
      ),
    ),
  ];
}

interface Others {
  readonly ids: readonly string[];
  /** Who takes them for it, where the noun itself has no owner. */
  readonly holder: readonly string[];
  readonly predicate: number;
  readonly from: number;
  readonly to: number;
  /** No longer: "once its ally". */
  readonly former?: boolean;
  /** "Has no better friend than London": though denied, it is said of London. */
  readonly than?: boolean;
}

/** "One of its closest friends", "the most loyal of America's allies": the word that stands in the clause for the noun. */
function partitiveHead(tree: Sentence, noun: number): number {
  const { head, deprel } = tokenAt(tree, noun);
  if (head < 0 || deprel !== 'nmod' || caseOf(tree, noun) !== 'of') return noun;
  const above = tokenAt(tree, head);
  return PART.test(lemmaAt(tree, head)) ||
    above.xpos === 'JJS' ||
    (above.upos === 'ADJ' && /^most$/iu.test(tree.tokens[head - 1]?.form ?? ''))
    ? head
    : noun;
}
const PART = /^(?:one|some|two|three|most|first|last|several|few|many|part|leader|latest|number|host|handful)$/u;

/** Who is the ally, the enemy, the patron. */
function othersOf(tree: Sentence, role: number, parties: Parties, holders: readonly Holder[]): Others | undefined {
  const noun = partitiveHead(tree, role);
  const make = (ids: readonly string[], token: number, predicate = noun, holder: readonly string[] = []): Others => ({
    ids,
    holder,
    predicate,
    from: Math.min(token, noun),
    to: Math.max(token, noun),
  });
  const relation = relationOf(tree, noun);
  const above = tokenAt(tree, noun).head;
  const subject = childBy(tree, noun, 'nsubj');
  const copula = childBy(tree, noun, 'cop');
  if (subject !== undefined && (copula !== undefined || relation === 'root')) {
    // "Was an ally of": what it is now is not said, but by "no longer".
    if (copula !== undefined && tokenAt(tree, copula).xpos === 'VBD' && !isDenied(tree, noun)) {
      if (
        !childrenBy(tree, noun, 'advmod').some((child) => /^(?:once|formerly|previously)$/u.test(lemmaAt(tree, child)))
      )
        return undefined;
    }
    const head = relativeHead(tree, subject) ?? subject;
    return make(parties.at(tree, subject), head);
  }
  // "Iran, its ally", "Iran and Iraq, once friends", and further nouns joined to such a one ("supplier and friend")
  const first = relation === 'conj' && above >= 0 && relationOf(tree, above) === 'appos' ? above : noun;
  if (relationOf(tree, first) === 'appos') {
    const named = tokenAt(tree, first).head;
    const ids = named < 0 ? [] : alone(tree, noun, named, parties);
    // "Has backed Turkey, an ally since 1952": whose ally is not said, so it is the subject's.
    const clause = named < 0 ? -1 : tokenAt(tree, named).head;
    const indefinite =
      holders.length === 0 && childrenBy(tree, noun, 'det').some((det) => /^an?$/iu.test(tokenAt(tree, det).form));
    const whose =
      indefinite && clause >= 0 && /^(?:obj|obl|iobj)$/u.test(relationOf(tree, named))
        ? (parties.subjectOf(tree, clause)?.ids ?? [])
        : [];
    if (ids.length > 0) return make(ids, named, noun, whose);
  }
  // "Serbia and Russia, traditional friends,": the tree often takes the aside for one more of the row, or for a second subject.
  if (
    relation === 'conj' &&
    above >= 0 &&
    childBy(tree, noun, 'cc') === undefined &&
    tree.tokens[firstOf(tree, noun) - 1]?.form === ','
  ) {
    const before = asideOf(tree, noun)?.name ?? above;
    const ids = alone(tree, noun, before, parties);
    if (ids.length > 0 && caseOf(tree, noun) === '') return make(ids, before);
  }
  if (relation === 'nsubj' && above >= 0) {
    const rival = childrenBy(tree, above, 'nsubj').find((child) => child < noun);
    if (rival !== undefined && tree.tokens[firstOf(tree, noun) - 1]?.form === ',')
      return make(parties.at(tree, rival), rival);
  }
  const aside = asideOf(tree, role);
  const besides = aside === undefined ? [] : parties.at(tree, aside.name);
  if (aside !== undefined && besides.length > 0) return { ...make(besides, aside.name), former: aside.former };
  if (above >= 0 && tokenAt(tree, above).upos === 'VERB') {
    const verb = lemmaAt(tree, above);
    const as = caseOf(tree, noun) === 'as';
    if (
      HOLDING.test(verb) &&
      (as || relation === 'xcomp' || relation === 'obl' || (relation === 'obj' && childBy(tree, above, 'obj') !== noun))
    ) {
      const object = childBy(tree, above, 'obj');
      const holder = parties.subjectOf(tree, above);
      if (object !== undefined && object !== noun)
        return make(parties.at(tree, object), object, above, holder?.ids ?? []);
      if (childBy(tree, above, 'nsubj:pass') !== undefined && holder !== undefined)
        return make(holder.ids, holder.head, above);
    }
    if (as ? SERVING.test(verb) : BECOMING.test(verb) && /^(?:xcomp|obj|obl)$/u.test(relation)) {
      const server = parties.subjectOf(tree, above);
      const object = as || (verb !== 'make' && verb !== 'turn') ? undefined : childBy(tree, above, 'obj');
      // "Has an ally in X": the subject is the owner.
      if (/^(?:have|find|gain|win|lose)$/u.test(verb)) {
        const than = [...childrenBy(tree, above, 'obl'), ...childrenBy(tree, noun, 'nmod', 'obl')].find(
          (child) => caseOf(tree, child) === 'than',
        );
        if (than !== undefined && server !== undefined && isDenied(tree, noun))
          return { ...make(parties.at(tree, than), than, above, server.ids), than: true };
        const inside = [...childrenBy(tree, above, 'obl'), ...childrenBy(tree, noun, 'nmod')].find(
          (child) => caseOf(tree, child) === 'in',
        );
        if (inside !== undefined && server !== undefined)
          return make(parties.at(tree, inside), inside, above, server.ids);
      } else if (object !== undefined && object !== noun) return make(parties.at(tree, object), object, above);
      else if (server !== undefined && server.ids.length > 0) return make(server.ids, server.head, above);
    }
  }
  const placed = (child: number): readonly string[] =>
    caseOf(tree, child) === 'in' ? parties.seated(tree, child) : parties.named(tree, child);
  const below = childrenBy(tree, noun).find(
    (child) =>
      child > noun &&
      (/^(?:appos|flat)$/u.test(relationOf(tree, child)) ||
        (relationOf(tree, child) === 'nmod' &&
          /^(?:like|as|such|include|including|in|among)$/u.test(caseOf(tree, child)))) &&
      placed(child).length > 0,
  );
  // "His friend in Brasilia": the tree may hang the place on the verb.
  const seat = tree.tokens[noun + 1]?.lemma === 'in' ? noun + 2 : -1;
  if (below === undefined && holders.length > 0 && tree.tokens[seat]?.upos === 'PROPN') {
    const ids = parties.seated(tree, seat);
    if (ids.length > 0) return make(ids, seat);
  }
  // "The two archenemies, Iran and Israel,"
  const row = childrenBy(tree, noun, 'conj').filter(
    (child) => childBy(tree, child, 'cc') === undefined || child !== childrenBy(tree, noun, 'conj')[0],
  );
  if (
    below === undefined &&
    row.length >= 2 &&
    tree.tokens[firstOf(tree, row[0] ?? noun) - 1]?.form === ',' &&
    /^NNP?S$/u.test(tokenAt(tree, noun).xpos)
  ) {
    const ids = row.flatMap((child) => [...parties.named(tree, child)]);
    if (ids.length >= 2) return make(ids, row.at(-1) ?? noun);
  }
  if (below !== undefined) return make(placed(below), endOfPhrase(tree, below));
  // "Rival Iran", "ally Turkey": the noun before a name that it hangs on.
  if (above > noun && /^(?:compound|nmod|amod)$/u.test(relation) && caseOf(tree, noun) === '') {
    const ids = parties.named(tree, above);
    if (ids.length > 0) return make(ids, above);
  }
  // "Its rival Iran", "its ally, Hezbollah,": the next name, wherever the tree has hung it.
  const next = nextName(tree, noun, parties);
  if (next !== undefined)
    return make(
      [
        ...new Set([
          ...parties.beginningAt(tree, next),
          ...(relationOf(tree, next) === 'conj' ? [] : parties.named(tree, next)),
        ]),
      ],
      next,
    );
  // "Its main friends are Russia, China and Cuba"
  if (relation === 'nsubj' && above >= 0 && childBy(tree, above, 'cop') !== undefined) {
    const ids = parties.named(tree, above);
    if (ids.length > 0) return make(ids, above);
  }
  // "A, B and other American allies"
  if (
    relation === 'conj' &&
    above >= 0 &&
    childrenBy(tree, noun, 'amod').some((child) => lemmaAt(tree, child) === 'other')
  ) {
    const ids = parties.named(tree, above);
    if (ids.length > 0) return make(ids, above);
  }
  // "Its Russian protector", where somebody else owns it
  const demonym = holders.find(({ kind }) => kind === 'demonym');
  if (demonym !== undefined && holders.some(({ kind }) => kind === 'possessive'))
    return make(parties.named(tree, demonym.token), demonym.token);
  // "The ally": one that was named before.
  const same = parties.named(tree, noun);
  return same.length > 0 && holders.length > 0 ? make(same, noun) : undefined;
}

/** Whom an aside of one ("China, its customer, and the United States") speaks of: not those joined behind it. */
function alone(tree: Sentence, noun: number, name: number, parties: Parties): readonly string[] {
  const ids = parties.named(tree, name);
  if (
    ids.length < 2 ||
    tokenAt(tree, noun).xpos !== 'NN' ||
    !childrenBy(tree, name, 'conj').some((joined) => joined > noun)
  )
    return ids.length > 0 ? ids : parties.at(tree, name);
  const own = parties.beginningAt(tree, firstOf(tree, name));
  return own.length > 0 ? own : ids;
}

/** First token of a word's phrase. */
function firstOf(tree: Sentence, head: number): number {
  return subtree(tree, head).find((token) => tokenAt(tree, token).upos !== 'PUNCT') ?? head;
}

function nextName(tree: Sentence, noun: number, parties: Parties): number | undefined {
  const next = tree.tokens[noun + 1];
  if (next === undefined) return undefined;
  if (parties.beginningAt(tree, noun + 1).length > 0 && next.upos === 'PROPN') return noun + 1;
  if (!/^[,:—–]$/u.test(next.form)) return undefined;
  const skip = tree.tokens[noun + 2]?.form.toLowerCase() === 'the' ? 3 : 2;
  const start =
    parties.beginningAt(tree, noun + 2).length > 0
      ? noun + 2
      : parties.beginningAt(tree, noun + skip).length > 0
        ? noun + skip
        : -1;
  if (start < 0 || tokenAt(tree, start).upos !== 'PROPN') return undefined;
  // An aside ends with another mark; "ally, Iran said" begins a clause.
  const closing = tree.tokens
    .slice(start + 1, start + 5)
    .find((token) => token.upos === 'PUNCT' || token.upos === 'VERB');
  return closing !== undefined && /^[,.;)—–]$/u.test(closing.form) ? start : undefined;
}

function isDenied(tree: Sentence, noun: number): boolean {
  if (isNegated(tree, noun)) return !isNoLonger(tree, noun);
  return childrenBy(tree, noun, 'cc', 'cc:preconj', 'det').some((child) =>
    /^(?:neither|nor|no)$/u.test(lemmaAt(tree, child)),
  );
}

function isNoLonger(tree: Sentence, node: number): boolean {
  return childrenBy(tree, node, 'advmod', 'amod').some(
    (child) =>
      (/^(?:long|longer)$/u.test(lemmaAt(tree, child)) ||
        /^(?:longer|anymore)$/u.test(tokenAt(tree, child).form.toLowerCase())) &&
      (childrenBy(tree, child).some((inner) => lemmaAt(tree, inner) === 'no') ||
        /^(?:no|any)$/iu.test(tree.tokens[child - 1]?.form ?? '') ||
        lemmaAt(tree, child) === 'anymore'),
  );
}

function isFormer(tree: Sentence, noun: number, adjectives: readonly string[], predicate: number): boolean {
  if (adjectives.some((word) => NO_LONGER.test(word)) || isNoLonger(tree, noun) || isNoLonger(tree, predicate))
    return true;
  return childrenBy(tree, noun, 'advmod').some((child) => /^(?:once|formerly|previously)$/u.test(lemmaAt(tree, child)));
}
