import { forgetVotes, storeVotes } from '../../casefile/votes/stored-votes.ts';
import { readOwnBytes } from '../../intake/own/own-file.ts';
import { readVoteFiles, VOTES_LIMIT } from '../../intake/read-vote-files.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { VOTE_FIELDS, type VoteMapping } from '../../sources/votes/vote-columns.ts';
import { type CaseOptions, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';

/** The options of `entente import votes`. */
export interface ImportVotesOptions extends CaseOptions {
  readonly columns?: string;
  readonly values?: string;
  readonly replace?: boolean;
  /** Take out what the case holds. */
  readonly forget?: boolean;
  readonly json?: boolean;
}

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
  if (options.forget) return await forget(terminal, paths, options);
  if (paths.length === 0) {
    throw new EntenteError('usage', `Name the tables of the roll calls: ${terminal.program} import votes FILE...`);
  }
  const mapping = mappingOf(options);
  const files = await Promise.all(
    paths.map(async (name) => ({ name, bytes: await readOwnBytes(terminal, name, VOTES_LIMIT) })),
  );
  const { votes, report, problems } = readVoteFiles(files, mapping);
  const outcome = await withCase(terminal, options, 'write', (file) =>
    storeVotes(file, votes, { replace: options.replace ?? false }),
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
      files: votes.source.files,
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

async function forget(
  terminal: Terminal,
  paths: readonly string[],
  { replace, columns, values, ...options }: ImportVotesOptions,
): Promise<number> {
  if (paths.length > 0 || replace || columns !== undefined || values !== undefined) {
    throw new EntenteError('usage', '--forget takes all roll calls of the case out, and no file and no other option.');
  }
  return await withCase(terminal, options, 'write', (file) => {
    const gone = forgetVotes(file);
    if (!gone) throw new EntenteError('usage', 'The case holds no roll calls to forget.');
    if (options.json) printJson(terminal, { format: 'entente-votes-import/1', outcome: 'forgotten', ...gone });
    else
      terminal.err(
        `${plainText(`${gone.rollCalls === 1 ? 'One roll call' : `${gone.rollCalls.toLocaleString('en-GB')} roll calls`} of ${gone.files.join(', ')} went out of the case.`)}\n`,
      );
    return EXIT.done;
  });
}

function mappingOf({ columns, values }: ImportVotesOptions): Required<VoteMapping> {
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
