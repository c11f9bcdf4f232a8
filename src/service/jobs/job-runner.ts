import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { endJob, findInterrupted, jobOf, nextJob } from './job-store.ts';

/** So long work may take to stop by itself, in milliseconds; then its process is ended. */
const GRACE = 5000;
/** How long until it is looked again whether work that another program does is over. */
const LATER = 2000;
/** What is kept of what a process says of its own mistakes. */
const LAST_WORDS = 4000;

/** The process that does a job: beside this file in the source and in `dist/service/jobs`, where the bundled program looks, too. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? './job-process.ts'
  : import.meta.url.includes('/cli/program/')
    ? '../../service/jobs/job-process.js'
    : './job-process.js';

/** Does the jobs of a case one after another, each in a process of its own, so that the service answers meanwhile. */
export class JobRunner {
  private readonly file: CaseFile;
  private readonly failed: (error: unknown) => void;
  private child: { readonly process: ChildProcess; readonly job: string; readonly gone: Promise<void> } | undefined;
  private later: NodeJS.Timeout | undefined;
  private stopped = false;

  /** @param failed is told what nobody foresaw */
  constructor(file: CaseFile, failed: (error: unknown) => void) {
    this.file = file;
    this.failed = failed;
  }

  /** Begins what waits, if nothing is under way. To be called when work was asked for, and when a service starts. */
  wake(): void {
    if (this.stopped || this.child || this.file.readOnly) return;
    findInterrupted(this.file);
    const job = nextJob(this.file);
    if (job !== undefined) this.begin(job);
  }

  /** Sees to it that work which is to end does so. */
  hurry(job: string): void {
    const { child } = this;
    if (child?.job === job) this.endWithin(child.process, GRACE);
  }

  /** Ends what is under way where nothing is lost; it can be resumed. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.later);
    const { child } = this;
    if (!child) return;
    if (child.process.connected) child.process.disconnect();
    this.endWithin(child.process, GRACE);
    await child.gone;
  }

  private endWithin(child: ChildProcess, ms: number): void {
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.once('exit', () => clearTimeout(timer));
  }

  private begin(job: string): void {
    const { place, folder } = this.file;
    const child = fork(fileURLToPath(new URL(ENTRY, import.meta.url)), [place, folder, job], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    });
    let said = '';
    child.stderr?.on('data', (words) => {
      said = `${said}${String(words)}`.slice(-LAST_WORDS);
    });
    const gone = new Promise<void>((done) => {
      const over = (why: string): void => {
        if (this.child?.process !== child) return;
        this.child = undefined;
        if (said !== '') this.failed(new Error(said));
        this.settle(job, why);
        done();
      };
      child.once('error', (error) => over(error.message));
      child.once('exit', (code, signal) => over(signal ?? `code ${code}`));
    });
    this.child = { process: child, job, gone };
  }

  /** What is left to say of work whose process is gone, and what comes next. */
  private settle(job: string, why: string): void {
    const row = jobOf(this.file, job);
    const neverBegan = row?.state === 'waiting' && why !== 'code 0';
    if (row?.state === 'running' || neverBegan) {
      if (row.cancel) endJob(this.file, job, { state: 'cancelled' });
      else if (this.stopped) endJob(this.file, job, { state: 'interrupted' });
      else endJob(this.file, job, { state: 'failed', error: `The program that did the work ended early (${why}).` });
    }
    if (this.stopped) return;
    // Another program works on a job of the case: it is looked again later.
    if (row?.state === 'waiting' && !neverBegan) {
      this.later = setTimeout(() => this.wake(), LATER);
      this.later.unref();
    } else this.wake();
  }
}
