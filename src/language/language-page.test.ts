import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workedExamples } from '../worked-examples.fixture.ts';
import * as library from './index.ts';

const address = new URL('../../docs/language.md', import.meta.url);
const page = readFileSync(address, 'utf8');
const examples = workedExamples(address, 'ententejs/language');

describe('docs/language.md', () => {
  it('has worked examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples)('example $number gives what it says', async ({ run }) => {
    let checks = 0;
    await run(library, (actual, expected, line) => {
      checks++;
      expect(actual, line).toEqual(expected);
    });
    expect(checks).toBeGreaterThan(0);
  });

  it('names every question to a tree that the library answers', () => {
    const internal = new Set(['createEnglish', 'firstConjunct', 'nameTokens', 'relationOf', 'tokenAt']);
    for (const name of Object.keys(library).filter((key) => !internal.has(key)))
      expect(page).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
