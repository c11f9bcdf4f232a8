/**
 * Reads articles with the fast engine and writes each reading to a folder, for the process that puts them into a case:
 * `read-articles.child.ts FOLDER FILE...`. Tells what reading took as one message.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader } from '../kit/reader.ts';
import { readArticles } from '../texts/articles.ts';

/** What reading took. */
export interface ReadingTime {
  readonly articles: number;
  /** Milliseconds by the clock, and of processor time of the process. */
  readonly wallMs: number;
  readonly cpuMs: number;
  /** The most memory that the reading process ever held, in MiB. */
  readonly peakMB: number;
}

const [folder = '', ...files] = process.argv.slice(2);
const reader = await loadReader('fast');
let articles = 0;
let wallMs = 0;
let cpuMs = 0;
for (const { text, options } of files.flatMap(readArticles)) {
  const start = performance.now();
  const before = process.cpuUsage();
  const reading = await reader.read(text, options);
  wallMs += performance.now() - start;
  const used = process.cpuUsage(before);
  cpuMs += (used.user + used.system) / 1000;
  writeFileSync(join(folder, `${articles++}.json`), JSON.stringify(reading));
  process.send?.({ done: articles });
}
const { maxRSS } = process.resourceUsage();
process.send?.({ result: { articles, wallMs, cpuMs, peakMB: maxRSS / 1024 } satisfies ReadingTime });
process.disconnect?.();
