import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import type { LanguageEngine } from '../../language/tree.ts';
import { treesOf } from '../clause/tree.ts';
import { pastDay } from './past-day.ts';

let english: LanguageEngine;
beforeAll(async () => {
  english = await createEnglish();
});

/** The past day of the act of the word that begins at `word` in a text of 2018. */
async function dayOf(text: string, word: string): Promise<string | undefined> {
  const [sentence] = treesOf(await english.analyse(text)).sentences;
  const token = sentence?.tokens.find(({ form }) => form === word);
  return sentence && token && pastDay(sentence, token.index, '2018-10-22');
}

describe('the past year of an act', () => {
  it.each([
    ['In 2002 the minister left the treaty.', '2002-07-01'],
    ['The minister visited Oslo in December 2015.', '2015-12-15'],
    ['The minister resigned on May 3, 2009.', '2009-05-15'],
  ])('is told by %j', async (text, day) => {
    expect(await dayOf(text, 'minister')).toBe(day);
  });

  it.each([
    ['the year of a thing', 'The minister defended the 2015 agreement.'],
    ['the year of another act', 'The minister, who had been elected in 2005, spoke on Monday.'],
    ['the year of a meeting that is spoken of', 'The minister recalled the meeting of 1985.'],
    ['the document’s own year', 'In 2018 the minister left the treaty.'],
    ['a number', 'The minister counted 2002 votes.'],
  ])('is not %s', async (_, text) => {
    expect(await dayOf(text, 'minister')).toBeUndefined();
  });

  // The tree hangs the second year elsewhere.
  it('is not that of two', async () => {
    expect(await dayOf('In 2002 and in 2004 the minister left.', 'minister')).toBeUndefined();
  });
});
