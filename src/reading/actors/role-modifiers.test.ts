import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEnglish, type EnglishEngine } from '../../language/english.ts';
import { loadLexicon } from '../../lexicon/load.ts';
import { treesOf } from '../clause/tree.ts';
import { findExpressions } from './expressions.ts';
import { MODIFIER_RULES } from './role-modifiers.ts';
import { readRolePhrase } from './role-phrases.ts';
import { roleOf } from './role-words.ts';

let engine: EnglishEngine;
let lexicon: Awaited<ReturnType<typeof loadLexicon>>;
beforeAll(async () => {
  [engine, lexicon] = await Promise.all([createEnglish(undefined, 'fast'), loadLexicon()]);
});

describe('the words before a role noun', () => {
  it.each(MODIFIER_RULES)('$name', async (rule) => {
    const { text, role, phrase } = rule.example;
    const [sentence] = treesOf(await engine.analyse(text)).sentences;
    if (!sentence) throw new RangeError(`no sentence in ${text}`);
    const expressions = findExpressions(sentence, lexicon);
    const at = expressions.findIndex((one) => roleOf(one) && sentence.surface(one.first, one.last) === role);
    const read = vi.spyOn(rule, 'read');
    const found = readRolePhrase(expressions, at);
    expect(found && sentence.surface(found.first, found.last)).toBe(phrase);
    expect(read.mock.results.map(({ value }) => value as unknown)).toContainEqual(expect.any(String));
    read.mockRestore();
  });
});
