import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { VotesSource } from '../casefile/votes/stored-votes.ts';
import { EntenteError } from '../records/failure.ts';
import type { RollCalls } from '../records/roll-calls.ts';
import type { SizeLimit } from '../sources/load-file.ts';
import { readVotes } from '../sources/votes/read-votes.ts';
import type { VoteMapping } from '../sources/votes/vote-columns.ts';
import { type VotesReport, votesProblemSentence } from '../sources/votes/votes-report.ts';

/** All votes of the Assembly with a row for each state that did not vote are some 60 MB. */
export const VOTES_LIMIT: SizeLimit = { megabytes: 256, of: 'a table of votes; divide it' };
const UNPACKED = VOTES_LIMIT.megabytes * 1024 * 1024;

/** Roll calls of files, as a case keeps them, with what was odd. */
export interface VoteFiles {
  readonly votes: { readonly calls: RollCalls; readonly source: VotesSource };
  readonly report: VotesReport;
  /** Without the full stop. */
  readonly problems: readonly string[];
}

/**
 * Reads tables of votes, plain or gzipped.
 * @param mapping which columns hold what, and what words for votes mean
 * @throws EntenteError `unreadable` for files that are no tables of votes
 */
export function readVoteFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  mapping: Required<VoteMapping>,
): VoteFiles {
  const texts = files.map(({ name, bytes }) => ({ name, text: textOf(name, bytes) }));
  const { calls, report } = readVotes(texts, mapping);
  const hashes = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
  const problems = report.problems.map(votesProblemSentence);
  const told = report.files.map((file, i) => ({ ...file, sha256: hashes[i] ?? '' }));
  const asked = Object.keys(mapping.columns).length + Object.keys(mapping.values).length > 0;
  const source = { hash: hashOf(hashes, mapping), files: told, ...(asked ? { mapping } : {}), problems };
  return { votes: { calls, source }, report, problems };
}

/** The same files read in the same way have the same hash, in whatever order they are named. */
function hashOf(hashes: readonly string[], mapping: VoteMapping): string {
  return createHash('sha256')
    .update(JSON.stringify([[...hashes].sort(), mapping]))
    .digest('hex');
}

/** @throws EntenteError (unreadable) for what is no text */
function textOf(path: string, packed: Uint8Array): string {
  let bytes = packed;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes, { maxOutputLength: UNPACKED });
    } catch (cause) {
      const large = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
      const why = large
        ? `is larger than ${VOTES_LIMIT.megabytes} MB when unpacked, the limit for ${VOTES_LIMIT.of}`
        : 'is damaged: it cannot be unpacked to its end';
      throw new EntenteError('unreadable', `${path} ${why}.`, { cause });
    }
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new EntenteError('unreadable', `${path} is an archive or a workbook; unpack it, or save it as CSV, first.`);
  }
  if (bytes.subarray(0, 4096).includes(0)) {
    throw new EntenteError(
      'unreadable',
      `${path} is no text; write it as CSV first, in R with write.csv(votes, "votes.csv", row.names = FALSE).`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
