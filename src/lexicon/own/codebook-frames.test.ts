import { beforeAll, describe, expect, it } from 'vitest';
import { EntenteError } from '../../records/failure.ts';
import { type EventFrame, type EventFrames, loadEventFrames } from '../words/event-frames.ts';
import { findCodebookProblems, framesWithCodebook } from './codebook-frames.ts';
import { parseCodebook } from './codebook-parse.ts';

let known: EventFrames;
beforeAll(async () => {
  known = await loadEventFrames();
});

function frames(yaml: string): EventFrames {
  const { codebook, problems } = parseCodebook(yaml);
  expect(problems).toEqual([]);
  return framesWithCodebook(known, codebook);
}

const words = (frame: EventFrame): string => frame.words.join(' ');

describe('the frames of a codebook', () => {
  it('go before those of the package with as many words, and behind those with more', () => {
    const { verbs } = frames('triggers:\n  - {verbs: strike, as: PROTEST/strike}');
    const list = verbs.get('strike') ?? [];
    const own = list.findIndex((frame) => frame.own);
    expect(list[own]).toMatchObject({ category: 'PROTEST', mode: 'strike', line: 2, own: { file: 'codebook.yaml' } });
    expect(list.slice(0, own).every((frame) => frame.words.length > 1)).toBe(true);
    expect(list.slice(own + 1).some((frame) => words(frame) === 'strike')).toBe(true);
  });

  it('with a condition go before those without', () => {
    const { verbs } = frames('triggers:\n  - {verbs: cut, as: COERCE}\n  - {verbs: cut, as: SANCTION, object: river}');
    const own = (verbs.get('cut') ?? []).filter((frame) => frame.own);
    expect(own.map((frame) => frame.category)).toEqual(['SANCTION', 'COERCE']);
  });

  it('have the sides that their category has, but for those that the codebook names', () => {
    const { verbs, nouns } = frames(`triggers:
  - {verbs: ferry, as: AID}
  - {verbs: convoy, as: AID, target: past}
  - {verbs: [side up with], as: COOPERATE, together: true, source: [subject, with]}
  - {nouns: [river closure], as: SANCTION, source: possessor}
  - {nouns: [water talks], as: CONSULT}
  - {nouns: [water walkout], as: CONSULT, target: from}
`);
    const roles = (table: EventFrames['verbs'], head: string): EventFrame['roles'] | undefined =>
      table.get(head)?.find((frame) => frame.own)?.roles;
    expect(roles(verbs, 'ferry')).toEqual(known.defaults.get('verb AID'));
    expect(roles(verbs, 'convoy')).toEqual({ source: ['s'], target: ['past'], joint: false });
    expect(roles(verbs, 'side')).toEqual({ source: ['s', 'with'], target: [], joint: true });
    expect(roles(nouns, 'closure')).toMatchObject({
      source: ['poss'],
      target: known.defaults.get('noun SANCTION')?.target,
    });
    expect(roles(nouns, 'talks')?.joint).toBe(true);
    expect(roles(nouns, 'walkout')).toMatchObject({ target: ['from'], joint: false });
  });

  it('know the words that an object or subject must be', () => {
    const { verbs, classes } = frames(`triggers:
  - {verbs: choke, as: SANCTION, object: [river, gas pipeline, {word: valve, with: at}, {class: utility}, {act: any}]}
  - {verbs: swamp, as: COERCE, subject: [{class: weapon}, kayak]}
`);
    const [choke, swamp] = ['choke', 'swamp'].map((verb) => verbs.get(verb)?.find((frame) => frame.own)?.object ?? []);
    const own = choke?.[0]?.slice(1) ?? '';
    expect(choke).toEqual([`@${own}`, `@${own}-at:at`, '@utility', '#any']);
    expect(classes.get('river')?.has(own)).toBe(true);
    expect(classes.get('gas pipeline')?.has(own)).toBe(true);
    expect(classes.get('valve')?.has(`${own}-at`)).toBe(true);
    const subject = swamp?.[0]?.slice(1) ?? '';
    expect(swamp).toEqual([`^${subject}`]);
    expect(classes.get('kayak')?.has(subject)).toBe(true);
    expect(classes.get('missile')).toEqual(new Set([...(known.classes.get('missile') ?? []), subject]));
  });

  it('leave the package as it was for everybody else', () => {
    const before = [known.verbs.get('divert'), known.classes.get('river'), known.nouns.get('drill')?.length];
    frames('triggers:\n  - {verbs: divert, as: SANCTION, object: river}\nwithout: [drill]');
    expect([known.verbs.get('divert'), known.classes.get('river'), known.nouns.get('drill')?.length]).toEqual(before);
    expect(known.nouns.get('drill')?.some((frame) => frame.category)).toBe(true);
  });
});

describe('words of the package that name no act', () => {
  it('are these words and no longer ones, of one part of speech or of all', () => {
    const { nouns, verbs } = frames('without: [{noun: strike}, bomb]');
    const naming = (table: EventFrames['verbs'], head: string): string[] =>
      (table.get(head) ?? []).filter((frame) => frame.category).map(words);
    expect(naming(nouns, 'strike')).toContain('air strike');
    expect(naming(nouns, 'strike')).not.toContain('strike');
    expect(naming(verbs, 'strike')).toContain('strike');
    expect([...naming(nouns, 'bomb'), ...naming(verbs, 'bomb')]).not.toContain('bomb');
  });

  it('still say what becomes of an act below them', () => {
    const { verbs } = frames('without: [{verb: urge}]');
    expect(verbs.get('urge')?.some((frame) => frame.category && words(frame) === 'urge')).toBe(false);
    const complements = (list: readonly EventFrame[] = []): unknown[] => list.map((frame) => frame.complement);
    expect(complements(verbs.get('urge'))).toEqual(complements(known.verbs.get('urge')));
  });
});

describe('what a codebook says of the package', () => {
  it.each([
    [
      'a class that is none',
      'triggers:\n  - {verbs: cut, as: AID, object: {class: rivers}}',
      2,
      '"rivers" is no class of nouns',
    ],
    ['a word that is none', 'without:\n  - strike\n  - frobnicate', 3, '"frobnicate" is no word by which'],
    ['a verb that is only a noun', 'without:\n  - {verb: airstrikes}', 2, '"airstrikes" is no verb'],
    ['a word that only says what becomes of acts', 'without: [intend]', 1, '"intend" is no word'],
  ])('is reported if it names %s', (_, yaml, line, reason) => {
    const { codebook } = parseCodebook(yaml, 'mine.yaml');
    expect(findCodebookProblems(codebook, known)).toMatchObject([{ line, reason: expect.stringContaining(reason) }]);
    expect(() => framesWithCodebook(known, codebook)).toThrow(EntenteError);
    expect(() => framesWithCodebook(known, codebook)).toThrow(/^mine\.yaml, line /);
  });
});
