import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createReader, type Reader } from '../../reading/reader.ts';
import type { Reading } from '../../records/reading.ts';
import { readBytes } from '../../sources/read-bytes.ts';
import { type CaseFile, createCase } from './case-file.ts';
import { CASE_DATE, CASE_TEXTS, keptReading } from './case-texts.fixture.ts';
import { addDocument, type Stored, sourceHash } from './documents.ts';
import { states } from './state.ts';

let reader: Promise<Reader> | undefined;

/** Reads a text as `entente add` would; of the texts that cases of tests hold, a reading is kept. */
async function readText(text: string, name: string): Promise<Reading> {
  const known = keptReading(text, name);
  if (known) return known;
  reader ??= createReader();
  return await (await reader).read(text, { name, date: CASE_DATE });
}

/** Reads a text and puts it into a case. */
export async function addText(file: CaseFile, text: string, origin: string): Promise<Stored> {
  const reading = await readText(text, origin);
  return addDocument(file, { origin, source: sourceHash(Buffer.from(text)), bytes: text.length, given: {}, reading });
}

/** Reads what a file holds, of any type, and puts it into a case. */
export async function addFile(file: CaseFile, content: string, name: string): Promise<Stored> {
  const bytes = Buffer.from(content);
  reader ??= createReader();
  const reading = await (await reader).readDocument(await readBytes(bytes, { name }));
  return addDocument(file, { origin: name, source: sourceHash(bytes), bytes: bytes.length, given: {}, reading });
}

/** A folder for cases of the tests of one file, gone when they are done; its cases hold two short texts. */
export function testCases(): { readonly folder: string; readonly make: () => Promise<CaseFile> } {
  const folder = mkdtempSync(join(tmpdir(), 'entente-case-'));
  const open: CaseFile[] = [];
  afterAll(() => {
    for (const file of open) file.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    make: async () => {
      const file = createCase(join(folder, `case-${open.length}`));
      open.push(file);
      for (const [i, text] of CASE_TEXTS.entries()) await addText(file, text, `${i}.txt`);
      return file;
    },
  };
}

/** All that a case says, as text: its records, not its journal. */
export function said(file: CaseFile): string {
  return [...states(file)].map((state) => JSON.stringify(state)).join('\n');
}
