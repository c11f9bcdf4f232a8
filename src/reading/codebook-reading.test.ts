import { beforeAll, describe, expect, it } from 'vitest';
import { createEnglish } from '../language/english.ts';
import type { LanguageEngine } from '../language/tree.ts';
import { parseCodebook } from '../lexicon/own/codebook-parse.ts';
import { parsePetrarchVerbs } from '../lexicon/petrarch/petrarch-verbs.ts';
import type { Event } from '../records/event.ts';
import { quadOf, scoreOf } from '../records/plover.ts';
import { createReader } from './reader.ts';

let engine: LanguageEngine;
beforeAll(async () => {
  engine = await createEnglish(undefined, 'encoder');
});

async function read(yaml: string | undefined, text: string): Promise<readonly Event[]> {
  const { codebook, problems } = parseCodebook(yaml ?? '');
  expect(problems).toEqual([]);
  const reader = await createReader({ engine, ...(yaml === undefined ? {} : { codebook }) });
  return (await reader.read(text, { date: '2021-07-07', title: 'Test' })).events;
}

const coded = (events: readonly Event[]): readonly string[] =>
  events.map(({ category, mode, code }) => `${category}${mode ? `/${mode}` : ''} ${code ?? '-'}`);

const WATER = `
codes:
  - {code: WATER CUT, under: SANCTION/discontinue}
triggers:
  - {verbs: [hold back, divert], as: WATER CUT, object: [river, Nile], target: from}
  - {nouns: [river closure], as: WATER CUT, target: against}
`;

describe('a codebook', () => {
  it('renames a category, or one mode of it', async () => {
    const text = 'Greece expelled two Russian diplomats on Monday. The EU boycotted Belarus on Tuesday.';
    expect(coded(await read('codes:\n  - {code: EXPULSION, gathers: SANCTION/expel}', text))).toEqual([
      'SANCTION/expel EXPULSION',
      'SANCTION/discontinue -',
    ]);
    const both = 'codes:\n  - {code: EXPULSION, gathers: SANCTION/expel}\n  - {code: PENALTY, gathers: SANCTION}';
    expect(coded(await read(both, text))).toEqual(['SANCTION/expel EXPULSION', 'SANCTION/discontinue PENALTY']);
  });

  it('merges several under one name; quad class and score stay those of PLOVER', async () => {
    const text = 'Sudan rejected the Ethiopian claim on Monday. Egypt accused Ethiopia of deceit on Tuesday.';
    const events = await read('codes:\n  - {code: QUARREL, gathers: [REJECT, ACCUSE]}', text);
    expect(coded(events)).toEqual(expect.arrayContaining(['REJECT QUARREL', 'ACCUSE/allege QUARREL']));
    expect(coded(events).every((one) => one.endsWith(' QUARREL'))).toBe(true);
    for (const event of events) {
      expect(event.quad).toBe(quadOf(event.category));
      expect(event.score).toBe(scoreOf(event.category, event.mode));
      expect(event.provenance.rule).toMatch(/; code codebook\.yaml, line 2$/);
    }
  });

  it('adds acts that are told by words of its own', async () => {
    const [event, ...others] = await read(WATER, 'Ethiopia held back the Blue Nile from Sudan in July 2020.');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      category: 'SANCTION',
      mode: 'discontinue',
      code: 'WATER CUT',
      quad: 4,
      source: [{ actor: 'ETH' }],
      target: [{ actor: 'SDN' }],
      date: { first: '2020-07-01', last: '2020-07-31' },
      reality: 'actual',
      provenance: { rule: 'verb of codebook.yaml, line 5; asserted' },
    });
  });

  it('asks for the object that it names', async () => {
    expect(coded(await read(WATER, 'Ethiopia diverted attention from Sudan on Monday.'))).not.toContain(
      'SANCTION/discontinue WATER CUT',
    );
  });

  it('finds its words in all that the reader understands: passives, light verbs, negation, plans', async () => {
    const realities = async (text: string): Promise<readonly string[]> =>
      (await read(WATER, text)).filter((event) => event.code).map((event) => event.reality);
    expect(await realities('The river was diverted from Sudan by Ethiopia in May.')).toEqual(['actual']);
    expect(await realities('Ethiopia imposed a river closure against Sudan in May.')).toEqual(['actual']);
    expect(await realities('Ethiopia did not divert the river from Sudan.')).toEqual(['denied']);
    expect(await realities('Ethiopia plans to divert the river from Sudan.')).toEqual(['planned']);
  });

  it('names more closely what a verb of the package tells', async () => {
    const yaml = `
codes: [{code: WATER TALKS, under: CONSULT}, {code: WATER PACT, under: SUPPORT}]
triggers:
  - {nouns: [water talks], as: WATER TALKS}
  - {nouns: [water pact], as: WATER PACT}
`;
    expect(coded(await read(yaml, 'Egypt and Kenya held water talks in May.'))).toEqual(['CONSULT WATER TALKS']);
    expect(coded(await read(yaml, 'Water talks between Egypt and Kenya began in May.'))).toEqual([
      'CONSULT WATER TALKS',
    ]);
    const [summit] = await read(yaml, 'The water talks of Egypt and Kenya in Cairo were productive.');
    expect(summit?.provenance.rule).toMatch(/^noun of codebook\.yaml, line 4; /);
    expect(coded(await read(yaml, 'Egypt signed a water pact with Sudan in May.'))).toEqual(['SUPPORT WATER PACT']);
    expect(coded(await read(yaml, 'Egypt and Kenya held talks in May.'))).toEqual(['CONSULT -']);
    expect(coded(await read(yaml, 'Egypt rejected the water pact with Sudan in May.'))).toEqual(['REJECT -']);
  });

  it('adds words that name no act but say what becomes of one', async () => {
    const yaml = 'triggers:\n  - {verbs: moot, complement: proposed}';
    const [event] = await read(yaml, 'Egypt mooted sending aid to Sudan in May.');
    expect(event).toMatchObject({ category: 'AID', reality: 'proposed' });
  });

  it('does not call the threat of an act by the name of the act', async () => {
    const events = await read(WATER, 'Ethiopia threatened to divert the river from Sudan on Monday.');
    expect(coded(events.filter((event) => event.reality === 'actual'))).toEqual(['THREATEN -']);
  });

  it('takes mentions with different codes for different acts', async () => {
    const yaml = `${WATER}  - {verbs: sanction, as: SANCTION}\n`;
    const text = 'Ethiopia sanctioned Sudan on Monday. The river closure by Ethiopia against Sudan began on Monday.';
    const events = await read(yaml, text);
    expect(coded(events)).toEqual(['SANCTION -', 'SANCTION/discontinue WATER CUT']);
    const uncoded = 'triggers:\n  - {nouns: [river closure], as: SANCTION, target: against}\n';
    const plain = await read(`${uncoded}  - {verbs: sanction, as: SANCTION}\n`, text);
    expect(plain).toHaveLength(1);
    expect(plain[0]?.also).toHaveLength(1);
  });

  it('leaves out words that name no act', async () => {
    const text = 'Israel bombed Syria on Friday. Poland accused Russia on Monday.';
    expect(coded(await read(undefined, text))).toEqual(['ASSAULT/aerial -', 'ACCUSE/allege -']);
    expect(coded(await read('without: [{verb: accuse}]', text))).toEqual(['ASSAULT/aerial -']);
    expect(coded(await read('without: [{verb: accuse}, bomb]', text))).toEqual([]);
  });

  it('codes what a PETRARCH dictionary adds', async () => {
    const { codebook } = parseCodebook('codes:\n  - {code: PENALTY, gathers: [SANCTION, COERCE/restrict]}');
    const dictionaries = {
      verbs: [parsePetrarchVerbs('--- SANCTION [163] ---\nFROBNICATE\n', 'my.verbs.txt')],
      actors: [],
      agents: [],
      discards: [],
    };
    const reader = await createReader({ engine, codebook, dictionaries });
    const { events } = await reader.read('Norway frobnicated Sweden on Monday.', { date: '2021-07-07' });
    expect(coded(events.filter((event) => event.provenance.rule.includes('my.verbs.txt')))).toEqual([
      'COERCE/restrict PENALTY',
    ]);
  });

  it('changes no record where it says nothing of it', async () => {
    const text = 'Sudan rejected the plan on Monday. Egypt and Sudan held talks in Cairo in June.';
    expect(await read('codes:\n  - {code: CRISIS, gathers: ASSAULT}', text)).toEqual(await read(undefined, text));
    const named = await read('codes:\n  - {code: NO, gathers: REJECT}', text);
    expect(named.map(({ id }) => id)).toEqual((await read(undefined, text)).map(({ id }) => id));
  });
});
