import { KIND_NAMES } from '../casefile/import/segment.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { tidyWords } from '../casefile/store/documents.ts';
import { jobCount } from '../jobs/job-count.ts';
import { EntenteError } from '../records/failure.ts';
import { readDna } from '../sources/index.ts';
import { boundedFile } from '../sources/load-file.ts';
import { readKnowledge } from './knowledge.ts';
import { READINGS } from './own/own-file.ts';
import { isReadings, readingsOf } from './own/readings-of.ts';
import { takeCoded, takeReadings } from './take-coded.ts';
import { type DnaToTake, dnaToTake, takeDnaStatements, takeDnaTexts } from './take-dna.ts';
import { dropUploads, type Upload, uploadPath, waitingUploads } from './uploads.ts';

/** What every job over dropped files is given. */
interface Work {
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, what: string) => void;
  readonly warn: (sentence: string) => void;
}

/** What became of files of the Discourse Network Analyzer. */
export interface DnaImported {
  readonly documents: number;
  /** Documents that were there already. */
  readonly known: number;
  readonly failed: number;
  /** Statements that became records, and those that were such already. */
  readonly statements: number;
  readonly there: number;
  /** Statements that stand on no words of a text; they are kept with the file. */
  readonly left: number;
}

/** So many texts are a bulk: the index of words is put in order in the end. */
const MANY = 20;

/**
 * Takes dropped files of the Discourse Network Analyzer into a case. Begun again, it passes over what is there.
 *
 * @param work `coders`: what their coders are called in the case; `cores`: how many reading may use
 * @throws EntenteError as `dnaToTake`, and for files that are none
 */
export async function importDnaUploads(
  file: CaseFile,
  {
    ids,
    coders,
    cores,
    signal,
    progress,
    warn,
  }: Work & { readonly coders: Readonly<Record<string, string>>; readonly cores: number },
): Promise<DnaImported> {
  const tally = { documents: 0, known: 0, failed: 0, statements: 0, there: 0, left: 0 };
  for (const upload of waitingUploads(file, ids)) {
    const dna = readDna(uploadPath(file, upload), upload.name);
    if (dna.tables.DOCUMENTS.length === 0) {
      throw new EntenteError('usage', `${upload.name} holds no document to import.`);
    }
    for (const { sentence } of dna.warnings) warn(sentence);
    const take = dnaToTake(file, { dna, hash: upload.sha, name: upload.name }, new Map(Object.entries(coders)));
    await readTexts(file, take, { cores, signal, progress, warn }, tally);
    if (signal.aborted) return tally;
    const { added, known, left } = takeDnaStatements(file, take);
    tally.statements += added;
    tally.there += known;
    tally.left += left.length;
    await dropUploads(file, [upload.id]);
  }
  return tally;
}

async function readTexts(
  file: CaseFile,
  take: DnaToTake,
  { cores, signal, progress, warn }: Omit<Work, 'ids'> & { readonly cores: number },
  tally: { documents: number; known: number; failed: number },
): Promise<void> {
  const texts = take.dna.tables.DOCUMENTS.length;
  const knowledge = await readKnowledge(file);
  const jobs = jobCount('auto', { texts, cores, ...(knowledge.engine && { engine: knowledge.engine }) });
  let done = 0;
  progress(0, texts, take.name);
  for await (const { input, became } of takeDnaTexts(file, take, { knowledge, jobs, cancelled: signal })) {
    progress(++done, texts, input.name);
    if (became.kind === 'stored') tally.documents++;
    else if (became.kind === 'known') tally.known++;
    else {
      tally.failed++;
      warn(`${input.name}: ${became.error instanceof Error ? became.error.message : String(became.error)}`);
    }
  }
  if (tally.documents > MANY) tidyWords(file);
}

/** What became of files that other programs coded. */
export interface CodedImported {
  readonly added: number;
  readonly accepted: number;
  readonly passed: number;
  readonly left: number;
  /** Documents that came with readings. */
  readonly documents: number;
}

/**
 * Takes dropped Web Annotations, REFI-QDA projects, tables of coded acts and readings into a case.
 *
 * @param work `coder`: whose decisions marks are that name nobody; `codes`: what codes of other programs mean
 * @throws EntenteError for files that are none of these, and where nobody says who decides
 */
export async function importCodedUploads(
  file: CaseFile,
  {
    ids,
    coder,
    codes,
    signal,
    progress,
    warn,
  }: Work & { readonly coder: string | undefined; readonly codes: Readonly<Record<string, string>> },
): Promise<CodedImported> {
  const meant = new Map(Object.entries(codes).map(meaning));
  const tally = { added: 0, accepted: 0, passed: 0, left: 0, documents: 0 };
  const uploads = waitingUploads(file, ids);
  for (const [n, upload] of uploads.entries()) {
    if (signal.aborted) return tally;
    progress(n, uploads.length, upload.name);
    const bytes = await bytesOf(file, upload);
    if (isReadings(bytes)) {
      tally.documents += (await takeReadings(file, readingsOf(bytes, upload.name), upload.name)).documents;
    } else {
      if (coder === undefined) {
        throw new EntenteError('usage', 'Say who decides: start the service with --as NAME.');
      }
      const taken = takeCoded(file, { bytes, name: upload.name }, { coder, codes: meant });
      tally.added += taken.added;
      tally.accepted += taken.accepted;
      tally.passed += taken.passed;
      tally.left += taken.left.length;
      for (const sentence of taken.left) warn(sentence);
    }
    await dropUploads(file, [upload.id]);
  }
  progress(uploads.length, uploads.length, '');
  return tally;
}

/** The bytes of a dropped file that is read whole. */
async function bytesOf(file: CaseFile, upload: Upload): Promise<Uint8Array> {
  return await boundedFile(upload.name, uploadPath(file, upload), READINGS);
}

/** @throws EntenteError `usage` for a kind that there is not */
function meaning([code, meant]: readonly [string, string]): readonly [string, string] {
  const kind = meant.split(':')[0]?.trim().toLowerCase() ?? '';
  if (KIND_NAMES.has(kind)) return [code.trim().toLowerCase(), meant.trim()];
  throw new EntenteError('usage', `“${code}” must mean a kind of record, such as event:PROTEST, not “${meant}”.`);
}
