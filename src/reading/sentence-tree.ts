import type { Sentence, Token } from '../language/tree.ts';
import type { Span } from '../records/span.ts';

/** A sentence's tree with its children looked up once. Token numbers are positions in the sentence. */
export interface SentenceTree {
  readonly sentence: Sentence;
  readonly children: readonly (readonly number[])[];
}

const known = new WeakMap<Sentence, SentenceTree>();

/** The tree of a sentence; made once and remembered as long as the sentence lives. */
export function treeOf(sentence: Sentence): SentenceTree {
  const found = known.get(sentence);
  if (found !== undefined) return found;
  const children: number[][] = sentence.tokens.map(() => []);
  for (const token of sentence.tokens) {
    if (token.head >= 0) children[token.head]?.push(token.index);
  }
  const tree = { sentence, children };
  known.set(sentence, tree);
  return tree;
}

/** Token `index`; the caller knows that it exists. */
export function tokenAt(tree: SentenceTree, index: number): Token {
  return tree.sentence.tokens[index] as Token;
}

/** Children of a token whose relation is one of `relations` (`nsubj` also means `nsubj:pass` and so on). */
export function childrenBy(tree: SentenceTree, index: number, ...relations: readonly string[]): number[] {
  return (tree.children[index] ?? []).filter((child) => relations.includes(relationOf(tree, child)));
}

/** The first such child. */
export function childBy(tree: SentenceTree, index: number, ...relations: readonly string[]): number | undefined {
  return (tree.children[index] ?? []).find((child) => relations.includes(relationOf(tree, child)));
}

/** A token's relation without its subtype. */
export function relationOf(tree: SentenceTree, index: number): string {
  const relation = tokenAt(tree, index).deprel;
  const colon = relation.indexOf(':');
  return colon < 0 ? relation : relation.slice(0, colon);
}

/** Tokens of the subtree of `index` in order; subtrees that `without` holds are left out. */
export function subtree(tree: SentenceTree, index: number, without?: (token: number) => boolean): number[] {
  const tokens: number[] = [];
  const visit = (at: number): void => {
    tokens.push(at);
    for (const child of tree.children[at] ?? []) if (!without?.(child)) visit(child);
  };
  visit(index);
  return tokens.sort((a, b) => a - b);
}

/** Whether `ancestor` stands above `index` or is it. */
export function dominates(tree: SentenceTree, ancestor: number, index: number): boolean {
  for (let at = index; at >= 0; at = tokenAt(tree, at).head) if (at === ancestor) return true;
  return false;
}

/**
 * Spans of a set of tokens, one for each run, without punctuation at the edges. Runs that only punctuation
 * parts are joined.
 */
export function runsOf(tree: SentenceTree, tokens: readonly number[]): Span[] {
  const wanted = new Set(tokens);
  const spans: Span[] = [];
  let first = -1;
  let last = -1;
  const flush = (): void => {
    if (first >= 0) spans.push({ start: tokenAt(tree, first).start, end: tokenAt(tree, last).end });
    first = -1;
  };
  for (const token of tree.sentence.tokens) {
    if (token.upos === 'PUNCT') continue;
    if (wanted.has(token.index)) {
      if (first < 0) first = token.index;
      last = token.index;
    } else {
      flush();
    }
  }
  flush();
  return spans;
}

/** The span of the run of tokens `from` to `to` (inclusive) without punctuation at its edges; undefined if nothing is left. */
export function stretch(tree: SentenceTree, from: number, to: number): Span | undefined {
  let first = from;
  let last = to;
  while (first <= last && tokenAt(tree, first).upos === 'PUNCT') first++;
  while (last >= first && tokenAt(tree, last).upos === 'PUNCT') last--;
  if (first > last) return undefined;
  return { start: tokenAt(tree, first).start, end: tokenAt(tree, last).end };
}

/** Lower-case lemma. */
export function lemmaAt(tree: SentenceTree, index: number): string {
  return tokenAt(tree, index).lemma.toLowerCase();
}

/** Whether the token stands under a negation of its own clause ("not", "never", "no", "neither"). */
export function isNegated(tree: SentenceTree, index: number): boolean {
  return (tree.children[index] ?? []).some((child) => {
    const lemma = lemmaAt(tree, child);
    const relation = relationOf(tree, child);
    if (relation === 'advmod') return /^(?:not|n['’]t|never|neither|nor|hardly|no)$/u.test(lemma);
    return relation === 'det' && (lemma === 'no' || lemma === 'neither');
  });
}

/**
 * What a verb does something to: its object, or in a relative clause the noun that the clause hangs on ("the idea that Seoul
 * rejected"). For a passive, its subject.
 */
export function undergoerOf(tree: SentenceTree, verb: number, passive: boolean): number | undefined {
  const own = passive ? childBy(tree, verb, 'nsubj') : (childBy(tree, verb, 'obj') ?? childBy(tree, verb, 'iobj'));
  const relative = relationOf(tree, verb) === 'acl' && tokenAt(tree, verb).head >= 0;
  if (own !== undefined) {
    const pronoun = /^(?:which|that|whom|who)$/u.test(lemmaAt(tree, own));
    return pronoun && relative ? tokenAt(tree, verb).head : own;
  }
  if (!relative || passive || childBy(tree, verb, 'ccomp', 'xcomp') !== undefined) return undefined;
  const subject = childBy(tree, verb, 'nsubj');
  // A clause with a subject of its own and no object: the noun above is the object.
  return subject !== undefined && !/^(?:which|that|who)$/u.test(lemmaAt(tree, subject))
    ? tokenAt(tree, verb).head
    : undefined;
}

/** The run of `tokens` around `root`: what stands apart by more than one token (mostly a comma hung far away) is left out. */
export function runAround(tokens: readonly number[], root: number): number[] {
  const at = tokens.indexOf(root);
  if (at < 0) return [root];
  let from = at;
  let to = at;
  while (from > 0 && (tokens[from] ?? 0) - (tokens[from - 1] ?? 0) <= 2) from--;
  while (to < tokens.length - 1 && (tokens[to + 1] ?? 0) - (tokens[to] ?? 0) <= 2) to++;
  return tokens.slice(from, to + 1);
}
