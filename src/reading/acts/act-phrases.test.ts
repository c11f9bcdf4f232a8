import { beforeAll, describe, expect, it } from 'vitest';
import type { ActPhrase } from '../../records/act-phrase.ts';
import { createReader, type Reader } from '../reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
}, 60_000);

/** What the part of a text between brackets says of acts. */
async function phrases(marked: string): Promise<readonly ActPhrase[]> {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const reading = await reader.read(marked.replace(/[[\]]/gu, ''), { date: '2017-07-06' });
  return (await reader.acts(reading)).of({ start, end });
}

/** Kinds with their signs, one for each act. */
async function kinds(marked: string): Promise<readonly string[]> {
  return (await phrases(marked)).map(({ keys }) => `${keys[0]?.sign === -1 ? '-' : '+'}${keys[0]?.kind}`);
}

describe('acts in a stretch of text', () => {
  it.each([
    ['China wants [an end to the drills].', '-exercise'],
    ['China urged Seoul to [suspend its military exercises].', '-exercise'],
    ['North Korea agreed to [declare a moratorium on nuclear tests].', '-weapon test'],
    ['Russia asked Poland to [halt and cancel the process of deployment of the missiles].', '-deploy weapons'],
    ['Iran offered to [start scaling back uranium enrichment].', '-enrichment'],
    ['Turkey will [keep the rebels afloat].', '+backing'],
    ['Turkey will [put serious pressure on Syria].', '-backing'],
    ['France opposes [the lifting of sanctions].', '-sanctions'],
    ['France refused to [lift the sanctions].', '-sanctions'],
    ['Egypt fears [the filling of the reservoir].', '+filling a reservoir'],
  ])('%s', async (marked, kind) => {
    expect(await kinds(marked)).toEqual([kind]);
  });

  it('does not know an act by what it is done to', async () => {
    expect(await kinds('Ukraine offered to [pay a higher price for gas].')).toEqual(['+undefined']);
    expect(await kinds('Sudan will [close its reservoirs].')).toEqual(['+undefined']);
  });

  it('names who acts: subject, whoever is asked, whoever stands in the clause above, the possessor', async () => {
    const doers = async (marked: string) => (await phrases(marked)).map((phrase) => phrase.doers.join());
    expect(await doers('Seoul said that [Japan will withdraw its troops].')).toEqual(['JPN']);
    expect(await doers('China wants Japan to [withdraw its troops].')).toEqual(['JPN']);
    expect(await doers('Japan promised China to [withdraw its troops].')).toEqual(['JPN']);
    expect(await doers('China opposes [Japanese military exercises].')).toEqual(['JPN']);
    expect(await doers('China opposes [military exercises].')).toEqual(['']);
  });

  it.each([
    ['Iceland would [leave NATO] unless Britain withdraws its ships.', 'unless', 'Britain withdraws its ships'],
    ['Serbia refuses to [withdraw the police] unless the rebels disarm.', 'unless', 'the rebels disarm'],
    ['Sudan will [resume exports] only if Chad returns the oil.', 'only if', 'Chad returns the oil'],
    [
      'Iran would [limit enrichment] if others lifted the sanctions, an envoy said.',
      'if',
      'others lifted the sanctions',
    ],
    ['Qatar will not [negotiate] until the siege is lifted.', 'until', 'the siege is lifted'],
  ])('keeps the condition: %s', async (marked, tie, words) => {
    const text = marked.replace(/[[\]]/gu, '');
    const [phrase] = await phrases(marked);
    expect([phrase?.under?.tie, phrase?.under && text.slice(phrase.under.span.start, phrase.under.span.end)]).toEqual([
      tie,
      words,
    ]);
  });

  it('takes no time and no mere concession for a condition, and nobody for a target whom only the condition names', async () => {
    expect((await phrases('Iran will [limit enrichment] when spring comes.'))[0]?.under).toBeUndefined();
    expect((await phrases('Iran will [limit enrichment] even if Israel objects.'))[0]?.under).toBeUndefined();
    expect((await phrases('Iran will [close the strait] unless Israel leaves.'))[0]?.named).toEqual([]);
  });

  it('says where it takes place, and what the words take for granted', async () => {
    const [radar] = await phrases('Russia opposes [the deployment of the system in Poland].');
    expect(radar).toMatchObject({ places: ['POL'], underWay: false });
    expect((await phrases('Russia asked Poland to [halt the deployment].'))[0]).toMatchObject({
      underWay: true,
      ends: true,
    });
    expect((await phrases('Iran will [continue to enrich uranium].'))[0]).toMatchObject({
      underWay: true,
      ends: false,
    });
  });

  it('tells acts of known kinds apart and takes others of one sentence together', async () => {
    expect(await kinds('Iran will [release the prisoners and open its border].')).toEqual([
      '-prisoners',
      '+open border',
    ]);
    expect(await kinds('Iran will [halt and abandon enrichment].')).toHaveLength(1);
  });

  it('gives words for a person, for doing it and for leaving it undone', async () => {
    const [phrase] = await phrases('North Korea agreed to [declare a moratorium on nuclear tests].');
    expect(phrase).toMatchObject({
      words: 'declares a moratorium on nuclear tests',
      denial: 'does not declare a moratorium on nuclear tests',
      short: ['declare', 'moratorium', 'test'],
    });
  });

  it('finds no act in what is only thought, or only is', async () => {
    expect(await phrases('France rejects [the belief that China will help].')).toEqual([]);
    expect(await phrases('France supports [its position].')).toEqual([]);
  });

  it('tells an act that lacks something from the same act with it', async () => {
    const [without] = await phrases('Egypt opposes [the filling of the reservoir without an agreement].');
    expect(without?.keys[0]?.without).toEqual(['agreement']);
  });
});
