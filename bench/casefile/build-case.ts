import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../src/casefile/store/case-file.ts';
import { addDocument, documentOfSource, sourceHash } from '../../src/casefile/store/documents.ts';
import { storeSource } from '../../src/casefile/store/sources.ts';
import type { Reading } from '../../src/records/reading.ts';
import { variedReading, wordsOf } from './vary-reading.ts';

/**
 * Puts readings and their variations into a case, as `entente add` does with what it has read, and closes it.
 *
 * @param readings folder with readings, a file each
 */
export async function buildCase(
  file: CaseFile,
  readings: string,
  documents: number,
  random: () => number,
  told: (what: string, done: number, total: number) => void,
): Promise<{ readonly textBytes: number; readonly addMs: number; readonly addCpuMs: number }> {
  const names = readdirSync(readings).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const read = (name: string): Reading => JSON.parse(readFileSync(join(readings, name), 'utf8')) as Reading;
  const words = wordsOf(
    (function* () {
      for (const name of names) yield read(name).document.text;
    })(),
  );
  let textBytes = 0;
  let done = 0;
  let wall = 0;
  let cpu = 0;
  for (const [i, name] of names.entries()) {
    const turns = Math.floor(documents / names.length) + (i < documents % names.length ? 1 : 0);
    const original = turns > 0 ? read(name) : undefined;
    for (let turn = 0; turn < turns && original; turn++) {
      const reading = turn === 0 ? original : variedReading(original, words, random);
      const bytes = Buffer.from(reading.document.text);
      const start = performance.now();
      const used = process.cpuUsage();
      const source = sourceHash(bytes);
      if (!documentOfSource(file, source)) {
        await storeSource(file, source, 'txt', bytes);
        addDocument(file, { origin: `${i}-${turn}.txt`, source, bytes: bytes.length, given: {}, reading });
        textBytes += bytes.length;
      }
      wall += performance.now() - start;
      const { user, system } = process.cpuUsage(used);
      cpu += (user + system) / 1000;
      told('added', ++done, documents);
    }
  }
  file.close();
  return { textBytes, addMs: wall / done, addCpuMs: cpu / done };
}
