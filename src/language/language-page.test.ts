import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as library from './index.ts';

const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

type Check = (actual: unknown, expected: unknown, line: string) => void;
type Example = (library: unknown, check: Check) => Promise<void>;
const AsyncFunction = (async () => undefined).constructor as new (...parts: string[]) => Example;

/** Turns `expression; // value` and `const name = expression; // value` into checks, and the import into the library. */
function runnable(code: string): Example {
  const lines = code.split('\n').map((line) => {
    const imported = /^import (\{.*\}) from 'ententejs\/language';$/.exec(line);
    if (imported) return `const ${imported[1]} = library;`;
    const [, name, expression, expected] = /^(?:const (\w+) = )?(.+); \/\/ (.+)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    const shown = JSON.stringify(line);
    return name === undefined
      ? `check(${expression}, ${expected}, ${shown});`
      : `const ${name} = ${expression}; check(${name}, ${expected}, ${shown});`;
  });
  return new AsyncFunction('library', 'check', lines.join('\n'));
}

describe('docs/language.md', () => {
  it('has worked examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples.map((code, i) => [i + 1, code] as const))('example %i gives what it says', async (_, code) => {
    let checks = 0;
    await runnable(code)(library, (actual, expected, line) => {
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
