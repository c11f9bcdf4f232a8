import { readSettings } from '../../casefile/store/settings.ts';
import { BLIND_SHARE } from '../../casefile/trust/blind-check.ts';
import { shareOption } from '../../questions/kit/share-words.ts';
import { EntenteError } from '../../records/failure.ts';
import { counted } from '../../report/words/wording.ts';
import { kindOf } from '../case/record-kind.ts';
import { type CaseOptions, coderOf, withCase } from '../case/with-case.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type PlanRequest, planReview } from './review-plan.ts';
import { ReviewSession } from './review-session.ts';

export interface ReviewOptions extends CaseOptions {
  readonly kind?: string;
  readonly document?: string;
  readonly order?: string;
  readonly sample?: string;
  readonly seed?: string;
  readonly odd?: boolean;
  readonly restsOn?: string;
  readonly blind?: string;
  readonly learn?: boolean;
  readonly least?: string;
}

/** `entente review`: one record after the other in the terminal, each decided by one key. */
export async function reviewCommand(
  terminal: Terminal,
  folder: string | undefined,
  options: ReviewOptions,
): Promise<number> {
  const request = requestOf(options);
  const givenBlind = shareOption(options.blind, '--blind');
  const { keys } = terminal;
  if (!keys) {
    throw new EntenteError(
      'usage',
      `A review asks one key at a time and needs a terminal. In a script, list what waits with ${terminal.program} list --records --json and decide with ${terminal.program} decide accept|reject|edit ID.`,
    );
  }
  return await withCase(terminal, inFolder(options, folder), 'write', async (file) => {
    const coder = await coderOf(file, options);
    const { learn, blind: setBlind = BLIND_SHARE } = readSettings(file.place, file.folder);
    const plan = planReview(file, { ...request, learn: request.learn || learn === true });
    if (plan.questions.length === 0) {
      terminal.err(`Nothing waits: ${plan.title}.\n`);
      return EXIT.done;
    }
    const session = new ReviewSession(
      terminal,
      file,
      plan,
      { coder, blindShare: givenBlind ?? setBlind, seed: request.seed },
      keys(),
    );
    const { decided, blind, left, quit } = await session.run();
    const more = quit && left > 0 ? ` ${left} still ${left === 1 ? 'waits' : 'wait'}; the same command goes on.` : '';
    const unseen = blind > 0 ? ` (${blind} asked blind first)` : '';
    terminal.err(`${counted(decided, 'decision')}${unseen}.${more}\n`);
    return EXIT.done;
  });
}

/** The case that is meant: the folder behind the command's name, or `--case`. */
export function inFolder<O extends CaseOptions>(options: O, folder: string | undefined): O {
  if (folder === undefined) return options;
  if (options.case !== undefined) throw new EntenteError('usage', 'Name the case once: as FOLDER or with --case.');
  return { ...options, case: folder };
}

function requestOf(options: ReviewOptions): PlanRequest {
  const ways = [options.sample, options.odd, options.restsOn].filter((way) => way !== undefined);
  if (ways.length > 1) throw new EntenteError('usage', 'Give one of --sample, --odd and --rests-on.');
  // A text is read from its beginning; of many, the records that weigh most come first.
  const order = options.order ?? (options.document === undefined ? 'picture' : 'text');
  if (order !== 'picture' && order !== 'text') {
    throw new EntenteError('usage', `--order must be picture or text, not "${order}".`);
  }
  if (options.least !== undefined && (options.sample !== undefined || options.odd)) {
    throw new EntenteError('usage', '--least leaves records out, so that a sample would be none; leave it out.');
  }
  const least = shareOption(options.least, '--least');
  return {
    order,
    seed: options.seed === undefined ? 1 : whole(options.seed, '--seed', 0),
    odd: options.odd ?? false,
    learn: (options.learn ?? false) || least !== undefined,
    ...(options.kind === undefined ? {} : { kind: kindOf(options.kind) }),
    ...(options.document === undefined ? {} : { document: options.document }),
    ...(options.sample === undefined ? {} : { sample: whole(options.sample, '--sample', 1) }),
    ...(options.restsOn === undefined ? {} : { restsOn: options.restsOn }),
    ...(least === undefined ? {} : { least }),
  };
}

function whole(text: string, option: string, least: number): number {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= least) return number;
  throw new EntenteError('usage', `${option} must be a whole number from ${least}, not "${text}".`);
}
