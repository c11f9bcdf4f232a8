import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decision } from '../../casefile/journal/entry.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { decide } from '../../casefile/store/decide.ts';
import { type DocumentRow, documentRow, documents, givenOf, machineReading } from '../../casefile/store/documents.ts';
import { proposals, proposeReading, type ReadingDiff } from '../../casefile/store/proposals.ts';
import { sourcePath } from '../../casefile/store/sources.ts';
import { stateOf } from '../../casefile/store/state.ts';
import { readKnowledge } from '../../intake/knowledge.ts';
import { suggester } from '../../intake/suggester.ts';
import { jobCount } from '../../jobs/job-count.ts';
import { type Outcome, readMany } from '../../jobs/read-many.ts';
import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { actorNames } from '../../report/words/naming.ts';
import { recordWords } from '../../report/words/record-words.ts';
import { counted } from '../../report/words/wording.ts';
import type { Metadata } from '../../sources/article/metadata.ts';
import type { ReadBytesOptions } from '../../sources/read-bytes.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { jobsOf, stoppingWords } from '../kit/jobs-option.ts';
import { checkModelOptions, type ModelOptions } from '../kit/model-options.ts';
import { Progress } from '../kit/progress.ts';
import { printJson, type Terminal } from '../kit/terminal.ts';
import { entryWords } from './log-command.ts';
import { type CaseOptions, coderOf, withCase } from './with-case.ts';

export interface RereadOptions extends CaseOptions, ModelOptions {
  readonly engine?: string;
  readonly jobs?: string;
  /** Only what discourse.yaml suggests is found anew. */
  readonly suggestions?: boolean;
}

/**
 * `entente reread`: reads the originals again, with this version of the reader, the person's own files and what people
 * decided of titles and dates, and keeps what differs as a proposal.
 */
export async function rereadCommand(
  terminal: Terminal,
  ids: readonly string[],
  options: RereadOptions,
): Promise<number> {
  const asked = jobsOf(options.jobs);
  checkModelOptions(options);
  return await withCase(terminal, options, 'write', async (file) => {
    const rows = ids.length > 0 ? ids.map((id) => documentRow(file, id)) : [...documents(file)];
    if (options.model !== undefined) {
      const { readByModel } = await import('./model-command.ts');
      const coder = await coderOf(file, options);
      return await readByModel(
        terminal,
        file,
        rows.map(({ id }) => id),
        options,
        coder,
      );
    }
    if (options.suggestions) return suggestAgain(terminal, file, rows);
    const reader = await readKnowledge(file, options.engine);
    const suggest = suggester(file);
    const jobs = jobCount(asked, { texts: rows.length, ...(reader.engine && { engine: reader.engine }) });
    const progress = new Progress(terminal, rows.length > 1 ? rows.length : 0);
    return await terminal.cancellable(async (cancelled) => {
      cancelled.addEventListener('abort', () => progress.note(stoppingWords(jobs)));
      const count = { same: 0, differs: 0, failed: 0 };
      try {
        const outcomes = readMany(rows, {
          jobs,
          reader,
          nameOf: ({ name }) => name,
          open: async (row) => {
            progress.start(row.name);
            return await openAgain(file, row);
          },
          cancelled,
        });
        for await (const outcome of outcomes)
          count[propose(file, outcome, suggest, rows.length === 1 ? undefined : progress)]++;
      } finally {
        progress.end();
      }
      terminal.err(`${outcomeWords(terminal, count.differs)}\n`);
      if (cancelled.aborted) return EXIT.cancelled;
      return count.failed > 0 ? EXIT.problems : EXIT.done;
    });
  });
}

/** Finds anew what the case's discourse.yaml suggests, in the readings that hold. */
function suggestAgain(terminal: Terminal, file: CaseFile, rows: readonly DocumentRow[]): number {
  const suggest = suggester(file);
  let differ = 0;
  for (const { id } of rows) {
    const { discourseStatements: _, ...reading } = machineReading(file, id);
    if (proposeReading(file, id, suggest(reading))) differ++;
  }
  terminal.err(`${outcomeWords(terminal, differ)}\n`);
  return EXIT.done;
}

function outcomeWords({ program }: Terminal, differ: number): string {
  if (differ === 0) return 'Every document reads as before.';
  const documents = counted(differ, 'document reads', 'documents read');
  return `${documents} otherwise; nothing was changed. ${program} diff shows how, ${program} decide reading takes it.`;
}

/** @param progress where a failure is told; without it the failure is thrown */
function propose(
  file: CaseFile,
  outcome: Outcome<DocumentRow, Original>,
  suggest: (reading: Reading) => Reading,
  progress: Progress | undefined,
): 'same' | 'differs' | 'failed' {
  try {
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome.kind === 'read' && proposeReading(file, outcome.item.id, suggest(outcome.reading))
      ? 'differs'
      : 'same';
  } catch (error) {
    if (!progress) throw error;
    progress.note(describeError(error));
    return 'failed';
  }
}

/** The original of a document, with what people say of it. */
interface Original {
  readonly bytes: Uint8Array;
  readonly options: ReadBytesOptions;
}

async function openAgain(file: CaseFile, row: DocumentRow): Promise<Original> {
  const path = sourcePath(row.source, row.type);
  const bytes = await readFile(join(file.place, path)).catch((cause) => {
    throw new EntenteError(
      'unreadable',
      `${path}, the original of ${row.id}, is missing; put it back to read it again.`,
      { cause },
    );
  });
  const { title, date, origins } = stateOf(file, row.id).reading.document;
  const given: Metadata = {
    ...(givenOf(file, row.id) as Metadata),
    ...(origins.title === 'given' && title !== undefined ? { title } : {}),
    ...(origins.date === 'given' && date !== undefined ? { date } : {}),
  };
  return { bytes, options: { name: row.name, type: row.type as 'txt', given } };
}

export interface DiffOptions extends CaseOptions {
  readonly json?: boolean;
}

/** `entente diff`: what people changed of what the machine said, and what a reading that waits would change. */
export async function diffCommand(terminal: Terminal, id: string | undefined, options: DiffOptions): Promise<number> {
  return await withCase(terminal, options, 'look', (file) => {
    const waiting = [...proposals(file, id)];
    if (options.json) {
      printJson(
        terminal,
        waiting.map(({ reading: _, ...diff }) => diff),
      );
      return EXIT.done;
    }
    for (const diff of waiting) tellDiff(terminal, file, diff);
    if (waiting.length === 0)
      terminal.err(`No other reading waits. ${terminal.program} reread reads the originals again.\n`);
    return EXIT.done;
  });
}

function tellDiff(terminal: Terminal, file: CaseFile, diff: ReadingDiff): void {
  const { reading } = stateOf(file, diff.document);
  const before = actorNames(reading);
  const after = actorNames(diff.reading);
  const old = (record: AnyRecord): string => plainText(recordWords(record, reading, before));
  const fresh = (record: AnyRecord): string => plainText(recordWords(record, diff.reading, after));
  const counts = `${diff.added.length} new, ${diff.gone.length} gone, ${diff.changed.length} changed`;
  terminal.out(
    `${plainText(`${diff.document}  ${reading.document.title ?? 'no title'}`)}  (${counts}; ${diff.reader})\n`,
  );
  for (const record of diff.added) terminal.out(`  + ${record.id}  ${fresh(record)}\n`);
  for (const record of diff.gone) {
    const kept = diff.orphaned.includes(record) ? '  (decided upon: it is kept)' : '';
    terminal.out(`  - ${record.id}  ${old(record)}${kept}\n`);
  }
  for (const { from, to } of diff.changed) {
    const [was, is] = [old(from), fresh(to)];
    terminal.out(`  ~ ${from.id}  ${was}  →  ${was === is ? `other ${changedFields(from, to).join(', ')}` : is}\n`);
  }
}

/** Names of fields in which two readings of a record differ, where its line does not show it. */
function changedFields(from: AnyRecord, to: AnyRecord): readonly string[] {
  const said = (record: AnyRecord, field: string): string =>
    canonicalJson((record as unknown as Readonly<Record<string, unknown>>)[field] ?? null);
  const fields = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...fields].filter((field) => field !== 'provenance' && said(from, field) !== said(to, field));
}

/** `entente decide reading`: lets readings hold that wait. */
export async function readingCommand(
  terminal: Terminal,
  ids: readonly string[],
  options: CaseOptions,
): Promise<number> {
  return await withCase(terminal, options, 'write', async (file) => {
    const coder = await coderOf(file, options);
    for (const id of ids) documentRow(file, id);
    const waiting = [...proposals(file)].filter(({ document }) => ids.length === 0 || ids.includes(document));
    const decisions = waiting.map(
      ({ document, hash }): Decision => ({
        action: 'reading',
        target: { type: 'document', id: document },
        after: hash,
      }),
    );
    const entries = decide(file, decisions, { coder });
    const [first] = entries;
    if (first) terminal.out(`${entryWords(first, true, entries.length)}\n`);
    else terminal.err(`No other reading waits. ${terminal.program} reread reads the originals again.\n`);
    const orphaned = waiting.flatMap((diff) => diff.orphaned);
    if (orphaned.length > 0) {
      terminal.err(
        `${counted(orphaned.length, 'record')} that people decided upon ${orphaned.length === 1 ? 'is' : 'are'} not in the new reading and kept as they were: ${orphaned.map((record) => record.id).join(', ')}.\n`,
      );
    }
    return EXIT.done;
  });
}
