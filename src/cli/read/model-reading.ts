import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import type { Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { type AnswerCounts, countWords, sumCounts } from '../../second-reader/dropped.ts';
import { openSecondReader } from '../../second-reader/server/open-second-reader.ts';
import type { Progress } from '../kit/progress.ts';
import type { Terminal } from '../kit/terminal.ts';
import type { ReadOptions } from './read-options.ts';

/** A language model that reads what the program has read. */
export interface ModelReader {
  readonly read: (own: Reading, name: string) => Promise<Reading>;
  /** What became of all that it said, in a sentence. */
  readonly summary: () => string;
}

/** Makes the model ready that the options name, and says where the texts go. */
export async function openModelReader(
  terminal: Terminal,
  { model = '', endpoint, remote, ask, answers }: ReadOptions,
  { actors }: ThreadReaderOptions,
  progress: Progress,
  cancelled: AbortSignal,
): Promise<ModelReader> {
  const opened = await openSecondReader(
    { model, endpoint, remote, ask },
    {
      ...(actors ? { actors } : {}),
      ...(answers === undefined ? {} : { answers: terminal.locate(answers) }),
      signal: cancelled,
      again: (sentence) => progress.note(plainText(sentence)),
    },
  );
  terminal.err(`${plainText(opened.where)}\n`);
  const counts: AnswerCounts[] = [];
  return {
    read: async (own, name) => {
      const made = await opened.reader.read(own, (done, total) => progress.part(`${name}, part ${done} of ${total}`));
      counts.push(made.counts);
      return made.reading;
    },
    summary: () => `${plainText(model)}: ${countWords(sumCounts(counts))}.`,
  };
}
