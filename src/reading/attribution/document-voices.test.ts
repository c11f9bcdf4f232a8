import { beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

/** Speakers of the last statement of a text. */
async function lastSpeakers(text: string): Promise<readonly string[]> {
  const { statements } = await reader.read(text, { date: '2017-07-06', title: 'Test' });
  return [...(statements.at(-1)?.speakers ?? [])].sort();
}

describe('a document that speaks has the voice of its authors', () => {
  it.each([
    ['its possessor', "Iran's statement said that the talks would continue.", ['IRN']],
    ['its source', 'A statement from the Kremlin said that the talks would continue.', ['RUS']],
    [
      'those who issued it',
      'China and Russia issued a joint statement on Monday. The deal is dead, said the joint statement.',
      ['CHN', 'RUS'],
    ],
    ['nobody, if nothing tells', 'The report said that the talks would continue.', []],
  ])('%s', async (_, text, speakers) => {
    expect(await lastSpeakers(text)).toEqual(speakers);
  });
});
