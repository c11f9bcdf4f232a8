import { describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';
import { rulesFire } from '../rules.fixture.ts';
import { COMPLEMENTS } from './position-complements.ts';

const read = await passageReader();

rulesFire('what hangs on a verb of stance', COMPLEMENTS);

describe('what somebody says that others ought to do', () => {
  it.each([
    ['Lima said that nobody should attack the ships.', [['PER', '-']]],
    ['Lima said that no state should attack the ships.', [['PER', '-']]],
    ['Lima said that Chile should leave the strait.', [['PER', '+']]],
    // A condition is nobody's wish.
    ['Should a captain of Chile fire back, two allies will have exchanged shots.', []],
  ])('%s', async (text, expected) => {
    const { positions } = await read(text);
    expect(positions.map(({ actor, stance }) => [actor, stance])).toEqual(expected);
  });
});
