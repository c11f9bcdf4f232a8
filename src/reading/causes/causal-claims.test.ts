import { describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';

const read = await passageReader();

describe('findCausalClaims', () => {
  it.each([
    [
      'The crisis is the product of decades of mistrust between Ankara and Athens.',
      'decades of mistrust between Ankara and Athens',
      'The crisis',
    ],
    ['Thanks to Turkish mediation, the grain deal survived.', 'Turkish mediation', 'the grain deal survived'],
    [
      'Seoul cancelled the drills in response to pressure from Beijing.',
      'pressure from Beijing',
      'Seoul cancelled the drills',
    ],
    ['As a result of the embargo, Cuban exports collapsed.', 'the embargo', 'Cuban exports collapsed'],
    [
      'The sanctions prompted Tehran to expand its nuclear programme.',
      'The sanctions',
      'Tehran to expand its nuclear programme',
    ],
    [
      'Germany closed the plants because Russia had cut gas supplies.',
      'Russia had cut gas supplies',
      'Germany closed the plants',
    ],
    [
      'The protests stem from anger over the election in Belarus.',
      'anger over the election in Belarus',
      'The protests',
    ],
    ['Owing to the blockade, Qatar turned to Iran.', 'the blockade', 'Qatar turned to Iran'],
    ['The war led to a collapse of trade with Russia.', 'The war', 'a collapse of trade with Russia'],
    ['The rift is driven by rivalry between Riyadh and Tehran.', 'rivalry between Riyadh and Tehran', 'The rift'],
    ['Exports fell due to sanctions.', 'sanctions', 'Exports fell'],
    [
      'The reason for the delay is a dispute between Serbia and Kosovo.',
      'a dispute between Serbia and Kosovo',
      'the delay',
    ],
    ['The siege forced Ukraine to ration bread.', 'The siege', 'Ukraine to ration bread'],
    ['The raid triggered a wave of protests in Iraq.', 'The raid', 'a wave of protests in Iraq'],
    ['The ceasefire collapsed because of the shelling in Sudan.', 'the shelling in Sudan', 'The ceasefire collapsed'],
    [
      'Border clashes resulted in the closure of the Pakistani consulate.',
      'Border clashes',
      'the closure of the Pakistani consulate',
    ],
    ['The famine was caused by the war in Yemen.', 'the war in Yemen', 'The famine'],
    ['Hungary raised a dispute that led to a delay of the aid.', 'a dispute', 'a delay of the aid'],
    ['The treaty brought about a withdrawal of Soviet troops.', 'The treaty', 'a withdrawal of Soviet troops'],
    ['A shortage caused by the blockade has emptied shops in Gaza.', 'the blockade', 'A shortage'],
  ] as const)('%s', async (text, cause, effect) => {
    const { causes, said } = await read(text);
    expect(causes.map((claim) => [said(claim.cause), said(claim.effect)])).toEqual([[cause, effect]]);
    expect(causes[0]).toMatchObject({ kind: 'cause', by: 'author', hedge: 'certain', negated: false });
  });

  it('names who says so, how surely, and what is denied', async () => {
    expect((await read('The shortage was caused by the blockade, Egypt said.')).causes).toMatchObject([{ by: 'EGY' }]);
    expect((await read('Egypt blamed the shortage on the Israeli blockade.')).causes).toMatchObject([{ by: 'EGY' }]);
    expect((await read('The tariffs may have caused the rift with Canada.')).causes).toMatchObject([
      { hedge: 'possible' },
    ]);
    expect((await read('Exports to Norway fell, but not because of sanctions.')).causes).toMatchObject([
      { negated: true },
    ]);
  });

  it.each([
    'Did the sanctions lead to the collapse of the talks with Iran?',
    'The road leads to Damascus.',
    'The president led a delegation to Warsaw.',
    'The plane is due to arrive in Geneva on Monday.',
    'The cake was late because of the rain.',
    'In response to a question, the minister declined to discuss Iran.',
    'If the strike leads to war with Iran, prices will rise.',
    'The results of the election in Kenya were published on Friday.',
    'Russian troops drove tanks to the border.',
    'Poland expects the commission to set out its position because.',
  ])('finds none in: %s', async (text) => {
    expect((await read(text)).causes).toEqual([]);
  });
});
