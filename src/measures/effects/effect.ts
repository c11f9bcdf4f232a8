/** 95 % interval. */
export type Interval = readonly [low: number, high: number];

/** An estimate with what it rests on. `interval` is null where there is too little to give one. */
export interface Effect {
  readonly value: number;
  readonly interval: Interval | null;
  /** Of how many cases, donors, dates or periods. */
  readonly n: number;
  readonly method: string;
}
