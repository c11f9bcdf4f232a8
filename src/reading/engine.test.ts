import { describe, expect, test } from 'vitest';
import { engineName } from './engine-name.ts';
import { createReader } from './reader.ts';

const TEXT =
  'Russia imposed sanctions on Turkey on Saturday. The Turkish government condemned the decision and said it would not apologise.';

describe('the engine that a user names', () => {
  test('is told apart from one that there is not', () => {
    expect(engineName(undefined)).toBeUndefined();
    expect(engineName('encoder')).toBe('encoder');
    expect(() => engineName('quick')).toThrow('There is no engine quick; there are fast and encoder.');
  });

  test('encoder reads events by its heads, and says so', async () => {
    const reader = await createReader({ engine: 'encoder' });
    const { events, reader: name } = await reader.read(TEXT, { date: '2015-11-30' });
    expect(name).toMatch(/^entente-encoder-/);
    const sanction = events.find(({ category }) => category === 'SANCTION');
    expect(sanction?.source.map(({ actor }) => actor)).toEqual(['RUS']);
    expect(sanction?.target.map(({ actor }) => actor)).toEqual(['TUR']);
    expect(sanction?.reality).toBe('actual');
    expect(sanction?.provenance).toMatchObject({ by: 'model', rule: expect.stringMatching(/^entente-records-/) });
  });

  test('fast is what reads where none is named', async () => {
    const [fast, named] = await Promise.all([createReader(), createReader({ engine: 'fast' })]);
    const read = await fast.read(TEXT, { date: '2015-11-30' });
    expect(await named.read(TEXT, { date: '2015-11-30' })).toEqual(read);
    expect(read.reader).not.toContain('encoder');
  });
});
