import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { storeVotes } from '../../casefile/votes/stored-votes.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { SizeLimit } from '../../sources/load-file.ts';
import { readVotes } from '../../sources/votes/read-votes.ts';
import { VOTE_FIELDS, type VoteMapping } from '../../sources/votes/vote-columns.ts';
import type { VoteFile } from '../../sources/votes/vote-file.ts';
import { votesProblemSentence } from '../../sources/votes/votes-report.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { readOwnBytes } from '../kit/text-file.ts';

/** The options of `entente import votes`. */
export interface ImportVotesOptions extends CaseOptions {
  readonly columns?: string;
  readonly values?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** All votes of the Assembly with a row for each state that did not vote are some 60 MB. */
const LIMIT: SizeLimit = { megabytes: 256, of: 'a table of votes; divide it' };
const UNPACKED = LIMIT.megabytes * 1024 * 1024;
/** Problems of a file that are named. */
const NAMED = 10;

/**
 * `entente import votes`: roll calls of tables into the case.
 * @returns exit code 1 where something was left out
 * @throws EntenteError for wrong options, files that are no tables of votes, or a case that holds other votes
 */
export async function importVotesCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: ImportVotesOptions,
): Promise<number> {
  const mapping = mappingOf(options);
  const files: (VoteFile & { readonly sha256: string })[] = [];
  for (const path of paths) {
    const bytes = await readOwnBytes(terminal, path, LIMIT);
    files.push({ name: path, text: textOf(path, bytes), sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  const { calls, report } = readVotes(files, mapping);
  const problems = report.problems.map(votesProblemSentence);
  const told = report.files.map((file, i) => ({ ...file, sha256: files[i]?.sha256 ?? '' }));
  const asked = options.columns !== undefined || options.values !== undefined;
  const source = {
    hash: hashOf(
      files.map(({ sha256 }) => sha256),
      mapping,
    ),
    files: told,
    ...(asked ? { mapping } : {}),
    problems,
  };
  const outcome = await withCase(terminal, options, 'write', (file) =>
    storeVotes(file, { calls, source }, { replace: options.replace ?? false }),
  );
  const { rollCalls, states, answers, absences, leftOut } = report;
  if (options.json)
    printJson(terminal, {
      format: 'entente-votes-import/1',
      outcome,
      rollCalls,
      states,
      answers,
      absences,
      leftOut,
      files: told,
      problems,
    });
  else {
    const count = (n: number): string => n.toLocaleString('en-GB');
    const what =
      outcome === 'known'
        ? 'The case holds them already'
        : outcome === 'replaced'
          ? 'They stand in place of those before'
          : 'Kept';
    terminal.err(
      `${count(rollCalls)} roll calls of ${states} states: ${count(answers)} answers, ${count(absences)} absences; ${count(leftOut)} rows left out. ${what}.\n`,
    );
  }
  for (const problem of problems.slice(0, NAMED)) terminal.err(`${plainText(problem)}.\n`);
  if (problems.length > NAMED) terminal.err(`and ${problems.length - NAMED} more like these; --json has them all.\n`);
  return leftOut > 0 ? EXIT.problems : EXIT.done;
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
        ? `is larger than ${LIMIT.megabytes} MB when unpacked, the limit for ${LIMIT.of}`
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

function mappingOf({ columns, values }: ImportVotesOptions): VoteMapping {
  const given = pairsOf('--columns', columns, 'rollcall=Ballot,state=Member,vote=Answer');
  for (const field of Object.keys(given)) {
    if ((VOTE_FIELDS as readonly string[]).includes(field)) continue;
    throw new EntenteError('usage', `--columns names ${VOTE_FIELDS.join(', ')}, not "${field}".`);
  }
  return { columns: given, values: pairsOf('--values', values, 'ja=yes,nein=no') };
}

/** @throws EntenteError (usage) for what is no list of pairs */
function pairsOf(option: string, text: string | undefined, example: string): Readonly<Record<string, string>> {
  const pairs = (text ?? '').split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0 && at < pair.length - 1) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      throw new EntenteError('usage', `${option} must be pairs such as ${example}, not "${pair}".`);
    }),
  );
}
