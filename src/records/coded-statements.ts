/** Documents that statements were coded in, a row each. */
export interface CodedDocuments {
  readonly id: readonly number[];
  readonly title: readonly string[];
  readonly author: readonly string[];
  readonly source: readonly string[];
  readonly section: readonly string[];
  readonly type: readonly string[];
  /** Seconds since 1970 UTC. */
  readonly time: Float64Array;
}

/** Stands for a whole number that a statement lacks. */
export const NO_VALUE = -2147483648;

/** A variable of coded statements: a column. */
export type CodedVariable =
  | {
      readonly kind: 'short text' | 'long text';
      readonly name: string;
      /** Each text once; the empty one where statements lack a value. */
      readonly labels: readonly string[];
      /** Place in `labels`, of each statement. */
      readonly value: Int32Array;
    }
  | {
      /** Of `boolean` 1 is yes and 0 no. */
      readonly kind: 'boolean' | 'integer';
      readonly name: string;
      /** Of each statement; NO_VALUE where it has none. */
      readonly value: Int32Array;
    };

/** Statements of one type that people coded in texts: who claims what, for or against. Columns of equal length. */
export interface CodedStatements {
  /** Name of the statement type. */
  readonly type: string;
  readonly id: Int32Array;
  /** Place in `documents`. */
  readonly document: Int32Array;
  /** UTF-16 code units in the document's text, end exclusive. */
  readonly start: Int32Array;
  readonly stop: Int32Array;
  readonly variables: readonly CodedVariable[];
  readonly documents: CodedDocuments;
}
