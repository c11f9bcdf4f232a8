import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/lexicon/load.ts';
import { REALITIES } from '../../src/records/event.ts';
import { CATEGORIES, categoryFacts } from '../../src/records/plover.ts';
import { CONSTRUCTIONS, type EventSentence, faultsOf, readEventSentences, wordsIn } from './event-sentences.ts';

const { entries } = await loadLexicon();

const good: EventSentence = {
  id: 'x-0001',
  text: 'On Monday Norway lent Iceland a patrol ship.',
  date: '2024-03-06',
  events: [
    {
      trigger: 'lent',
      sources: ['Norway'],
      targets: ['Iceland'],
      sourceCodes: ['NOR'],
      targetCodes: ['ISL'],
      category: 'AID',
      mode: null,
      reality: 'actual',
      first: '2024-03-04',
      last: '2024-03-04',
    },
  ],
  construction: 'active',
};

function withEvent(change: Partial<EventSentence['events'][number]>): EventSentence {
  return { ...good, events: good.events.map((event) => ({ ...event, ...change })) };
}

describe('the labelled event sentences', () => {
  const rows = readEventSentences(entries);
  const events = rows.flatMap((row) => row.events);

  it('have words that stand in their texts, legal labels and known actors', () => {
    expect(rows.length).toBeGreaterThan(0);
  });

  it('show every category, mode, reality and construction', () => {
    const labels = new Set(
      events.flatMap((event) => [event.category, event.reality, `${event.category} ${event.mode}`]),
    );
    const modes = CATEGORIES.flatMap((name) => categoryFacts(name).modes.map((mode) => `${name} ${mode.name}`));
    // The labels are those of the codebook, which knows no claims: there they are actual.
    const realities = REALITIES.filter((reality) => reality !== 'claimed');
    expect([...CATEGORIES, ...realities, ...modes].filter((label) => !labels.has(label))).toEqual([]);
    const told = new Set(rows.map((row) => row.construction));
    expect(CONSTRUCTIONS.filter((construction) => !told.has(construction))).toEqual([]);
  });
});

describe('the check of a labelled sentence', () => {
  it('passes a good one', () => {
    expect(faultsOf(good, entries)).toEqual([]);
  });

  it.each([
    ['a trigger that is not there', withEvent({ trigger: 'lends' })],
    ['a side that is part of a word', withEvent({ trigger: 'ship', sources: ['way'], sourceCodes: ['NOR'] })],
    ['a mode of another category', withEvent({ mode: 'phone' })],
    ['an unknown code', withEvent({ targetCodes: ['ICE'] })],
    ['a made-up group', withEvent({ targetCodes: ['org:fishermen'] })],
    ['a side without a code', withEvent({ targetCodes: [] })],
    ['an unknown context', withEvent({ contexts: ['maritime'] })],
    ['days in the wrong order', withEvent({ last: '2024-03-03' })],
    ['no sides', withEvent({ sources: [], sourceCodes: [], targets: [], targetCodes: [] })],
    ['no events', { ...good, events: [] }],
  ])('finds %s', (_, bad) => {
    expect(faultsOf(bad, entries)).toHaveLength(1);
  });

  it('takes a group by the words that describe it', () => {
    const side = { targets: ['Iceland'], targetCodes: ['org:iceland fishermen'] };
    expect(faultsOf(withEvent(side), entries)).toEqual([]);
  });

  it('finds whole words only', () => {
    expect(wordsIn('Iran and the Iranians: Iran-led talks', 'Iran')).toEqual([0, 23]);
  });
});
