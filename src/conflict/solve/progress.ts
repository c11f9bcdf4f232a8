/**
 * Told how far long work has come: which part is being done, how many parts are behind, of how many. Whoever throws in
 * it ends the work.
 */
export type Tell = (part: string, done: number, of: number) => void;
