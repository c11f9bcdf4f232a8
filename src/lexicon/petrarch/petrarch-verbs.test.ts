import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../bench/kit/shared-data.ts';
import { parsePetrarchDiscards } from './petrarch-discards.ts';
import { readPatternItems } from './petrarch-pattern.ts';
import { isVerbDictionary, parsePetrarchVerbs, type VerbForm } from './petrarch-verbs.ts';

const spelled = ({ before, word, after }: VerbForm): string => [...before, word, ...after].join(' ');
const forms = (line: string): readonly string[] =>
  parsePetrarchVerbs(`--- X [010] ---\n${line}`).blocks[0]?.verbs[0]?.forms.map(spelled) ?? [];

describe('a verb dictionary', () => {
  it('makes regular forms, and takes those in braces for all others', () => {
    expect(forms('VISIT')).toEqual(['VISIT', 'VISITS', 'VISITED', 'VISITING']);
    expect(forms('DENY')).toEqual(['DENY', 'DENIES', 'DENIED', 'DENYING']);
    expect(forms('PUSH')).toEqual(['PUSH', 'PUSHES', 'PUSHED', 'PUSHING']);
    expect(forms('AGREE')).toEqual(['AGREE', 'AGREES', 'AGREED', 'AGREEING']);
    expect(forms('MEET {MEETS MET MEETING }  # a note')).toEqual(['MEET', 'MEETS', 'MET', 'MEETING']);
  });

  it('bends verbs of several words at the word behind the +', () => {
    expect(forms('+TAKE_OVER {+TAKES_OVER +TOOK_OVER}')).toEqual(['TAKE OVER', 'TAKES OVER', 'TOOK OVER']);
    expect(forms('RE_+ARREST')).toEqual(['RE ARREST', 'RE ARRESTS', 'RE ARRESTED', 'RE ARRESTING']);
  });

  it('keeps the code of a verb beside that of its block, and both directions of a code', () => {
    const { blocks, problems } = parsePetrarchVerbs(
      '---  HOST  [043:042] ---\nHOST\nSNUB [120]\nOFFEND [:110]\nREPORT [---]\n- * TALKS [046:046]',
    );
    expect(problems).toEqual([]);
    expect(blocks[0]?.code).toEqual({ forward: '043', backward: '042' });
    expect(blocks[0]?.verbs.map(({ code }) => code)).toEqual([undefined, { forward: '120' }, { backward: '110' }, {}]);
    expect(blocks[0]?.patterns[0]).toMatchObject({ code: { forward: '046', backward: '046' }, line: 6 });
  });

  it('reads patterns: words, braces, prepositions, sets and marks for sides', () => {
    const { blocks, problems } = parsePetrarchVerbs(
      '&ARMS\n+TANK\n+FIGHTER_JET\n--- GIVE [070] ---\nGIVE\n- $ * {NEW &ARMS} (TO +) ^ [072]\n* BACK [080]',
    );
    expect(problems).toEqual([]);
    expect(blocks[0]?.patterns[0]).toMatchObject({
      before: [{ kind: 'source' }],
      after: [
        {
          kind: 'phrase',
          items: [
            { kind: 'words', words: ['NEW'] },
            { kind: 'set', name: 'ARMS' },
          ],
        },
        { kind: 'preposition', word: 'TO', items: [{ kind: 'target' }] },
        { kind: 'skip' },
      ],
    });
    expect(blocks[0]?.patterns[1]?.after).toMatchObject([{ kind: 'words', words: ['BACK'] }]);
  });

  it('reads synonym sets inside synonym sets, and a _ that forbids other forms', () => {
    const { sets } = parsePetrarchVerbs('&AID\n+FOOD\n+&MONEY\n+(IN KIND)\n&MONEY_\n+CASH_\n+SWISS FRANCS');
    expect(sets.get('AID')?.terms).toMatchObject([
      [{ kind: 'words', words: ['FOOD'], exact: false }],
      [{ kind: 'set', name: 'MONEY' }],
      [{ kind: 'preposition', word: 'IN' }],
    ]);
    expect(sets.get('MONEY')).toMatchObject({
      inflected: false,
      terms: [[{ words: ['CASH'], exact: true }], [{ words: ['SWISS', 'FRANCS'] }]],
    });
  });

  it('reads transformations', () => {
    expect(parsePetrarchVerbs('~ a (a b WILL_ATTACK ) SAY = a b 138').transformations[0]).toMatchObject({
      speaker: 'a',
      inner: { source: 'a', target: 'b', verb: 'ATTACK', future: true },
      verb: 'SAY',
      result: { source: 'a', target: 'b', code: '138' },
    });
  });

  it.each([
    ['a block without a code', '--- MEET ---', 'head of a block'],
    ['a verb before the first block', 'MEET', 'before the first block'],
    ['two verbs on a line', '--- X [010] ---\nMEET GREET', 'no verb'],
    ['several words without a head', '--- X [010] ---\nTAKE_OVER', 'needs a +'],
    ['a pattern without a verb', '--- X [010] ---\n- TALKS [040]', 'no pattern'],
    ['a code with a blank', '--- X [010] ---\n- * TALKS [04 0]', 'is no code'],
    ['a brace that stays open', '--- X [010] ---\n- * {PEACE TALKS [040]', 'brace is not closed'],
    ['a bracket that stays open', '--- X [010] ---\n- * (ON TALKS [040]', 'bracket is not closed'],
    ['a bracket that closes nothing', '--- X [010] ---\n- * TALKS) [040]', 'closes nothing'],
    ['an unknown synonym set', '--- X [010] ---\n- * &ARMS [072]', 'no synonym set &ARMS'],
    ['a transformation with an unknown actor', '~ a (a b X) SAY = a c 015', 'names an actor'],
  ])('reports %s with line and reason, and reads the rest', (_, text, reason) => {
    const { blocks, problems } = parsePetrarchVerbs(`${text}\n--- MEET [040] ---\nMEET`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(text.split('\n').length);
    expect(problems[0]?.reason).toContain(reason);
    expect(blocks.at(-1)?.verbs).toHaveLength(1);
  });

  it('is told from other files by the heads of its blocks', () => {
    expect(isVerbDictionary('# verbs\n---  MEET  [040:040]  ---\nMEET')).toBe(true);
    expect(isVerbDictionary('--- MEET [040] ---   # note\r\nMEET')).toBe(true);
    expect(['NORWAY [NOR]', '---\nactors: []\n---', 'ENVOY [~GOV]'].map(isVerbDictionary)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('never fails, and every problem has a line of the file', () => {
    const piece = fc.constantFrom(
      '---',
      ' X [010] ',
      'MEET',
      '&',
      '+',
      '- ',
      '*',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '~',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n').length;
        expect(parsePetrarchVerbs(text).problems.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
      }),
    );
  });

  it('gives back the words of a pattern in their order', () => {
    const word = fc.stringMatching(/^[A-Z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const items = readPatternItems(words.join(' '));
        expect(items).toMatchObject(words.map((each) => ({ kind: 'words', words: [each] })));
      }),
    );
  });

  it.skipIf(!hasSharedData())('reads the sample of PETRARCH2, which lacks &SECURITY (needs the shared data)', () => {
    const sample = sharedFile('data/events/validate_dicts/PETR.Validate.verbs.2.0.txt');
    const { blocks, sets, problems } = parsePetrarchVerbs(readFileSync(sample, 'utf8'));
    expect([blocks.length, sets.size]).toEqual([69, 30]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'there is no synonym set &SECURITY; define it before the blocks',
    ]);
  });
});

describe('a discard dictionary', () => {
  it('tells sentences from stories', () => {
    expect(parsePetrarchDiscards('BASEBALL\n+World_Cup  # all of it\n')).toEqual([
      { words: ['BASEBALL'], story: false, line: 1 },
      { words: ['WORLD', 'CUP'], story: true, line: 2 },
    ]);
  });
});
