/** Token indices of a sentence that name a side. */
export interface SideTokens {
  readonly source: ReadonlySet<number>;
  readonly target: ReadonlySet<number>;
}

export interface TokenF1 {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

export interface SpanScores {
  /** Token F1, micro-averaged over sentences. */
  readonly source: number;
  readonly target: number;
  readonly details: { readonly source: TokenF1; readonly target: TokenF1 };
}

function tokenF1(gold: readonly ReadonlySet<number>[], predicted: readonly ReadonlySet<number>[]): TokenF1 {
  let hits = 0;
  let goldCount = 0;
  let predictedCount = 0;
  gold.forEach((right, i) => {
    const guess = predicted[i] ?? new Set<number>();
    for (const token of guess) if (right.has(token)) hits++;
    goldCount += right.size;
    predictedCount += guess.size;
  });
  return {
    f1: hits ? (2 * hits) / (goldCount + predictedCount) : 0,
    precision: predictedCount ? hits / predictedCount : 0,
    recall: goldCount ? hits / goldCount : 0,
  };
}

/** @param predicted in the order of `gold` */
export function scoreSpans(gold: readonly SideTokens[], predicted: readonly SideTokens[]): SpanScores {
  const side = (name: keyof SideTokens): TokenF1 =>
    tokenF1(
      gold.map((row) => row[name]),
      predicted.map((row) => row[name]),
    );
  const details = { source: side('source'), target: side('target') };
  return { source: details.source.f1, target: details.target.f1, details };
}
