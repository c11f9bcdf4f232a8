import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Complexities, measureComplexity } from './complexity.ts';

const root = join(import.meta.dirname, '..');

describe('complexity', () => {
  it('grows nowhere: no new function passes 25, none that did gets worse, and what got simpler stays so', () => {
    const allowed = JSON.parse(readFileSync(join(root, 'house/complexity.json'), 'utf8')) as Complexities;
    const now = measureComplexity(root);
    const worse = Object.entries(now).filter(([name, figure]) => figure > (allowed[name] ?? 25));
    const better = Object.entries(allowed).filter(([name, figure]) => (now[name] ?? 0) < figure);
    expect(worse, 'split these: each step or case a function of its own').toEqual([]);
    expect(better, 'simpler now: node house/write-complexity.ts lowers the list').toEqual([]);
  });

  it('is counted for every kind of function, and by its nesting', () => {
    const house = mkdtempSync(join(tmpdir(), 'entente-complexity-'));
    try {
      for (const folder of ['src', 'house', 'node_modules']) mkdirSync(join(house, folder));
      symlinkSync(join(root, 'node_modules/.bin'), join(house, 'node_modules/.bin'));
      writeFileSync(
        join(house, 'house/biome-complexity.json'),
        readFileSync(join(root, 'house/biome-complexity.json'), 'utf8'),
      );
      // Seven nested conditions weigh 1 + 2 + … + 7 = 28.
      const nested = `${'if (n > 1) {'.repeat(7)}f();${'}'.repeat(7)}`;
      const flat = 'if (n > 1) f();\n'.repeat(7);
      writeFileSync(
        join(house, 'src/a.ts'),
        `export function deep(n: number, f: () => void) {${nested}}
export const arrow = (n: number, f: () => void) => {${nested}};
export function simple(n: number, f: () => void) {${flat}}
export class One { deep(n: number, f: () => void) {${nested}} }
`,
      );
      writeFileSync(join(house, 'src/a.test.ts'), `export function inTest(n: number, f: () => void) {${nested}}`);
      expect(measureComplexity(house)).toEqual({
        'src/a.ts arrow': 28,
        'src/a.ts deep': 28,
        'src/a.ts deep (2)': 28,
      });
    } finally {
      rmSync(house, { recursive: true });
    }
  });
});
