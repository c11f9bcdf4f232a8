import { describe, expect, it } from 'vitest';
import { DoerChoice } from './doer-choice.ts';
import { toldText } from './draft.fixture.ts';
import { gatherActs } from './draft-acts.ts';

const gathered = gatherActs([
  toldText({
    stands: [
      { kind: 'demand', holders: ['AAA'], wants: true, about: { words: 'opens the port', doers: ['BBB'] } },
      { kind: 'demand', holders: ['AAA'], wants: true, about: { words: 'opens the road', doers: ['BBB'] } },
      { kind: 'will', holders: ['BBB'], wants: true, about: { words: 'keeps the port shut', doers: ['BBB'] } },
      { kind: 'demand', holders: ['AAA'], wants: true, about: { words: 'port of the north' } },
      { kind: 'support', holders: ['CCC'], wants: true, about: { words: 'a museum' } },
    ],
  }),
]);

describe('who is to do an act of which no words say so', () => {
  const choice = new DoerChoice(gathered);
  const told = (words: string) => gathered.acts.filter(({ phrase }) => phrase.words === words);

  it('is whoever acts on the same thing and is asked most', () => {
    const [asked, asking] = ['BBB', 'AAA'].map((side) => choice.features(told('port of the north'), side));
    expect(asked?.['acts of its share words']).toBeGreaterThan(0);
    expect(asked?.['who speaks of the act asks most of it']).toBe(1);
    expect(asking?.['it demands it']).toBe(1);
    expect(choice.choose(told('port of the north'))).toBe('BBB');
  });

  it('counts only sides that take part', () => {
    expect(choice.sides.toSorted()).toEqual(['AAA', 'BBB']);
  });
});
