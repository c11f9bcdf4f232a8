import type { CaseFile } from '../casefile/store/case-file.ts';
import { storeVotes, type VotesOutcome } from '../casefile/votes/stored-votes.ts';
import type { EventMapping } from '../sources/events/event-mapping.ts';
import { boundedFile } from '../sources/load-file.ts';
import type { VoteMapping } from '../sources/votes/vote-columns.ts';
import { importEventFiles } from './import-event-files.ts';
import { readVoteFiles, VOTES_LIMIT } from './read-vote-files.ts';
import { dropUploads, uploadPath, waitingUploads } from './uploads.ts';

/** How dropped files of event data are taken over. */
export interface ImportUploads {
  readonly ids: readonly string[];
  /** Which columns of a table of one's own hold what. */
  readonly mapping?: EventMapping | undefined;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | undefined, what: string) => void;
  readonly warn: (sentence: string) => void;
}

/**
 * Takes dropped files of event data over into the case, which keeps them: nobody else knows where they lie. Begun again, it goes
 * on behind what was stored.
 * @throws EntenteError if the only file could not be read
 */
export async function importUploads(
  file: CaseFile,
  { ids, mapping, signal, progress, warn }: ImportUploads,
): Promise<{ readonly rows: number; readonly complete: boolean }> {
  const uploads = waitingUploads(file, ids);
  const files = uploads.map((upload) => ({ name: upload.name, place: uploadPath(file, upload) }));
  let [before, rows, name] = [0, 0, ''];
  const telling = {
    start: (next: string) => {
      before += rows;
      [rows, name] = [0, next];
      progress(before, undefined, name);
    },
    rows: (read: number) => {
      rows = read;
      progress(before + rows, undefined, name);
    },
    note: warn,
  };
  const settings = { ...(mapping ? { format: 'csv' as const, mapping } : {}), copy: true };
  const complete = await importEventFiles(file, files, settings, telling, signal);
  if (!signal.aborted) await dropUploads(file, ids);
  return { rows: before + rows, complete };
}

/** What became of dropped tables of votes. */
export interface VotesImported {
  readonly outcome: VotesOutcome;
  readonly rollCalls: number;
  readonly states: number;
  readonly leftOut: number;
}

/**
 * Takes dropped tables of votes over.
 * @throws EntenteError for files that are none, or where the case holds other votes that are not to be replaced
 */
export async function importVoteUploads(
  file: CaseFile,
  {
    uploads: ids,
    replace,
    ...mapping
  }: Required<VoteMapping> & { readonly uploads: readonly string[]; readonly replace: boolean },
  warn: (sentence: string) => void,
): Promise<VotesImported> {
  const uploads = waitingUploads(file, ids);
  const files = await Promise.all(
    uploads.map(async (upload) => {
      const { name } = upload;
      return { name, bytes: await boundedFile(name, uploadPath(file, upload), VOTES_LIMIT) };
    }),
  );
  const { votes, report, problems } = readVoteFiles(files, mapping);
  const outcome = storeVotes(file, votes, { replace });
  for (const problem of problems) warn(`${problem}.`);
  await dropUploads(file, ids);
  const { rollCalls, states, leftOut } = report;
  return { outcome, rollCalls, states, leftOut };
}
