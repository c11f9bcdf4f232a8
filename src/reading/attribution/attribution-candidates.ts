import type { Cue, CueLexicon } from '../../lexicon/words/cues.ts';
import type { Tree } from '../clause/tree.ts';
import type { AttributionCandidate } from './candidate.ts';
import { caseOf, isInfinitive, SPOKEN_PREPOSITIONS, sourceSigns } from './cue-words.ts';
import { nounCandidate } from './noun-candidates.ts';
import { verbCandidate } from './verb-candidates.ts';

/** Everything in a sentence that may be an attribution. */
export function attributionCandidates(tree: Tree, cues: CueLexicon): AttributionCandidate[] {
  const found: AttributionCandidate[] = [];
  for (const token of tree.tokens) {
    const made =
      token.upos === 'VERB'
        ? ((isObjectNoun(tree, token.index) ? nounCandidate(tree, token.index, cues) : undefined) ??
          verbCandidate(tree, token.index, cues))
        : token.upos === 'NOUN'
          ? nounCandidate(tree, token.index, cues)
          : token.upos === 'ADJ'
            ? adjectiveCandidate(tree, token.index, cues)
            : token.upos === 'ADV'
              ? adverbCandidate(tree, token.index, cues)
              : undefined;
    if (made !== undefined) found.push(made);
    const placed = found.at(-1);
    if (placed?.cue === token.index && made === placed)
      found[found.length - 1] = { ...placed, signs: [...placed.signs, ...placeSigns(tree, placed, cues)] };
    const prepositional = /^according$/iu.test(token.form)
      ? accordingTo(tree, token.index, cues.cue('according to', 'adp'))
      : undefined;
    if (prepositional !== undefined) found.push(prepositional);
  }
  return found;
}

/** "holding out hope that": a bare word that is the object of a verb is a noun, even if it was tagged as a verb. */
function isObjectNoun(tree: Tree, index: number): boolean {
  return tree.relation(index) === 'obj' && tree.token(index).xpos === 'VB';
}

/** Where a candidate stands: under whose words, before which word, how its content opens. */
function placeSigns(tree: Tree, candidate: AttributionCandidate, cues: CueLexicon): string[] {
  const signs: string[] = [];
  for (let at = candidate.cue; at >= 0; at = tree.token(at).head) {
    const parent = tree.token(at).head;
    const relation = tree.relation(at);
    if (parent < 0 || (relation !== 'ccomp' && relation !== 'xcomp' && tree.token(at).deprel !== 'acl')) continue;
    const outer = cues.cue(tree.lemma(parent), tree.token(parent).upos === 'NOUN' ? 'noun' : 'verb');
    if (outer !== undefined) {
      signs.push(`under=${outer.class}-${relation}`);
      break;
    }
  }
  const next = tree.tokens[Math.max(...candidate.cueTokens) + 1];
  signs.push(
    `next=${next === undefined ? 'end' : /^(?:ADP|SCONJ|PART|PRON|PUNCT|ADV)$/u.test(next.upos) ? next.form.toLowerCase() : next.upos}`,
  );
  if (candidate.source !== undefined) {
    const after = candidate.source.head > candidate.cue;
    const start = Math.min(candidate.cue, ...candidate.source.tokens);
    signs.push(
      after ? 'source-after' : 'source-before',
      `before=${start === 0 ? 'start' : /^(?:,|”|"|''|:|–|—)$/u.test(tree.token(start - 1).form) ? 'mark' : 'word'}`,
    );
    if (after && start > 0 && /^(?:,|”|"|'')$/u.test(tree.token(start - 1).form)) signs.push('inverted-tail');
  }
  const first = candidate.content[0];
  if (first !== undefined) {
    const token = tree.token(first);
    signs.push(
      `opens=${/^(?:ADP|SCONJ|PART|PRON|DET|ADV)$/u.test(token.upos) ? token.form.toLowerCase() : token.upos}`,
    );
  }
  const last = tree.tokens.at(-1);
  if (last !== undefined && !/^[.?!”"]|^''$/u.test(last.form)) signs.push('headline');
  return signs;
}

function adjectiveCandidate(tree: Tree, adjective: number, cues: CueLexicon): AttributionCandidate | undefined {
  const children = tree.children(adjective);
  const subject = children.find((child) => /^nsubj/u.test(tree.token(child).deprel));
  const copula = tree.child(adjective, 'cop');
  const xcomp = tree.relation(adjective) === 'xcomp';
  if (!xcomp && (subject === undefined || copula === undefined) && tree.relation(adjective) !== 'conj')
    return undefined;
  const clause = children.find(
    (child) =>
      /^(?:ccomp|xcomp|advcl)$/u.test(tree.relation(child)) &&
      child > adjective &&
      (tree.relation(child) !== 'advcl' || isInfinitive(tree, child)),
  );
  const oblique = children.find(
    (child) =>
      tree.relation(child) === 'obl' && child > adjective && SPOKEN_PREPOSITIONS.has(caseOf(tree, child) ?? ''),
  );
  if (clause === undefined && oblique === undefined) return undefined;
  const lemma = tree.lemma(adjective);
  if (cues.cue(lemma, 'adj') === undefined && clause === undefined) return undefined;
  const agent =
    subject === undefined ? tree.agentOf(adjective) : { source: tree.nounSource(subject, adjective), how: 'subject' };
  const cueTokens = [adjective];
  if (copula !== undefined && subject !== undefined) {
    const parts = children.filter(
      (child) => child < adjective && /^(?:cop|aux|advmod)$/u.test(tree.relation(child)) && child > subject,
    );
    cueTokens.unshift(...parts);
  }
  const marker = oblique === undefined || clause !== undefined ? undefined : tree.child(oblique, 'case');
  if (marker === adjective + 1) cueTokens.push(marker);
  const construction =
    clause !== undefined ? (isInfinitive(tree, clause) ? 'inf' : 'clause') : (caseOf(tree, oblique ?? 0) ?? 'obl');
  const taken = new Set([...(agent?.source.tokens ?? []), ...cueTokens]);
  const content = tree.subtree(clause ?? oblique ?? adjective, (t) => t === marker).filter((t) => !taken.has(t));
  if (content.length === 0) return undefined;
  const signs = [
    `rel=${tree.relation(adjective)}`,
    ...(tree.hasNegator(adjective) ? ['negated'] : []),
    ...sourceSigns(tree, agent?.source),
  ];
  return {
    tree,
    cue: adjective,
    pos: 'adj',
    lemma,
    entry: cues.cue(lemma, 'adj'),
    cueTokens,
    construction,
    source: agent?.source,
    addressee: undefined,
    content,
    signs,
  };
}

function adverbCandidate(tree: Tree, adverb: number, cues: CueLexicon): AttributionCandidate | undefined {
  const lemma = tree.lemma(adverb);
  if (cues.cue(lemma, 'adv') === undefined) return undefined;
  const head = tree.token(adverb).head;
  if (head < 0) return undefined;
  const content = tree.subtree(head, (t) => t === adverb);
  return {
    tree,
    cue: adverb,
    pos: 'adv',
    lemma,
    entry: cues.cue(lemma, 'adv'),
    cueTokens: [adverb],
    construction: 'manner',
    source: undefined,
    addressee: undefined,
    content,
    signs: [`head=${tree.token(head).upos}`],
  };
}

function accordingTo(tree: Tree, index: number, entry: Cue | undefined): AttributionCandidate | undefined {
  const token = tree.token(index);
  const to = index + 1;
  if (to >= tree.tokens.length || tree.token(to).form.toLowerCase() !== 'to') return undefined;
  // "according" is the case of its noun, or (in poorer trees) a verb that governs it.
  const noun =
    tree.relation(index) === 'case' || tree.relation(index) === 'fixed'
      ? token.head
      : (tree.child(index, 'obl', 'nmod', 'obj') ?? -1);
  if (noun < 0 || noun <= index) return undefined;
  const source = tree.phraseOf(noun).filter((t) => t > to);
  if (source.length === 0) return undefined;
  let root = tree.relation(index) === 'case' || tree.relation(index) === 'fixed' ? tree.token(noun).head : token.head;
  // The clause that it stands in, not the noun that it was hung on.
  while (root >= 0 && !/^(?:root|ccomp|conj|parataxis|advcl)$/u.test(tree.relation(root)) && tree.token(root).head >= 0)
    root = tree.token(root).head;
  const branch = new Set([index, to, ...tree.subtree(noun)]);
  const content = root < 0 ? [] : tree.subtree(root).filter((t) => !branch.has(t));
  return {
    tree,
    cue: index,
    pos: 'adp',
    lemma: 'according to',
    entry,
    cueTokens: [index, to],
    construction: 'source',
    source: { tokens: source, head: noun },
    addressee: undefined,
    content,
    signs: sourceSigns(tree, { tokens: source, head: noun }),
  };
}
