import type { AnyRecord } from '../../records/reading.ts';

/** A mark that another program made in a text. */
export interface Segment {
  /** Where in the file it stands, for messages: `item 3`, `line 12`. */
  readonly at: string;
  readonly document: SegmentDocument;
  /** Unicode code points into the text as the file has or had it, end exclusive. */
  readonly place?: { readonly start: number; readonly end: number };
  readonly words?: WordsOfSegment;
  /** The code under which it was filed, from the outermost to the innermost name. */
  readonly code: readonly string[];
  /** What the file says of fields of the record, as `entente decide add` takes them. */
  readonly fields: Readonly<Record<string, string>>;
  /** The whole record, where the file has one that Entente wrote. Unchecked. */
  readonly record?: unknown;
  readonly coder?: string;
  readonly memo?: string;
}

/** What a file tells of the document. */
export interface SegmentDocument {
  readonly id?: string;
  /** Of the text. */
  readonly sha256?: string;
  readonly name?: string;
}

/** The marked words and what stands beside them. */
export interface WordsOfSegment {
  readonly exact: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a file of marks came to. */
export interface Segments {
  readonly segments: readonly Segment[];
  /** Sentences on what was left out, each with its place. */
  readonly problems: readonly string[];
}

/** Kinds of records by what people call them. */
export const KIND_NAMES: ReadonlyMap<string, AnyRecord['kind']> = new Map(
  (
    [
      'event',
      'statement',
      'position',
      'proposal',
      'forecast',
      'relation',
      'motive',
      'cause',
      'quantity',
      'discourse-statement',
    ] as const
  ).flatMap((kind) => [
    [kind, kind],
    [kind === 'quantity' ? 'quantities' : `${kind}s`, kind],
  ]),
);
