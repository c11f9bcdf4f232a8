import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../src/records/countries.ts';
import { countWords } from '../kit/benchmark.ts';
import { readJsonLines } from '../kit/shared-data.ts';

interface Stand {
  readonly holder: readonly string[];
  readonly doer: readonly string[];
  readonly kind: string;
  readonly wants: boolean;
  readonly action: string;
  readonly if: string | null;
  readonly unless: string | null;
}
interface Row {
  readonly id: string;
  readonly text: string;
  readonly stands: readonly Stand[];
}

const folder = fileURLToPath(new URL('../data/stands/', import.meta.url));
const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readJsonLines(join(folder, file)) as unknown as readonly Row[]);
const KINDS = /^(?:demand|propose|support|oppose|refuse|commit|accept|threaten|want|may|will)$/u;
const stands = rows.flatMap(({ id, text, stands }) => stands.map((stand) => ({ id, text, ...stand })));

describe('texts whose stands are marked', () => {
  it('are at least 500, each once, and some hold no stand', () => {
    expect(rows.length).toBeGreaterThanOrEqual(500);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ stands }) => stands.length === 0).length).toBeGreaterThanOrEqual(20);
    expect(rows.filter(({ text }) => countWords(text) < 80 || countWords(text) > 280)).toEqual([]);
  });

  it('quote words that stand once in the text, outside of one another', () => {
    const odd = stands.filter(({ text, action, if: must, unless }) =>
      [action, must, unless].some((words) => words !== null && text.split(words).length !== 2),
    );
    expect(odd.map(({ id, action }) => `${id}: ${action}`)).toEqual([]);
  });

  it('name kinds and codes of the codebook', () => {
    const isCode = (code: string): boolean =>
      COUNTRIES.has(code) || /^(?:igo:[A-Z]|org:\P{Lu}+$|per:\P{Lu}+$)/u.test(code);
    const odd = stands.filter(({ kind, holder, doer }) => !KINDS.test(kind) || ![...holder, ...doer].every(isCode));
    expect(odd.map(({ id, kind, holder, doer }) => `${id}: ${kind} ${holder} ${doer}`)).toEqual([]);
    expect(stands.filter(({ holder }) => holder.length === 0)).toEqual([]);
  });

  it('hold stands of all kinds, and many on conditions', () => {
    for (const kind of new Set(stands.map(({ kind }) => kind)))
      expect(stands.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(100);
    expect(stands.filter((one) => one.if !== null || one.unless !== null).length).toBeGreaterThanOrEqual(500);
  });
});
