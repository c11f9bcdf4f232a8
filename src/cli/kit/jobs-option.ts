import { type Jobs, jobCount } from '../../jobs/job-count.ts';
import { EntenteError } from '../../records/failure.ts';

/** The line of help for `--jobs`. */
export const JOBS_HELP = 'how many texts are read at a time; auto (the default): as many as this machine has cores';

/**
 * What `--jobs` says.
 * @throws EntenteError('usage') for what is neither a number of jobs nor `auto`
 */
export function jobsOf(text = 'auto'): Jobs {
  if (text === 'auto') return text;
  if (!/^\d+$/.test(text))
    throw new EntenteError('usage', `--jobs must be a number such as 4, or auto, not "${text}".`);
  jobCount(Number(text));
  return Number(text);
}

/** What is said when Ctrl-C ends reading. */
export function stoppingWords(jobs: number): string {
  return `Stopping after ${jobs > 1 ? 'the documents at hand' : 'this document'}; press Ctrl-C again to stop at once.`;
}
