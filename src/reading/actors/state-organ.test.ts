import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import type { LanguageEngine } from '../../language/tree.ts';
import { loadLexicon } from '../../lexicon/load.ts';
import type { Lexicon } from '../../lexicon/who/entry.ts';
import { treesOf } from '../clause/tree.ts';
import { stateOrgan } from './state-organ.ts';

let english: LanguageEngine;
let lexicon: Lexicon;
beforeAll(async () => {
  [english, lexicon] = await Promise.all([createEnglish(), loadLexicon()]);
});

async function organ(name: string): Promise<{ state: string; sector: string } | undefined> {
  const [sentence] = treesOf(await english.analyse(`${name} met.`)).sentences;
  if (!sentence) return undefined;
  const last = sentence.tokens.findIndex(({ form }) => form === 'met') - 1;
  return stateOrgan({ sentence, first: 0, last, head: last, candidates: [] }, lexicon);
}

describe('the name of an unlisted body', () => {
  it.each([
    ['Constitutional Court of Ukraine', 'UKR', 'JUD'],
    ['Supreme Court of the United Kingdom', 'GBR', 'JUD'],
    ["Russia's Federation Council", 'RUS', 'LEG'],
    ['Kenyan Navy', 'KEN', 'MIL'],
    ['Turkish Customs Service', 'TUR', 'GOV'],
    ["Chile's Defense Department", 'CHL', 'GOV'],
    ['Peruvian Ministry of Mines', 'PER', 'GOV'],
    ["Kenya's Electoral Commission", 'KEN', 'GOV'],
    ['Iranian Atomic Energy Organization', 'IRN', 'GOV'],
    ['US Geological Survey', 'USA', 'GOV'],
    ['Indian Northern Command', 'IND', 'MIL'],
  ])('%s is an organ of %s', async (name, state, sector) => {
    expect(await organ(name)).toEqual({ state, sector });
  });

  it('that a state owns is its organ', async () => {
    const [sentence] = treesOf(await english.analyse("Pakistan's Ministry of Information met.")).sentences;
    if (!sentence) throw new Error('no sentence');
    const first = sentence.tokens.findIndex(({ form }) => form === 'Ministry');
    const last = sentence.tokens.findIndex(({ form }) => form === 'met') - 1;
    expect(stateOrgan({ sentence, first, last, head: first, candidates: [] }, lexicon)?.state).toBe('PAK');
  });

  it.each([
    ['a rival army', 'Free Libyan Army'],
    ['a charity', 'Danish Refugee Council'],
    ['a club with a state inside its name', 'Friends of Norway Police Choir'],
    ['an organ of no state', 'Supreme Court'],
  ])('%s is none', async (_, name) => {
    expect(await organ(name)).toBeUndefined();
  });
});
