import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

import { changedWhenImported, fileKey, type ImportedFile, importedFiles } from '../../casefile/events/event-files.ts';
import type { EventRow, EventStoreOptions } from '../../casefile/events/event-store.ts';
import type { FoundMentions } from '../../casefile/events/found-mentions.ts';
import { openEventStore } from '../../casefile/events/open-event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { counted } from '../../report/words/wording.ts';
import { fileChunks, unpack } from '../../sources/events/unpack.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';
import { foundWords } from './event-words.ts';

interface Place {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Prints the rows of the files in which an event of some id stands, as they are there.
 * @returns exit code 1 if one of them cannot be shown any more
 */
export async function rawRows(
  terminal: Terminal,
  file: CaseFile,
  id: string,
  limits: EventStoreOptions,
): Promise<number> {
  const store = await openEventStore(file, limits);
  const places: EventRow[] = [];
  let found: FoundMentions | undefined;
  try {
    for await (const row of store.rows({ ids: [id], withFlagged: true, withRepeated: true })) places.push(row);
    found = await store.mentionsOf(id);
  } finally {
    await store.close();
  }
  if (places.length === 0) throw new EntenteError('usage', noEvent(id, found));
  const files = new Map(importedFiles(file).map((one) => [fileKey(one), one]));
  let complete = true;
  for (const place of places) {
    const from = files.get(place.file);
    if (!from) throw new EntenteError('unreadable', `The case does not know the file ${place.file} any more.`);
    const shown = await rawRow(file, from, place);
    if (typeof shown === 'string') {
      complete = false;
      terminal.err(`${plainText(shown)}\n`);
    } else {
      terminal.err(`${plainText(from.name)}, byte ${place.offset.toLocaleString('en-GB')}:\n`);
      const row = new TextDecoder().decode(shown);
      // Who passes it on gets it as it is; a terminal is spared what a file may hold.
      const seen = terminal.columns === undefined ? row : plainText(row.replaceAll('\t', ' \u2502 '));
      terminal.out(`${seen}\n`);
    }
    if (found && place.origin === 'gdelt') {
      terminal.err(`Reported with ${counted(place.mentions, 'mention')}; ${foundWords(found)}.\n`);
    }
  }
  return complete ? EXIT.done : EXIT.problems;
}

/** An event may be known by its mentions alone. */
function noEvent(id: string, found: FoundMentions | undefined): string {
  if (!found || found.n === 0) return `No imported event has the id ${id}.`;
  return `The event ${id} itself was not imported; ${foundWords(found)}. Import the file of events in which it stands.`;
}

/** @returns the bytes of a row, or why they are not to be had */
async function rawRow(file: CaseFile, from: ImportedFile, { offset, bytes }: Place): Promise<Uint8Array | string> {
  const place = resolve(file.place, from.place);
  if (!existsSync(place)) {
    return `${from.name} is no longer at ${from.place}; put the file with the SHA-256 ${from.sha} back there.`;
  }
  if (!(await isAsImported(file, from, place))) {
    return `${from.name} was changed since it was imported; its row can no longer be found by its place.`;
  }
  for await (const { member = '', chunks } of unpack(fileChunks(place, from.name), () => undefined)) {
    const row = await bytesAt(chunks, offset, bytes);
    if (member === from.member) return row;
  }
  return `${from.name} has no ${from.member}.`;
}

/** By its size and when it was last changed; else by its hash. */
async function isAsImported(file: CaseFile, { n, name, bytes, sha }: ImportedFile, place: string): Promise<boolean> {
  const { size, mtimeMs } = statSync(place);
  if (size !== bytes) return false;
  if (mtimeMs === changedWhenImported(file, n)) return true;
  const hash = createHash('sha256');
  for await (const chunk of fileChunks(place, name)) hash.update(chunk);
  return hash.digest('hex') === sha;
}

async function bytesAt(chunks: AsyncIterable<Uint8Array>, offset: number, bytes: number): Promise<Uint8Array> {
  const found: Uint8Array[] = [];
  let at = 0;
  for await (const chunk of chunks) {
    const from = Math.max(0, offset - at);
    const to = Math.min(chunk.length, offset + bytes - at);
    if (to > from) found.push(chunk.slice(from, to));
    at += chunk.length;
  }
  return Buffer.concat(found);
}
