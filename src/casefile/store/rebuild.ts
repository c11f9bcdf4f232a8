import { type CaseFile, write } from './case-file.ts';
import { refreshCurrent } from './current-reading.ts';
import { tidyWords } from './documents.ts';
import { ENTRY, type JournalRow, noteWords, toEntry } from './journal-rows.ts';
import { orderSteps } from './log.ts';

/**
 * Makes all that is derived anew, of documents, readings and journal. Each document is a transaction of its own, so that
 * other programs need not wait.
 *
 * @param told called after each document
 * @example
 * rebuild(casefile); // undefined
 */
export function rebuild(file: CaseFile, told: (done: number, of: number) => void = () => undefined): void {
  write(file, () => {
    orderSteps(file);
    file.prepare("INSERT INTO notes (notes) VALUES ('delete-all')").run();
    const said = file.prepare(`SELECT ${ENTRY} FROM journal j WHERE j.action IN ('memo', 'title') ORDER BY j.n`).all();
    for (const row of said as unknown as JournalRow[]) noteWords(file, toEntry(row), row.n);
  });
  const rows = file.prepare('SELECT n, id FROM documents ORDER BY n').all() as { n: number; id: string }[];
  for (const [i, { n, id }] of rows.entries()) {
    write(file, () => {
      file.prepare('DELETE FROM current WHERE document = ?').run(n);
      file.prepare('DELETE FROM places WHERE document = ?').run(n);
      file.prepare('DELETE FROM outlines WHERE document = ?').run(n);
      refreshCurrent(file, id);
    });
    told(i + 1, rows.length);
  }
  tidyWords(file);
}
