import { type Outcome, readMany, type TextThread } from '../jobs/read-many.ts';
import type { ThreadReaderOptions } from '../jobs/reading-thread.ts';
import { otherLanguage } from '../reading/warnings.ts';
import { EntenteError } from '../records/failure.ts';
import type { PartRow } from './part-file.ts';
import type { ShardDocument } from './shard-file.ts';

/** How a shard is read. */
export interface ReadShard {
  readonly documents: readonly ShardDocument[];
  readonly reader: ThreadReaderOptions;
  /** How many are read at a time. */
  readonly jobs: number;
  /** Starts what reads a text apart from this process. */
  readonly startThread: () => TextThread;
  /** Once aborted nothing further is begun. */
  readonly stopped: AbortSignal;
}

/**
 * Reads the documents of a shard, several at a time, and gives what became of each in their order. One that cannot be read, that
 * ends what reads it twice, or is never done, is set aside with its reason and costs the others nothing.
 *
 * @returns undefined where it was stopped before all were read
 * @throws EntenteError where no text can be read at all
 */
export async function readShard(options: ReadShard): Promise<readonly PartRow[] | undefined> {
  const { documents, reader, jobs, startThread, stopped } = options;
  const rows: PartRow[] = [];
  const outcomes = readMany(documents, {
    jobs: Math.max(1, Math.min(jobs, documents.length)),
    reader,
    nameOf: ({ options: { name } }) => name,
    open: async (document) => document,
    startThread,
    cancelled: stopped,
  });
  for await (const outcome of outcomes) {
    rows.push(rowOf(outcome));
    // What is still being read is not waited for.
    if (stopped.aborted) return undefined;
  }
  return rows.length === documents.length ? rows : undefined;
}

function rowOf(outcome: Outcome<ShardDocument, ShardDocument>): PartRow {
  const { key, options } = outcome.item;
  const { name } = options;
  switch (outcome.kind) {
    case 'read': {
      const { reading } = outcome;
      const other = otherLanguage(reading.document);
      return { kind: 'read', key, name, json: JSON.stringify(reading), ...(other ? { otherLanguage: other } : {}) };
    }
    case 'failed': {
      const { error } = outcome;
      const known = error instanceof EntenteError;
      const reason = error instanceof Error ? error.message : String(error);
      return {
        kind: 'failed',
        key,
        name,
        code: known ? error.code : 'internal',
        reason: known ? reason : `${name} could not be read because of a mistake of the program: ${reason}`,
      };
    }
    case 'passed over':
      throw new EntenteError('internal', `${name} was passed over.`);
  }
}
