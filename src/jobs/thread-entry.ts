import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { OpenedText } from './opened-text.ts';
import type { ThreadStart } from './reading-thread.ts';
import { type Answer, sentFailure } from './thread-messages.ts';

// What a reading thread runs (see ReadingThread): it loads a reader and answers one text after another.
const { reader: options, compiled } = workerData as ThreadStart;
if (compiled !== undefined) enableCompileCache(compiled);
const answer = (message: Answer): void => parentPort?.postMessage(message);

const { createReader } = await import('../reading/reader.ts');
const reader = createReader(options);
reader.then(
  () => answer({ kind: 'started' }),
  (error) => answer({ kind: 'not started', failure: sentFailure(error) }),
);
const { readOpened } = await import('./opened-text.ts');
parentPort?.on('message', async (opened: OpenedText) => {
  try {
    answer({ kind: 'read', json: JSON.stringify(await readOpened(reader, opened)) });
  } catch (error) {
    answer({ kind: 'failed', failure: sentFailure(error) });
  }
});
