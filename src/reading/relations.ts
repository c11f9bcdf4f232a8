import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import { type DiscourseLexicon, type RelationWord, wordKey } from '../lexicon/discourse.ts';
import { recordId } from '../records/identify.ts';
import type { Relation } from '../records/relation.ts';
import type { Span } from '../records/span.ts';
import type { Statement } from '../records/statement.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from './context.ts';
import { isHypothetical } from './hypothetical.ts';
import { isNegated, lemmaAt, relationOf, stretch, subtree } from './sentence-tree.ts';
import { isPower, type Voices, voicesOf } from './voices.ts';

interface Bond {
  readonly pairs: readonly (readonly [string, string])[];
  readonly quality: Relation['quality'];
  readonly change: Relation['change'];
  /** Token whose dependents may name the cause. */
  readonly predicate: number;
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly cause?: Span;
}

/** Only states, bodies and organised groups have relations. */
const PARTY = /^(?:[A-Z]{3}$|igo:|org:)/u;

/**
 * Finds what the text or a speaker says two actors are to each other or are becoming: "an ally of", "close ties between",
 * "relations have worsened", "drifted apart". Relations are never inferred from events.
 */
export function findRelations(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Relation[] {
  const voices = voicesOf(actors, statements);
  const relations: Relation[] = [];
  const seen = new Set<string>();
  for (const tree of context.analysis.sentences) {
    for (const token of tree.tokens) {
      const bond =
        token.upos === 'NOUN' || token.upos === 'PROPN' || token.upos === 'ADJ'
          ? (roleBond(tree, token.index, words, voices) ??
            nounBond(tree, token.index, words, voices) ??
            drift(tree, token.index, words, voices))
          : token.upos === 'ADV' || token.upos === 'VERB'
            ? drift(tree, token.index, words, voices)
            : undefined;
      if (bond === undefined) continue;
      const evidence = stretch(tree, bond.from, bond.to);
      if (evidence === undefined) continue;
      const cause = causeOf(tree, bond.predicate) ?? bond.cause;
      const speaker = voices.speakerAt(token.start);
      for (const [a, b] of bond.pairs) {
        if (a === b || !isPower(actors, a) || !isPower(actors, b)) continue;
        const key = `${[a, b].sort().join(' ')} ${speaker} ${bond.change}`;
        if (seen.has(key)) continue;
        seen.add(key);
        relations.push({
          kind: 'relation',
          id: recordId('relation', context.document.id, a, b, bond.quality, bond.change, evidence.start),
          a,
          b,
          quality: bond.quality,
          change: bond.change,
          ...(cause === undefined ? {} : { cause }),
          speaker,
          evidence,
          sentence: sentenceRef(tree),
          provenance: { stage: 'relations', by: 'rule', rule: bond.rule, grade: 'fair' },
        });
      }
    }
  }
  return relations;
}

function entryOf(words: DiscourseLexicon, pos: string, lemma: string): RelationWord | undefined {
  return words.relations.get(wordKey(pos, lemma))?.[0];
}

function caseOf(tree: Sentence, token: number): string {
  const marker = childBy(tree, token, 'case');
  return marker === undefined ? '' : lemmaAt(tree, marker);
}

function parties(voices: Voices, tree: Sentence, token: number): string[] {
  return voices.ownersOf(tree, token).filter((id) => PARTY.test(id));
}

function cross(a: readonly string[], b: readonly string[]): [string, string][] {
  return a.flatMap((x) => b.filter((y) => y !== x).map((y): [string, string] => [x, y]));
}

function within(sides: readonly string[]): [string, string][] {
  return sides.flatMap((a, i) => sides.slice(i + 1).map((b): [string, string] => [a, b]));
}

/** "X is an ally of Y", "its patron, Y", "Y's enemy X". */
function roleBond(tree: Sentence, noun: number, words: DiscourseLexicon, voices: Voices): Bond | undefined {
  const entry = entryOf(words, 'role', lemmaAt(tree, noun));
  if (entry?.quality === undefined) return undefined;
  const children = childrenBy(tree, noun);
  const former = childrenBy(tree, noun, 'amod').some((child) =>
    /^(?:former|ex|erstwhile|potential|would-be|possible)$/u.test(lemmaAt(tree, child)),
  );
  const holders = children
    .filter(
      (child) =>
        tokenAt(tree, child).deprel === 'nmod:poss' ||
        (relationOf(tree, child) === 'nmod' && /^(?:of|to)$/u.test(caseOf(tree, child))) ||
        ((relationOf(tree, child) === 'amod' || relationOf(tree, child) === 'compound') &&
          parties(voices, tree, child).length > 0),
    )
    .flatMap((child) => parties(voices, tree, child));
  const copula = childBy(tree, noun, 'cop');
  const subject = childBy(tree, noun, 'nsubj');
  const negated = isNegated(tree, noun);
  if (isHypothetical(tree, noun)) return undefined;
  let others: string[] = [];
  let to = noun;
  let from = noun;
  const plural = tokenAt(tree, noun).xpos === 'NNS';
  if (subject !== undefined && (copula !== undefined || relationOf(tree, noun) === 'root')) {
    // "Was once a friend of": what it is now is not said.
    if (
      copula !== undefined &&
      tokenAt(tree, copula).xpos === 'VBD' &&
      voices.statementAt(tokenAt(tree, noun).start) === undefined
    )
      return undefined;
    others = parties(voices, tree, subject);
    from = subtree(tree, subject)[0] ?? subject;
    if (plural && holders.length === 0 && others.length >= 2) return finish(within(others));
  } else {
    // "plays the role of", "serves as the patron of"
    const served = relationOf(tree, noun) === 'obl' && caseOf(tree, noun) === 'as' ? tokenAt(tree, noun).head : -1;
    const server =
      served >= 0 && /^(?:play|act|serve|emerge|function|position|see|regard|view)$/u.test(lemmaAt(tree, served))
        ? childBy(tree, served, 'nsubj')
        : undefined;
    const renamed = childrenBy(tree, noun, 'appos', 'flat', 'nmod').find(
      (child) => child > noun && caseOf(tree, child) === '' && tokenAt(tree, child).deprel !== 'nmod:poss',
    );
    const above = tokenAt(tree, noun).head;
    if (server !== undefined) {
      others = parties(voices, tree, server);
      from = server;
    } else if (renamed !== undefined) {
      others = parties(voices, tree, renamed);
      to = renamed;
    } else if (
      above >= 0 &&
      /^(?:appos|compound|nmod|flat)$/u.test(relationOf(tree, noun)) &&
      (relationOf(tree, noun) !== 'nmod' || caseOf(tree, noun) === '')
    ) {
      others = parties(voices, tree, above);
      from = Math.min(noun, above);
      to = Math.max(noun, above);
    } else {
      const like = childrenBy(tree, noun, 'nmod').find((child) => /^(?:like|as)$/u.test(caseOf(tree, child)));
      if (like !== undefined) {
        others = parties(voices, tree, like);
        to = like;
      }
    }
  }
  return finish(cross(others, [...new Set(holders)]));

  function finish(pairs: [string, string][]): Bond | undefined {
    if (pairs.length === 0 || entry?.quality === undefined) return undefined;
    const span = subtree(tree, noun);
    const swapped = entry.quality === 'client';
    const quality: Relation['quality'] = negated ? 'neutral' : entry.quality === 'client' ? 'patron' : entry.quality;
    return {
      pairs: swapped ? pairs.map(([a, b]): [string, string] => [b, a]) : pairs,
      quality: former ? 'neutral' : quality,
      change:
        former &&
        !childrenBy(tree, noun, 'amod').some((child) => /^(?:potential|possible|would-be)$/u.test(lemmaAt(tree, child)))
          ? 'apart'
          : 'none',
      predicate: noun,
      from: Math.min(from, span[0] ?? noun),
      to: Math.max(to, noun, ...span.filter((token) => token - noun < 12)),
      rule: 'role',
    };
  }
}

/** Sides that a noun of relation ties: "between A and B", "A's ties with B", "A-B relations". */
function tiedSides(tree: Sentence, noun: number, voices: Voices): [string, string][] {
  const children = childrenBy(tree, noun);
  const owners: string[] = [];
  const others: string[] = [];
  for (const child of children) {
    const relation = relationOf(tree, child);
    if (tokenAt(tree, child).deprel === 'nmod:poss' || relation === 'amod' || relation === 'compound') {
      // "U.S.-China ties": both stand before the noun, one inside the other.
      for (const inner of subtree(tree, child))
        owners.push(...voices.sidesOf(tree, inner).filter((id) => PARTY.test(id)));
    } else if (relation === 'nmod') {
      const preposition = caseOf(tree, child);
      if (/^(?:between|among)$/u.test(preposition)) {
        const sides = voices.sidesOf(tree, child).filter((id) => PARTY.test(id));
        if (sides.length >= 2) return within(sides);
        owners.push(...sides);
      } else if (
        /^(?:with|to|and|toward|towards)$/u.test(preposition) ||
        (preposition === 'against' && /^(?:war|hostility|enmity|animosity|feud)$/u.test(lemmaAt(tree, noun)))
      ) {
        others.push(...parties(voices, tree, child));
      } else if (preposition === 'of' && /^(?:alliance|axis|partnership|friendship)$/u.test(lemmaAt(tree, noun))) {
        owners.push(...parties(voices, tree, child));
      }
    }
  }
  const left = [...new Set(owners)];
  // "The Afghan and Iraq wars" are two wars; "the Israeli-Palestinian conflict" is one between two.
  if (
    /^(?:war|conflict)$/u.test(lemmaAt(tree, noun)) &&
    others.length === 0 &&
    !subtree(tree, noun).some((token) => token < noun && /^[-–]$/u.test(tokenAt(tree, token).form))
  )
    return [];
  if (others.length > 0) {
    if (left.length > 0) return cross(left, others);
    // "It has deepened ties with Y": the subject of the verb owns the ties.
    const verb = tokenAt(tree, noun).head;
    if (verb >= 0 && /^(?:obj|obl)$/u.test(relationOf(tree, noun)) && tokenAt(tree, verb).upos === 'VERB') {
      const subject = childBy(tree, verb, 'nsubj');
      if (subject !== undefined) return cross(parties(voices, tree, subject), others);
    }
    return [];
  }
  if (left.length >= 2) return within(left);
  // "The two countries' ties": a set of exactly two.
  return [];
}

function nounBond(tree: Sentence, noun: number, words: DiscourseLexicon, voices: Voices): Bond | undefined {
  const lemma = lemmaAt(tree, noun);
  const entry = entryOf(words, 'bond', lemma);
  const changing = entryOf(words, 'bond-change', lemma);
  if (entry === undefined && changing === undefined) return undefined;
  const pairs = tiedSides(tree, noun, voices);
  if (pairs.length === 0 || isHypothetical(tree, noun)) return undefined;
  let quality = entry?.quality;
  let change: Relation['change'] = changing?.change ?? 'none';
  let predicate = noun;
  let from = subtree(tree, noun)[0] ?? noun;
  let to =
    subtree(tree, noun)
      .filter((token) => token - noun < 14)
      .at(-1) ?? noun;
  const describe = (index: number): void => {
    const word = entryOf(words, 'quality', lemmaAt(tree, index));
    if (word?.quality !== undefined) quality = word.quality;
    const grade = entryOf(words, 'change', tokenAt(tree, index).form.toLowerCase());
    if (grade?.change !== undefined) change = grade.change;
  };
  for (const child of childrenBy(tree, noun, 'amod')) {
    describe(child);
    const moving = entryOf(words, 'verb', lemmaAt(tree, child));
    if (moving?.change !== undefined) change = moving.change;
  }
  for (const child of childrenBy(tree, noun, 'acl')) {
    if (tokenAt(tree, child).deprel === 'acl:relcl' && tokenAt(tree, child).upos === 'ADJ') describe(child);
  }
  const head = tokenAt(tree, noun).head;
  if (head >= 0) {
    const relation = relationOf(tree, noun);
    if (relation === 'nsubj') {
      describe(head);
      const moving = tokenAt(tree, head).upos === 'VERB' ? entryOf(words, 'verb', lemmaAt(tree, head)) : undefined;
      if (moving?.change !== undefined && !isNegated(tree, head)) change = moving.change;
      for (const complement of childrenBy(tree, head, 'xcomp')) describe(complement);
      predicate = head;
      to = Math.max(to, head);
      from = Math.min(from, head);
    } else if (relation === 'obj') {
      const moving = entryOf(words, 'verb', lemmaAt(tree, head));
      if (moving?.change !== undefined && !isNegated(tree, head)) {
        change = moving.change;
        predicate = head;
        from = Math.min(from, head);
      }
      // Wanted, planned or hoped for: it has not come.
      if (change !== 'none' && relationOf(tree, head) === 'xcomp') change = 'none';
    } else if (
      relation === 'nmod' &&
      /^(?:deterioration|improvement|worsening|thaw|warming|breakdown|cooling|strain|strengthening|deepening)$/u.test(
        lemmaAt(tree, head),
      )
    ) {
      change = /^(?:improvement|thaw|warming|strengthening|deepening)$/u.test(lemmaAt(tree, head)) ? 'closer' : 'apart';
      from = Math.min(from, head);
    }
  }
  if (quality === 'client') return undefined;
  if ((quality === undefined || quality === 'neutral') && change === 'none') return undefined;
  return {
    pairs,
    quality: quality ?? (change === 'closer' ? 'partner' : 'rival'),
    change,
    predicate,
    from,
    to,
    rule: 'bond',
  };
}

/** "A and B have grown closer", "A is drifting away from B", "A moved closer to B". */
function drift(tree: Sentence, at: number, words: DiscourseLexicon, voices: Voices): Bond | undefined {
  const form = tokenAt(tree, at).form.toLowerCase();
  const entry = entryOf(words, 'change', form);
  if (entry?.change === undefined) return undefined;
  const head = tokenAt(tree, at).head;
  // "pushes A and B closer": the tree may hang "closer" on B.
  let above = head;
  while (
    above >= 0 &&
    /^(?:PROPN|NOUN)$/u.test(tokenAt(tree, above).upos) &&
    /^(?:conj|obj)$/u.test(relationOf(tree, above))
  ) {
    above = tokenAt(tree, above).head;
  }
  const verb =
    above >= 0 &&
    tokenAt(tree, above).upos === 'VERB' &&
    (above !== head || /^(?:xcomp|advmod|obj)$/u.test(relationOf(tree, at)))
      ? above
      : at;
  if (verb === at && childBy(tree, at, 'cop') === undefined) return undefined;
  if (
    verb !== at &&
    !/^(?:grow|move|draw|come|drift|become|get|bring|pull|push|drive|edge|inch|turn|be|fall)$/u.test(
      lemmaAt(tree, verb),
    )
  )
    return undefined;
  if (isNegated(tree, verb) || isHypothetical(tree, verb)) return undefined;
  const subject = childBy(tree, verb, 'nsubj');
  const object = childBy(tree, verb, 'obj');
  const target = [...childrenBy(tree, at, 'obl', 'nmod'), ...childrenBy(tree, verb, 'obl')].find(
    (child) => /^(?:to|with|from)$/u.test(caseOf(tree, child)) && parties(voices, tree, child).length > 0,
  );
  const moved =
    object !== undefined && object !== at
      ? parties(voices, tree, object)
      : subject === undefined
        ? []
        : parties(voices, tree, subject);
  const pairs = target === undefined ? within(moved) : cross(moved, parties(voices, tree, target));
  if (pairs.length === 0) return undefined;
  // "The test pushes A and B closer": what pushes is the cause.
  const pushing = subject !== undefined && object !== undefined && object !== at ? subtree(tree, subject) : [];
  const driver = pushing.length === 0 ? undefined : stretch(tree, pushing[0] ?? 0, pushing.at(-1) ?? 0);
  const span = [
    at,
    verb,
    ...(subject === undefined ? [] : subtree(tree, subject)),
    ...(target === undefined ? [] : subtree(tree, target)),
  ];
  return {
    pairs,
    quality: entry.change === 'closer' ? 'partner' : 'rival',
    change: entry.change,
    predicate: verb,
    from: Math.min(...span),
    to: Math.max(...span),
    rule: 'drift',
    ...(driver === undefined ? {} : { cause: driver }),
  };
}

/** "because of", "over", "after", "due to": what is said to have brought the relation or its change. */
function causeOf(tree: Sentence, predicate: number): Span | undefined {
  for (const child of childrenBy(tree, predicate, 'obl', 'nmod', 'advcl')) {
    const marks = childrenBy(tree, child, 'case', 'mark').map((mark) => lemmaAt(tree, mark));
    if (!marks.some((mark) => /^(?:because|over|due|amid|after|following|since|thanks)$/u.test(mark))) continue;
    const tokens = subtree(
      tree,
      child,
      (token) => tokenAt(tree, token).head === child && /^(?:case|mark)$/u.test(relationOf(tree, token)),
    );
    return stretch(tree, tokens[0] ?? child, tokens.at(-1) ?? child);
  }
  return undefined;
}
