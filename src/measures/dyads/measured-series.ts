/** How a series was made: its name, where the formula comes from, and the numbers that went into it. */
export interface SeriesMethod {
  readonly name: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, number | string>>;
}

/** A number for each stretch of time with what it rests on; all columns are as long as the stretches. */
export interface MeasuredSeries {
  readonly name: string;
  readonly unit: string;
  /** NaN is a gap: nothing is known of that stretch. */
  readonly value: Float64Array;
  /** Ends of the interval, NaN where none can be given. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The same without shrinkage, from the stretch alone. */
  readonly raw: Float64Array;
  /** Events that the stretch itself brings. */
  readonly n: Float64Array;
  /** Events of the pair before the stretch, to which the value is drawn. */
  readonly past: Float64Array;
  readonly method: SeriesMethod;
  /** What the series must not be taken for. */
  readonly warning?: string;
}
