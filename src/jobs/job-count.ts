import { availableParallelism } from 'node:os';
import type { EngineName } from '../language/english.ts';
import { EntenteError } from '../records/failure.ts';

/** How many texts are read at a time: so many, or as many as this machine reads best. */
export type Jobs = number | 'auto';

/** What `auto` goes by, beside the machine. */
export interface JobCircumstances {
  /** How many texts there are, where that is known beforehand. */
  readonly texts?: number;
  readonly engine?: EngineName;
  /** Cores; by default those that this process may use. */
  readonly cores?: number;
  /** Bytes; by default what the machine, or the container, has left. */
  readonly memory?: number;
}

/** Below so many texts for each, a further thread takes longer to load its weights than it saves. */
const TEXTS_PER_JOB = 8;
/** What a thread holds at most while it reads articles, in bytes; measured, see docs/performance.md. */
const MEMORY_PER_JOB: Readonly<Record<EngineName, number>> = { fast: 400e6, encoder: 500e6 };
/** More are a slip of the pen: each loads weights of its own. */
const MOST_JOBS = 256;

/**
 * How many texts to read at a time. `auto` is the number of cores, or less: one for eight texts, and no more than half of the
 * free memory holds. A number is taken as it is, but no more than there are texts.
 *
 * @throws EntenteError('usage') for a number that is none
 */
export function jobCount(jobs: Jobs, circumstances: JobCircumstances = {}): number {
  const { texts = Number.POSITIVE_INFINITY, engine = 'fast' } = circumstances;
  if (jobs === 'auto') {
    const { cores = availableParallelism(), memory = process.availableMemory() } = circumstances;
    const held = Math.floor(memory / 2 / MEMORY_PER_JOB[engine]);
    return Math.max(1, Math.min(cores, held, Math.floor(texts / TEXTS_PER_JOB), MOST_JOBS));
  }
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS)
    throw new EntenteError('usage', `The number of jobs must be a whole number from 1 to ${MOST_JOBS}, or auto.`);
  return Math.max(1, Math.min(jobs, texts));
}
