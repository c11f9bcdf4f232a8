import { beforeAll, describe, expect, it } from 'vitest';
import { parsePetrarchActors } from '../../lexicon/petrarch/petrarch-actors.ts';
import { parsePetrarchAgents } from '../../lexicon/petrarch/petrarch-agents.ts';
import { parsePetrarchDiscards } from '../../lexicon/petrarch/petrarch-discards.ts';
import { parsePetrarchVerbs } from '../../lexicon/petrarch/petrarch-verbs.ts';
import { Reading } from '../../records/reading.ts';
import { createReader, type Reader } from '../reader.ts';
import type { PetrarchDictionaries } from './petrarch-coder.ts';

/** A field of its own, with words that mean nothing to the reader. */
const VERBS = `--- PING [112] ---
PING
TWIN {TWINNED} [040]
VOUCH [030]
WAGER [030:030]
BADGE [904]
ISSUE [010]
CRITICIZE [111]
`;
const dictionaries: PetrarchDictionaries = {
  verbs: [parsePetrarchVerbs(VERBS, 'harbour.txt')],
  actors: [parsePetrarchActors('OLD_HARBOUR_LEAGUE [OHL]\nQUAY_NINE [FINREB]')],
  agents: [parsePetrarchAgents('PILOT [~MIL]')],
  discards: parsePetrarchDiscards('+SAILING_CUP'),
};
let reader: Reader;
let plain: Reader;

beforeAll(async () => {
  plain = await createReader({ engine: 'fast' });
  reader = await createReader({ engine: plain.engine, dictionaries });
});

const FACTS = { date: '2020-05-12', title: 'A note' };
const read = (text: string): Promise<Reading> => reader.read(text, FACTS);
const told = ({ events }: Reading): readonly string[] =>
  events
    .filter(({ provenance }) => provenance.rule.startsWith('dictionary'))
    .map(({ source, target, category, cameo, reality }) => {
      const side = (list: typeof source): string => list.map(({ actor }) => actor).join('+');
      return `${side(source)} ${category} ${cameo} ${side(target)} ${reality}`.replace(/ +/g, ' ');
    });

describe('a reading with PETRARCH dictionaries', () => {
  it("tells acts that only the dictionary knows, between the reader's own actors", async () => {
    const text = 'Norway pinged Russia on Monday.';
    const reading = await read(text);
    expect(told(reading)).toEqual(['NOR ACCUSE 112 RUS actual']);
    const event = reading.events.find(({ cameo }) => cameo === '112');
    expect(event?.provenance).toMatchObject({ by: 'rule', rule: 'dictionary harbour.txt, line 2' });
    expect(event?.date).toMatchObject({ first: '2020-05-11', precision: 'day' });
    const words = [event?.source[0]?.span, event?.trigger, event?.target[0]?.span].map((span) =>
      reading.document.text.slice(span?.start, span?.end),
    );
    expect(words).toEqual(['Norway', 'pinged', 'Russia']);
  });

  it('brings in actors that only the dictionary knows, with their codes and their words', async () => {
    const reading = await read('Norway pinged Quay Nine. The pilots of Quay Nine pinged Norway.');
    expect(told(reading)).toEqual(['NOR ACCUSE 112 dic:FINREB actual', 'dic:FINREBMIL ACCUSE 112 NOR actual']);
    const actor = reading.actors.find(({ id }) => id === 'dic:FINREB');
    expect(actor).toMatchObject({ name: 'Quay Nine', codes: { cameo: 'FINREB' }, sector: 'REB', resolved: false });
    const mention = reading.mentions.find(({ actors }) => actors.includes('dic:FINREB'));
    expect(reading.document.text.slice(mention?.span.start, mention?.span.end)).toBe('Quay Nine');
    expect(Reading.safeParse(reading).success).toBe(true);
  });

  it('keeps joint sides together and lists all who take part in a joint act', async () => {
    expect(told(await read('Norway and Sweden pinged Russia.'))).toEqual(['NOR+SWE ACCUSE 112 RUS actual']);
    expect(told(await read('Norway twinned with Sweden.'))).toEqual(['NOR+SWE CONSULT 040 actual']);
    expect(told(await read('Norway wagered with Sweden.'))).toEqual(['NOR+SWE AGREE 030 actual']);
    expect(told(await read('Norway vouched for Sweden.'))).toEqual(['NOR AGREE 030 SWE actual']);
  });

  it('says whether the act took place', async () => {
    expect(told(await read('Norway will not ping Russia.'))).toEqual(['NOR ACCUSE 112 RUS denied']);
    expect(told(await read('Norway may ping Russia.'))).toEqual(['NOR ACCUSE 112 RUS hypothetical']);
  });

  it('does not tell a second time what the reader found by itself', async () => {
    const text = 'Norway criticized Russia on Monday.';
    expect((await read(text)).events).toEqual((await plain.read(text, FACTS)).events);
  });

  it('warns of codes that are none of CAMEO and passes over statements', async () => {
    const reading = await read('Norway badged Russia. Norway issued Russia a visa.');
    expect(told(reading)).toEqual([]);
    expect(reading.warnings.join(' ')).toContain('harbour.txt, line 6 has the code 904');
  });

  it('codes nothing of a text with a phrase that discards the story', async () => {
    const reading = await read('Norway pinged Russia. The sailing cup goes on.');
    expect(told(reading)).toEqual([]);
    expect(reading.warnings.join(' ')).toContain('discard dictionary');
  });

  it('without dictionaries reads as before, byte for byte', async () => {
    const text = 'Norway pinged Russia. Finland rejected the offer of Quay Nine.';
    const again = await createReader({ engine: plain.engine });
    expect(await again.read(text, FACTS)).toEqual(await plain.read(text, FACTS));
    expect(JSON.stringify(await read(text))).toBe(JSON.stringify(await read(text)));
  });
});
