/** A place in a file, both numbers from 1; a column counts UTF-16 code units. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** Something in a user's file that is wrong; what is right around it still counts. */
export interface PlacedProblem extends FilePlace {
  /** What is wrong and what to write instead. */
  readonly reason: string;
}

/** Keys and list positions that lead to a value in a file. */
export type FilePath = readonly (string | number)[];
