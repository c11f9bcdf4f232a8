import { basename } from 'node:path';
import type { EventBatch, EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayText } from './days.ts';
import { detectEventFormat, type EventFormat } from './detect-event-format.ts';
import { type EventFileCounts, EventOutput } from './event-output.ts';
import { fileDays } from './file-days.ts';
import type { EventFileProblem } from './file-problems.ts';
import { GdeltRows } from './gdelt-rows.ts';
import { RowScanner, type ScannedRow } from './row-scanner.ts';
import { fileChunks, peek, type UnpackedFile, unpack } from './unpack.ts';

/** How a file of events is read. */
export interface EventFileOptions {
  /** Name of a stream; it may hold the day, as the names of GDELT's files do. */
  readonly name?: string;
  /** Where the file lies, if not at the path given, which is then its name. */
  readonly path?: string;
  /** Form of the rows; else it is detected. */
  readonly format?: EventFormat;
  /** Rows of a batch; 32,768 if absent. */
  readonly rowsPerBatch?: number;
}

/** A file of events, or a member of an archive of them. */
export interface EventFile {
  /** The path or name as given; behind it `!` and the name of a member of an archive. */
  readonly name: string;
  readonly member?: string;
  readonly format: EventFormat;
  readonly origin: EventOrigin;
  /** To be read once and to its end, before the next file is asked for. */
  readonly batches: AsyncIterable<EventBatch>;
  /** Counts and problems grow while the batches are read. */
  readonly counts: EventFileCounts;
  readonly problems: readonly EventFileProblem[];
  readonly facts: EventFileFacts;
}

/** What is known of a file, once its batches have been read. */
export interface EventFileFacts {
  /** First and last day of an event, YYYY-MM-DD; empty where no event has a day. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Bytes that the form of a file is detected by. */
const HEAD = 64 * 1024;

/**
 * Reads files of coded events: plain, gzipped, or in a zip. Gives one `EventFile` for each file of events in it. Every
 * line that is no header and not empty becomes at least one row; what cannot be read is flagged, counted and told.
 *
 * @param input a path, or bytes in chunks
 * @throws EntenteError('unreadable') if it cannot be opened, or its form is none that is known
 * @example
 * const fields = Array.from({ length: 61 }, () => '');
 * fields[1] = '20191024';
 * const bytes = (async function* () { yield new TextEncoder().encode(fields.join('\t')); })();
 * const days = [];
 * for await (const file of readEventFile(bytes, { name: '20191024143000.export.CSV' }))
 *   for await (const batch of file.batches) days.push(...batch.day);
 * days; // [18193]
 */
export async function* readEventFile(
  input: string | AsyncIterable<Uint8Array>,
  options: EventFileOptions = {},
): AsyncGenerator<EventFile> {
  const name = typeof input === 'string' ? input : (options.name ?? 'the stream');
  const packed = typeof input === 'string' ? fileChunks(options.path ?? input, name) : input;
  const damages: string[] = [];
  for await (const unpacked of unpack(packed, (reason) => damages.push(reason))) {
    yield await openUnpacked(
      unpacked,
      unpacked.member === undefined ? name : `${name}!${unpacked.member}`,
      options,
      damages,
    );
  }
}

async function openUnpacked(
  unpacked: UnpackedFile,
  name: string,
  options: EventFileOptions,
  damages: string[],
): Promise<EventFile> {
  const { head, chunks } = await peek(unpacked.chunks, HEAD);
  const guess = detectEventFormat(head, name);
  const format = options.format ?? guess?.format;
  if (!format) {
    throw new EntenteError('unreadable', `${name} is no file of events that is known.`);
  }
  const output = new EventOutput(options.rowsPerBatch ?? 32_768);
  const rows = new GdeltRows(output, fileDays(basename(name)));
  return {
    name,
    ...(unpacked.member === undefined ? {} : { member: unpacked.member }),
    format,
    origin: guess?.origin ?? 'csv',
    batches: readBatches(chunks, output, rows, damages),
    get counts() {
      return output.counts;
    },
    get problems() {
      return output.problems.list;
    },
    get facts() {
      return { firstDay: dayText(output.firstDay), lastDay: dayText(output.lastDay) };
    },
  };
}

async function* readBatches(
  chunks: AsyncIterable<Uint8Array>,
  output: EventOutput,
  rows: { header(row: ScannedRow): boolean; read(row: ScannedRow): void },
  damages: string[],
): AsyncGenerator<EventBatch> {
  let first = true;
  const take = (row: ScannedRow): void => {
    if (first) {
      first = false;
      if (rows.header(row)) {
        output.header++;
        return;
      }
    }
    output.lines++;
    if (row.fault === undefined) rows.read(row);
    else output.unreadable(row, row.fault, () => FAULTS[row.fault ?? 'too long']);
  };
  const scanner = new RowScanner({ separator: 9, quotes: false }, take);
  for await (const chunk of chunks) {
    scanner.push(chunk);
    yield* output.take(false);
  }
  scanner.finish();
  output.blank = scanner.blank;
  output.bytes = scanner.bytes;
  for (const damage of damages.splice(0)) output.problems.tell('damaged', damage, output.lines, () => damage);
  yield* output.take(true);
}

const FAULTS = {
  'too long': 'the line is longer than a megabyte, which no row is',
  'open quote': 'a quote is opened here and never closed',
} as const;
