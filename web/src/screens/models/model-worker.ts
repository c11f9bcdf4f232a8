import '../../no-eval.ts';
import { answerTo, type WorkDone, type WorkOrder } from './model-work.ts';

/** Answers what would keep the page from answering its keys. */
addEventListener('message', ({ data }: MessageEvent<WorkOrder>) => {
  const { id, text, question } = data;
  postMessage(done(id, text, question));
});

function done(id: number, text: string, question: WorkOrder['question']): WorkDone {
  try {
    return { id, answer: answerTo(text, question) };
  } catch (error) {
    return { id, wrong: error instanceof Error ? error.message : String(error) };
  }
}
