import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { EXPORT_FILES, EXPORT_FOLDERS, type ExportSettings } from '../../casefile/export/export-forms.ts';
import { exportGold } from '../../casefile/export/export-gold.ts';
import type { Exported } from '../../casefile/export/exported.ts';
import { exportedCase } from '../../casefile/export/exported-case.ts';
import type { DocumentState } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { caseFailure } from '../../casefile/store/failure.ts';
import { readSettings } from '../../casefile/store/settings.ts';
import { sharedState, states } from '../../casefile/store/state.ts';
import { caseStatus } from '../../casefile/store/status.ts';
import { OUTGOING } from '../../intake/uploads.ts';
import { EntenteError } from '../../records/failure.ts';
import { EXPORT_FILE, type ExportForm } from './export-forms.ts';

/** The same bytes give the same archive: no clock stands in it. */
const NO_CLOCK = { mtime: new Date(1980, 0, 1) };

/** What is written, and how. */
export interface ExportAsked {
  readonly form: ExportForm;
  readonly withoutTexts: boolean;
  readonly safeCsv: boolean;
  readonly sameActDays: number;
}

/** A file that was written. */
export interface WrittenExport {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Files in it. */
  readonly files: number;
}

/**
 * Writes a case in a form for other programs, as one file that waits under the number of the job.
 * @throws EntenteError `usage` for a form that is nothing without texts, or where there is nothing to write
 */
export async function writeExport(
  file: CaseFile,
  job: string,
  { form, withoutTexts, safeCsv, sameActDays }: ExportAsked,
  progress: (done: number, total: number, what: string) => void,
): Promise<WrittenExport> {
  if (withoutTexts && (form === 'qdpx' || form === 'gold')) {
    throw new EntenteError('usage', `The form ${form} is nothing without the texts; take annotations or jsonl.`);
  }
  const exported = gathered(file, progress);
  const written = await contentOf(form, exported, { texts: !withoutTexts, safe: safeCsv, sameActDays });
  const [ending, type] = EXPORT_FILE[form];
  const name = `${basename(file.place)}.${ending}`;
  const folder = join(file.place, OUTGOING);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, job), written.bytes, { mode: 0o600, flush: true });
  } catch (cause) {
    throw caseFailure(file.folder, cause);
  }
  return { name, type, bytes: written.bytes.length, files: written.files };
}

function gathered(file: CaseFile, progress: (done: number, total: number, what: string) => void): Exported {
  const { documents } = caseStatus(file);
  const counted = function* (): Generator<DocumentState> {
    let done = 0;
    for (const state of states(file)) {
      progress(done++, documents, state.reading.document.title ?? '');
      yield state;
    }
  };
  return exportedCase(counted(), readSettings(file.place, file.folder).title, sharedState(file).acts);
}

async function contentOf(
  form: ExportForm,
  exported: Exported,
  settings: ExportSettings,
): Promise<{ readonly bytes: Uint8Array; readonly files: number }> {
  if (form === 'csv' || form === 'parquet') return zipped(await EXPORT_FOLDERS[form](exported, settings));
  if (form === 'gold') {
    const { files } = exportGold(exported);
    if (files.size > 0) return zipped(files);
    throw new EntenteError('usage', 'There is no answer key to write: in no text were all events decided.');
  }
  const content = await EXPORT_FILES[form](exported, settings);
  return { bytes: typeof content === 'string' ? strToU8(content) : content, files: 1 };
}

function zipped(files: ReadonlyMap<string, string | Uint8Array>): {
  readonly bytes: Uint8Array;
  readonly files: number;
} {
  const entries = [...files].map(([name, content]): [string, Zippable[string]] => [
    name,
    [typeof content === 'string' ? strToU8(content) : content, NO_CLOCK],
  ]);
  return { bytes: zipSync(Object.fromEntries(entries)), files: files.size };
}
