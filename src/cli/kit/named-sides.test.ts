import { describe, expect, it } from 'vitest';
import { namedSides } from './named-sides.ts';

describe('sides of a filter', () => {
  it('may be named as people write them, alone, in lists and as pairs', async () => {
    expect(
      await namedSides({ source: ['China', 'the United States', 'DPRK', 'rus'], target: ['South Korea'] }),
    ).toEqual({
      source: ['CHN', 'USA', 'PRK', 'RUS'],
      target: ['KOR'],
    });
    expect(await namedSides({ dyad: 'South Korea-Japan' })).toEqual({ dyad: 'KOR-JPN' });
    expect(await namedSides({ dyad: 'chn:rus', quad: ['3'] })).toEqual({ dyad: 'CHN-RUS', quad: ['3'] });
  });

  it('stay as they are where they are codes of no state, and codes of actors are for other options', async () => {
    expect(await namedSides({ source: ['EUR', 'igo'], sourceActor: ['RUSGOV'], dyad: 'EUR-RUS' })).toEqual({
      source: ['EUR', 'IGO'],
      sourceActor: ['RUSGOV'],
      dyad: 'EUR-RUS',
    });
    await expect(namedSides({ target: ['RUSGOV'] })).rejects.toThrow('goes with --target-actor');
    await expect(namedSides({ source: ['Rusia'] })).rejects.toThrow('Did you mean Russia (RUS)?');
    await expect(namedSides({ dyad: 'China-Atlantis' })).rejects.toThrow('No state is called "Atlantis"');
  });
});
