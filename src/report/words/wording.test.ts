import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRADES_MEASURED, noneWords } from './wording.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

describe('what the grades mean in numbers', () => {
  const row = /\| 282 documents, on which it was fitted: events, `triple` \| (.*) \|/.exec(
    read('docs/accuracy.md'),
  )?.[1];
  const cells = (row ?? '').split(' | ').map((cell) => ({
    share: Number(/^\.\d+/.exec(cell)?.[0]),
    n: Number(/([\d,]+)\)$/.exec(cell)?.[1]?.replace(',', '')),
  }));

  it('is what was measured', () => {
    const [strong, fair] = cells;
    const ten = (share = Number.NaN): string | undefined => NUMBERS[Math.round(10 * share)];
    expect(GRADES_MEASURED).toContain(`marked ●●● about ${ten(strong?.share)} are right`);
    expect(GRADES_MEASURED).toContain(`marked ●●○ about ${ten(fair?.share)} (`);
    const n = Math.round(((strong?.n ?? 0) + (fair?.n ?? 0)) / 100) * 100;
    expect(GRADES_MEASURED).toContain(`some ${n.toLocaleString('en-GB')} such events in 282 documents`);
  });

  it.each(['README.md', 'docs/brief.md'])('stands in %s in the same words', (page) => {
    const words = read(page).replace(/\s+/g, ' ');
    const [, strong = '', fair = '', measured = ''] =
      /●●● about (\w+) .*●●○ about (\w+) \((.*)\)\.$/.exec(GRADES_MEASURED) ?? [];
    expect(words).toMatch(
      new RegExp(`marked ●●● about ${strong} are right[^.]*marked ●●○ about ${fair} \\(${measured}`),
    );
  });
});

it('an empty list says whether nothing was found or nothing is sure enough', () => {
  expect(noneWords('No acts were found.', 0)).toBe('No acts were found.');
  expect(noneWords('No acts were found.', 1, 'draw', '--weak draws')).toBe(
    'Nothing here is sure enough to draw; --weak draws 1 weaker record.',
  );
});
