import type { CaseFile } from './case-file.ts';
import { heldDate, holdReading, storedReading } from './documents.ts';
import { placedEntries } from './journal-rows.ts';

/** Which reading is to hold for a document: the one that a person took last, or else the first of the version. */
function readingToHold(file: CaseFile, document: number, id: string): number | undefined {
  const taken = placedEntries(file, "j.document = ? AND j.action = 'reading'", id);
  const find = file.prepare(
    `SELECT r.n FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
     WHERE r.document = ? AND lower(hex(r.hash)) = ?`,
  );
  for (const { entry } of taken.toReversed()) {
    if (entry.aside || typeof entry.after !== 'string') continue;
    // A reading that this copy of the case lacks, or one of another version, cannot hold.
    const row = find.get(document, entry.after) as { n: number } | undefined;
    if (row) return row.n;
  }
  const first = file
    .prepare(
      `SELECT min(r.n) AS n FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
       WHERE r.document = ?`,
    )
    .get(document) as { n: number | null };
  return first.n ?? undefined;
}

/** Lets the reading and the date hold that should, after decisions on them came or went; the caller is in a transaction. */
export function refreshCurrent(file: CaseFile, id: string): void {
  const known = file
    .prepare(
      `SELECT d.n, c.reading, v.date FROM documents d JOIN versions v ON v.document = d.n AND v.version = d.version
       LEFT JOIN current c ON c.document = d.n WHERE d.id = ?`,
    )
    .get(id) as { n: number; reading: number | null; date: string | null } | undefined;
  if (!known) return;
  const holds = readingToHold(file, known.n, id);
  if (holds !== undefined && holds !== known.reading) holdReading(file, known.n, holds, storedReading(file, holds));
  file
    .prepare('UPDATE current SET date = ? WHERE document = ?')
    .run(heldDate(file, id, known.date ?? undefined), known.n);
}
