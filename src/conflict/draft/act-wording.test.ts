import { describe, expect, it } from 'vitest';
import type { ActPhrase } from '../../records/act-phrase.ts';
import { actWording } from './act-wording.ts';

function noun(words: string, head: string, kind?: string): ActPhrase {
  const key = { joint: false, mutual: false, sign: 1, head, content: [head], speaks: false, without: [] } as const;
  return {
    span: { start: 0, end: words.length },
    words,
    denial: `no ${words}`,
    short: [head],
    keys: [kind === undefined ? key : { ...key, kind }],
    doers: [],
    places: [],
    named: [],
    ends: false,
    denied: false,
    underWay: false,
    doubted: false,
  };
}

describe('an act named by a noun', () => {
  it('is something that one does', () => {
    expect(actWording(noun('talks of that kind', 'talk', 'talks'))).toEqual({
      words: 'holds talks of that kind',
      denial: 'does not hold talks of that kind',
    });
    expect(actWording(noun('withdrawal of its garrisons', 'withdrawal')).words).toBe(
      'carries out the withdrawal of its garrisons',
    );
    expect(actWording(noun('apology', 'apology', 'apology')).denial).toBe('does not make an apology');
    expect(actWording(noun('its operation', 'operation')).words).toBe('carries out its operation');
    expect(actWording(noun('amnesty for all fighters', 'amnesty')).words).toBe('grants an amnesty for all fighters');
    expect(actWording(noun('joint commission', 'commission')).denial).toBe('does not set up a joint commission');
    expect(actWording(noun('referendum', 'referendum')).words).toBe('holds a referendum');
    expect(actWording(noun('political settlement', 'settlement')).words).toBe('accepts a political settlement');
    expect(actWording(noun('famine', 'famine')).words).toBe('brings about a famine');
  });

  it('is left as it is where it has a verb', () => {
    const phrase = { ...noun('halts the drills', 'drill'), denial: 'does not halt the drills' };
    expect(actWording(phrase)).toMatchObject({ words: 'halts the drills', denial: 'does not halt the drills' });
  });
});
