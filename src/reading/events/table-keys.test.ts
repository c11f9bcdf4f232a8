import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../learning/evidence-model.ts';
import { readWeights } from '../../learning/read-weights.ts';
import { fingerprint } from '../../learning/write-weights.ts';
import { rowKey } from '../../lexicon/words/event-frames.ts';
import { isRealityRule } from './reality-rules.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS = ['models/english/', 'models/english/unlicensed-sources/'];

/** The names of the features of a file, without what they begin with. */
function features(
  file: string,
  begin: string,
): { readonly keys: readonly string[]; readonly said: string | undefined } {
  const { header, table } = readWeights(readFileSync(root + file), file);
  const names = table(FACTS).names();
  const keys = names.filter((name) => name.startsWith(begin)).map((name) => name.slice(begin.length));
  return { keys, said: header.keys?.['event-frames.tsv']?.fingerprint };
}

const rows = readFileSync(`${root}src/lexicon/data/event-frames.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !/^(?:#|default\t)/.test(line))
  .map((line) => rowKey(line.split('\t')));

describe('the table of frames and the weights that know its lines', () => {
  it('two lines never have one key: put another phrase first in one of them', () => {
    const twice = rows.filter((row, i) => rows.indexOf(row) !== i);
    expect(twice).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });

  it.each(FOLDERS)('the weights of acts in %s know no line that is gone or has another key now', (folder) => {
    const { keys, said } = features(`${folder}acts.weights`, 'row ');
    const known = new Set(rows);
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
    expect(keys.length).toBeGreaterThan(200);
    // What the header says was made with the weights.
    expect(said).toBe(fingerprint(keys));
  });

  it.each(FOLDERS)('the weights of reality in %s know no rule that is gone', (folder) => {
    const { keys } = features(`${folder}act-reality.weights`, 'why ');
    expect(keys.filter((key) => !isRealityRule(key))).toEqual([]);
    expect(keys.length).toBeGreaterThan(50);
  });

  it('a line keeps its key while its roles, its mode and its further words change', () => {
    const line = 'verb|AID|-|s > to|@food|-|send; ship'.split('|');
    expect(rowKey(line)).toBe('verb AID send @food');
    expect(rowKey('verb|AID|food|s > to,for|@food|-|send; ship; fly in'.split('|'))).toBe(rowKey(line));
    expect(rowKey('verb|AID|-|s > to|-|-|send; ship'.split('|'))).not.toBe(rowKey(line));
  });
});
