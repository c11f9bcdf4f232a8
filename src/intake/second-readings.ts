import { join } from 'node:path';
import type { CaseFile } from '../casefile/store/case-file.ts';
import type { Hand } from '../casefile/store/decide.ts';
import { documents } from '../casefile/store/documents.ts';
import {
  isReadBy,
  keepSecondReading,
  readersTaken,
  readingsOf,
  takeReaders,
} from '../casefile/store/second-readings.ts';
import { readSettings } from '../casefile/store/settings.ts';
import { EntenteError } from '../records/failure.ts';
import { modelReading } from '../records/reader-name.ts';
import { type AnswerCounts, sumCounts } from '../second-reader/dropped.ts';
import { type NamedModel, type OpenedReader, openSecondReader } from '../second-reader/server/open-second-reader.ts';
import { readKnowledge } from './knowledge.ts';

/** The folder of a case in which answers of models are kept, so that a reading that was broken off goes on there. */
const ANSWERS = 'answers';

/** How a language model reads documents of a case. */
export interface SecondReadingOptions {
  readonly hand: Hand;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, what: string) => void;
  readonly warn: (sentence: string) => void;
}

/** What became of the documents that a model was to read. */
export interface SecondReadings {
  readonly read: number;
  /** It had read them before. */
  readonly known: number;
  readonly counts: AnswerCounts;
}

/**
 * Makes a model ready to read documents of a case.
 * @throws EntenteError as `openSecondReader` and `readKnowledge`
 */
export async function openForCase(
  file: CaseFile,
  named: NamedModel,
  { signal, warn }: Pick<SecondReadingOptions, 'signal' | 'warn'>,
): Promise<OpenedReader> {
  const { actors } = await readKnowledge(file);
  const answers = join(file.place, ANSWERS);
  return await openSecondReader(named, { ...(actors ? { actors } : {}), answers, signal, again: warn });
}

/**
 * Lets a model read documents of a case, one after the other; each is on the disk before the next is begun. Those that it has
 * read already are passed over, so that the same command goes on where it was broken off.
 * @throws EntenteError `unreadable` where the server fails; what was read before is kept
 */
export async function readAgainByModel(
  file: CaseFile,
  ids: readonly string[],
  { reader, lists }: OpenedReader,
  { hand, signal, progress, warn }: SecondReadingOptions,
): Promise<SecondReadings> {
  const { model, prompt } = reader.asked;
  const name = modelReading({ model, prompt, lists });
  const counts: AnswerCounts[] = [];
  let known = 0;
  for (const [i, id] of ids.entries()) {
    if (signal.aborted) break;
    progress(i, ids.length, id);
    if (isReadBy(file, id, name)) {
      known++;
      // It may have been broken off between the two.
      takeReaders(file, [id], readersTaken(file), hand);
      continue;
    }
    const made = await reader.read(readingsOf(file, id).own, (done, total) =>
      progress(i, ids.length, `${id}, part ${done} of ${total}`),
    );
    counts.push(made.counts);
    for (const warning of made.reading.warnings) warn(`${id}: ${warning}`);
    keepSecondReading(file, id, made.reading, hand);
  }
  progress(ids.length, ids.length, '');
  return { read: counts.length, known, counts: sumCounts(counts) };
}

/** What the work of a model came to. */
export interface CaseReadByModel {
  readonly read: number;
  readonly known: number;
  readonly records: number;
  /** Entries of its answers that became no record. */
  readonly leftOut: number;
}

/**
 * Lets a model read the documents of a case, as work beside the service; where the texts go is the first thing that is told.
 * @throws EntenteError `usage` where nobody says whose work it is; as `openForCase` and `readAgainByModel`
 */
export async function readCaseByModel(
  file: CaseFile,
  { documents: ids, ...named }: NamedModel & { readonly documents?: readonly string[] | undefined },
  { coder, ...telling }: Omit<SecondReadingOptions, 'hand'> & { readonly coder: string | undefined },
): Promise<CaseReadByModel> {
  const whose = coder ?? readSettings(file.place, file.folder).coder;
  if (!whose) throw new EntenteError('usage', 'Say whose work it is: start the service with --as NAME.');
  const opened = await openForCase(file, named, telling);
  telling.warn(opened.where);
  const all = ids ?? [...documents(file)].map(({ id }) => id);
  const { read, known, counts } = await readAgainByModel(file, all, opened, { ...telling, hand: { coder: whose } });
  const leftOut = Object.values(counts.dropped).reduce((sum, n) => sum + n, 0);
  return { read, known, records: counts.kept, leftOut };
}
