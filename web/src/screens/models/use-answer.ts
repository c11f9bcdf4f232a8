import { useEffect, useMemo, useState } from 'react';
import type { ModelFile } from '../../../../src/conflict/file/file-types.ts';
import { type Answers, answerTo, isQuick, type Question, type WorkDone } from './model-work.ts';

/** The answer to a question; while the worker is at it, the one before it. */
export interface Asked<A> {
  readonly answer: A | undefined;
  readonly wrong: string | undefined;
  readonly busy: boolean;
}

let number = 0;
const idle: Worker[] = [];

function takeWorker(): Worker {
  return idle.pop() ?? new Worker(new URL('./model-worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Asks the engine about a model: at once where that is quick, else in a worker. What is no longer asked is stopped.
 *
 * @param file the model, read from `text`; nothing is asked while it cannot be solved
 */
export function useAnswer<Q extends Question>(
  file: ModelFile | undefined,
  text: string,
  question: Q | undefined,
): Asked<Answers[Q['kind']]> {
  const key = JSON.stringify(question);
  const quick = file !== undefined && question !== undefined && isQuick(file, question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is known by its key.
  const now = useMemo(() => (quick && question ? answered(text, question) : undefined), [text, key, quick]);
  const [late, setLate] = useState<Asked<Answers[Q['kind']]>>({ answer: undefined, wrong: undefined, busy: false });
  const open = file !== undefined && question !== undefined && !quick;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is known by its key.
  useEffect(() => {
    if (!open || !question) return;
    const worker = takeWorker();
    let done = false;
    const id = ++number;
    setLate((before) => ({ ...before, busy: true }));
    const heard = ({ data }: MessageEvent<WorkDone>): void => {
      if (data.id !== id) return;
      done = true;
      if ('wrong' in data) setLate({ answer: undefined, wrong: data.wrong, busy: false });
      else setLate({ answer: data.answer as Answers[Q['kind']], wrong: undefined, busy: false });
    };
    const failed = (): void => {
      setLate({ answer: undefined, wrong: 'The engine could not be started in this browser.', busy: false });
    };
    worker.addEventListener('message', heard);
    worker.addEventListener('error', failed);
    worker.postMessage({ id, text, question });
    return () => {
      worker.removeEventListener('message', heard);
      worker.removeEventListener('error', failed);
      // What nobody waits for any more is stopped; a worker that is done serves the next question.
      if (done) idle.push(worker);
      else worker.terminate();
    };
  }, [open, text, key]);
  return now ?? late;
}

function answered<Q extends Question>(text: string, question: Q): Asked<Answers[Q['kind']]> {
  try {
    return { answer: answerTo(text, question), wrong: undefined, busy: false };
  } catch (error) {
    return { answer: undefined, wrong: error instanceof Error ? error.message : String(error), busy: false };
  }
}
