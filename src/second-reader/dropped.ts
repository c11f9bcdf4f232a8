/** Why something that a model said is left out, each with the words for one and for several of them. */
export const DROP_REASONS = {
  words: ['has words that are not in the text', 'have words that are not in the text'],
  example: ['repeats the example', 'repeat the example'],
  form: ['breaks the form', 'break the form'],
  twice: ['is said twice', 'are said twice'],
  who: ['names nobody of the text', 'name nobody of the text'],
} as const;
export type DropReason = keyof typeof DROP_REASONS;

/** What became of all that a model said of a text. */
export interface AnswerCounts {
  /** Records that stand on their words. */
  readonly kept: number;
  /** Entries that were left out, by reason. */
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Windows whose answer held no whole JSON object. */
  readonly unreadable: number;
  /** Windows of one sentence whose answer was cut off for its length. */
  readonly cut: number;
  /** Windows that were read. */
  readonly windows: number;
}

/** Nothing kept, nothing left out. */
export const NO_COUNTS: AnswerCounts = {
  kept: 0,
  dropped: { words: 0, example: 0, form: 0, twice: 0, who: 0 },
  unreadable: 0,
  cut: 0,
  windows: 0,
};

/** What became of several texts together. */
export function sumCounts(all: readonly AnswerCounts[]): AnswerCounts {
  return all.reduce(
    (sum, one) => ({
      kept: sum.kept + one.kept,
      dropped: {
        words: sum.dropped.words + one.dropped.words,
        example: sum.dropped.example + one.dropped.example,
        form: sum.dropped.form + one.dropped.form,
        twice: sum.dropped.twice + one.dropped.twice,
        who: sum.dropped.who + one.dropped.who,
      },
      unreadable: sum.unreadable + one.unreadable,
      cut: sum.cut + one.cut,
      windows: sum.windows + one.windows,
    }),
    NO_COUNTS,
  );
}

/**
 * The same in a sentence for people.
 *
 * @example
 * countWords({ ...NO_COUNTS, kept: 4, windows: 1, dropped: { ...NO_COUNTS.dropped, words: 1 } });
 * // '4 records, 1 entry left out (1 has words that are not in the text)'
 */
export function countWords({ kept, dropped, unreadable, cut }: AnswerCounts): string {
  const reasons = Object.entries(DROP_REASONS).flatMap(([reason, [one, many]]) => {
    const n = dropped[reason as DropReason];
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  const n = Object.values(dropped).reduce((sum, part) => sum + part, 0);
  const left = n === 0 ? [] : [`${n} ${n === 1 ? 'entry' : 'entries'} left out (${reasons.join(', ')})`];
  return [
    `${kept} ${kept === 1 ? 'record' : 'records'}`,
    ...left,
    ...(unreadable === 0 ? [] : [`${unreadable} ${unreadable === 1 ? 'answer is' : 'answers are'} no JSON`]),
    ...(cut === 0
      ? []
      : [`${cut} ${cut === 1 ? 'sentence has an answer' : 'sentences have answers'} that never ended`]),
  ].join(', ');
}
