import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../bench/kit/shared-data.ts';
import { codeOn, parsePetrarchActors } from './petrarch-actors.ts';

const names = (text: string): readonly (readonly string[])[] =>
  parsePetrarchActors(text).actors.map(({ phrases }) => phrases.map((phrase) => phrase.text));

describe('an actor dictionary', () => {
  it('gives a name and its synonyms every code of the record, wherever the codes stand', () => {
    const { actors, problems } = parsePetrarchActors(
      'LAND OF LAKES_  [FIN]\n+LAKELAND\n\nRIVER_COUNCIL\n+COUNCIL_OF_THE_RIVER\n\t[CHEGOV 010101-051231]\n\t[CHE]',
    );
    expect(problems).toEqual([]);
    expect(actors).toHaveLength(2);
    expect(actors[0]?.phrases.map(({ words }) => words.join(' '))).toEqual(['LAND OF LAKES', 'LAKELAND']);
    expect(actors[0]?.codes).toEqual([{ code: 'FIN', line: 1 }]);
    expect(actors[1]?.codes).toEqual([
      { code: 'CHEGOV', from: '2001-01-01', to: '2005-12-31', line: 6 },
      { code: 'CHE', line: 7 },
    ]);
  });

  it('knows several codes on one line, blanks inside brackets, and both ways to write a year', () => {
    const { actors } = parsePetrarchActors('JOHN_DOE_\t[GBRGOV 700101-19790504] [GBRELI > 790504][GBR < 700101]');
    expect(actors[0]?.codes).toEqual([
      { code: 'GBRGOV', from: '1970-01-01', to: '1979-05-04', line: 1 },
      { code: 'GBRELI', from: '1979-05-04', line: 1 },
      { code: 'GBR', to: '1970-01-01', line: 1 },
    ]);
  });

  it('passes over comments of every kind', () => {
    const text =
      '# a list\n<!-- one line -->\n<!-- two\nNORWAY [SWE]\n-->\n<! old -->\nNORWAY [NOR] ; known # well\n\n+NORGE <!-- too -->';
    expect(names(text)).toEqual([['NORWAY', 'NORGE']]);
  });

  it('keeps phrases that are no actor, and codes that name two', () => {
    const { actors } = parsePetrarchActors(
      'THE_WEATHER [---]\nBOTH_SHORES [FIN/EST]\nOLD_STYLE [+++]\nOLDER_STYLE [###] # so',
    );
    expect(actors.map(({ codes }) => codes[0]?.code)).toEqual(['---', 'FIN/EST', '+++', '###']);
  });

  it('keeps the words of TABARI’s sections apart, which code nothing', () => {
    const { actors, words, problems } = parsePetrarchActors(
      '<NOUN>\nAGREEMENT  ;ab 21 Sep 2005\nARMS_DEAL\n</NOUN>\n<ADJECTIVE>\nSIX\n</ADJECTIVE>\nNORWAY [NOR]\n+NORGE',
    );
    expect(problems).toEqual([]);
    expect(words.map(({ text, line }) => `${line} ${text}`)).toEqual(['2 AGREEMENT', '3 ARMS_DEAL', '6 SIX']);
    expect(actors).toHaveLength(1);
  });

  it('takes an indented name below a name without a code for a spelling of it', () => {
    expect(names('JOHN_J DOE_\n\tJOHN_DOE_\t[USAGOV]')).toEqual([['JOHN_J DOE_', 'JOHN_DOE_']]);
  });

  it('is read whatever its line ends and with a byte order mark', () => {
    expect(names('\uFEFFNORWAY [NOR]\r\n+NORGE\r\n')).toEqual([['NORWAY', 'NORGE']]);
  });

  it.each([
    ['a bracket that is never closed', 'NORWAY [NOR\nSWEDEN [SWE]', 1, 'bracket'],
    ['a name without a code', 'NORWAY\nSWEDEN [SWE]', 1, 'no code'],
    ['a code without a name', '[NOR]\nSWEDEN [SWE]', 1, 'no name'],
    ['a synonym without a name', '+NORGE\nSWEDEN [SWE]', 1, 'no name before it'],
    ['a month of 13', 'NORWAY [NOR]\n\t[NORGOV 011301-050101]\nSWEDEN [SWE]', 2, 'no day 011301'],
    ['a day that the month lacks', 'NORWAY [NOR]\n\t[NORGOV > 20010229]\nSWEDEN [SWE]', 2, 'no day 20010229'],
    ['a term that runs backwards', 'NORWAY [NOR]\n\t[NORGOV 050101-010101]\nSWEDEN [SWE]', 2, 'ends before'],
    ['dates without a code', 'NORWAY [NOR]\n\t[950601-990815]\nSWEDEN [SWE]', 2, 'no code'],
  ])('reports %s with its line and reads the rest', (_, text, line, reason) => {
    const { actors, problems } = parsePetrarchActors(text);
    expect(problems.map((problem) => problem.line)).toContain(line);
    expect(problems.map((problem) => problem.reason).join(' ')).toContain(reason);
    expect(actors.at(-1)?.phrases[0]?.text).toBe('SWEDEN');
  });

  it('tells the code of a day: the first dated one that holds, else the undated one', () => {
    const [actor] = parsePetrarchActors('DOE [GBR]\n\t[GBRGOV 010101-050101]\n\t[GBRELI >050101]').actors;
    if (!actor) throw new Error('no actor');
    expect(codeOn(actor, '2000-12-31')).toBe('GBR');
    expect(codeOn(actor, '2001-01-01')).toBe('GBRGOV');
    expect(codeOn(actor, '2004-12-31')).toBe('GBRGOV');
    expect(codeOn(actor, '2005-01-01')).toBe('GBRGOV');
    expect(codeOn(actor, '2005-01-02')).toBe('GBRELI');
  });

  it('never fails, and every problem has a line of the file', () => {
    const piece = fc.constantFrom(
      'A_B',
      '+',
      '[',
      ']',
      '[NOR]',
      '[NOR >010101]',
      '\n',
      '\t',
      ' ',
      '#',
      ';',
      '<!--',
      '-->',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const { actors, problems } = parsePetrarchActors(text);
        const lines = text.split('\n').length;
        expect(problems.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
        expect(actors.every(({ phrases, codes }) => phrases.length > 0 && codes.length > 0)).toBe(true);
      }),
    );
  });

  it.skipIf(!hasSharedData())('reads the sample of PETRARCH2 without a problem (needs the shared data)', () => {
    const sample = sharedFile('data/events/validate_dicts/PETR.Validate.actors.txt');
    const { actors, problems } = parsePetrarchActors(readFileSync(sample, 'utf8'));
    expect(problems).toEqual([]);
    expect(actors).toHaveLength(130);
  });
});
