import type { Tree } from '../clause/tree.ts';
import { endOfPhrase, type Parties, relativeHead } from '../parties/parties.ts';

/** Verbs by which someone is or becomes what the noun behind them says. */
const BECOMING =
  /^(?:be|become|remain|stay|prove|seem|appear|make|turn|constitute|represent|pose|count|have|find|gain|win|lose)$/u;
/** Verbs by which someone takes another for what the noun says. */
const HOLDING =
  /^(?:see|view|regard|consider|call|treat|label|brand|perceive|describe|deem|name|cast|portray|denounce|find|think|list|designate|classify|blacklist|condemn|revile)$/u;
const SERVING = /^(?:play|act|serve|emerge|function|position|see|regard|view|count|rank|remain)$/u;

/** A word that tells whose ally or enemy somebody is. */
export interface Holder {
  readonly token: number;
  /** `seat`: a capital for its government. */
  readonly kind: 'possessive' | 'of' | 'seat' | 'demonym';
}

/** Who is the ally, the enemy, the patron, and where that is said. */
export interface Others {
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
function partitiveHead(tree: Tree, noun: number): number {
  const { head, deprel } = tree.token(noun);
  if (head < 0 || deprel !== 'nmod' || tree.caseOf(noun) !== 'of') return noun;
  const above = tree.token(head);
  return PART.test(tree.lemma(head)) ||
    above.xpos === 'JJS' ||
    (above.upos === 'ADJ' && /^most$/iu.test(tree.tokens[head - 1]?.form ?? ''))
    ? head
    : noun;
}
const PART = /^(?:one|some|two|three|most|first|last|several|few|many|part|leader|latest|number|host|handful)$/u;

/** Who is the ally, the enemy, the patron. */
export function othersOf(tree: Tree, role: number, parties: Parties, holders: readonly Holder[]): Others | undefined {
  const noun = partitiveHead(tree, role);
  const make = (ids: readonly string[], token: number, predicate = noun, holder: readonly string[] = []): Others => ({
    ids,
    holder,
    predicate,
    from: Math.min(token, noun),
    to: Math.max(token, noun),
  });
  const relation = tree.relation(noun);
  const above = tree.token(noun).head;
  const subject = tree.child(noun, 'nsubj');
  const copula = tree.child(noun, 'cop');
  if (subject !== undefined && (copula !== undefined || relation === 'root')) {
    // "Was an ally of": what it is now is not said, but by "no longer".
    if (copula !== undefined && tree.token(copula).xpos === 'VBD' && !isDenied(tree, noun)) {
      if (!tree.children(noun, 'advmod').some((child) => /^(?:once|formerly|previously)$/u.test(tree.lemma(child))))
        return undefined;
    }
    const head = relativeHead(tree, subject) ?? subject;
    return make(parties.at(tree, subject), head);
  }
  // "Iran, its ally", "Iran and Iraq, once friends", and further nouns joined to such a one ("supplier and friend")
  const first = relation === 'conj' && above >= 0 && tree.relation(above) === 'appos' ? above : noun;
  if (tree.relation(first) === 'appos') {
    const named = tree.token(first).head;
    const ids = named < 0 ? [] : alone(tree, noun, named, parties);
    // "Has backed Turkey, an ally since 1952": whose ally is not said, so it is the subject's.
    const clause = named < 0 ? -1 : tree.token(named).head;
    const indefinite =
      holders.length === 0 && tree.children(noun, 'det').some((det) => /^an?$/iu.test(tree.token(det).form));
    const whose =
      indefinite && clause >= 0 && /^(?:obj|obl|iobj)$/u.test(tree.relation(named))
        ? (parties.subjectOf(tree, clause)?.ids ?? [])
        : [];
    if (ids.length > 0) return make(ids, named, noun, whose);
  }
  // "Serbia and Russia, traditional friends,": the tree often takes the aside for one more of the row, or for a second subject.
  if (
    relation === 'conj' &&
    above >= 0 &&
    tree.child(noun, 'cc') === undefined &&
    tree.tokens[firstOf(tree, noun) - 1]?.form === ','
  ) {
    const before = tree.asideOf(noun)?.name ?? above;
    const ids = alone(tree, noun, before, parties);
    if (ids.length > 0 && tree.caseOf(noun) === '') return make(ids, before);
  }
  if (relation === 'nsubj' && above >= 0) {
    const rival = tree.children(above, 'nsubj').find((child) => child < noun);
    if (rival !== undefined && tree.tokens[firstOf(tree, noun) - 1]?.form === ',')
      return make(parties.at(tree, rival), rival);
  }
  const aside = tree.asideOf(role);
  const besides = aside === undefined ? [] : parties.at(tree, aside.name);
  if (aside !== undefined && besides.length > 0) return { ...make(besides, aside.name), former: aside.former };
  if (above >= 0 && tree.token(above).upos === 'VERB') {
    const verb = tree.lemma(above);
    const as = tree.caseOf(noun) === 'as';
    if (
      HOLDING.test(verb) &&
      (as || relation === 'xcomp' || relation === 'obl' || (relation === 'obj' && tree.child(above, 'obj') !== noun))
    ) {
      const object = tree.child(above, 'obj');
      const holder = parties.subjectOf(tree, above);
      if (object !== undefined && object !== noun)
        return make(parties.at(tree, object), object, above, holder?.ids ?? []);
      if (tree.child(above, 'nsubj:pass') !== undefined && holder !== undefined)
        return make(holder.ids, holder.head, above);
    }
    if (as ? SERVING.test(verb) : BECOMING.test(verb) && /^(?:xcomp|obj|obl)$/u.test(relation)) {
      const server = parties.subjectOf(tree, above);
      const object = as || (verb !== 'make' && verb !== 'turn') ? undefined : tree.child(above, 'obj');
      // "Has an ally in X": the subject is the owner.
      if (/^(?:have|find|gain|win|lose)$/u.test(verb)) {
        const than = [...tree.children(above, 'obl'), ...tree.children(noun, 'nmod', 'obl')].find(
          (child) => tree.caseOf(child) === 'than',
        );
        if (than !== undefined && server !== undefined && isDenied(tree, noun))
          return { ...make(parties.at(tree, than), than, above, server.ids), than: true };
        const inside = [...tree.children(above, 'obl'), ...tree.children(noun, 'nmod')].find(
          (child) => tree.caseOf(child) === 'in',
        );
        if (inside !== undefined && server !== undefined)
          return make(parties.at(tree, inside), inside, above, server.ids);
      } else if (object !== undefined && object !== noun) return make(parties.at(tree, object), object, above);
      else if (server !== undefined && server.ids.length > 0) return make(server.ids, server.head, above);
    }
  }
  const placed = (child: number): readonly string[] =>
    tree.caseOf(child) === 'in' ? parties.seated(tree, child) : parties.named(tree, child);
  const below = tree
    .children(noun)
    .find(
      (child) =>
        child > noun &&
        (/^(?:appos|flat)$/u.test(tree.relation(child)) ||
          (tree.relation(child) === 'nmod' &&
            /^(?:like|as|such|include|including|in|among)$/u.test(tree.caseOf(child)))) &&
        placed(child).length > 0,
    );
  // "His friend in Brasilia": the tree may hang the place on the verb.
  const seat = tree.tokens[noun + 1]?.lemma === 'in' ? noun + 2 : -1;
  if (below === undefined && holders.length > 0 && tree.tokens[seat]?.upos === 'PROPN') {
    const ids = parties.seated(tree, seat);
    if (ids.length > 0) return make(ids, seat);
  }
  // "The two archenemies, Iran and Israel,"
  const row = tree
    .children(noun, 'conj')
    .filter((child) => tree.child(child, 'cc') === undefined || child !== tree.children(noun, 'conj')[0]);
  if (
    below === undefined &&
    row.length >= 2 &&
    tree.tokens[firstOf(tree, row[0] ?? noun) - 1]?.form === ',' &&
    /^NNP?S$/u.test(tree.token(noun).xpos)
  ) {
    const ids = row.flatMap((child) => [...parties.named(tree, child)]);
    if (ids.length >= 2) return make(ids, row.at(-1) ?? noun);
  }
  if (below !== undefined) return make(placed(below), endOfPhrase(tree, below));
  // "Rival Iran", "ally Turkey": the noun before a name that it hangs on.
  if (above > noun && /^(?:compound|nmod|amod)$/u.test(relation) && tree.caseOf(noun) === '') {
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
          ...(tree.relation(next) === 'conj' ? [] : parties.named(tree, next)),
        ]),
      ],
      next,
    );
  // "Its main friends are Russia, China and Cuba"
  if (relation === 'nsubj' && above >= 0 && tree.child(above, 'cop') !== undefined) {
    const ids = parties.named(tree, above);
    if (ids.length > 0) return make(ids, above);
  }
  // "A, B and other American allies"
  if (relation === 'conj' && above >= 0 && tree.children(noun, 'amod').some((child) => tree.lemma(child) === 'other')) {
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
function alone(tree: Tree, noun: number, name: number, parties: Parties): readonly string[] {
  const ids = parties.named(tree, name);
  if (ids.length < 2 || tree.token(noun).xpos !== 'NN' || !tree.children(name, 'conj').some((joined) => joined > noun))
    return ids.length > 0 ? ids : parties.at(tree, name);
  const own = parties.beginningAt(tree, firstOf(tree, name));
  return own.length > 0 ? own : ids;
}

/** First token of a word's phrase. */
function firstOf(tree: Tree, head: number): number {
  return tree.subtree(head).find((token) => tree.token(token).upos !== 'PUNCT') ?? head;
}

function nextName(tree: Tree, noun: number, parties: Parties): number | undefined {
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
  if (start < 0 || tree.token(start).upos !== 'PROPN') return undefined;
  // An aside ends with another mark; "ally, Iran said" begins a clause.
  const closing = tree.tokens
    .slice(start + 1, start + 5)
    .find((token) => token.upos === 'PUNCT' || token.upos === 'VERB');
  return closing !== undefined && /^[,.;)—–]$/u.test(closing.form) ? start : undefined;
}

/** "China expressed shock on behalf of its friend": who was named last before. */
export function unnamedOther(
  tree: Tree,
  noun: number,
  parties: Parties,
  holders: readonly Holder[],
): Others | undefined {
  const [holder] = holders;
  if (
    holder?.kind !== 'possessive' ||
    !/^(?:its|his|her|their)$/iu.test(tree.token(holder.token).form) ||
    tree.token(noun).xpos !== 'NN' ||
    !/^(?:obj|obl|nmod)$/u.test(tree.relation(noun))
  )
    return undefined;
  const owner = parties.named(tree, holder.token);
  const ids = owner.length === 1 ? parties.lastBefore(tree, owner) : [];
  return ids.length === 0 ? undefined : { ids, holder: [], predicate: noun, from: holder.token, to: noun };
}

/** Whether it is said that somebody is none. */
export function isDenied(tree: Tree, noun: number): boolean {
  if (tree.hasNegator(noun)) return !isNoLonger(tree, noun);
  return tree
    .children(noun, 'cc', 'cc:preconj', 'det')
    .some((child) => /^(?:neither|nor|no)$/u.test(tree.lemma(child)));
}

/** "No longer", "not ... any longer" */
export function isNoLonger(tree: Tree, node: number): boolean {
  return tree
    .children(node, 'advmod', 'amod')
    .some(
      (child) =>
        (/^(?:long|longer)$/u.test(tree.lemma(child)) ||
          /^(?:longer|anymore)$/u.test(tree.token(child).form.toLowerCase())) &&
        (tree.children(child).some((inner) => tree.lemma(inner) === 'no') ||
          /^(?:no|any)$/iu.test(tree.tokens[child - 1]?.form ?? '') ||
          tree.lemma(child) === 'anymore'),
    );
}
