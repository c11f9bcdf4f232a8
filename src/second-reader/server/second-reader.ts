import type { Lexicon } from '../../lexicon/who/entry.ts';
import type { Reading } from '../../records/reading.ts';
import { answerSchema } from '../answer-form.ts';
import { type Prompt, windowMessages } from '../prompt.ts';
import { type Asked, type ModelReading, readAnswers, type WindowAnswer } from '../read-answers.ts';
import { halves, numberedPieces, type TextWindow, textWindows, type WindowSize } from '../text-windows.ts';
import { type AskOptions, type ModelQuestion, ModelServer } from './ask-model.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** How a language model reads. */
export interface SecondReaderOptions extends AskOptions {
  readonly model: string;
  readonly prompt: Prompt;
  readonly lexicon: Lexicon;
  readonly seed?: number;
  readonly window?: WindowSize;
  /** Where answers are kept; without it each is asked for. */
  readonly kept?: KeptAnswers | undefined;
  /** Labels that mean others, where the prompt has a swapped codebook. */
  readonly meant?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A language model that reads texts after the program did. */
export interface SecondReader {
  /** How its records name it. */
  readonly asked: Asked;
  /**
   * @param own what the program reads in the text
   * @param told is told of each window that was read
   * @throws EntenteError `unreadable` where the server fails
   */
  readonly read: (own: Reading, told?: (done: number, total: number) => void) => Promise<ModelReading>;
}

const TEMPERATURE = 0;
const SEED = 1;

/** A reader that asks a language model, window by window, one after the other. */
export function secondReader(options: SecondReaderOptions): SecondReader {
  const { model, prompt, lexicon, address, seed = SEED, kept, meant, signal } = options;
  const server = new ModelServer(options);
  const schema = answerSchema(prompt.codebook.map(({ list }) => list));
  const asked: Asked = { model, prompt: prompt.version, temperature: TEMPERATURE, seed, host: address.host };
  const answersTo = async (own: Reading, window: TextWindow): Promise<readonly WindowAnswer[]> => {
    const messages = windowMessages(prompt, own, window);
    const question: ModelQuestion = { model, messages, schema, temperature: TEMPERATURE, seed };
    const before = kept?.get(question);
    const answer = before ?? (await server.ask(question));
    if (!before) kept?.put(question, answer);
    if (!answer.cut) return [{ window, text: answer.text }];
    // It had more to say than it was let: half of the text has half of the records.
    const parts = halves(window);
    if (!parts) return [{ window }];
    return [...(await answersTo(own, parts[0] as TextWindow)), ...(await answersTo(own, parts[1] as TextWindow))];
  };
  return {
    asked,
    read: async (own, told) => {
      const windows = textWindows(numberedPieces(own), own.document.text, options.window);
      const answers: WindowAnswer[] = [];
      for (const [i, window] of windows.entries()) {
        signal?.throwIfAborted();
        answers.push(...(await answersTo(own, window)));
        told?.(i + 1, windows.length);
      }
      return readAnswers(own, answers, { prompt, lexicon, asked, ...(meant ? { meant } : {}) });
    },
  };
}
