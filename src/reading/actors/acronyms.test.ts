import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import type { LanguageEngine } from '../../language/tree.ts';
import { loadLexicon } from '../../lexicon/load.ts';
import type { Lexicon } from '../../lexicon/who/entry.ts';
import { treesOf } from '../clause/tree.ts';
import { bindAcronyms } from './acronyms.ts';
import { findExpressions } from './expressions.ts';

let english: LanguageEngine;
let lexicon: Lexicon;
beforeAll(async () => {
  [english, lexicon] = await Promise.all([createEnglish(), loadLexicon()]);
});

/** Acronyms of a text, with the words of their long forms; `null` for those that no name covers. */
async function bound(text: string): Promise<Record<string, string | null>> {
  const { sentences } = treesOf(await english.analyse(text));
  const expressions = sentences.map((sentence) => findExpressions(sentence, lexicon));
  return Object.fromEntries(
    [...bindAcronyms(sentences, expressions)].map(([acronym, named]) => {
      const tokens = named?.sentence.tokens.slice(named.first, named.last + 1);
      return [acronym, tokens ? tokens.map((token) => token.form).join(' ') : null];
    }),
  );
}

describe('acronyms that a text defines', () => {
  it('are bound to the words before their brackets', async () => {
    expect(await bound('The African Union (AU) sent monitors.')).toEqual({ AU: 'African Union' });
  });

  it('pass over small words', async () => {
    expect(await bound('The Free Movement of the North (FMN) split.')).toHaveProperty('FMN');
  });

  it('may have a common noun between them and their words', async () => {
    expect(await bound('They fear the Terminal High Altitude Area Defense system (THAAD).')).toHaveProperty('THAAD');
  });

  it('are no other words in brackets', async () => {
    expect(await bound('The African Union (UN) and Senator Murphy (CT) met in Addis Ababa (AA).')).not.toHaveProperty(
      'UN',
    );
    expect(await bound('The vote (see below) was close.')).toEqual({});
  });
});
