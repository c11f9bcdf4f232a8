import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention } from '../../records/actor.ts';
import { createReader, type Reader } from '../reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

async function mentionOf(text: string, words: string): Promise<Mention | undefined> {
  const { document, mentions } = await reader.read(text, { date: '2012-10-03' });
  return mentions.find(({ span }) => document.text.slice(span.start, span.end) === words);
}

describe('some of a group', () => {
  it.each([
    ['act for whom the group acts', 'Kenyan officials met on Monday. "We will wait," one of them said.', 'one of them'],
    ['alone, where they say something', 'Kenyan officials met on Monday. Several said they would wait.', 'Several'],
    [
      'are members of a body',
      'A member of the Kenyan government resigned on Monday.',
      'member of the Kenyan government',
    ],
  ])('%s', async (_, text, words) => {
    expect((await mentionOf(text, words))?.actsFor).toEqual(['KEN']);
  });

  it.each([
    ['of several actors are nobody whom the text tells', 'Kenya and Uganda met. One of the two countries left.', 'One'],
    ['of a body of states are not the body', 'A member of NATO left the talks.', 'member of NATO'],
    ['may be things', 'Kenya bought two ships. One sank.', 'One'],
    ['may be of things', 'Kenyan officials met on Monday. One of the ships sank.', 'One of the ships'],
    ['may be of things that say something', 'Kenyan officials met. One of the letters said so.', 'One of the letters'],
  ])('%s', async (_, text, words) => {
    expect((await mentionOf(text, words))?.actors ?? []).toEqual([]);
  });
});

describe('whose role it is, behind its noun', () => {
  it.each([
    ['to an office', 'An aide to the Kenyan foreign minister arrived.', 'An aide to the Kenyan foreign minister'],
    [
      'to a person',
      'Julius Maada Bio spoke. An adviser to Julius Maada Bio left.',
      'An adviser to Julius Maada Bio',
      'SLE',
    ],
    [
      'at an organ',
      'A spokeswoman at the Kenyan Defence Ministry arrived.',
      'A spokeswoman at the Kenyan Defence Ministry',
    ],
    ['in a parliament', 'A deputy in the Kenyan parliament arrived.', 'A deputy in the Kenyan parliament'],
    ['from a state', 'Representatives from Kenya signed.', 'Representatives from Kenya'],
    ['in a capital', 'An officer in Nairobi confirmed the report.', 'An officer in Nairobi'],
  ])('stands %s', async (_, text, words, id = 'KEN') => {
    const { document, mentions } = await reader.read(text, { date: '2019-10-03' });
    const mention = mentions.find(({ span }) => document.text.slice(span.start, span.end) === words);
    expect(mention?.actsFor).toEqual([id]);
  });

  it('is no one whom an envoy is sent to', async () => {
    const mention = await mentionOf(
      'The envoy to the Kenyan parliament arrived.',
      'The envoy to the Kenyan parliament',
    );
    expect(mention).toBeUndefined();
  });
});

describe('an organ of a body', () => {
  it('is that of the one body of the text that has such an organ', async () => {
    const text = 'The European Union met in Brussels. The Commission rejected the budget.';
    expect((await mentionOf(text, 'Commission'))?.actors).toEqual(['igo:EU']);
  });
});
