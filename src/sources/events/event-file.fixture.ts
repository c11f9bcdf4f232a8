import { type EventBatch, ROW_FLAGS } from '../../records/event-row.ts';
import { dayText } from './days.ts';
import { problemSentence } from './file-problems.ts';
import { type EventFileOptions, readEventFile } from './read-event-file.ts';

/** Bytes in chunks of a few, so that rows lie across their borders. */
export async function* stream(content: string | Uint8Array, size = 100): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Row `i` of a batch, with texts for their numbers. */
function rowOf(batch: EventBatch, i: number) {
  const text = (column: Int32Array): string => batch.texts[column[i] ?? 0] ?? '';
  return {
    id: batch.id[i],
    day: dayText(batch.day[i] ?? 0),
    source: text(batch.source),
    target: text(batch.target),
    sourceActor: text(batch.sourceActor),
    targetActor: text(batch.targetActor),
    sourceSectors: text(batch.sourceSectors),
    targetSectors: text(batch.targetSectors),
    code: text(batch.code),
    quad: batch.quad[i],
    score: batch.score[i],
    mentions: batch.mentions[i],
    root: batch.root[i],
    place: text(batch.place),
    address: batch.address[i],
    flags: Object.entries(ROW_FLAGS).flatMap(([name, bit]) => (((batch.flags[i] ?? 0) & bit) === 0 ? [] : [name])),
    offset: batch.offset[i],
    bytes: batch.bytes[i],
  };
}

/** All rows, counts and problems of a file, those of the members of an archive after each other. */
export async function readAll(input: string | AsyncIterable<Uint8Array>, options: EventFileOptions = {}) {
  const files = [];
  for await (const file of readEventFile(input, options)) {
    const rows = [];
    for await (const batch of file.batches) for (let i = 0; i < batch.length; i++) rows.push(rowOf(batch, i));
    files.push({ file, rows });
  }
  const [first] = files;
  if (!first) throw new Error('no file');
  return {
    files: files.map(({ file }) => file),
    rows: files.flatMap(({ rows }) => rows),
    counts: first.file.counts,
    facts: first.file.facts,
    format: first.file.format,
    problems: files.flatMap(({ file }) => file.problems.map((problem) => problemSentence('x', problem))),
  };
}
