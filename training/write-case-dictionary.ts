/**
 * Writes the dictionary by which texts and readings of a case are packed, `src/casefile/store/dictionary-1.ts`, of the
 * project's own articles: `node training/write-case-dictionary.ts`. Cases are unpacked by it for ever, so it is written once;
 * a better one would get a number of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, zstdCompressSync } from 'node:zlib';
import { plainReading } from '../src/casefile/store/pack.ts';
import { createReader } from '../src/reading/reader.ts';

const ARTICLES = 'bench/data/own-articles/texts.jsonl';
/** Bytes of packed readings and of texts; more gains little and is read whenever a case is opened. */
const READINGS = 80_000;
const TEXTS = 32_000;

const reader = await createReader();
const articles = readFileSync(ARTICLES, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly text: string; readonly date?: string });
let readings = '';
for (const { text, date } of articles) {
  if (readings.length > READINGS) break;
  const reading = await reader.read(text, date === undefined ? {} : { date });
  readings += JSON.stringify(plainReading(reading, reading.document.id));
}
const texts = articles.map(({ text }) => text).join('\n');
const content = Buffer.concat([Buffer.from(texts).subarray(0, TEXTS), Buffer.from(readings).subarray(0, READINGS)]);
const packed = zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
writeFileSync(
  'src/casefile/store/dictionary-1.ts',
  `/** What texts and readings have in common; written by training/write-case-dictionary.ts, and never to be changed. */
export const DICTIONARY_1 =
  '${packed.toString('base64')}';
`,
);
