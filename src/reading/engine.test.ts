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

  test('encoder reads forecasts with their conditions, and motives, by its heads', async () => {
    const reader = await createReader({ engine: 'encoder' });
    const text =
      'Pyongyang fears that the exercises are a rehearsal for an invasion. If the United States deploys the missiles, China will probably impose sanctions on South Korea.';
    const { forecasts, motives } = await reader.read(text, { date: '2017-07-04' });
    const words = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);
    const sanctions = forecasts.filter(({ outcome }) => words(outcome).includes('impose sanctions'));
    expect(sanctions).toHaveLength(1);
    expect(words(sanctions[0]?.if)).toContain('deploys the missiles');
    expect(sanctions[0]?.provenance.rule).toMatch(/^entente-records-/);
    const [fear] = motives;
    expect([fear?.actor, fear?.motive, words(fear?.content).includes('a rehearsal for an invasion')]).toEqual([
      'PRK',
      'fears',
      true,
    ]);
  });

  test('takes no silence for an answer', async () => {
    const reader = await createReader({ engine: 'encoder' });
    const answers = async (end: string) => {
      const text = `Seoul proposed on Monday that the two Koreas resume reunions of divided families. Pyongyang ${end}.`;
      const { positions } = await reader.read(text, { date: '2017-07-07' });
      return positions.filter(({ sentence }) => sentence.index === 1).map(({ actor, stance }) => `${actor} ${stance}`);
    };
    expect(await answers('rejected the offer')).toEqual(['PRK -']);
    expect(await answers('has not answered the offer')).toEqual([]);
    expect(await answers('has yet to respond to the proposal')).toEqual([]);
    expect(await answers('has failed to reply to the proposal')).toEqual([]);
  });

  test('takes what is denied for no fact', async () => {
    const reader = await createReader({ engine: 'encoder' });
    const realities = async (text: string, word: string) => {
      const { document, events } = await reader.read(text, { date: '2020-07-14' });
      const at = (one: { readonly start: number; readonly end: number }) => document.text.slice(one.start, one.end);
      return events.filter(({ trigger }) => at(trigger).includes(word)).map(({ reality }) => reality);
    };
    const clash =
      'Fighting went on at the border on Tuesday. Armenia denied that its forces had shelled Azerbaijani positions, and accused Azerbaijan of attacking a village.';
    expect(await realities(clash, 'shelled')).toEqual(['denied']);
    expect(
      await realities('Two tankers burned in the Gulf. Iran said that it did not attack the ships.', 'attack'),
    ).toEqual(['denied']);
    expect(await realities('Armenian forces shelled Azerbaijani positions on Tuesday.', 'shelled')).toEqual(['actual']);
  });

  test('lets nobody but those who are named together hold one position', async () => {
    const reader = await createReader({ engine: 'encoder' });
    const text = 'China and Russia want the United States to weaken its strategic grip on Northeast Asia.';
    const { positions } = await reader.read(text, { date: '2017-07-07' });
    expect([...new Set(positions.map(({ actor }) => actor))].sort()).toEqual(['CHN', 'RUS']);
  });

  test('encoder is what reads where none is named', async () => {
    const [unnamed, named] = await Promise.all([createReader(), createReader({ engine: 'encoder' })]);
    const read = await unnamed.read(TEXT, { date: '2015-11-30' });
    expect(await named.read(TEXT, { date: '2015-11-30' })).toEqual(read);
    expect(read.reader).toContain('encoder');
  });
});
