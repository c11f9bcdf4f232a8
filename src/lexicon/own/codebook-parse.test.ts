import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, categoryFacts } from '../../records/plover.ts';
import { readCoding } from './codebook.ts';
import { parseCodebook } from './codebook-parse.ts';

describe('a codebook', () => {
  it('may say things shortly or fully', () => {
    const { codebook, problems } = parseCodebook(`
codes:
  - {code: 173, gathers: coerce/arrest, note: as in CAMEO}
  - code: WATER CUT
    under: SANCTION/discontinue
triggers:
  - verbs: divert
    as: WATER CUT
    object: [river, {class: utility, with: to}, {act: AID}, {act: any}, {is: body}]
    target: [from, indirect object]
  - nouns: [water talks]
    as: CONSULT
    together: true
  - verbs: [dither over]
    complement: hypothetical
without: [pound, {noun: drill}]
`);
    expect(problems).toEqual([]);
    expect(codebook.codes).toEqual([
      { at: { line: 3, column: 5 }, code: '173', gathers: [{ category: 'COERCE', mode: 'arrest' }] },
      { at: { line: 4, column: 5 }, code: 'WATER CUT', gathers: [] },
    ]);
    expect(codebook.triggers).toMatchObject([
      {
        verbs: ['divert'],
        coding: { category: 'SANCTION', mode: 'discontinue' },
        code: 'WATER CUT',
        object: [{ word: 'river' }, { class: 'utility', with: 'to' }, { act: 'AID' }, { act: 'any' }, { is: 'body' }],
        target: ['from', 'indirect object'],
      },
      { nouns: ['water talks'], coding: { category: 'CONSULT' }, together: true },
      { verbs: ['dither over'], complement: 'hypothetical' },
    ]);
    expect(codebook.without).toMatchObject([
      { word: 'pound', pos: 'any' },
      { word: 'drill', pos: 'noun' },
    ]);
  });

  it('may be empty', () => {
    expect(parseCodebook('').problems).toEqual([]);
    expect(parseCodebook('codes:\ntriggers: []\n').problems).toEqual([]);
  });

  it('lets triggers stand under the one category that their code gathers', () => {
    const { codebook } = parseCodebook(
      'codes:\n  - {code: EXPULSION, gathers: SANCTION/expel}\ntriggers:\n  - {verbs: escort out, as: EXPULSION}',
    );
    expect(codebook.triggers).toMatchObject([{ coding: { category: 'SANCTION', mode: 'expel' }, code: 'EXPULSION' }]);
  });

  const WATER = 'codes:\n  - {code: WATER, under: SANCTION}\ntriggers:\n';
  it.each([
    ['a section that is none', 'code:\n  - {code: A}', 1, 1, 'codes, triggers or without'],
    ['a field that is none', 'codes:\n  - {code: A, gather: AID}', 2, 23, 'A: there is no field "gather"'],
    ['a category that is none', 'codes:\n  - {code: A, gathers: [AID, HELP]}', 2, 30, '"HELP" is no PLOVER category'],
    ['a mode that is none', 'codes:\n  - {code: A, gathers: SANCTION/ban}', 2, 24, '"ban" is no mode of SANCTION'],
    ['a mode of a category without modes', 'codes:\n  - {code: A, gathers: AID/food}', 2, 24, 'AID'],
    ['a code with the name of a category', 'codes:\n  - {code: Aid, gathers: AID}', 2, 12, 'a name of its own'],
    ['a code that stands twice', 'codes:\n  - {code: A, gathers: AID}\n  - {code: A, gathers: YIELD}', 3, 24, 'YIELD'],
    ['a code that says nothing', 'codes:\n  - {code: A}', 2, 5, 'write what it gathers'],
    ['a code that no trigger names', 'codes:\n  - {code: A, under: AID}', 2, 5, 'no event will carry it'],
    [
      'a category in two codes',
      'codes:\n  - {code: A, gathers: AID}\n  - {code: B, gathers: [RETREAT, AID]}',
      3,
      34,
      'AID is gathered twice, first by A',
    ],
    [
      'a trigger as nothing known',
      'triggers:\n  - {verbs: divert, as: WATER}',
      2,
      25,
      '"WATER" is no code of this file',
    ],
    ['a trigger as no mode', 'triggers:\n  - {verbs: divert, as: SANCTION/ban}', 2, 25, 'no mode of SANCTION'],
    [
      'a trigger under several categories',
      'codes:\n  - {code: A, gathers: [AID, RETREAT]}\ntriggers:\n  - {verbs: divert, as: A}',
      4,
      25,
      'say there under which one',
    ],
    ['a trigger without words', `${WATER}  - {as: WATER}`, 4, 5, 'write the words'],
    ['a trigger that says nothing', 'triggers:\n  - {verbs: divert}', 2, 5, 'write as which category'],
    [
      'a form in place of a verb',
      `${WATER}  - {verbs: [divert, diverted to], as: WATER}`,
      4,
      22,
      '"diverted" is a past form',
    ],
    ['an object of a noun', `${WATER}  - {nouns: cut, as: WATER, object: river}`, 4, 37, 'only verbs have an object'],
    [
      'object and subject',
      `${WATER}  - {verbs: cut, as: WATER, object: a, subject: b}`,
      4,
      49,
      'leave one of them out',
    ],
    [
      'sides of verbs and nouns',
      `${WATER}  - {verbs: cut, nouns: cut, as: WATER, target: from}`,
      4,
      5,
      'a trigger for each',
    ],
    [
      'a place that is none',
      `${WATER}  - {verbs: cut, as: WATER, target: [form]}`,
      4,
      38,
      'a side stands at a preposition',
    ],
    ['a complement that is none', 'triggers:\n  - {verbs: dither, complement: maybe}', 2, 33, '"complement"'],
    ['an object of three words', `${WATER}  - {verbs: cut, as: WATER, object: a b c}`, 4, 37, 'one word or two'],
    [
      'a condition that is two',
      `${WATER}  - {verbs: cut, as: WATER, object: [{is: body, act: AID}]}`,
      4,
      38,
      'one of {class}',
    ],
    [
      'an act that is none',
      `${WATER}  - {verbs: cut, as: WATER, object: {act: HELP}}`,
      4,
      37,
      '"HELP" is no PLOVER category',
    ],
    [
      'together and a target',
      `${WATER}  - {verbs: cut, as: WATER, together: true, target: with}`,
      4,
      53,
      'put the places into "source"',
    ],
    ['a light verb with a category', `${WATER}  - {verbs: cut, as: WATER, light: true}`, 4, 36, 'leave out "as"'],
    [
      'a word that stands twice',
      `${WATER}  - {verbs: [cut], as: WATER}\n  - {verbs: [cut], as: AID}`,
      5,
      14,
      'first in line 4',
    ],
    ['a word of two kinds', 'without:\n  - {verb: cut, noun: cut}', 2, 5, 'write a word, or one of'],
  ])('reports %s with line and column', (_, text, line, column, reason) => {
    const { problems } = parseCodebook(text);
    expect(problems).toMatchObject([{ line, column, reason: expect.stringContaining(reason) }]);
  });

  it('does not blame the triggers of a code for the mistake of the code', () => {
    const { codebook, problems } = parseCodebook(
      'codes:\n  - {code: A, under: HELP}\ntriggers:\n  - {verbs: divert, as: A}\n  - {verbs: heed, as: CONCEDE}',
    );
    expect(problems).toHaveLength(1);
    expect(codebook.triggers.map(({ verbs }) => verbs)).toEqual([['heed']]);
  });
});

describe('categories in a codebook', () => {
  it('are read back, in capitals or not, with every mode that PLOVER has', () => {
    for (const category of CATEGORIES) {
      expect(readCoding(category.toLowerCase())).toEqual({ category });
      for (const { name } of categoryFacts(category).modes) {
        expect(readCoding(`${category} / ${name}`)).toEqual({ category, mode: name });
      }
    }
  });

  it('are explained whatever else is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const coding = readCoding(text);
        if (typeof coding !== 'string') expect(CATEGORIES).toContain(coding.category);
        else expect(coding).toContain('write ');
      }),
    );
  });
});
