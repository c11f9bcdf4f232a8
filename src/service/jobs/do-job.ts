import { type CaseFile, openCase } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import type { JobWork } from './job-kind.ts';
import { kindOf } from './job-kinds.ts';
import { claimJob, endJob, isCancelled, type JobEnd, type JobProgress, jobOf, keepProgress } from './job-store.ts';

/** How often is kept how far the work has come, and looked whether somebody wants it to end, in milliseconds. */
const OFTEN = 250;

/**
 * Does a job of a case, if no other is under way, and keeps how far it comes.
 * @param ended aborted when the service is gone: then the work is interrupted
 */
export async function doJob(
  where: { readonly place: string; readonly folder: string },
  id: string,
  ended: AbortSignal,
): Promise<void> {
  const file = openCase(where.place, where.folder);
  try {
    if (!claimJob(file, id, process.pid)) return;
    endJob(file, id, await endOf(file, id, ended));
  } finally {
    file.close();
  }
}

async function endOf(file: CaseFile, id: string, ended: AbortSignal): Promise<JobEnd> {
  const job = jobOf(file, id);
  const teller = new Teller(file, id);
  const stop = new AbortController();
  let state: 'cancelled' | 'interrupted' = 'interrupted';
  const halt = (why: typeof state): void => {
    if (!stop.signal.aborted) state = why;
    stop.abort();
  };
  const onEnd = (): void => halt('interrupted');
  ended.addEventListener('abort', onEnd);
  if (ended.aborted) onEnd();
  const watch = setInterval(() => {
    if (isCancelled(file, id)) halt('cancelled');
    teller.keep();
  }, OFTEN);
  try {
    const kind = kindOf(job?.kind ?? '');
    const params = kind.params.parse(job?.params);
    const { progress, warn } = teller;
    const work: JobWork<unknown> = { file, params, coder: job?.coder, job: id, signal: stop.signal, progress, warn };
    const result = await kind.run(work);
    return { state: stop.signal.aborted ? state : 'done', result };
  } catch (error) {
    if (stop.signal.aborted) return { state };
    if (!(error instanceof EntenteError)) console.error(error);
    return { state: 'failed', error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearInterval(watch);
    ended.removeEventListener('abort', onEnd);
    teller.keep();
  }
}

/** Keeps in the case how far work has come, not more often than somebody would look. */
class Teller {
  private readonly file: CaseFile;
  private readonly id: string;
  private now: JobProgress = { done: 0, total: undefined, what: undefined, warnings: [] };
  private kept = 0;
  private said: JobProgress = this.now;

  constructor(file: CaseFile, id: string) {
    this.file = file;
    this.id = id;
  }

  readonly progress = (done: number, total?: number, what?: string): void => {
    this.now = { ...this.now, done, total, what };
    // Work that never waits gives no timer a turn.
    if (performance.now() - this.kept > OFTEN) this.keep();
  };

  readonly warn = (sentence: string): void => {
    this.now = { ...this.now, warnings: [...this.now.warnings, sentence] };
  };

  keep(): void {
    if (this.said === this.now || this.file.db.isTransaction) return;
    this.said = this.now;
    this.kept = performance.now();
    keepProgress(this.file, this.id, this.now);
  }
}
