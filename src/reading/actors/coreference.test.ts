import { beforeAll, describe, expect, it } from 'vitest';
import type { Mention } from '../../records/actor.ts';
import type { Reading } from '../../records/reading.ts';
import { createReader, type Reader } from '../reader.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

async function read(text: string, date = '2017-07-06'): Promise<Reading> {
  return reader.read(text, { date, title: 'Test' });
}

/** The n-th mention whose words are exactly `words`. */
function mentionOf(reading: Reading, words: string, nth = 0): Mention | undefined {
  return reading.mentions.filter((m) => reading.document.text.slice(m.span.start, m.span.end) === words)[nth];
}

describe('he and she', () => {
  it('go by what names, titles and offices tell of gender', async () => {
    const known = await read('Angela Merkel met Emmanuel Macron in Berlin. He praised her patience.');
    expect(mentionOf(known, 'He')?.actors).toEqual(['per:emmanuel macron']);
    expect(mentionOf(known, 'her')?.actors).toEqual(['per:angela merkel']);
    const given = await read('Katherine Boll interviewed Robert Aumann. She asked him about the treaty.');
    expect(mentionOf(given, 'She')?.actors).toEqual(['per:katherine boll']);
    expect(mentionOf(given, 'him')?.actors).toEqual(['per:robert aumann']);
  });

  it('inside a quotation do not mean who speaks', async () => {
    const reading = await read(
      'Robert Aumann left the talks on Monday. “He was tired,” Peter Lindqvist said. “We shall meet him again.”',
    );
    expect(mentionOf(reading, 'He')?.actors).toEqual(['per:robert aumann']);
  });

  it('may stand before the name they mean', async () => {
    const reading = await read('In his speech, President Rouhani praised the deal.');
    expect(mentionOf(reading, 'his')?.actors).toEqual(['per:hassan rouhani']);
  });

  it('mean the unnamed analyst, and never his state', async () => {
    const reading = await read('A Chinese analyst criticized the plan. He called it weak. China rejected the plan.');
    const he = mentionOf(reading, 'He');
    expect(he?.actors).toEqual(['loc:chinese analyst']);
    expect(he?.actsFor).toEqual([]);
    expect(mentionOf(reading, 'China')?.actors).toEqual(['CHN']);
  });
});

describe('it and they', () => {
  it('follow states and pairs of states', async () => {
    const one = await read('China protested on Monday. It withdrew two battalions.');
    expect(mentionOf(one, 'It')?.actors).toEqual(['CHN']);
    const two = await read('India and Pakistan traded fire. They blamed each other.');
    expect(mentionOf(two, 'They')?.actors).toEqual(['IND', 'PAK']);
  });

  it('are left alone where they mean nobody', async () => {
    const reading = await read('China welcomed the report. It is clear that prices will rise.');
    expect(mentionOf(reading, 'It')).toBeUndefined();
  });
});

describe('I, we and you', () => {
  it('in a quotation are its speaker and his side', async () => {
    const reading = await read(
      '“We will not sign the treaty,” Russian Foreign Minister Sergey Lavrov said on Monday. “I told them so.”',
    );
    expect(mentionOf(reading, 'We')?.actors).toEqual(['RUS']);
    expect(mentionOf(reading, 'I')?.actors).toEqual(['per:sergei lavrov']);
    expect(mentionOf(reading, 'I')?.actsFor).toEqual(['RUS']);
  });

  it('of an expert speak for no state', async () => {
    const reading = await read(
      'Artyom Belov, a Russian expert on trade, doubts the figures. “We have seen this before,” Belov said.',
    );
    expect(mentionOf(reading, 'We')?.actsFor ?? []).toEqual([]);
    expect(reading.actors.some((actor) => actor.id === 'RUS')).toBe(false);
  });

  it('in a printed interview are who answers', async () => {
    const reading = await read(
      [
        'Anna Lindqvist has studied ceasefires for twenty years. Lindqvist spoke with us in May.',
        'Why did you begin?',
        'I was curious. Few people counted them then.',
        'What did you find?',
        'Most of them fail within a year. I was surprised.',
        'Will you go on?',
        'Yes, I hope so.',
      ].join('\n\n'),
    );
    for (const [words, nth] of [
      ['you', 0],
      ['I', 0],
      ['you', 2],
      ['I', 2],
    ] as const) {
      expect(mentionOf(reading, words, nth)?.actors).toEqual(['per:anna lindqvist']);
    }
  });

  it('of an unnamed author are nobody', async () => {
    const reading = await read('I think we should wait. You will see that the talks fail.');
    expect(reading.mentions).toEqual([]);
  });
});

describe('nouns for actors met before', () => {
  it.each([
    ['North Korea fired a missile on Monday. The regime called it a test.', 'The regime', ['PRK']],
    ['Japan protested on Friday. The island nation called the flight a provocation.', 'The island nation', ['JPN']],
    ['NATO ministers met in Brussels. The alliance will send more troops to Estonia.', 'The alliance', ['igo:NATO']],
    ['The European Union delayed the vote. The bloc wants more time.', 'The bloc', ['igo:EU']],
  ])('%s', async (text, words, ids) => {
    const mention = mentionOf(await read(text), words);
    expect(mention?.actors).toEqual(ids);
    expect(mention?.actsFor).toEqual(ids);
  });

  it('need the kind of actor that they name', async () => {
    const reading = await read('Mongolia protested on Friday. The island nation kept silent.');
    expect(mentionOf(reading, 'The island nation')).toBeUndefined();
  });
});

describe('"it" under a threat', () => {
  it.each([
    ['Chile will bomb Peru unless it withdraws its boats.', 'PER'],
    ['Chile will close the port unless it gets its boats back.', 'CHL'],
  ])('is whoever would be harmed: %s', async (text, id) => {
    expect(mentionOf(await read(text), 'it')?.actors).toEqual([id]);
  });
});

describe('sets of actors', () => {
  it.each([
    ['Xi Jinping met Vladimir Putin in Moscow. The two leaders signed a statement.', 'The two leaders', ['CHN', 'RUS']],
    ['Iran and Iraq signed a border treaty. Both sides welcomed it.', 'Both sides', ['IRN', 'IRQ']],
    [
      'Seoul and Tokyo agreed to share data. The two capitals had argued for years.',
      'The two capitals',
      ['KOR', 'JPN'],
    ],
    [
      'The United States, Japan and South Korea held a drill. The three allies will meet again in May.',
      'The three allies',
      ['USA', 'JPN', 'KOR'],
    ],
    ['The two Koreas agreed to reopen the hotline.', 'The two Koreas', ['PRK', 'KOR']],
    ['Both Koreas fired missiles on Monday.', 'Both Koreas', ['PRK', 'KOR']],
    [
      'Saudi Arabia, Bahrain, Kuwait and Egypt cut ties with Qatar. The quartet handed it a list.',
      'The quartet',
      ['SAU', 'BHR', 'KWT', 'EGY'],
    ],
    [
      // Who urges them is none of them, though he was the subject of a pair just before.
      'Chile and Bolivia met in Lima. Chile disputes the map that Bolivia drew. Brazil and the European Union welcomed the talks. Brazil urged both countries to go on.',
      'both countries',
      ['CHL', 'BOL'],
    ],
  ])('%s', async (text, words, ids) => {
    expect(mentionOf(await read(text), words)?.actsFor).toEqual(ids);
  });
});

describe('whose it is that somebody is told to do', () => {
  it.each([
    ["Germany's Olaf Scholz told Vladimir Putin to withdraw his troops.", 'his', 'per:vladimir putin'],
    ['The European Union urged Serbia to pull back its forces.', 'its', 'SRB'],
    ['France called on Turkey to free its hostages.', 'its', 'TUR'],
  ])('%s', async (text, words, id) => {
    const reading = await reader.read(text, { date: '2022-06-16' });
    expect(mentionOf(reading, words)?.actors).toEqual([id]);
  });
});

describe('they who stand in a row', () => {
  it.each([
    [
      'all of three people',
      'Emmanuel Macron, Olaf Scholz and Mario Draghi condemned the attack. They called upon Russia to withdraw.',
      ['FRA', 'DEU', 'ITA'],
    ],
    [
      'all ministers of two states',
      'The foreign ministers of France and Germany met in Paris. They called upon Russia to withdraw.',
      ['FRA', 'DEU'],
    ],
    [
      'none on whom they call',
      'Kenya and Uganda met Rwanda and Burundi in Nairobi. They called on Burundi to open its border.',
      ['KEN', 'UGA'],
    ],
  ])('are %s', async (_, text, ids) => {
    const { document, mentions } = await reader.read(text, { date: '2022-06-16' });
    const they = mentions.find(({ span }) => document.text.slice(span.start, span.end) === 'They');
    expect(they?.actsFor).toEqual(ids);
  });

  it('take a stand together', async () => {
    const { positions } = await reader.read(
      'The foreign ministers of France and Germany met in Paris. They support a ban on mines.',
      { date: '2022-06-16' },
    );
    expect(positions.map(({ actor }) => actor).sort()).toEqual(['DEU', 'FRA']);
  });
});

describe('members of a set', () => {
  it('are no body of states where parties are meant whom no words join', async () => {
    const text =
      'Sudan signed. The United Nations praised Sudan. The United Nations will watch. Peru called on both parties to stop.';
    expect(mentionOf(await read(text), 'both parties')?.actors).toEqual([]);
  });

  it('are never strong where no words join them', async () => {
    const text = 'Chile sent a note to Bolivia. On Monday both sides agreed to talk.';
    const sides = mentionOf(await read(text), 'both sides');
    expect([sides?.actsFor, sides?.provenance.grade]).toEqual([['CHL', 'BOL'], 'fair']);
  });
});

describe('an organ by a pronoun', () => {
  it('is no surer than whom the pronoun means, and of a state where only states have one', async () => {
    const text =
      'Poland closed its market, and Poland would not open it. Brussels warned Poland. China, a large buyer, said little. Its foreign ministry hopes for a talk.';
    const ministry = mentionOf(await read(text), 'Its foreign ministry');
    expect(ministry?.actsFor).toEqual(['CHN']);
    expect(ministry?.provenance.grade).toBe('weak');
  });

  it('is nobody of a state where the pronoun means somebody who may have such a one too', async () => {
    const text =
      'Russia shelled Kharkiv. In Georgia, the opposition called for a vote and the police arrested its leader.';
    expect(mentionOf(await read(text), 'its leader')?.actsFor).toEqual([]);
  });
});

describe('an envoy', () => {
  it.each([
    ['U.S. Ambassador to Yemen Steve Fagin travelled to Aden. Ambassador Fagin thanked his hosts.', 'Ambassador Fagin'],
    ["China's ambassador to Australia, Xiao Qian, said Canberra should change course.", 'Xiao Qian'],
    ['The United States regrets it. Assistant Secretary Donald Lu flew to Riga.', 'Assistant Secretary Donald Lu'],
    [
      'Office of the Spokesperson\n\nThe United States welcomes the truce.\n\nAmbassador Fagin met the council in Aden.',
      'Ambassador Fagin',
    ],
  ])('acts for the state that sends him: %s', async (text, words) => {
    const state = words === 'Xiao Qian' ? 'CHN' : 'USA';
    expect(mentionOf(await read(text), words)?.actsFor).toEqual([state]);
  });
});

describe('the state with which a sentence opens as a place', () => {
  it.each([
    ['The Iranian authorities jailed women. In Belarus, the regime uses force.', 'the regime', 'BLR'],
    ['The Turkish army attacked. In neighbouring Iraq, the army closed the border.', 'the army', 'IRQ'],
  ])('owns the organs that it tells of: %s', async (text, words, state) => {
    expect(mentionOf(await read(text), words)?.actsFor).toEqual([state]);
  });
});

describe('names that the name finder passes over', () => {
  it('are found by a given name, and again where they stand again', async () => {
    const reading = await read('The defender Kyle Lindqvist was booked. Reporters asked Kyle Lindqvist about it.');
    expect(mentionOf(reading, 'Kyle Lindqvist')?.actors).toEqual(['per:kyle lindqvist']);
    expect(mentionOf(reading, 'Kyle Lindqvist', 1)?.actors).toEqual(['per:kyle lindqvist']);
  });
});

describe('places', () => {
  it.each([
    ['Joe Brandt visited Ankara on Monday.', 'Ankara', undefined],
    ['Ankara refused to open the border.', 'Ankara', 'TUR'],
    ['WASHINGTON (AFP) - Lawmakers passed the bill.', 'WASHINGTON', undefined],
  ])('%s', async (text, words, id) => {
    expect(mentionOf(await read(text), words)?.actors[0]).toBe(id);
  });
});
