import {
  type ExportSettings,
  EXPORT_FILES as FILES,
  EXPORT_FOLDERS as FOLDERS,
} from '../../casefile/export/export-forms.ts';
import type { Exported } from '../../casefile/export/exported.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from '../kit/terminal.ts';
import { type Kept, openOutput, openOutputFolder } from '../kit/write-file.ts';

/** The options of `entente export`. */
export interface ExportCommandOptions {
  readonly case?: string;
  readonly csv?: string;
  readonly parquet?: string;
  readonly xlsx?: string;
  readonly jsonl?: string;
  readonly annotations?: string;
  readonly qdpx?: string;
  readonly csl?: string;
  readonly bibtex?: string;
  readonly gold?: string;
  readonly dna?: string;
  /** Which of the .dna files that a case took in. */
  readonly dnaFile?: string;
  readonly dnaPassword?: string;
  readonly withSuggestions?: boolean;
  readonly withoutTexts?: boolean;
  readonly safeCsv?: boolean;
  readonly sameActDays?: string;
  readonly force?: boolean;
}

/** What became of one form. */
export interface Written {
  /** Sentences for the user. */
  readonly said: readonly string[];
  /** Whether everything was written that was asked for. */
  readonly complete: boolean;
}

/** Writes one form, at a place that was found to be writable. */
export type WriteForm = (exported: Exported) => Promise<Written>;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];

/**
 * The forms that were asked for, each with a place that can be written.
 * @throws EntenteError `usage` or `unwritable`
 */
export async function formsOf(
  terminal: Terminal,
  options: ExportCommandOptions,
  kept: Kept,
): Promise<readonly WriteForm[]> {
  const settings = settingsOf(options);
  checkPlaces(options);
  const forms: WriteForm[] = [];
  for (const name of keysOf(FOLDERS)) {
    const path = options[name];
    if (path === undefined) continue;
    // The names are those of an export of nothing.
    const names = [...(await FOLDERS[name]({ readings: [] }, settings)).keys()];
    const folder = await openOutputFolder(terminal, path, names, kept);
    forms.push(async (exported) => {
      for (const [file, content] of await FOLDERS[name](exported, settings)) await folder.write(file, content);
      return { said: [`The tables lie in ${path}.`], complete: true };
    });
  }
  for (const name of keysOf(FILES)) {
    const path = options[name];
    if (path === undefined) continue;
    const file = await openOutput(terminal, path, kept);
    forms.push(async (exported) => {
      await file.write(await FILES[name](exported, settings));
      return { said: [`Written: ${path}.`], complete: true };
    });
  }
  if (options.gold !== undefined) forms.push(goldForm(terminal, options.gold, kept));
  return forms;
}

/** Which keys there will be is known only from the decisions, so the folder is opened when they are. */
function goldForm(terminal: Terminal, path: string, kept: Kept): WriteForm {
  return async (exported) => {
    const { exportGold } = await import('../../casefile/export/export-gold.ts');
    const { files, undecided } = exportGold(exported);
    const waiting = undecided.filter(({ events }) => events > 0);
    if (files.size === 0) {
      throw new EntenteError(
        'usage',
        `There is no answer key to write: in none of the ${exported.readings.length} documents were all events decided.`,
      );
    }
    const folder = await openOutputFolder(terminal, path, files.keys(), kept);
    for (const [file, content] of files) await folder.write(file, content);
    const keys = files.size - 1;
    return {
      said: [
        `${keys} answer ${keys === 1 ? 'key lies' : 'keys lie'} in ${path}, with the texts in articles.jsonl.`,
        ...(waiting.length > 0
          ? [
              `${waiting.length} documents have no key, since some of their events are undecided: ${waiting
                .slice(0, 5)
                .map(({ document, events }) => `${document} (${events})`)
                .join(', ')}${waiting.length > 5 ? ' ...' : ''}.`,
            ]
          : []),
      ],
      complete: waiting.length === 0,
    };
  };
}

function checkPlaces(options: ExportCommandOptions): void {
  const names = [...keysOf(FOLDERS), ...keysOf(FILES), 'gold' as const];
  const asked = names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]] as const]));
  if (asked.length === 0) {
    throw new EntenteError(
      'usage',
      `Say what to write and where: ${[...names, 'dna'].map((name) => `--${name} PATH`).join(', ')}.`,
    );
  }
  const paths = new Map<string, string>();
  for (const [name, path] of asked) {
    const other = paths.get(path);
    if (other) throw new EntenteError('usage', `--${other} and --${name} cannot share ${path}; name a place for each.`);
    paths.set(path, name);
  }
  if (!options.withoutTexts) return;
  const holding = asked.find(([name]) => name === 'qdpx' || name === 'gold');
  if (holding) {
    throw new EntenteError(
      'usage',
      `--${holding[0]} is nothing without the texts; leave out --without-texts, or export --annotations or --jsonl.`,
    );
  }
}

function settingsOf({
  withoutTexts = false,
  safeCsv = false,
  sameActDays = '1',
  csv,
}: ExportCommandOptions): ExportSettings {
  const days = Number(sameActDays);
  if (!/^\d+$/.test(sameActDays) || days > 366) {
    throw new EntenteError('usage', `--same-act-days must be a whole number of days up to 366, not "${sameActDays}".`);
  }
  if (safeCsv && csv === undefined) throw new EntenteError('usage', '--safe-csv goes with --csv FOLDER.');
  return { texts: !withoutTexts, safe: safeCsv, sameActDays: days };
}
