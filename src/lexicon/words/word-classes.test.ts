import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { WORD_CLASSES, wordClass } from './word-classes.ts';

const source = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(source, 'lexicon/data/word-classes');
const Classes = z.record(
  z.string(),
  z.strictObject({ note: z.string().min(20).regex(/[.]$/u), words: z.array(z.string().min(1)).min(2) }),
);
const files = readdirSync(folder).map((name) => ({
  name,
  classes: Classes.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
}));

describe('classes of words', () => {
  it('are all known by their names, each once', () => {
    const names = files.flatMap(({ classes }) => Object.keys(classes));
    expect(Object.keys(WORD_CLASSES).toSorted()).toEqual(names.toSorted());
  });

  it.each(files)('$name lists its words in order, in lower case, each once', ({ classes }) => {
    for (const [name, { words }] of Object.entries(classes)) {
      expect(words, name).toEqual([...new Set(words.map((word) => word.toLowerCase()))].toSorted());
    }
  });

  it('are no two the same', () => {
    const names = new Map<string, string[]>();
    for (const [name, { words }] of Object.entries(WORD_CLASSES))
      names.set(words.join(' '), [...(names.get(words.join(' ')) ?? []), name]);
    expect([...names.values()].filter((same) => same.length > 1)).toEqual([]);
  });

  it('are all asked for', () => {
    const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(source, file), 'utf8'))
      .join('\n');
    const unused = Object.keys(WORD_CLASSES).filter(
      (name) => !new RegExp(`wordClass\\(\\s*["'\`]${name}["'\`]`).test(code),
    );
    expect(unused).toEqual([]);
  });

  it('answer for lemmas', () => {
    expect(wordClass('object-control verbs').has('urge')).toBe(true);
    expect(wordClass('object-control verbs').has('say')).toBe(false);
  });
});
