import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention } from '../records/actor.ts';
import type { Reading } from '../records/reading.ts';
import { createReader, type Reader } from './reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

async function read(text: string, date = '2017-07-06'): Promise<Reading> {
  return reader.read(text, { date, title: 'Test' });
}

/** The mention whose words are exactly `words` (the n-th such one), or undefined. */
function mentionOf(reading: Reading, words: string, nth = 0): Mention | undefined {
  return reading.mentions.filter((m) => reading.document.text.slice(m.span.start, m.span.end) === words)[nth];
}

describe('who is meant', () => {
  it.each([
    ['a state by its name', 'Talks with Mongolia ended on Monday.', 'Mongolia', 'MNG'],
    ['an acronym with dots', 'The U.S. imposed sanctions on two banks.', 'U.S.', 'USA'],
    ['a capital that acts', 'Moscow rejected the offer on Monday.', 'Moscow', 'RUS'],
    ['a capital that owns an act', "Tehran's rejection of the plan surprised diplomats.", 'Tehran', 'IRN'],
    ['a seat of power', 'The Kremlin denied the report.', 'The Kremlin', undefined],
    ['a seat of power without its article', 'The Kremlin denied the report.', 'Kremlin', 'RUS'],
    ['a people that acts as one', 'The Russians offered full support to Beijing.', 'Russians', 'RUS'],
    ['a body', 'The United Nations called for a truce.', 'United Nations', 'igo:UN'],
  ])('knows %s', async (_, text, words, id) => {
    const mention = mentionOf(await read(text), words);
    expect(mention?.actors[0]).toBe(id);
  });

  it.each([
    ['a capital as a place', 'Two envoys landed in Moscow on Monday.', 'Moscow'],
    ['many of a people', 'Some 30,000 Russians live on the island.', 'Russians'],
  ])('does not take %s for the state', async (_, text, words) => {
    expect(mentionOf(await read(text), words)).toBeUndefined();
  });

  it('leaves open a name that may be a state or something else, unless the text decides', async () => {
    const open = await read('Georgia welcomed the decision.');
    expect(mentionOf(open, 'Georgia')?.actors ?? []).toEqual([]);
    const decided = await read('Tbilisi protested on Monday. Georgia also recalled the Georgian ambassador to Moscow.');
    expect(mentionOf(decided, 'Georgia')?.actors).toEqual(['GEO']);
  });

  it('takes "the two leaders" for the last two that were named', async () => {
    const reading = await read('Xi Jinping met Vladimir Putin in Moscow. The two leaders signed a statement.');
    expect(mentionOf(reading, 'The two leaders')?.actsFor).toEqual(['CHN', 'RUS']);
  });

  it('follows a pronoun back to the subject of the sentence before', async () => {
    const reading = await read('Angela Merkel spoke to reporters in Brussels. She rejected the plan.');
    expect(mentionOf(reading, 'She')?.actors).toEqual(['per:angela merkel']);
  });
});

describe('roles on a date', () => {
  it.each([
    ['2010-05-01', 'per:dmitry medvedev'],
    ['2017-07-06', 'per:vladimir putin'],
  ])('the Russian president of %s is %s', async (date, id) => {
    const reading = await read('The Russian president arrived in Berlin.', date);
    const mention = mentionOf(reading, 'The Russian president');
    expect(mention?.actors).toEqual([id]);
    expect(mention?.actsFor).toEqual(['RUS']);
  });

  it.each([
    ['2016-05-01', undefined],
    ['2017-07-06', 'USA'],
  ])('Donald Trump speaks on %s for %s', async (date, state) => {
    const reading = await read('Donald Trump criticized the agreement.', date);
    expect(mentionOf(reading, 'Donald Trump')?.actsFor[0]).toBe(state);
  });

  it('an unnamed official acts for his state, an analyst does not', async () => {
    const reading = await read('A Chinese official rejected the claim. Russian analysts disagreed.');
    expect(mentionOf(reading, 'A Chinese official')?.actors).toEqual(['CHN']);
    const analysts = mentionOf(reading, 'Russian analysts');
    expect(analysts?.actors).toEqual(['org:analysts']);
    expect(analysts?.actsFor).toEqual([]);
    expect(reading.actors.some((actor) => actor.id === 'RUS')).toBe(false);
  });

  it('a former official acts for nobody', async () => {
    const reading = await read('A former Iranian diplomat criticized the deal.');
    expect(mentionOf(reading, 'A former Iranian diplomat')?.actsFor).toEqual([]);
  });

  it('the phrase beside a new name gives its role and whom it acts for', async () => {
    const text =
      'The finance minister of Iceland, Benedikt Jóhannesson, said talks would go on. Jóhannesson gave no date.';
    const reading = await read(text);
    const person = reading.actors.find((actor) => actor.id === 'per:benedikt jóhannesson');
    expect(person).toMatchObject({ actsFor: 'ISL', role: 'finance minister' });
    expect(mentionOf(reading, 'Jóhannesson')?.actsFor).toEqual(['ISL']);
  });
});

describe('any text', () => {
  it.each(['', ' ', '🛰 🛰', 'x'.repeat(5000), 'the the the of of', 'Mr. Mr. Dr.', '“”', "'s 's 's"])(
    'is read without a crash: %j',
    async (text) => {
      const reading = await read(text);
      for (const mention of reading.mentions) expect(mention.span.end).toBeGreaterThan(mention.span.start);
    },
  );
});
