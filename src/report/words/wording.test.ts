import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../records/quantity.ts';
import { GRADES_MEASURED, gradesMeasured, noneWords, quantityWords } from './wording.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

describe('what the grades mean in numbers', () => {
  const cellsOf = (table: RegExp): readonly { readonly share: number; readonly n: number }[] =>
    (table.exec(read('docs/accuracy.md'))?.[1] ?? '').split(' | ').map((cell) => ({
      share: Number(/^\.\d+/.exec(cell)?.[0]),
      n: Number(/([\d,]+)\)$/.exec(cell)?.[1]?.replace(',', '')),
    }));
  const ten = (share = Number.NaN): string | undefined => NUMBERS[Math.round(10 * share)];

  it.each([
    ['encoder', '63', ' of the test part'],
    ['fast', '37', ''],
  ] as const)('is what was measured of the engine %s', (engine, documents, part) => {
    const table = new RegExp(
      `\\| ${documents} documents${part}, engine \`${engine}\`: events, \`triple\` \\| (.*) \\|`,
    );
    const [strong, fair] = cellsOf(table);
    const n = (strong?.n ?? 0) + (fair?.n ?? 0);
    const share = ((strong?.share ?? 0) * (strong?.n ?? 0) + (fair?.share ?? 0) * (fair?.n ?? 0)) / n;
    expect(GRADES_MEASURED[engine]).toContain(`marked ●●● or ●●○ about ${ten(share)} are right`);
    expect(GRADES_MEASURED[engine]).toContain(`some ${10 * Math.round(n / 10)} such events in ${documents} documents`);
  });

  it.each(['README.md', 'docs/brief.md'])('stands in %s in the same words', (page) => {
    const words = read(page).replace(/\s+/g, ' ');
    const [, right = '', measured = ''] = /●●○ about (\w+) are right \((.*)\)\.$/.exec(GRADES_MEASURED.encoder) ?? [];
    expect(words).toMatch(new RegExp(`marked ●●● or ●●○ about ${right} are right \\(${measured}`));
  });

  it('is told by the reader of a text', () => {
    expect(gradesMeasured('entente-encoder-1.00000000')).toBe(GRADES_MEASURED.encoder);
    expect(gradesMeasured('entente-english-1.00000000')).toBe(GRADES_MEASURED.fast);
    expect(gradesMeasured(undefined)).toBe(GRADES_MEASURED.fast);
  });
});

it('an empty list says whether nothing was found or nothing is sure enough', () => {
  expect(noneWords('No acts were found.', 0)).toBe('No acts were found.');
  expect(noneWords('No acts were found.', 1, 'draw', '--weak draws')).toBe(
    'Nothing here is sure enough to draw; --weak draws 1 weaker record.',
  );
});

describe('a quantity', () => {
  const words = (low: number, unit: string): string =>
    quantityWords({ low, high: low, unit, bound: 'about' } as Quantity);

  it('has its unit in the plural, unless it is one or the unit knows none', () => {
    expect([words(40, 'minute'), words(1, 'hour'), words(5, 'foot'), words(3, 'percent'), words(2, 'USD')]).toEqual([
      'about 40 minutes',
      'about 1 hour',
      'about 5 feet',
      'about 3 percent',
      'about 2 USD',
    ]);
  });
});
