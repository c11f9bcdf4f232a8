/**
 * What the English engine hands to everything above it: sentences of tokens with exact offsets, a
 * Universal Dependencies tree over each, and the names in it. Plain data, so that it can be stored,
 * compared and sent to a worker.
 */

/** Universal part-of-speech tags, https://universaldependencies.org/u/pos/ */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/** One UD word: clitics ("n't", "'s") are words of their own. */
export interface Token {
  /** Position in its sentence, from 0. */
  readonly index: number;
  /** UTF-16 code units into the analysed text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag, as in the English UD treebanks. */
  readonly xpos: string;
  /** Index of the head in the same sentence; -1 for the root. */
  readonly head: number;
  /** UD relation with its subtype, such as `nsubj:pass`. */
  readonly deprel: string;
}

export type NameType = 'person' | 'organization' | 'place' | 'other';

/** A proper name: tokens `first` to `last` (inclusive) of its sentence. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
}

/** Numbers in the vector that the encoder gives each word. */
export const ENCODER_WIDTH = 384;

export interface Sentence {
  /** Position in the text, from 0. */
  readonly index: number;
  /** UTF-16 code units into the analysed text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  /** Vectors of its words in their context, one after the other, if the engine has them; see `LanguageEngine.heads`. */
  readonly vectors?: Int16Array;
}

/** A whole text, analysed. `text` is the string that all offsets refer to. */
export interface Analysis {
  readonly text: string;
  readonly sentences: readonly Sentence[];
}

/** The engine: made once (it loads its weights), used for any number of texts. */
export interface LanguageEngine {
  /**
   * What a word tends to mean: a vector of length 1 that lies near those of words of like use. Lower case; undefined for
   * a word that is not in the vocabulary. An engine may know none.
   */
  readonly vectorOf?: (word: string) => Float32Array | undefined;
  /** Name and version of the weights, for the provenance of records. */
  readonly model: string;
  /**
   * Name of the heads of records (`models/english/NAME.json`) that read by the vectors of words in their context which its
   * sentences have. An engine without them finds no events, forecasts and motives.
   */
  readonly heads?: string;
  /**
   * Analyses a text. `regions` (UTF-16 code units, end exclusive, in order, not overlapping) restricts the analysis
   * to the parts that are to be read: no sentence crosses a border of a region, and offsets still
   * refer to the whole text.
   */
  analyse(text: string, regions?: readonly { readonly start: number; readonly end: number }[]): Promise<Analysis>;
}
