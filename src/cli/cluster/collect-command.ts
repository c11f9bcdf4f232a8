import type { Cluster } from '../../cluster/cluster.ts';
import { type Batch, batchOf, type Collected, collect, ShardReader, sweepParts } from '../../cluster/collect.ts';
import type { ShardStore } from '../../cluster/shard-store.ts';
import type { Looked } from '../../intake/add-texts.ts';
import type { Outcome } from '../../jobs/read-many.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import type { Input } from '../../sources/collect-inputs.ts';
import { findCase } from '../kit/case-inputs.ts';
import { describeError, EXIT } from '../kit/exit-codes.ts';
import { Progress } from '../kit/progress.ts';
import { otherLanguageWords, readWords } from '../kit/reading-words.ts';
import type { Terminal } from '../kit/terminal.ts';
import { caseSettings } from './own-files.ts';
import { type StoreOptions, withStore } from './with-cluster.ts';

export interface CollectOptions extends StoreOptions {
  readonly case?: string;
  readonly soFar?: boolean;
}

/** `entente cluster collect`: what one machine would have printed, or put into a case. */
export async function collectCommand(
  terminal: Terminal,
  named: string | undefined,
  options: CollectOptions,
): Promise<number> {
  return await withStore(terminal, options, async (cluster, store) => {
    const batch = await batchOf(cluster, named);
    if (batch.unread > 0 && !options.soFar) {
      throw new EntenteError(
        'unreadable',
        `${batch.unread} documents of ${batch.batch} are not read yet: see ${terminal.program} cluster status, or collect what is there with --so-far.`,
      );
    }
    const code =
      options.case === undefined
        ? await print(terminal, cluster, store, batch)
        : await addToCase({ terminal, cluster, store, batch, named: options.case });
    await sweepParts(cluster, store);
    return code;
  });
}

/** What became of the inputs of a batch. */
interface Tally {
  done: number;
  failed: number;
  otherLanguages: number;
  /** Inputs of which something had to be left out, such as a date that is none. */
  remarked: number;
  unread: number;
}

/** Prints readings as `entente read --jsonl` does, with its complaints. */
async function print(terminal: Terminal, cluster: Cluster, store: ShardStore, batch: Batch): Promise<number> {
  const many = batch.entries > 1;
  const tally: Tally = { done: 0, failed: 0, otherLanguages: 0, remarked: 0, unread: 0 };
  return await terminal.cancellable(async (cancelled) => {
    for await (const one of collect(cluster, store, batch)) {
      if (cancelled.aborted) return EXIT.cancelled;
      if (one.kind === 'failed' && !many) throw new EntenteError(one.code, one.reason);
      printOne(terminal, one, tally);
    }
    if (many) terminal.err(`${readWords({ ...tally, total: batch.entries })}\n`);
    if (tally.unread > 0) terminal.err(`${tally.unread} are not read yet and were left out.\n`);
    return tally.done < batch.entries || tally.otherLanguages || tally.remarked ? EXIT.problems : EXIT.done;
  });
}

function printOne(terminal: Terminal, one: Collected, tally: Tally): void {
  for (const remark of one.remarks) terminal.err(`${plainText(remark)}\n`);
  if (one.remarks.length > 0) tally.remarked++;
  switch (one.kind) {
    case 'unread':
      tally.unread++;
      return;
    case 'failed':
      tally.failed++;
      terminal.err(`${describeError(new EntenteError(one.code, one.reason))}\n`);
      return;
    case 'read': {
      const { json, otherLanguage } = one.row;
      if (otherLanguage !== undefined) {
        tally.otherLanguages++;
        terminal.err(`${otherLanguageWords(one.name, otherLanguage)}\n`);
      }
      terminal.out(`${json}\n`);
      tally.done++;
    }
  }
}

interface IntoCase {
  readonly terminal: Terminal;
  readonly cluster: Cluster;
  readonly store: ShardStore;
  readonly batch: Batch;
  /** The case, as the user typed it. */
  readonly named: string;
}

/** Puts texts and readings into a case as `entente add` does, in their order. */
async function addToCase({ terminal, cluster, store, batch, named }: IntoCase): Promise<number> {
  const { withCase } = await import('../case/with-case.ts');
  const { addedWords, originOf, tellAll } = await import('../case/add-command.ts');
  const { addOutcomes } = await import('../../intake/add-texts.ts');
  const { tidyWords } = await import('../../casefile/store/documents.ts');
  const { place, folder } = findCase(terminal, named);
  const own = await caseSettings(terminal, batch.reader.version, place, undefined);
  if (own.settings.id !== batch.reader.id) {
    throw new EntenteError(
      'usage',
      `The batch was read with another engine, or with other files of actors, issues and acts, than ${folder} has; submit it again with --case ${named}.`,
    );
  }
  return await withCase(terminal, { case: named }, 'write', async (file) => {
    const progress = new Progress(terminal, 0);
    const tally = { added: 0, versions: 0, known: 0, failed: 0, remarked: 0 };
    return await terminal.cancellable(async (cancelled) => {
      const outcomes = outcomesOf(collect(cluster, store, batch), new ShardReader(store), cancelled);
      await tellAll(
        { terminal, progress, tally, quiet: batch.entries > 20, only: batch.entries === 1 },
        addOutcomes(file, outcomes, ({ name }, source) => originOf(terminal, file, name, source)),
      );
      if (tally.added + tally.versions > 0) tidyWords(file);
      terminal.err(`${addedWords(tally)}\n`);
      if (cancelled.aborted) return EXIT.cancelled;
      return tally.failed || tally.remarked ? EXIT.problems : EXIT.done;
    });
  });
}

/** What was read elsewhere, as if it had been read here. */
async function* outcomesOf(
  all: AsyncIterable<Collected>,
  shards: ShardReader,
  cancelled: AbortSignal,
): AsyncGenerator<Outcome<Input, Looked>> {
  const { sourceHash } = await import('../../casefile/store/documents.ts');
  for await (const one of all) {
    if (cancelled.aborted) return;
    const { name, remarks } = one;
    const item: Input = { name, load: () => Promise.reject(new EntenteError('internal', `${name} is read already.`)) };
    if (one.kind === 'unread') continue;
    if (one.kind === 'failed') {
      yield { kind: 'failed', item, error: new EntenteError(one.code, one.reason) };
      continue;
    }
    const { bytes, options } = await shards.document(one.at);
    const opened: Looked = { bytes, options, remarks, source: sourceHash(bytes), pass: false };
    yield { kind: 'read', item, opened, reading: JSON.parse(one.row.json) as Reading };
  }
}
