import type { z } from 'zod';
import type { CaseFile } from '../../casefile/store/case-file.ts';

/** What work is given, in a process of its own. */
export interface JobWork<P> {
  readonly file: CaseFile;
  readonly params: P;
  /** Whose work it is, where somebody said it. */
  readonly coder: string | undefined;
  /** Id of the job: names a place of its own for files that it makes. */
  readonly job: string;
  /** Aborted when somebody cancels the work, or the service ends: it should stop where nothing is lost. */
  readonly signal: AbortSignal;
  /** Says how far it has come; `total` is undefined where nobody knows, `what` is what is being done. */
  readonly progress: (done: number, total?: number, what?: string) => void;
  /** Tells something that was odd, in a sentence; the work goes on. */
  readonly warn: (sentence: string) => void;
}

/**
 * Long work that the service does beside itself. Its parameters, and so what is kept of it, are JSON. It is run in a process
 * that may be killed at any moment: what it changes must hold then.
 */
export interface JobKind<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly params: P;
  /** What it comes to. */
  readonly result: R;
  /** Whether the same work, begun again, goes on behind what was done. */
  readonly resumes: boolean;
  /** Does it. What it throws is the failure; what is heavy is loaded here, since the service itself knows all kinds. */
  readonly run: (work: JobWork<z.output<P>>) => Promise<z.input<R>>;
}

/** Writes a kind of work down, with the types of what it is asked. */
export function jobKind<P extends z.ZodType, R extends z.ZodType>(kind: JobKind<P, R>): JobKind {
  return kind as unknown as JobKind;
}
