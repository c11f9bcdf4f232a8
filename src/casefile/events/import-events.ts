import { rmSync } from 'node:fs';
import type { EventBatch, EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { MentionBatch } from '../../records/mention-batch.ts';
import { type CaseFile, write } from '../store/case-file.ts';
import { caseFailure } from '../store/failure.ts';
import { fileKey, type ImportedCounts, type ImportedFile, importedFile } from './event-files.ts';
import { placeParts, sweepStrays, type WaitingPart, writePart } from './event-parts.ts';
import { EventSlice, type SliceFile } from './event-slice.ts';
import { MentionSlice } from './mention-slice.ts';

/** Rows that become Parquet together: more need more memory, fewer make more and smaller files. */
const ROWS_PER_SLICE = 524_288;

/** A file of events that is to be imported, as a reader of `ententejs/sources` gives it. */
export interface EventSource {
  readonly name: string;
  /** Name within an archive. */
  readonly member?: string | undefined;
  readonly format: string;
  readonly origin: EventOrigin;
  /** The same batches each time that the file is read. */
  readonly batches: AsyncIterable<EventBatch>;
  /** Final when the last batch was given. */
  readonly counts: ImportedCounts;
}

/** A file of mentions of events that is to be imported. */
export interface MentionSource extends Omit<EventSource, 'batches'> {
  readonly format: 'mentions';
  readonly mentions: AsyncIterable<MentionBatch>;
}

/** What is known of a file beside what is in it. */
export interface SourceFacts {
  /** SHA-256 in hex of the file as it was given. */
  readonly sha: string;
  readonly place: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed?: number | undefined;
  /** How a table is read, as JSON. */
  readonly mapping?: string | undefined;
  /** What was wrong, a sentence each; asked when the file was read. */
  readonly problems?: () => readonly string[];
}

/** What became of a file. */
export interface TakenFile {
  /** `known`: all of it was stored before, under whatever name. */
  readonly outcome: 'taken' | 'known';
  /** Rows that were stored already, by an import that was broken off. */
  readonly before: number;
  readonly counts: ImportedCounts;
}

/** How an import is done. */
export interface EventImportOptions {
  readonly rowsPerSlice?: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch with the rows of the file that were read so far, and at each slice that was stored. */
  readonly told?: (rows: number) => void;
}

/** Rows in memory that become Parquet together. */
interface Slice<B> {
  readonly full: boolean;
  readonly add: (batch: B, file: string, from: number) => number;
}

/** Files of events on their way into a case. `finish` must be called for the last of them to be stored. */
export interface EventImport {
  /**
   * Takes in a file, or what is missing of it. Its rows are stored when a slice is full, and at the end.
   * @throws EntenteError what the reader throws; what it gave before is stored with the next slice
   */
  readonly take: (source: EventSource | MentionSource, facts: SourceFacts) => Promise<TakenFile>;
  /** Stores what is still in memory. */
  readonly finish: () => Promise<void>;
}

/** A file whose rows are in the slice. */
interface Pending {
  readonly n: number;
  /** Rows that were stored before the slice, and those that are with it. */
  readonly from: number;
  to: number;
  done: boolean;
  readonly counts: () => ImportedCounts;
  readonly problems: () => readonly string[];
}

/**
 * Begins an import of event files. Each slice of rows is stored whole or not at all, with how far its files have come: a
 * program that is stopped at any moment leaves files that hold, and the next import goes on behind them.
 * @example
 * const importing = openEventImport(casefile);
 * await importing.finish(); // undefined
 */
export function openEventImport(file: CaseFile, options: EventImportOptions = {}): EventImport {
  write(file, () => sweepStrays(file));
  return new Importer(file, options);
}

class Importer implements EventImport {
  private readonly file: CaseFile;
  private readonly options: EventImportOptions;
  private events: { readonly origin: EventOrigin; readonly rows: EventSlice } | undefined;
  private mentions: MentionSlice | undefined;
  private pending: Pending[] = [];

  constructor(file: CaseFile, options: EventImportOptions) {
    this.file = file;
    this.options = options;
  }

  async take(source: EventSource | MentionSource, facts: SourceFacts): Promise<TakenFile> {
    const known = this.entry(source, facts);
    if (known.done) return { outcome: 'known', before: known.stored, counts: known.counts };
    if (this.pending.some(({ n }) => n === known.n)) {
      return { outcome: 'known', before: known.stored, counts: source.counts };
    }
    if ('mentions' in source) {
      await this.takeBatches(known, source, facts, source.mentions, () => this.mentionsOf());
    } else {
      await this.takeBatches(known, source, facts, source.batches, () => this.rowsOf(source.origin));
    }
    return { outcome: 'taken', before: known.stored, counts: source.counts };
  }

  private async takeBatches<B extends { readonly length: number }>(
    known: ImportedFile,
    source: Omit<EventSource, 'batches'>,
    facts: SourceFacts,
    batches: AsyncIterable<B>,
    slice: () => Slice<B>,
  ): Promise<void> {
    const { signal, told } = this.options;
    const key = fileKey(known);
    let read = 0;
    // Rows of another origin are stored before this file is begun: what is begun by then would count as told of.
    slice();
    let pending = this.begin(known, source, facts, known.stored);
    for await (const batch of batches) {
      for (let from = Math.max(0, known.stored - read); from < batch.length; ) {
        const rows = slice();
        const taken = rows.add(batch, key, from);
        from += taken;
        pending.to += taken;
        if (rows.full) {
          this.store();
          pending = this.begin(known, source, facts, pending.to);
        }
      }
      read += batch.length;
      told?.(read);
      // Readers of plain files never wait, and then nobody could stop them.
      await new Promise(setImmediate);
      if (signal?.aborted) {
        this.store();
        signal.throwIfAborted();
      }
    }
    pending.done = true;
  }

  async finish(): Promise<void> {
    this.store();
    await Promise.resolve();
  }

  /** The row of a file in the list of files; made where it is new. */
  private entry(
    source: Omit<EventSource, 'batches'>,
    { sha, place, bytes, mapping, changed }: SourceFacts,
  ): ImportedFile {
    const member = source.member ?? '';
    const known = importedFile(this.file, sha, member);
    if (known) {
      if (known.mapping === mapping && known.format === source.format) return known;
      throw new EntenteError(
        'usage',
        `${source.name} was imported before in another way (as ${known.format}${known.mapping === undefined ? '' : ', by another mapping'}); its rows are left as they are.`,
      );
    }
    write(this.file, () =>
      this.file
        .prepare(
          `INSERT INTO event_files (sha, member, name, place, format, origin, bytes, mapping, changed, stored, done, counts, problems, at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '{"rows":0,"kept":0,"flagged":0,"flags":{}}', '[]', ?) ON CONFLICT DO NOTHING`,
        )
        .run(
          Buffer.from(sha, 'hex'),
          member,
          source.name,
          place,
          source.format,
          source.origin,
          bytes,
          mapping ?? null,
          changed ?? null,
          new Date().toISOString(),
        ),
    );
    const made = importedFile(this.file, sha, member);
    if (made) return made;
    throw new EntenteError('internal', `${source.name} was not listed.`);
  }

  private begin(
    known: ImportedFile,
    source: Omit<EventSource, 'batches'>,
    { problems }: SourceFacts,
    from: number,
  ): Pending {
    const pending: Pending = {
      n: known.n,
      from,
      to: from,
      done: false,
      counts: () => source.counts,
      problems: problems ?? (() => []),
    };
    this.pending.push(pending);
    return pending;
  }

  private rowsOf(origin: EventOrigin): EventSlice {
    if (this.events && this.events.origin !== origin) {
      this.store();
      this.events = undefined;
    }
    this.events ??= { origin, rows: new EventSlice(origin, this.options.rowsPerSlice ?? ROWS_PER_SLICE) };
    return this.events.rows;
  }

  private mentionsOf(): MentionSlice {
    this.mentions ??= new MentionSlice(this.options.rowsPerSlice ?? ROWS_PER_SLICE);
    return this.mentions;
  }

  /** What is in memory, as files of Parquet with the origin of what is in each. */
  private *parquet(): Generator<SliceFile & { readonly origin: EventOrigin }> {
    const { events, mentions } = this;
    for (const part of events?.rows.parquet() ?? []) yield { ...part, origin: events?.origin ?? 'csv' };
    for (const part of mentions?.parquet() ?? []) yield { ...part, origin: 'gdelt' };
  }

  /** Puts the rows in memory into the case, and lists how far their files have come. */
  private store(): void {
    const { file, pending } = this;
    if (pending.length === 0) return;
    const parts: WaitingPart[] = [];
    try {
      for (const { bytes, ...part } of this.parquet()) parts.push(writePart(file, part, bytes));
      write(file, () => {
        placeParts(file, parts);
        for (const { n, from, to, done, counts, problems } of pending) {
          const { rows, kept, flagged, flags, lines } = counts();
          const told = { rows, kept, flagged, flags, ...(lines === undefined ? {} : { lines }) };
          const { changes } = file
            .prepare(
              'UPDATE event_files SET stored = ?, done = ?, counts = ?, problems = ? WHERE n = ? AND stored = ? AND done = 0',
            )
            .run(to, done ? 1 : 0, JSON.stringify(told), JSON.stringify(problems()), n, from);
          if (changes === 0) {
            throw new EntenteError(
              'usage',
              `Another program imports the same file into ${file.folder}; what it stored is kept. Wait for it, or stop it.`,
            );
          }
        }
      });
    } catch (cause) {
      for (const { temporary } of parts) rmSync(temporary, { force: true });
      throw caseFailure(file.folder, cause);
    } finally {
      this.events?.rows.clear();
      this.mentions?.clear();
      this.pending = [];
    }
  }
}
