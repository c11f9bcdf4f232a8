import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setAssetBase } from '#load-asset';
import type { Reading } from '../records/reading.ts';
import { createReader } from './reader.ts';

const root = join(import.meta.dirname, '../..');
const article = readFileSync(join(root, 'examples/missile-test-2017.txt'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'entente-published-'));
let published: Reading;
let whole: Reading;

/** Lays the package's data files out as the npm package has them: without weights learnt from texts without a licence. */
function layOut(): void {
  mkdirSync(join(folder, 'models/english'), { recursive: true });
  mkdirSync(join(folder, 'src/lexicon'), { recursive: true });
  symlinkSync(join(root, 'src/lexicon/data'), join(folder, 'src/lexicon/data'));
  for (const name of readdirSync(join(root, 'models/english')))
    if (name !== 'unlicensed-sources')
      symlinkSync(join(root, 'models/english', name), join(folder, 'models/english', name));
}

beforeAll(async () => {
  layOut();
  whole = await (await createReader()).read(article);
  setAssetBase(`${pathToFileURL(folder).href}/`);
  published = await (await createReader()).read(article);
});

afterAll(() => {
  setAssetBase(pathToFileURL(`${root}/`));
  rmSync(folder, { recursive: true });
});

describe('a reader without the weights that are not published', () => {
  it('finds records of every kind that the whole reader finds', () => {
    const kinds = ['actors', 'events', 'statements', 'positions', 'proposals', 'forecasts', 'relations'] as const;
    for (const kind of kinds) {
      expect(whole[kind].length, kind).toBeGreaterThan(0);
      expect(published[kind].length, kind).toBeGreaterThan(0);
    }
  });

  it('is another one: rules and licensed weights decide where the others are missing', () => {
    expect(published.document).toEqual(whole.document);
    expect(JSON.stringify(published)).not.toBe(JSON.stringify(whole));
  });
});
