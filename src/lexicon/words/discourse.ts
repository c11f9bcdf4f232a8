import { loadAsset } from '#load-asset';
import type { Hedge } from '../../records/forecast.ts';
import type { Relation } from '../../records/relation.ts';
import { parseJsonLines } from '../files/json-lines.ts';
import { type CueLexicon, loadCues } from './cues.ts';

/** A word that says how sure a speaker is. */
export interface HedgeWord {
  readonly word: string;
  readonly pos: 'aux' | 'adv';
  readonly hedge: Hedge;
}

/**
 * A word for what two sides are to each other, or for how that changes:
 * `role`: "an ally of X"; `bond`: "the alliance of X and Y"; `bond-change`: "the rift between"; `quality`: "close ties";
 * `verb`: "ties worsened"; `heal`: "the rift healed"; `change`: "are closer"; `act`: "distrusts X"; `compound`: "X-backed".
 */
export interface RelationWord {
  readonly word: string;
  readonly pos: (typeof RELATION_WORDS)[number];
  /** `client`: the other side is its patron. */
  readonly quality?: Relation['quality'] | 'client';
  readonly change?: Exclude<Relation['change'], 'none'>;
}
export const RELATION_WORDS = [
  'role',
  'bond',
  'bond-change',
  'quality',
  'verb',
  'heal',
  'change',
  'act',
  'compound',
] as const;

/**
 * A word that says that one thing brought another about:
 * `verb`: "led to"; `noun`: "the product of"; `adj`: "due to"; `ascribe`: "attributed X to Y"; `phrase`: "as a result of";
 * `preposition`: "because of"; `conjunction`: "because".
 */
export interface CausalWord {
  readonly word: string;
  readonly pos: (typeof CAUSAL_WORDS)[number];
  /** What the subject of the verb or the noun itself is; for the others, what follows the word. */
  readonly is: 'cause' | 'effect';
  /** Where the other one stands: `object`, `object-inf` ("prompted X to leave"), `by` (only in the passive: "is driven by"), or a preposition. */
  readonly takes?: readonly string[];
  /** A word that must stand with it: a particle or object ("bring about", "give rise"), or what opens a phrase ("as a result"). */
  readonly with?: string;
  /** Only things do it, not people: "the siege forced X to" explains, "the guards forced X to" does not. */
  readonly thing?: true;
}
export const CAUSAL_WORDS = ['verb', 'noun', 'adj', 'ascribe', 'phrase', 'preposition', 'conjunction'] as const;

/** Words of one kind, by part of speech and lemma. */
export type WordTable<T> = ReadonlyMap<string, ReadonlyMap<string, readonly T[]>>;

/** All words by which the stages behind the statements know relations and causal claims. */
export interface DiscourseLexicon {
  readonly cues: CueLexicon;
  readonly hedges: WordTable<HedgeWord>;
  readonly relations: WordTable<RelationWord>;
  readonly causes: WordTable<CausalWord>;
}

/** What the lexicon says of a word as one of its parts of speech. */
export function entriesOf<T>(table: WordTable<T>, pos: string, word: string): readonly T[] | undefined {
  return table.get(pos)?.get(word);
}

async function readWords<T extends { readonly word: string; readonly pos: string }>(
  name: string,
): Promise<WordTable<T>> {
  const table = new Map<string, Map<string, T[]>>();
  const file = `src/lexicon/data/${name}.jsonl`;
  for (const word of parseJsonLines<T>(new TextDecoder().decode(await loadAsset(file)), file)) {
    const words = table.get(word.pos) ?? new Map<string, T[]>();
    table.set(word.pos, words);
    const known = words.get(word.word);
    if (known === undefined) words.set(word.word, [word]);
    else known.push(word);
  }
  return table;
}

/**
 * Loads the words of discourse: cues, hedges, relations, causes.
 *
 * @param options.learnt false leaves learnt weights out even if their file is there
 * @throws if a file of the package is missing
 */
export async function loadDiscourse(options: { readonly learnt?: boolean } = {}): Promise<DiscourseLexicon> {
  const [cues, hedges, relations, causes] = await Promise.all([
    loadCues(options),
    readWords<HedgeWord>('hedges'),
    readWords<RelationWord>('relation-words'),
    readWords<CausalWord>('causal-words'),
  ]);
  return { cues, hedges, relations, causes };
}
