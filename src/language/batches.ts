/** Words in a batch: enough sentences side by side to keep the arithmetic busy, few enough for the processor's cache. */
const BATCH_WORDS = 640;

/**
 * How the sentences of a batch lie in memory while a recurrent layer runs: by position, so that word `t` of sentence `b`
 * is row `first[t] + b`. Sentences are sorted by length, so those that still have a word `t` are the first `active[t]`:
 * nothing is padded. `starts[b]` is the first row of sentence `b` when words stand sentence after sentence.
 */
export interface Batch<Word> {
  readonly sentences: readonly (readonly Word[])[];
  /** Words of the longest sentence. */
  readonly longest: number;
  /** Words in all. */
  readonly total: number;
  readonly active: Int32Array;
  readonly first: Int32Array;
  readonly starts: Int32Array;
}

/** Lays out sentences that are sorted by length, the longest first. */
function layOut<Word>(sentences: readonly (readonly Word[])[]): Batch<Word> {
  const longest = sentences[0]?.length ?? 0;
  const active = new Int32Array(longest);
  const first = new Int32Array(longest + 1);
  const starts = new Int32Array(sentences.length + 1);
  sentences.forEach((words, b) => {
    starts[b + 1] = (starts[b] as number) + words.length;
    for (let t = 0; t < words.length; t++) active[t] = (active[t] as number) + 1;
  });
  for (let t = 0; t < longest; t++) first[t + 1] = (first[t] as number) + (active[t] as number);
  return { sentences, longest, total: starts[sentences.length] as number, active, first, starts };
}

/** Reads sentences in batches of similar length; the results come in the order of the sentences. */
export function inBatches<Word, Result>(
  sentences: readonly (readonly Word[])[],
  read: (batch: Batch<Word>) => readonly Result[],
): Result[] {
  const order = sentences
    .map((_, i) => i)
    .sort((a, b) => (sentences[b]?.length ?? 0) - (sentences[a]?.length ?? 0) || a - b);
  const results: Result[] = new Array(sentences.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    let words = 0;
    do words += sentences[order[to++] as number]?.length ?? 0;
    while (to < order.length && words + (sentences[order[to] as number]?.length ?? 0) <= BATCH_WORDS);
    const members = order.slice(from, to);
    const found = read(layOut(members.map((i) => sentences[i] ?? [])));
    members.forEach((i, k) => {
      results[i] = found[k] as Result;
    });
    from = to;
  }
  return results;
}
