import type { Terminal } from './terminal.ts';

/** Waits for Ctrl-C. */
export async function untilStopped(terminal: Terminal): Promise<void> {
  await terminal.cancellable(
    (cancelled) =>
      new Promise<void>((done) => {
        if (cancelled.aborted) done();
        cancelled.addEventListener('abort', () => done(), { once: true });
      }),
  );
}
