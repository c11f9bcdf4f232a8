import { type Analysis, ENCODER_WIDTH, type Token } from '../../src/language/tree.ts';
import { type Tree, treeOf } from '../../src/reading/clause/tree.ts';
import type { Span } from '../../src/records/span.ts';

/** Tokens `first` to `last` (inclusive) of a sentence that name an actor. */
export interface ActorTokens {
  readonly first: number;
  readonly last: number;
}

/** The tokens under a span; undefined if there are none. */
export function actorTokens({ tokens }: Tree, span: Span): ActorTokens | undefined {
  const under = tokens.filter(({ start, end }) => start < span.end && span.start < end);
  const [first] = under;
  const last = under.at(-1);
  return first === undefined || last === undefined ? undefined : { first: first.index, last: last.index };
}

/** The token of an actor that hangs on none of its others. */
export function actorHead(tree: Tree, { first, last }: ActorTokens): number {
  for (let i = first; i <= last; i++) {
    const { head } = tree.token(i);
    if (head < first || head > last) return i;
  }
  return first;
}

/** A token and all above it, up to the root. */
export function upwards(tree: Tree, from: number): number[] {
  return [from, ...tree.ancestors(from)];
}

/** Several sentences as one, for texts that hold more than one: each keeps its own tree, and its words their vectors. */
export function asOneSentence({ sentences }: Analysis): Tree {
  const tokens: Token[] = [];
  const names: Tree['names'][number][] = [];
  for (const sentence of sentences) {
    const from = tokens.length;
    for (const token of sentence.tokens)
      tokens.push({ ...token, index: token.index + from, head: token.head < 0 ? -1 : token.head + from });
    for (const name of sentence.names) names.push({ ...name, first: name.first + from, last: name.last + from });
  }
  const vectors = Int16Array.from(sentences.flatMap(({ vectors = [] }) => [...vectors]));
  return treeOf({
    index: 0,
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    tokens,
    names,
    ...(vectors.length === tokens.length * ENCODER_WIDTH ? { vectors } : {}),
  });
}
