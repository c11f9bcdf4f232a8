import type { CaseFile } from '../casefile/store/case-file.ts';
import { tidyWords } from '../casefile/store/documents.ts';
import { jobCount } from '../jobs/job-count.ts';
import { EntenteError } from '../records/failure.ts';
import type { Metadata } from '../sources/article/metadata.ts';
import { collectInputs, type Input } from '../sources/collect-inputs.ts';
import { type Added, addTexts } from './add-texts.ts';
import { readKnowledge } from './knowledge.ts';
import { dropUploads, type Upload, uploadPath, waitingUploads } from './uploads.ts';

/** How dropped texts are added. */
export interface AddUploads {
  readonly ids: readonly string[];
  readonly given: Metadata;
  readonly engine?: string | undefined;
  /** Whether a file of a name that was dropped before is a new version of that text; else it is a text of its own. */
  readonly versions: boolean;
  /** Cores that reading may use. */
  readonly cores: number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, what: string) => void;
  readonly warn: (sentence: string) => void;
}

/** What became of dropped texts. */
export interface UploadsAdded {
  readonly added: number;
  readonly versions: number;
  readonly known: number;
  readonly failed: number;
  /** Ids of the documents that are new or have a new version. */
  readonly documents: string[];
}

/** An input that was dropped. */
interface DroppedInput extends Input {
  readonly upload: Upload;
}

/** So many texts are a bulk: the index of words is put in order in the end. */
const MANY = 20;

/**
 * Reads dropped files and stores them in the case. Begun again after it was broken off, it passes over what is stored
 * already; the files wait until all of them were looked at.
 * @throws EntenteError as `addTexts`
 */
export async function addUploads(file: CaseFile, options: AddUploads): Promise<UploadsAdded> {
  const { given, signal, progress, warn } = options;
  const uploads = waitingUploads(file, options.ids);
  const inputs = await inputsOf(file, uploads);
  if (inputs.length > 1 && (given.date || given.title)) {
    throw new EntenteError('usage', 'A date or a title is for one text; several cannot share them.');
  }
  const knowledge = await readKnowledge(file, options.engine);
  const { cores } = options;
  const jobs = jobCount('auto', { texts: inputs.length, cores, ...(knowledge.engine && { engine: knowledge.engine }) });
  const tally = { added: 0, versions: 0, known: 0, failed: 0 };
  const documents: string[] = [];
  let done = 0;
  progress(0, inputs.length, inputs[0]?.name ?? '');
  const all = addTexts(file, inputs, {
    given,
    knowledge,
    jobs,
    originOf: (input) => originOf(file, input, options.versions),
    cancelled: signal,
  });
  for await (const one of all) {
    progress(++done, inputs.length, inputs[done]?.name ?? one.input.name);
    for (const remark of one.remarks) warn(remark);
    const stored = count(tally, one, warn);
    if (stored !== undefined) documents.push(stored);
  }
  if (tally.added + tally.versions > MANY) tidyWords(file);
  if (done === inputs.length) await dropUploads(file, options.ids);
  return { ...tally, documents };
}

/** @returns the id of the document that is new or has a new version */
function count(
  tally: Record<'added' | 'versions' | 'known' | 'failed', number>,
  { input, became }: Added<Input>,
  warn: (sentence: string) => void,
): string | undefined {
  switch (became.kind) {
    case 'failed':
      tally.failed++;
      warn(became.error instanceof Error ? became.error.message : String(became.error));
      return undefined;
    case 'known':
      tally.known++;
      warn(`${input.name} is in the case already, as ${became.id} (${became.origin}); passed over.`);
      return undefined;
    case 'stored':
      tally[became.stored.outcome === 'added' ? 'added' : 'versions']++;
      if (became.stored.outcome === 'added' && !became.dated) warn(`${input.name} has no date of publication.`);
      return became.stored.id;
  }
}

async function inputsOf(file: CaseFile, uploads: readonly Upload[]): Promise<readonly DroppedInput[]> {
  const inputs: DroppedInput[] = [];
  for (const upload of uploads) {
    const found = collectInputs([upload.name], { locate: () => uploadPath(file, upload) });
    for await (const input of found) inputs.push({ ...input, upload });
  }
  return inputs;
}

/** Where a dropped text comes from: its name, with a number where other texts of that name came before. */
function originOf(file: CaseFile, { name }: DroppedInput, versions: boolean): string {
  const origin = `dropped/${name}`;
  const isTaken = (one: string): boolean =>
    file.prepare('SELECT 1 FROM documents WHERE origin = ?').get(one) !== undefined;
  if (versions || !isTaken(origin)) return origin;
  for (let turn = 2; ; turn++) if (!isTaken(`${origin} (${turn})`)) return `${origin} (${turn})`;
}
