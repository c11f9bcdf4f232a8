import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../records/event.ts';
import { createReader, type Reader } from '../reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

/** The sides of the event that a word names: ids of those who are linked, and the words that stay open. */
async function sidesAt(text: string, word: string): Promise<Record<'source' | 'target' | 'open' | 'links', string[]>> {
  const { events, document } = await reader.read(text, { date: '2017-07-06' });
  const words = ({ start, end }: Event['trigger']): string => document.text.slice(start, end);
  const event = events.find(({ trigger }) => words(trigger).includes(word));
  if (!event) throw new Error(`no event at ${word}`);
  const linked = [...event.source, ...event.target];
  return {
    source: event.source.map(({ actor }) => actor),
    target: event.target.map(({ actor }) => actor),
    open: (event.open ?? []).map(({ side, span }) => `${side}: ${words(span)}`),
    links: linked.map(({ link, grade }) => `${link} ${grade}`),
  };
}

describe('who the sides of an event are', () => {
  it('is told by a set where a set is the side', async () => {
    expect((await sidesAt('Turkey and Greece met in Geneva. Both sides agreed to talk.', 'agreed')).links).toEqual([
      'set strong',
      'set strong',
    ]);
  });

  // The state stands for itself, named, where its weapon is told.
  it.fails('is told by the owner of a weapon', async () => {
    expect((await sidesAt('A Russian missile struck a bridge in Georgia.', 'struck')).links[0]).toBe('owner strong');
  });

  it.each([
    ['India and China accused each other of crossing the line.', 'accused'],
    ['Sudan and Kenya blamed one another for the raid.', 'blamed'],
  ])('are both who do it to each other: %s', async (text, words) => {
    const { source, target } = await sidesAt(text, words);
    expect([source.length, target]).toEqual([2, []]);
  });

  // No act is found.
  it.fails('is not the state whose name stands in that of a person who does not act for it', async () => {
    const text = "Venezuela's opposition leader Juan Guaido accused the government of Nicolas Maduro of fraud.";
    expect(await sidesAt(text, 'accused')).toMatchObject({ source: ['per:juan guaido'], target: ['VEN'] });
  });

  it.each(['Turkish-backed rebels attacked the Syrian army.', 'Iranian-backed militias attacked the American base.'])(
    'are not those who back them: %s',
    async (text) => {
      const { source } = await sidesAt(text, 'attacked');
      expect(source).not.toContain('TUR');
      expect(source).not.toContain('IRN');
    },
  );

  it('is told with what ties their words to them', async () => {
    expect(await sidesAt('The Polish president accused Russia of shelling the town.', 'accused')).toMatchObject({
      source: ['POL'],
      target: ['RUS'],
      links: ['office strong', 'named strong'],
    });
    expect((await sidesAt('Kenya closed the border. The army attacked Somalia.', 'attacked')).links[0]).toBe(
      'topic weak',
    );
  });

  it.each([
    [
      'fewer are named than meant',
      'The three governments signed a treaty with Egypt.',
      'signed',
      'source: The three governments',
    ],
    [
      'a set hangs on the act by a preposition',
      'Kenya, Chad, Mali and Niger quarrel. Peru appealed to both sides for a truce.',
      'appealed',
      'target: both sides',
    ],
    [
      'two pairs are near',
      'Turkey and Greece met in Geneva. Cyprus and Egypt sent observers. Both sides condemned Libya.',
      'condemned',
      'source: Both sides',
    ],
    [
      'a trio holds no pair',
      'Turkey sent a ship. Greece protested. France, Italy and Egypt watched. The two governments held talks on Monday.',
      'talks',
      'source: The two governments',
    ],
  ])('stays open, in the words of the text, where %s', async (_, text, word, open) => {
    expect(await sidesAt(text, word)).toMatchObject({ open: [open] });
  });

  // The heads take somebody known whom the words may mean.
  it.fails.each([
    ['nobody was named before', 'They threatened Russia with sanctions.', 'threatened', 'source: They'],
    [
      'several states are near',
      'Envoys of Kenya, Somalia and Ethiopia met in Rome. Near Uganda the country expelled two diplomats of Sudan.',
      'expelled',
      'source: the country',
    ],
    [
      'the state of an organ is one of many',
      'Ships of Kenya, Somalia and Yemen lay near the port of Sudan. The navy attacked fishermen from Egypt.',
      'attacked',
      'source: The navy',
    ],
    ['a role is of nobody', 'The president condemned Russia on Monday.', 'condemned', 'source: The president'],
  ])('is to stay open again, in the words of the text, where %s', async (_, text, word, open) => {
    expect(await sidesAt(text, word)).toMatchObject({ open: [open] });
  });

  // The heads find no act where nobody known acts.
  it.fails('makes the event no surer than its least sure side', async () => {
    const grade = async (text: string): Promise<readonly string[]> =>
      (await reader.read(text, { date: '2017-07-06' })).events
        .filter(({ category }) => category === 'ACCUSE')
        .map((event) => event.provenance.grade);
    expect(await grade('Russia accused Georgia of shelling the town.')).toEqual(['strong']);
    expect(await grade('They accused Georgia of shelling the town.')).toEqual(['weak']);
  });

  it('is put on no mention whose words do not tell it, though it may be told between whom it stays open', async () => {
    const text = 'Envoys of Kenya, Somalia and Ethiopia met in Rome. Near Uganda the country expelled two diplomats.';
    const { mentions } = await reader.read(text, { date: '2017-07-06' });
    const country = mentions.find(({ span }) => text.slice(span.start, span.end) === 'the country');
    expect(country).toMatchObject({ actors: [], actsFor: [], alternatives: [expect.any(String)] });
    expect(country?.link).toBeUndefined();
  });
});
