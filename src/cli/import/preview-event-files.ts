import { UNDERSTOOD, understoodRows } from '../../intake/understood-rows.ts';
import type { EventBatch } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { printTable } from '../../report/kit/table.ts';
import type { EventMapping } from '../../sources/events/event-mapping.ts';
import { problemSentence } from '../../sources/events/file-problems.ts';
import { previewMapping } from '../../sources/events/guess-mapping.ts';
import { type EventFileOptions, readEventFile } from '../../sources/events/read-event-file.ts';
import { fileChunks, peek, unpack } from '../../sources/events/unpack.ts';
import { EXIT } from '../kit/exit-codes.ts';
import type { Terminal } from '../kit/terminal.ts';

/** Rows of a file that are shown. */
const SHOWN = 10;

/** Shows how files of events would be read; stores nothing. Exit code 1: one of several cannot be read. */
export async function previewEventFiles(
  terminal: Terminal,
  paths: readonly string[],
  format: EventFileOptions['format'] | undefined,
  mapping: EventMapping | undefined,
): Promise<number> {
  if (paths.length === 0) throw new EntenteError('usage', '--preview is for files of event data; none was named.');
  let complete = true;
  for (const path of paths) {
    try {
      if (format === 'csv' && !mapping) await previewTable(terminal, path);
      else await previewEvents(terminal, path, { ...(format ? { format } : {}), ...(mapping ? { mapping } : {}) });
    } catch (cause) {
      if (!(cause instanceof EntenteError) || paths.length === 1) throw cause;
      complete = false;
      terminal.err(`${plainText(cause.message)}\n`);
    }
  }
  return complete ? EXIT.done : EXIT.problems;
}

/** The first rows of each file in it, how many there are, and what is wrong with them. */
async function previewEvents(
  terminal: Terminal,
  path: string,
  options: Pick<EventFileOptions, 'format' | 'mapping'>,
): Promise<void> {
  const mentions = (member: string | undefined): void => {
    const name = member === undefined ? path : `${path}!${member}`;
    terminal.out(
      `${plainText(name)}: GDELT's mentions of events; they are counted by event and joined to the events by their ids.\n`,
    );
  };
  for await (const file of readEventFile(path, { path: terminal.locate(path), mentions, ...options })) {
    let shown = false;
    for await (const batch of file.batches) {
      if (!shown) terminal.out(`${plainText(file.name)}: ${file.format}\n${table(terminal, batch)}\n`);
      shown = true;
    }
    const { rows, kept } = file.counts;
    terminal.out(`${rows.toLocaleString('en-GB')} rows, ${kept.toLocaleString('en-GB')} without a flag.\n`);
    for (const problem of file.problems) terminal.err(`${plainText(problemSentence(file.name, problem))}\n`);
  }
}

/** Bytes by which the columns of a table are known. */
const HEAD = 64 * 1024;

/** Of a table of one's own: what each column is taken for, and on standard output the mapping, to be corrected and given again. */
async function previewTable(terminal: Terminal, path: string): Promise<void> {
  for await (const { chunks } of unpack(fileChunks(terminal.locate(path), path), () => undefined)) {
    const { head } = await peek(chunks, HEAD);
    const { mapping, columns, missing } = previewMapping(head);
    const rows = columns.map(({ name, field, examples }) => [name, field || '–', examples.join('; ')].map(plainText));
    const cells = [['column', 'taken for', 'examples'], ...rows];
    terminal.err(`${printTable(cells, [{}, {}, { least: 20, lines: 2 }], 120, 0).join('\n')}\n`);
    for (const sentence of missing) terminal.err(`${plainText(sentence)}\n`);
    if (mapping) terminal.out(`${JSON.stringify(mapping, null, 2)}\n`);
    return;
  }
}

function table(terminal: Terminal, batch: EventBatch): string {
  const rows = understoodRows(batch, SHOWN).map((row) => row.map(plainText));
  const columns = UNDERSTOOD.map((_, i) => (i === 2 || i === 4 || i === 9 ? { least: 10, lines: 2 } : {}));
  return printTable([UNDERSTOOD, ...rows], columns, terminal.columns ?? 160, 0).join('\n');
}
