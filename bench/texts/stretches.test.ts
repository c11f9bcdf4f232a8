import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPassages } from '../reading/passages-rows.ts';
import { hasStretch, markedStretches, type Stretch, stretchPassages } from './stretches.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-stretches-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stretches = markedStretches();

/** All that a row says in words. */
const strings = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(strings) : [];

describe('stretches of texts of others', () => {
  it('are many, each once and with the place of its text', () => {
    expect(stretches.length).toBeGreaterThanOrEqual(800);
    expect(new Set(stretches.map(({ id }) => id)).size).toBe(stretches.length);
    const places = stretches.map(({ set, source, span: [from] }) => `${set} ${source} ${from}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('hold no words of the texts: whatever a row points at, it points at by offsets', () => {
    const rows = stretches.map(({ id, set, source, sha256, ...row }) => row);
    expect(rows.flatMap(strings).filter((words) => !/^(?:org|igo|per):/u.test(words) && words.includes(' '))).toEqual(
      [],
    );
  });

  it.skipIf(!stretches.every(hasStretch))(
    'are, with their texts, passages whose every word and code holds',
    { timeout: 60_000 },
    () => {
      const file = join(folder, 'stretches.jsonl');
      const rows = stretchPassages(stretches).map((row) => JSON.stringify(row));
      writeFileSync(file, rows.join('\n'));
      expect(readPassages(file)).toHaveLength(stretches.length);
    },
  );

  it.skipIf(!stretches.every(hasStretch))('are refused where the text is another one', () => {
    const [first] = stretches as [Stretch];
    const moved: Stretch = { ...first, span: [first.span[0], first.span[1] - 1] };
    expect(() => stretchPassages([moved])).toThrow(/is not the one that was marked/);
  });
});
