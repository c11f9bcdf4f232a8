import { randomBytes } from 'node:crypto';
import { type CaseFile, write } from '../../casefile/store/case-file.ts';

/** How work stands. `interrupted`: the program that did it ended before the work did. */
export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Work that somebody asked for, as the case keeps it. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly params: unknown;
  readonly coder: string | undefined;
  readonly state: JobState;
  /** Somebody wants it to end. */
  readonly cancel: boolean;
  /** Days and times as ISO 8601 has them. */
  readonly asked: string;
  readonly begun: string | undefined;
  readonly ended: string | undefined;
  readonly what: string | undefined;
  readonly done: number;
  readonly total: number | undefined;
  /** When its progress was said last. */
  readonly changed: string;
  readonly warnings: readonly string[];
  /** Warnings beyond those that are kept. */
  readonly unsaid: number;
  readonly result: unknown;
  readonly error: string | undefined;
}

/** Warnings that are kept of one job. */
const MOST_WARNINGS = 200;

/** Work that is not over. */
const OPEN = "('waiting', 'running')";

/** Keeps that work was asked for. @returns its id */
export function addJob(file: CaseFile, kind: string, params: unknown, coder: string | undefined): string {
  const id = `j-${randomBytes(6).toString('hex')}`;
  const now = new Date().toISOString();
  write(file, () =>
    file
      .prepare("INSERT INTO jobs (id, kind, params, coder, state, asked, changed) VALUES (?, ?, ?, ?, 'waiting', ?, ?)")
      .run(id, kind, JSON.stringify(params), coder ?? null, now, now),
  );
  return id;
}

/** The work of an id, if there is any. */
export function jobOf(file: CaseFile, id: string): JobRow | undefined {
  const row = file.prepare('SELECT * FROM jobs WHERE id = ?').get(id);
  return row ? toJob(row) : undefined;
}

/** All work, the newest first. */
export function jobsOf(file: CaseFile, state?: 'open'): readonly JobRow[] {
  const of = state === 'open' ? `WHERE state IN ${OPEN}` : '';
  return file.prepare(`SELECT * FROM jobs ${of} ORDER BY n DESC`).all().map(toJob);
}

/** The work that waits longest. */
export function nextJob(file: CaseFile): string | undefined {
  const row = file.prepare("SELECT id FROM jobs WHERE state = 'waiting' ORDER BY n LIMIT 1").get();
  return row ? String(row.id) : undefined;
}

/** Takes work on, unless other work is under way: one at a time, whoever serves the case. @returns whether it was taken on */
export function claimJob(file: CaseFile, id: string, pid: number): boolean {
  const now = new Date().toISOString();
  const { changes } = write(file, () =>
    file
      .prepare(
        `UPDATE jobs SET state = 'running', pid = ?, begun = ?, ended = NULL, changed = ?, done = 0, total = NULL, what = NULL,
         warnings = '[]', unsaid = 0, result = NULL, error = NULL
         WHERE id = ? AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM jobs WHERE state = 'running')`,
      )
      .run(pid, now, now, id),
  );
  return changes === 1;
}

/** How far work has come. */
export interface JobProgress {
  readonly done: number;
  readonly total: number | undefined;
  readonly what: string | undefined;
  readonly warnings: readonly string[];
}

export function keepProgress(file: CaseFile, id: string, { done, total, what, warnings }: JobProgress): void {
  const kept = JSON.stringify(warnings.slice(0, MOST_WARNINGS));
  const unsaid = Math.max(0, warnings.length - MOST_WARNINGS);
  write(file, () =>
    file
      .prepare('UPDATE jobs SET done = ?, total = ?, what = ?, warnings = ?, unsaid = ?, changed = ? WHERE id = ?')
      .run(done, total ?? null, what ?? null, kept, unsaid, new Date().toISOString(), id),
  );
}

/** How work ended. */
export type JobEnd =
  | { readonly state: 'done' | 'cancelled' | 'interrupted'; readonly result?: unknown }
  | { readonly state: 'failed'; readonly error: string };

/** Keeps how work ended; what ended already stays. */
export function endJob(file: CaseFile, id: string, end: JobEnd): void {
  const now = new Date().toISOString();
  const result = 'result' in end && end.result !== undefined ? JSON.stringify(end.result) : null;
  write(file, () =>
    file
      .prepare(
        `UPDATE jobs SET state = ?, result = ?, error = ?, ended = ?, changed = ?, pid = NULL WHERE id = ? AND state IN ${OPEN}`,
      )
      .run(end.state, result, 'error' in end ? end.error : null, now, now, id),
  );
}

/** Says that work is to end; what only waits has ended by that. @returns whether there was anything to end */
export function cancelJob(file: CaseFile, id: string): boolean {
  const now = new Date().toISOString();
  return write(file, () => {
    const waiting = file
      .prepare("UPDATE jobs SET state = 'cancelled', ended = ?, changed = ? WHERE id = ? AND state = 'waiting'")
      .run(now, now, id);
    const running = file
      .prepare("UPDATE jobs SET cancel = 1, changed = ? WHERE id = ? AND state = 'running'")
      .run(now, id);
    return waiting.changes > 0 || running.changes > 0;
  });
}

/** Whether somebody wants the work to end; asked again and again by who does it. */
export function isCancelled(file: CaseFile, id: string): boolean {
  return file.prepare('SELECT 1 FROM jobs WHERE id = ? AND cancel = 1').get(id) !== undefined;
}

/** Lets work that ended before its time wait for its turn again. @returns whether it had ended so */
export function resumeJob(file: CaseFile, id: string): boolean {
  const { changes } = write(file, () =>
    file
      .prepare(
        `UPDATE jobs SET state = 'waiting', cancel = 0, changed = ?, ended = NULL, error = NULL
         WHERE id = ? AND state IN ('failed', 'cancelled', 'interrupted')`,
      )
      .run(new Date().toISOString(), id),
  );
  return changes === 1;
}

/** Finds work whose process is gone, after a power cut or a kill, and says so of it. */
export function findInterrupted(file: CaseFile): void {
  const running = file.prepare("SELECT id, pid FROM jobs WHERE state = 'running'").all();
  for (const { id, pid } of running) {
    if (!isAlive(Number(pid))) endJob(file, String(id), { state: 'interrupted' });
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function toJob(row: Record<string, unknown>): JobRow {
  const word = (value: unknown): string | undefined => (value === null ? undefined : String(value));
  return {
    id: String(row.id),
    kind: String(row.kind),
    params: JSON.parse(String(row.params)),
    coder: word(row.coder),
    state: row.state as JobState,
    cancel: row.cancel === 1,
    asked: String(row.asked),
    begun: word(row.begun),
    ended: word(row.ended),
    what: word(row.what),
    done: Number(row.done),
    total: row.total === null ? undefined : Number(row.total),
    changed: String(row.changed),
    warnings: JSON.parse(String(row.warnings)) as readonly string[],
    unsaid: Number(row.unsaid),
    result: row.result === null ? undefined : JSON.parse(String(row.result)),
    error: word(row.error),
  };
}
