import type { Sentence } from '../../language/tree.ts';
import {
  child,
  children,
  children as childrenBy,
  relationOf as relationOfToken,
  tokenAt,
} from '../../language/trees.ts';
import type { Span } from '../../records/span.ts';

/** A token's relation without its subtype. */
export function relationOf(tree: Sentence, index: number): string {
  return relationOfToken(tokenAt(tree, index));
}

/** Tokens of the subtree of `index` in order; subtrees that `without` holds are left out. */
export function subtree(tree: Sentence, index: number, without?: (token: number) => boolean): number[] {
  const tokens: number[] = [];
  const visit = (at: number): void => {
    tokens.push(at);
    for (const child of children(tree, at)) if (!without?.(child)) visit(child);
  };
  visit(index);
  return tokens.sort((a, b) => a - b);
}

/**
 * Spans of a set of tokens, one for each run, without punctuation at the edges. Runs that only punctuation
 * parts are joined.
 */
export function runsOf(tree: Sentence, tokens: readonly number[]): Span[] {
  const wanted = new Set(tokens);
  const spans: Span[] = [];
  let first = -1;
  let last = -1;
  const flush = (): void => {
    if (first >= 0) spans.push({ start: tokenAt(tree, first).start, end: tokenAt(tree, last).end });
    first = -1;
  };
  for (const token of tree.tokens) {
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
export function stretch(tree: Sentence, from: number, to: number): Span | undefined {
  let first = from;
  let last = to;
  while (first <= last && tokenAt(tree, first).upos === 'PUNCT') first++;
  while (last >= first && tokenAt(tree, last).upos === 'PUNCT') last--;
  if (first > last) return undefined;
  return { start: tokenAt(tree, first).start, end: tokenAt(tree, last).end };
}

/** Lower-case lemma. */
export function lemmaAt(tree: Sentence, index: number): string {
  return tokenAt(tree, index).lemma.toLowerCase();
}

/** Whether the token stands under a negation of its own clause ("not", "never", "no", "neither"). */
export function isNegated(tree: Sentence, index: number): boolean {
  return children(tree, index).some((child) => {
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
export function undergoerOf(tree: Sentence, verb: number, passive: boolean): number | undefined {
  const own = passive ? child(tree, verb, 'nsubj') : (child(tree, verb, 'obj') ?? child(tree, verb, 'iobj'));
  const relative = relationOf(tree, verb) === 'acl' && tokenAt(tree, verb).head >= 0;
  if (own !== undefined) {
    const pronoun = /^(?:which|that|whom|who)$/u.test(lemmaAt(tree, own));
    return pronoun && relative ? tokenAt(tree, verb).head : own;
  }
  if (!relative || passive || child(tree, verb, 'ccomp', 'xcomp') !== undefined) return undefined;
  const subject = child(tree, verb, 'nsubj');
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

/** The preposition of a noun: "with" of "with Rome", the last of "away from Rome". */
export function caseOf(tree: Sentence, token: number): string {
  const marker = childrenBy(tree, token, 'case').findLast((one) => lemmaAt(tree, one) !== "'s");
  return marker === undefined ? '' : lemmaAt(tree, marker);
}
