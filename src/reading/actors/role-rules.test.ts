import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Mention } from '../../records/actor.ts';
import { createReader, type Reader } from '../reader.ts';
import { ROLE_RULES } from './role-holders.ts';
import { TITLE_RULES } from './title-rules.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

/** The last mention whose words are exactly `words`. */
async function mentionIn(text: string, words: string, date = '2017-07-06'): Promise<Mention | undefined> {
  const { mentions, document } = await reader.read(text, { date, title: 'Test' });
  return mentions.findLast(({ span }) => document.text.slice(span.start, span.end) === words);
}

describe('whom a role means that stands beside no name', () => {
  it.each(ROLE_RULES)('$name', async ({ name, example }) => {
    expect((await mentionIn(example.text, example.words, example.date))?.provenance.rule).toBe(name);
  });
});

describe('what a title says of the one beside whose name it stands', () => {
  it.each(TITLE_RULES)('$name', async (rule) => {
    const { text, date, words, role } = rule.example;
    const tell = vi.spyOn(rule, 'tell');
    const mention = await mentionIn(text, words, date);
    expect(tell).toHaveBeenCalled();
    tell.mockRestore();
    expect(mention).toBeDefined();
    if (role !== undefined) expect(mention?.role).toBe(role);
  });
});
