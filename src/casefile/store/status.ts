import type { CaseFile } from './case-file.ts';
import { type Orphan, orphans } from './proposals.ts';

/** What a case holds, in figures. */
export interface CaseStatus {
  readonly documents: number;
  /** Documents of which there are several versions. */
  readonly changed: number;
  readonly records: number;
  /** Entries of the journal, with those that were taken back. */
  readonly decisions: number;
  readonly coders: readonly string[];
  /** Records that people said yes or no to, edited or added; each once. */
  readonly decided: number;
  /** Decisions that hold, by action. */
  readonly actions: Readonly<Record<string, number>>;
  readonly takenBack: number;
  /** Documents for which another reading waits. */
  readonly proposals: number;
  readonly orphans: readonly Orphan[];
  /** Versions of readers whose readings hold, with the number of documents. */
  readonly readers: Readonly<Record<string, number>>;
}

/**
 * Counts what a case holds.
 * @example
 * caseStatus(casefile).documents; // 1
 */
export function caseStatus(file: CaseFile): CaseStatus {
  const one = (sql: string): number => Number((file.prepare(sql).get() as { n: number }).n);
  const table = (sql: string): Readonly<Record<string, number>> =>
    Object.fromEntries((file.prepare(sql).all() as { name: string; n: number }[]).map(({ name, n }) => [name, n]));
  const held = 'FROM journal j JOIN steps s ON s.step = j.step AND s.active = 1';
  return {
    documents: one('SELECT count(*) AS n FROM documents'),
    changed: one('SELECT count(*) AS n FROM documents WHERE version > 1'),
    records: one('SELECT coalesce(sum(r.records), 0) AS n FROM current c JOIN readings r ON r.n = c.reading'),
    decisions: one("SELECT count(*) AS n FROM journal WHERE action NOT IN ('undo', 'redo')"),
    coders: (file.prepare('SELECT DISTINCT coder FROM journal ORDER BY coder').all() as { coder: string }[]).map(
      ({ coder }) => coder,
    ),
    decided: one(
      `SELECT count(DISTINCT j.target) AS n ${held} WHERE j.type = 'record' AND j.action NOT IN ('memo', 'suggest') AND j.aside = 0`,
    ),
    actions: table(`SELECT j.action AS name, count(*) AS n ${held} GROUP BY j.action ORDER BY j.action`),
    takenBack: one('SELECT count(*) AS n FROM steps WHERE active = 0'),
    proposals: one(
      `SELECT count(*) AS n FROM (SELECT 1 FROM documents d JOIN current c ON c.document = d.n
       JOIN readings r ON r.document = d.n AND r.version = d.version GROUP BY d.n HAVING max(r.n) > c.reading)`,
    ),
    orphans: [...orphans(file)],
    readers: table(
      'SELECT r.reader AS name, count(*) AS n FROM current c JOIN readings r ON r.n = c.reading GROUP BY r.reader ORDER BY 1',
    ),
  };
}
