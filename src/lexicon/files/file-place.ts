/** A place in a file, counted from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** Something in a user's file that is wrong; what is right around it still counts. */
export interface PlacedProblem extends FilePlace {
  /** What is wrong and what to write instead. */
  readonly reason: string;
}
