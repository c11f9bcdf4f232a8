import type { CaseFile } from '../casefile/store/case-file.ts';
import { currentReading, documentNumber, documents } from '../casefile/store/documents.ts';
import { fingerprintOf } from '../measures/digest.ts';
import { nearCopies } from '../measures/near-copies.ts';

/** Texts that are copies of one another, the first one first. */
export interface Copies {
  /** Documents that were compared. */
  readonly documents: number;
  readonly groups: string[][];
}

/** Finds texts of a case that are copies of one another, whole or in good part (`nearCopies`). */
export function findCopies(
  file: CaseFile,
  progress: (done: number, total: number, what: string) => void,
  signal: AbortSignal,
): Copies {
  const rows = [...documents(file)];
  const marks = rows.flatMap(({ id, title, name }, i) => {
    progress(i, rows.length, title ?? name);
    const n = documentNumber(file, id);
    if (n === undefined || signal.aborted) return [];
    const reading = currentReading(file, n);
    return [{ document: { ...reading.document, id }, fingerprint: fingerprintOf(reading) }];
  });
  const groups = new Map<string, string[]>();
  for (const [id, first] of nearCopies(marks)) groups.set(first, [...(groups.get(first) ?? []), id]);
  return { documents: marks.length, groups: [...groups.values()].filter((ids) => ids.length > 1) };
}
