import type { Sentence, Token } from './tree.ts';

/** What questions about a sentence ask again and again. */
export interface Structure {
  readonly sentence: Sentence;
  /** Children of each token. */
  readonly children: readonly (readonly number[])[];
  /** Relation of each token without its subtype. */
  readonly relations: readonly string[];
}

const structures = new WeakMap<Sentence, Structure>();

/** That of the sentence that was asked about last: most questions in a row are about one. */
let latest: Structure | undefined;

/** Relations with a subtype and what is left without it. */
const bareRelations = new Map<string, string>();

/** What hangs on what in a sentence, worked out once. */
export function structureOf(sentence: Sentence): Structure {
  if (latest?.sentence === sentence) return latest;
  latest = structures.get(sentence);
  if (latest === undefined) {
    const { tokens } = sentence;
    const lists: number[][] = tokens.map(() => []);
    for (const token of tokens) if (token.head >= 0) lists[token.head]?.push(token.index);
    latest = { sentence, children: lists, relations: tokens.map(relationOf) };
    structures.set(sentence, latest);
  }
  return latest;
}

/**
 * Relation without its subtype: `nsubj` for `nsubj:pass`.
 *
 * @example
 * const { sentences: [sentence] } = await engine.analyse('The envoy was recalled.');
 * [tokenAt(sentence, 1).deprel, relationOf(tokenAt(sentence, 1))]; // ['nsubj:pass', 'nsubj']
 */
export function relationOf({ deprel }: Token): string {
  const known = bareRelations.get(deprel);
  if (known !== undefined) return known;
  const colon = deprel.indexOf(':');
  const bare = colon < 0 ? deprel : deprel.slice(0, colon);
  bareRelations.set(deprel, bare);
  return bare;
}
