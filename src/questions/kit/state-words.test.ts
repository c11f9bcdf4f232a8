import { describe, expect, it } from 'vitest';
import { dyadOf, stateOf } from './state-words.ts';

describe('a state that a user names', () => {
  it.each([
    ['CHN', 'CHN'],
    ['chn', 'CHN'],
    ['CN', 'CHN'],
    ['China', 'CHN'],
    ['russia', 'RUS'],
    ['the United States', 'USA'],
    ['America', 'USA'],
    ['Britain', 'GBR'],
    ['DPRK', 'PRK'],
    ['Soviet Union', 'SUN'],
    ["Cote d'Ivoire", 'CIV'],
  ])('%s is %s', async (words, code) => {
    expect((await stateOf(words)).code).toBe(code);
  });

  it.each([
    ['Rusia', 'No state is called "Rusia". Did you mean Russia (RUS)?'],
    ['Atlantis', 'No state is called "Atlantis". Name it by its code, such as CHN.'],
    ['NATO', 'NATO is no state; dyads are counted between states.'],
  ])('is asked for again where %s is none', async (words, sentence) => {
    await expect(stateOf(words)).rejects.toThrow(sentence);
  });

  it.each(['CHN-RUS', 'China-Russia', 'China, Russia', 'CHN:RUS', 'China - Russia'])(
    'is one of two in %s',
    async (words) => {
      expect((await dyadOf(words)).map(({ code }) => code)).toEqual(['CHN', 'RUS']);
    },
  );

  it('is not twice the same in a dyad, nor one of three', async () => {
    await expect(dyadOf('CHN-China')).rejects.toThrow('"CHN" and "China" are both China; a dyad is two states.');
    await expect(dyadOf('CHN')).rejects.toThrow('A dyad is two states, such as CHN-RUS, not "CHN".');
    await expect(dyadOf('CHN-RUS-USA')).rejects.toThrow('A dyad is two states');
  });
});
