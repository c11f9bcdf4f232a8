import type { Jobs } from '../../jobs/job-count.ts';
import type { DecidedActs } from '../../measures/merge-reports.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import { parseGivenDate } from '../../sources/given-date.ts';
import { jobsOf } from '../kit/jobs-option.ts';
import { checkModelOptions, type ModelOptions } from '../kit/model-options.ts';

/** The options of `entente read`, as the command line gives them. */
export interface ReadOptions extends ModelOptions {
  /** Folder in which answers of a model are kept. */
  readonly answers?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly csv?: string;
  readonly html?: string;
  readonly force?: boolean;
  readonly md?: boolean;
  readonly picture?: boolean;
  readonly among?: string;
  readonly safeCsv?: boolean;
  readonly sameActDays?: string;
  readonly date?: string;
  readonly title?: string;
  readonly author?: readonly string[];
  readonly publisher?: string;
  readonly actors?: readonly string[];
  readonly codebook?: string;
  readonly issues?: string;
  readonly verbs?: readonly string[];
  readonly actorsDictionary?: readonly string[];
  readonly agentsDictionary?: readonly string[];
  readonly discards?: readonly string[];
  readonly engine?: string;
  readonly jobs?: string;
  readonly all?: boolean;
  readonly weak?: boolean;
  readonly least?: string;
  readonly width?: string;
  /** Server of the event data that stand beside a picture. */
  readonly events?: string;
}

/** What options in words mean. */
export interface ReadSettings {
  /** Metadata that the user knows better than the text. */
  readonly given: Metadata;
  /** Columns of the brief, if the user asks for so many. */
  readonly width: number | undefined;
  /** Reports so many days apart may be of one act. */
  readonly sameActDays: number;
  /** What people decided of which events tell of one act. */
  readonly acts?: DecidedActs;
  /** Ids of the actors to which a picture is held; empty for all. */
  readonly among: readonly string[];
  readonly jobs: Jobs;
}

/**
 * Checks the options of `entente read` before anything is read.
 * @throws EntenteError('usage') for values that mean nothing and for options that do not go together
 */
export function readSettings(options: ReadOptions): ReadSettings {
  const given = givenMetadata(options);
  const width = briefWidth(options.width);
  const days = sameActDays(options.sameActDays);
  checkFormats(options);
  checkModelOptions(options, { answers: options.answers });
  return { given, width, sameActDays: days, among: amongIds(options.among), jobs: jobsOf(options.jobs) };
}

/**
 * Checks that the options can be had for so many inputs.
 * @throws EntenteError('usage') for what only one document can have
 */
export function checkCount(options: ReadOptions, count: number): void {
  if (count === 1) return;
  if (options.json && !options.picture) {
    throw new EntenteError(
      'usage',
      '--json prints one document; for several use --jsonl, or --picture --json for what they say together.',
    );
  }
  if (options.date || options.title) {
    throw new EntenteError('usage', '--date and --title are for one document; several cannot share them.');
  }
}

function givenMetadata(options: ReadOptions): Metadata {
  return {
    ...(options.title ? { title: options.title } : {}),
    ...(options.author?.length ? { authors: options.author } : {}),
    ...(options.date ? { date: parseGivenDate(options.date) } : {}),
    ...(options.publisher ? { publisher: options.publisher } : {}),
  };
}

function briefWidth(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const width = Number(text);
  if (!Number.isInteger(width) || width < 40 || width > 400) {
    throw new EntenteError('usage', `--width must be a number of columns between 40 and 400, not "${text}".`);
  }
  return width;
}

function sameActDays(text = '1'): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > 366)
    throw new EntenteError('usage', `--same-act-days must be a whole number of days up to 366, not "${text}".`);
  return days;
}

function amongIds(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length < 2)
    throw new EntenteError('usage', `--among needs two actors or more, such as USA,RUS,CHN, not "${text}".`);
  return ids;
}

function checkFormats(options: ReadOptions): void {
  const chosen = [options.json && '--json', options.jsonl && '--jsonl', options.md && '--md'].filter(Boolean);
  if (chosen.length > 1)
    throw new EntenteError('usage', `${chosen.join(' and ')} cannot be used together; choose one.`);
  if (options.safeCsv && !options.csv) throw new EntenteError('usage', '--safe-csv goes with --csv FOLDER.');
  if (options.sameActDays && !options.csv && !options.picture)
    throw new EntenteError('usage', '--same-act-days goes with --picture or --csv FOLDER.');
  if (options.among !== undefined && !options.picture) throw new EntenteError('usage', '--among goes with --picture.');
  amongIds(options.among);
  if (options.weak && (options.jsonl || (options.json && !options.picture)))
    throw new EntenteError(
      'usage',
      '--json and --jsonl hold every record with its grade; --weak is for what shows or counts them.',
    );
  if (options.picture && options.jsonl)
    throw new EntenteError('usage', '--jsonl prints readings one by one; the picture of all is one thing: use --json.');
}
