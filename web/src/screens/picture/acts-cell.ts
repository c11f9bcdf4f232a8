/** An actor of the matrix. */
export interface ActingActor {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly acts: number;
}

/** How one actor acts towards another. */
export interface ActsCell {
  readonly a: string;
  readonly b: string;
  readonly a_name: string;
  readonly b_name: string;
  readonly acts: number;
  readonly cooperation: number;
  readonly conflict: number;
  readonly restraint: number;
  readonly together: number;
  readonly mean?: number;
  readonly low?: number;
  readonly high?: number;
  readonly texts?: number;
}

/** `1 cooperation, 6 conflict`. */
export function kinds({ cooperation, conflict, restraint }: ActsCell): string {
  const parts = [
    [cooperation, 'cooperation'],
    [conflict, 'conflict'],
    [restraint, 'calls for restraint'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
  return told.length > 0 ? told.join(', ') : 'no score';
}
