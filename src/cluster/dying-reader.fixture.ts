import type { OpenedText } from '../jobs/opened-text.ts';
import { readOpened } from '../jobs/opened-text.ts';
import type { Answer } from '../jobs/thread-messages.ts';
import { createReader } from '../reading/reader.ts';

// A process that reads, save that it dies over some texts and is never done with others.
process.on('disconnect', () => process.exit(0));
process.once('message', () => {
  const answer = (message: Answer): void => void process.send?.(message);
  const reader = createReader({ engine: 'fast' });
  void reader.then(() => answer({ kind: 'started' }));
  process.on('message', async (opened: OpenedText) => {
    await reader;
    const text = 'bytes' in opened ? new TextDecoder().decode(opened.bytes) : opened.text;
    if (text.includes('POISON')) process.kill(process.pid, 'SIGKILL');
    if (text.includes('FOREVER')) return;
    answer({ kind: 'read', json: JSON.stringify(await readOpened(reader, opened)) });
  });
});
