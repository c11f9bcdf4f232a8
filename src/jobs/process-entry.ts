import { enableCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { OpenedText } from './opened-text.ts';
import { OUT_OF_MEMORY, type ProcessStart } from './reading-process.ts';
import { THREAD_ENTRY, type ThreadStart } from './reading-thread.ts';
import type { Answer } from './thread-messages.ts';

// What a reading process runs (see ReadingProcess): it hands texts to a thread that reads. The thread may be busy for long;
// this one hears at once that nobody waits any more, so that no reader is left behind by a program that was killed.
process.on('disconnect', () => process.exit(0));
process.once('message', ({ reader, compiled }: ProcessStart) => {
  if (compiled !== undefined) enableCompileCache(compiled);
  const workerData: ThreadStart = { reader, compiled };
  const thread = new Worker(THREAD_ENTRY, { workerData, name: 'entente reads' });
  thread.on('message', (answer: Answer) => process.send?.(answer));
  thread.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? OUT_OF_MEMORY : 1),
  );
  thread.on('exit', (code) => process.exit(code || 1));
  process.on('message', (opened: OpenedText) => thread.postMessage(opened));
});
