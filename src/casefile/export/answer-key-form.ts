/**
 * The form of answer keys and of predictions for whole readings, as the codebook beside the keys describes it.
 * Only keys hold alternatives; of a list in a prediction, where it must commit itself, the first value counts.
 */

export type OneOrMany = string | readonly (string | null)[] | null;
export type SpanOrSpans = CodePoints | readonly CodePoints[] | null;

/** Only predictions are graded: how sure the reader is, see `Provenance`. */
interface Graded {
  readonly grade?: string | null;
}

export interface KeyEvent extends Graded {
  readonly source?: OneOrMany;
  readonly target?: OneOrMany;
  readonly source_alt?: readonly OneOrMany[] | null;
  readonly target_alt?: readonly OneOrMany[] | null;
  readonly category?: OneOrMany;
  readonly reality?: OneOrMany;
  /** First and last day. */
  readonly date?: readonly [string, string] | null;
  readonly trigger?: CodePoints | null;
  readonly sentence?: CodePoints | null;
  readonly must?: boolean;
  readonly also?: readonly CodePoints[];
  /** Words of its sentence that stand for the sides; only in the project's own keys. */
  readonly source_words?: readonly CodePoints[];
  readonly target_words?: readonly CodePoints[];
}

export interface KeySpeaker {
  readonly source: SpanOrSpans;
  readonly who?: OneOrMany;
  readonly acts_for?: OneOrMany;
}

export interface KeyPosition extends Graded {
  readonly actor?: OneOrMany;
  readonly issue?: string | null;
  readonly stance?: OneOrMany;
  readonly act?: OneOrMany;
  readonly evidence?: SpanOrSpans;
  readonly speaker?: OneOrMany;
}

export interface KeyProposal extends Graded {
  readonly by?: OneOrMany;
  readonly evidence?: SpanOrSpans;
  readonly terms?: readonly { readonly actor?: OneOrMany; readonly action?: SpanOrSpans }[];
  readonly answers?: readonly {
    readonly actor?: OneOrMany;
    readonly answer?: OneOrMany;
    readonly evidence?: SpanOrSpans;
  }[];
}

export interface KeyForecast extends Graded {
  readonly by?: OneOrMany;
  readonly if?: SpanOrSpans;
  readonly unless?: SpanOrSpans;
  readonly then?: SpanOrSpans;
  readonly hedge?: OneOrMany;
}

export interface KeyRelation extends Graded {
  readonly a?: OneOrMany;
  readonly b?: OneOrMany;
  readonly quality?: OneOrMany;
  readonly change?: OneOrMany;
  readonly cause?: SpanOrSpans;
  readonly speaker?: OneOrMany;
  readonly evidence?: SpanOrSpans;
}

export interface KeyMotive extends Graded {
  readonly actor?: OneOrMany;
  readonly kind?: OneOrMany;
  readonly content?: SpanOrSpans;
  readonly speaker?: OneOrMany;
  readonly evidence?: SpanOrSpans;
}

/** What keys hold beside events and speakers. */
export interface RecordRows {
  readonly positions: KeyPosition;
  readonly proposals: KeyProposal;
  readonly forecasts: KeyForecast;
  readonly relations: KeyRelation;
  readonly motives: KeyMotive;
}
export const RECORD_KINDS = ['positions', 'proposals', 'forecasts', 'relations', 'motives'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type ReadingPrediction = {
  readonly article: string;
  readonly events?: readonly KeyEvent[];
  readonly speakers?: readonly KeySpeaker[];
} & { readonly [K in RecordKind]?: readonly RecordRows[K][] };

export type ReadingKey = ReadingPrediction & {
  readonly events: readonly KeyEvent[];
  readonly not_events?: readonly { readonly span: CodePoints; readonly why?: string }[];
};

/** Offsets into an article: Unicode code points, end exclusive. */
export type CodePoints = readonly [number, number];
