import { NO_DAY } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { MentionBatch } from '../../records/mention-batch.ts';
import { compactDay, digits } from './days.ts';
import { type EventFileProblem, FileProblems } from './file-problems.ts';
import { fieldEnd, RowScanner, type ScannedRow } from './row-scanner.ts';
import { textOf } from './text-table.ts';
import { fileChunks, unpack } from './unpack.ts';

/** What was counted in a file of mentions. `lines` is the sum of all `n` and of `unreadable`, and of `kept` and `flagged`. */
export interface MentionCounts {
  readonly lines: number;
  /** Lines that are no mention, or name no event: they are in no batch. */
  readonly unreadable: number;
  /** Mentions whose day is not known, or none that a calendar has. */
  readonly badDate: number;
  readonly kept: number;
  readonly flagged: number;
}

/** A file of mentions, or a member of an archive of them. */
export interface MentionFile {
  readonly name: string;
  readonly member?: string;
  readonly batches: AsyncIterable<MentionBatch>;
  /** Grow while the batches are read. */
  readonly counts: MentionCounts;
  readonly problems: readonly EventFileProblem[];
}

const COLUMNS = 16;
const CONFIDENCE = 11;
/** Lines that are counted together. */
const LINES = 65_536;

/**
 * Reads GDELT's mentions of events (2.0, 16 columns): plain, gzipped, or in a zip.
 *
 * @param input a path, or bytes in chunks
 * @param options `name` of a stream; `path` where the file lies, if not where its name says; `members`: only these of an
 * archive
 * @throws EntenteError('unreadable') if it cannot be opened
 * @example
 * const line = ['7', '20191024143000', '20191025143000', ...Array.from({ length: 8 }, () => ''), '60', '', '', '', ''];
 * const bytes = (async function* () { yield new TextEncoder().encode(line.join('\t')); })();
 * const sure = [];
 * for await (const file of readMentions(bytes))
 *   for await (const { confidence } of file.batches) sure.push(...confidence);
 * sure; // [60]
 */
export async function* readMentions(
  input: string | AsyncIterable<Uint8Array>,
  options: { readonly name?: string; readonly path?: string; readonly members?: ReadonlySet<string> } = {},
): AsyncGenerator<MentionFile> {
  const name = typeof input === 'string' ? input : (options.name ?? 'the stream');
  const packed = typeof input === 'string' ? fileChunks(options.path ?? input, name) : input;
  const damages: string[] = [];
  for await (const { member, chunks } of unpack(packed, (reason) => damages.push(reason))) {
    if (member !== undefined && options.members?.has(member) === false) continue;
    const counts = new MentionTally();
    const problems = new FileProblems();
    yield {
      name: member === undefined ? name : `${name}!${member}`,
      ...(member === undefined ? {} : { member }),
      batches: readBatches(chunks, counts, problems, damages),
      counts,
      get problems() {
        return problems.list;
      },
    };
  }
  if (damages.length > 0) throw new EntenteError('unreadable', `${name}: ${damages.join('; ')}.`);
}

class MentionTally implements MentionCounts {
  lines = 0;
  unreadable = 0;
  badDate = 0;

  get flagged(): number {
    return this.unreadable + this.badDate;
  }

  get kept(): number {
    return this.lines - this.flagged;
  }
}

async function* readBatches(
  chunks: AsyncIterable<Uint8Array>,
  counts: MentionTally,
  problems: FileProblems,
  damages: string[],
): AsyncGenerator<MentionBatch> {
  const ready: MentionBatch[] = [];
  let group = new Map<string, Mention>();
  let inGroup = 0;
  const take = (row: ScannedRow): void => {
    const id = textOf(row.bytes, row.starts[0] as number, fieldEnd(row, 0));
    if (counts.lines === 0 && id === 'GLOBALEVENTID') return;
    counts.lines++;
    if (row.fault !== undefined || row.fields !== COLUMNS || id === '') {
      counts.unreadable++;
      const found = row.fault ?? (id === '' ? 'no event' : `${row.fields} columns`);
      problems.tell(
        'unreadable',
        found,
        row.line,
        () => `the row (${found}) is no mention, which has ${COLUMNS} columns and names an event`,
      );
      return;
    }
    const mention = readMention(row, id);
    if (mention.day === NO_DAY) counts.badDate++;
    const key = `${id} ${mention.day} ${mention.confidence}`;
    const known = group.get(key);
    if (known) known.n++;
    else group.set(key, mention);
    if (++inGroup < LINES) return;
    ready.push(batchOf([...group.values()]));
    group = new Map();
    inGroup = 0;
  };
  const scanner = new RowScanner({ separator: 9, quotes: false }, take);
  for await (const chunk of chunks) {
    scanner.push(chunk);
    yield* ready.splice(0);
  }
  scanner.finish();
  for (const damage of damages.splice(0)) problems.tell('damaged', damage, counts.lines, () => damage);
  if (group.size > 0) ready.push(batchOf([...group.values()]));
  yield* ready;
}

interface Mention {
  readonly id: string;
  readonly eventDay: number;
  readonly day: number;
  readonly confidence: number;
  n: number;
}

function readMention(row: ScannedRow, id: string): Mention {
  const { bytes, starts } = row;
  const day = (field: number): number => compactDay(bytes, starts[field] as number, fieldEnd(row, field));
  const confidence = digits(bytes, starts[CONFIDENCE] as number, fieldEnd(row, CONFIDENCE));
  return { id, eventDay: day(1), day: day(2), confidence: Math.min(100, Math.max(0, confidence)), n: 1 };
}

function batchOf(mentions: readonly Mention[]): MentionBatch {
  return {
    length: mentions.length,
    event: mentions.map(({ id }) => id),
    eventDay: Int32Array.from(mentions, ({ eventDay }) => eventDay),
    day: Int32Array.from(mentions, ({ day }) => day),
    confidence: Uint8Array.from(mentions, ({ confidence }) => confidence),
    n: Int32Array.from(mentions, ({ n }) => n),
  };
}
