import { describe, expect, it } from 'vitest';
import type { ActKey } from '../../records/act-phrase.ts';
import { referredTo } from './refer-back.ts';
import type { ToldAct, ToldAs } from './told-act.ts';

const at = (sentence: number) =>
  ({ record: 'p-1', key: 'p-1', source: '', kind: 'position', place: '', words: '', text: 'd-1', sentence }) as const;

function told(
  words: string,
  sentence: number,
  more: { as?: ToldAs; doers?: string[]; by?: string[]; denied?: boolean; ends?: boolean } = {},
): ToldAct {
  const { as = 'demanded', doers = ['AAA'], by = ['BBB'], denied = false, ends = false } = more;
  const content = words.split(' ');
  const key: ActKey = {
    joint: false,
    mutual: false,
    sign: 1,
    head: content[0] ?? '',
    content,
    speaks: false,
    without: [],
  };
  const phrase = {
    span: { start: sentence * 100, end: sentence * 100 + words.length },
    words,
    denial: `does not ${words}`,
    short: content,
    keys: [key],
    doers,
    places: [],
    named: [],
    ends,
    denied,
    underWay: false,
    doubted: false,
  };
  return { phrase, doers, by, as, weight: 4, cited: at(sentence) };
}

const meant = (words: string, acts: readonly ToldAct[], holder = 'AAA') => {
  const found = referredTo(words, at(5), holder, acts);
  return found && [found.act.phrase.words, found.positive];
};

describe('a noun that refers back', () => {
  it('means the last act that was told with it or with its verb', () => {
    const acts = [told('impose ban', 3), told('lift ban', 2), told('suspend member', 4)];
    expect(meant('the ban', acts)).toEqual(['impose ban', true]);
    expect(meant('a suspension', acts)).toEqual(['suspend member', true]);
    expect(meant('the harvest', acts)).toBeUndefined();
  });

  it('looks no further than three sentences back, and not at what comes later', () => {
    expect(meant('the ban', [told('impose ban', 1), told('lift ban', 6)])).toBeUndefined();
  });

  it('takes “the demand” for what is asked of the side itself, and “such a step” for another’s act', () => {
    const asked = told('shorten closure', 4);
    const threat = told('cancel contracts', 4, { as: 'threatened', doers: ['BBB'] });
    expect(meant('the request', [asked, threat])).toEqual(['shorten closure', true]);
    expect(meant('such a step', [asked, threat])).toEqual(['cancel contracts', true]);
    expect(meant('the request', [asked], 'CCC')).toBeUndefined();
  });

  it('names what is refused or ended, and not the refusal', () => {
    expect(meant('talks', [told('resume talks', 4, { denied: true })])).toEqual(['resume talks', false]);
    expect(meant('the unloading', [told('unload rods', 4, { ends: true })])).toEqual(['unload rods', false]);
  });

  it('leaves a noun alone that says itself what it is', () => {
    expect(meant('a ban on imports of coal', [told('impose ban', 4)])).toBeUndefined();
  });
});
