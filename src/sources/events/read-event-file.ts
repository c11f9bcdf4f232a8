import { basename } from 'node:path';
import type { EventBatch, EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayText } from './days.ts';
import { describeHead, type EventFormat, type EventFormatGuess, formatOf } from './detect-event-format.ts';
import { type EventMapping, mappedColumns } from './event-mapping.ts';
import { type EventFileCounts, EventOutput } from './event-output.ts';
import { fileDays } from './file-days.ts';
import type { EventFileProblem } from './file-problems.ts';
import { findDayOrder } from './find-day-order.ts';
import { GdeltRows } from './gdelt-rows.ts';
import { ACLED, ICEWS, PHOENIX, POLECAT, UCDP_GED } from './known-mappings.ts';
import { MappedRows, placeOf } from './mapped-rows.ts';
import { RowScanner, type ScannedRow } from './row-scanner.ts';
import { SEPARATORS, type TableHead, tableHead } from './table-head.ts';
import type { TextEncoding } from './text-table.ts';
import { fileChunks, peek, type UnpackedFile, unpack } from './unpack.ts';

/** How a file of events is read. */
export interface EventFileOptions {
  /** Name of a stream; it may hold the day, as the names of GDELT's files do. */
  readonly name?: string;
  /** Where the file lies, if not at the path given, which is then its name. */
  readonly path?: string;
  /** Form of the rows; else it is detected. */
  readonly format?: Exclude<EventFormat, 'mentions'>;
  /** Which columns hold what: for a table of one's own. */
  readonly mapping?: EventMapping;
  /** Rows of a batch; 32,768 if absent. */
  readonly rowsPerBatch?: number;
  /** Is told, in a sentence, what is wrong with an archive, and what in it is no file of events. */
  readonly tell?: (sentence: string) => void;
  /**
   * Is told of files that hold GDELT's mentions of events, which `readMentions` reads; undefined: the input itself, else
   * a member of it. Without it they are told as what is no file of events.
   */
  readonly mentions?: (member: string | undefined) => void;
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
  /** Counts, problems and facts grow while the batches are read. */
  readonly counts: EventFileCounts;
  readonly problems: readonly EventFileProblem[];
  readonly facts: EventFileFacts;
}

/** What is known of a file, once its batches have been read. */
export interface EventFileFacts {
  /** First and last day of an event, YYYY-MM-DD; empty where no event has a day. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Ways in which days are written, in the order of their first occurrence. */
  readonly dayForms: readonly string[];
  /** Encodings of the texts that are kept: a file may mix them. */
  readonly encodings: readonly TextEncoding[];
  /** How the columns were read, where they are not GDELT's. */
  readonly mapping: EventMapping | undefined;
}

/** Bytes that the form of a file is detected by. */
const HEAD = 64 * 1024;
const ROWS_PER_BATCH = 32_768;

/**
 * Reads files of coded events: plain, gzipped, or in a zip. Gives one `EventFile` for each file of events in it. Every
 * line that is no header and not empty becomes at least one row; what cannot be read is flagged, counted and told.
 *
 * @param input a path, or bytes in chunks
 * @throws EntenteError('unreadable') if it cannot be opened, or holds no file of events whose form is known
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
  const reopen =
    typeof input === 'string' ? (): AsyncIterable<Uint8Array> => fileChunks(options.path ?? input, name) : undefined;
  const tell = options.tell ?? (() => undefined);
  /** What is damaged is a problem of the file that is being read, else of the archive. */
  const damages: string[] = [];
  const packed = reopen?.() ?? (input as AsyncIterable<Uint8Array>);
  let place = 0;
  let opened = 0;
  for await (const unpacked of unpack(packed, (reason) => damages.push(reason))) {
    const own = unpacked.member === undefined ? name : `${name}!${unpacked.member}`;
    const again = reopen && ((): AsyncIterable<Uint8Array> => unpackedAgain(reopen(), place));
    try {
      const file = await openUnpacked(unpacked, own, { options, damages, again });
      opened++;
      if (file) yield file;
    } catch (cause) {
      if (unpacked.member === undefined || !(cause instanceof EntenteError)) throw cause;
      tell(cause.message);
    }
    place++;
  }
  for (const damage of damages) tell(`${name}: ${damage}.`);
  if (opened === 0) throw new EntenteError('unreadable', `${name} holds no file of events.`);
}

/** The bytes of one of the files once more, from the beginning. */
async function* unpackedAgain(packed: AsyncIterable<Uint8Array>, place: number): AsyncGenerator<Uint8Array> {
  let i = 0;
  for await (const { chunks } of unpack(packed, () => undefined)) {
    if (i++ !== place) continue;
    yield* chunks;
    return;
  }
}

interface Opening {
  readonly options: EventFileOptions;
  readonly damages: string[];
  readonly again: (() => AsyncIterable<Uint8Array>) | undefined;
}

/** @returns undefined for mentions, if whoever asked wants to be told of them */
async function openUnpacked(unpacked: UnpackedFile, name: string, opening: Opening): Promise<EventFile | undefined> {
  const { options, damages } = opening;
  const { head, chunks } = await peek(unpacked.chunks, HEAD);
  refuseUnreadable(head, name, options);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const table = tableHead(marked ? head.subarray(3) : head);
  if (options.mentions && !options.mapping && formatOf(table)?.format === 'mentions') {
    options.mentions(unpacked.member);
    return undefined;
  }
  const guess = chooseForm(table, name, options);
  const output = new EventOutput(options.rowsPerBatch ?? ROWS_PER_BATCH);
  const { mapping } = guess;
  const days = fileDays(basename(name));
  let rows: RowsReader;
  if (mapping) {
    checkColumns(name, table, guess, output, mapping === options.mapping);
    const order =
      mapping.days === 'auto' ? await findDayOrder(table, mapping, guess.names, opening.again) : mapping.days;
    if (order === undefined) output.problems.tell('days', 'order', 0, () => UNSURE_ORDER);
    const fields = guess.names?.length ?? table.rows[0]?.length ?? 0;
    rows = new MappedRows(output, mapping, {
      days,
      order: order ?? 'mdy',
      fields,
      ...(guess.names ? { names: guess.names } : {}),
    });
  } else rows = new GdeltRows(output, days);
  return {
    name,
    ...(unpacked.member === undefined ? {} : { member: unpacked.member }),
    format: guess.format,
    origin: guess.origin,
    batches: readBatches(chunks, {
      output,
      rows,
      damages,
      mapping,
      fields: table.rows[0]?.length,
      skip: marked ? 3 : 0,
    }),
    get counts() {
      return output.counts;
    },
    get problems() {
      return output.problems.list;
    },
    get facts() {
      const { encodings } = output.texts;
      const [firstDay, lastDay] = [dayText(output.firstDay), dayText(output.lastDay)];
      return { firstDay, lastDay, dayForms: rows.dayForms, encodings: [...encodings], mapping };
    },
  };
}

/**
 * Tells columns of a mapping that the table lacks; those of known programs have changed in the course of time.
 * @throws EntenteError('unreadable') if the column with the day is among them
 */
function checkColumns(
  name: string,
  table: TableHead,
  { mapping, names }: EventFormatGuess,
  output: EventOutput,
  own: boolean,
): void {
  const columns = names ?? table.rows[0];
  if (!mapping?.header || !columns) return;
  if (placeOf(mapping.day, columns) < 0) {
    const wanted = [mapping.day].flat().join(' or ');
    const found = columns.slice(0, 30).join(', ');
    throw new EntenteError(
      'unreadable',
      `${name} has no column ${wanted}, which would tell the day of an event; its columns are ${found}.`,
    );
  }
  if (!own) return;
  for (const column of mappedColumns(mapping)) {
    if (placeOf(column, columns) >= 0) continue;
    const wanted = [column].flat().join(' or ');
    output.problems.tell('column', wanted, 1, () => `there is no column ${wanted}, which the mapping names`);
  }
}

const UNSURE_ORDER =
  'no day tells whether days are written month/day/year or day/month/year; they are read as month/day/year';

/** Reads the rows of one form. */
interface RowsReader {
  /** Ways in which days were written so far. */
  readonly dayForms: readonly string[];
  /** Whether this is no row but the names of the columns. */
  header(row: ScannedRow): boolean;
  read(row: ScannedRow): void;
}

function refuseUnreadable(head: Uint8Array, name: string, options: EventFileOptions): void {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const zeros = head.subarray(0, 4096).filter((byte) => byte === 0).length;
  if (wide || zeros > Math.min(head.length, 4096) * 0.3) {
    throw new EntenteError('unreadable', `${name} is written in UTF-16 or is no text; save it as UTF-8 first.`);
  }
  if (head.length === 0 && !options.format && !options.mapping)
    throw new EntenteError('unreadable', `${name} is empty; there is no event in it.`);
}

const MAPPINGS: Readonly<Partial<Record<EventFormat, EventMapping>>> = {
  icews: ICEWS,
  polecat: POLECAT,
  phoenix: PHOENIX,
  ucdp: UCDP_GED,
  acled: ACLED,
};

function chooseForm(table: TableHead, name: string, { format, mapping }: EventFileOptions): EventFormatGuess {
  if (mapping) return { format: format ?? 'csv', origin: mapping.origin, mapping };
  const guess = formatOf(table);
  if (format && guess?.format !== format) {
    const known = MAPPINGS[format];
    if (format === 'gdelt') return { format, origin: 'gdelt' };
    if (known) return { format, origin: known.origin, mapping: known };
  }
  if (guess?.format === 'mentions') {
    throw new EntenteError('unreadable', `${name} holds GDELT's mentions of events, not events; they are read apart.`);
  }
  if (!guess)
    throw new EntenteError('unreadable', `${name} is no file of events that is known: ${describeHead(table)}.`);
  return guess;
}

interface Reading {
  readonly output: EventOutput;
  readonly rows: RowsReader;
  readonly damages: string[];
  readonly mapping: EventMapping | undefined;
  /** How many the first row has. */
  readonly fields: number | undefined;
  /** Bytes of a mark at the beginning of the file. */
  readonly skip: number;
}

async function* readBatches(chunks: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<EventBatch> {
  const { output, rows, damages, mapping } = reading;
  let first = true;
  const take = (row: ScannedRow): void => {
    if (first) {
      first = false;
      if (row.fault === undefined && rows.header(row)) {
        output.header++;
        return;
      }
    }
    output.lines++;
    if (row.nul)
      output.problems.tell(
        'nul',
        '',
        row.line,
        () => 'there are bytes 0 in the line, which no text has; they are kept',
      );
    if (row.fault === undefined) rows.read(row);
    else output.unreadable(row, row.fault, () => FAULTS[row.fault ?? 'too long']);
  };
  const form = {
    separator: mapping ? SEPARATORS[mapping.separator] : SEPARATORS.tab,
    quotes: mapping?.quotes ?? false,
  };
  const scanner = new RowScanner({ ...form, fields: reading.fields, skip: reading.skip }, take);
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
  'too long': 'the line is longer than a megabyte or has more than a thousand columns, which no row has',
  'open quote': 'a quote is opened here and not closed in this row; the line is not read',
} as const;
