import { describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';
import { rulesFire } from '../rules.fixture.ts';
import { COUNTED, UNCOUNTED } from './quantities.ts';

const read = await passageReader();

describe('findQuantities', () => {
  it.each([
    ['The plant employs 30-40,000 workers.', 30000, 40000, undefined, 'workers', undefined],
    ['Between 20 and 30 launchers were moved to the coast.', 20, 30, undefined, 'launchers', undefined],
    ['The army lost between 200 and 300 soldiers.', 200, 300, undefined, 'soldiers', undefined],
    ['At least 40 people were killed.', 40, 40, undefined, 'people', 'least'],
    ['The ministry sent more than 200 trucks.', 200, 200, undefined, 'trucks', 'least'],
    ['Fewer than 90 inspectors remain.', 90, 90, undefined, 'inspectors', 'most'],
    ['Up to 15 vessels took part.', 15, 15, undefined, 'vessels', 'most'],
    ['More than half of the voters stayed at home.', 0.5, 0.5, 'share', 'the voters', 'least'],
    ['The country lost a third of its grain.', 1 / 3, 1 / 3, 'share', 'its grain', undefined],
    ['Two-thirds of the members voted for the treaty.', 2 / 3, 2 / 3, 'share', 'the members', undefined],
    ['Three quarters of the crop was lost.', 0.75, 0.75, 'share', 'the crop', undefined],
    ['Washington promised $2bn in aid.', 2e9, 2e9, 'USD', 'aid', undefined],
    ['Brussels paid €1.5 million for the bridge.', 1.5e6, 1.5e6, 'EUR', undefined, undefined],
    ['Some 5,000 troops crossed the river.', 5000, 5000, undefined, 'troops', 'about'],
    ['Dozens of villages were emptied.', 24, 100, undefined, 'villages', 'about'],
    ['Hundreds of thousands of refugees fled.', 200000, 1e6, undefined, 'refugees', 'about'],
    ['The economy grew by 3.5 per cent.', 3.5, 3.5, 'percent', undefined, undefined],
    ['It is a 40-minute flight.', 40, 40, 'minute', 'flight', undefined],
    ['The missile has a range of 1,500km.', 1500, 1500, 'kilometer', undefined, undefined],
    ['The number of refugees doubled to 600,000.', 600000, 600000, undefined, 'The number of refugees', undefined],
    ['Nearly 70% of exports go through the strait.', 70, 70, 'percent', 'exports', 'about'],
    ['Inflation rose to 12 percent.', 12, 12, 'percent', undefined, undefined],
    ['The deal is worth £300m.', 3e8, 3e8, 'GBP', undefined, undefined],
  ] as const)('%s', async (text, low, high, unit, of, bound) => {
    const { quantities } = await read(text);
    expect(quantities.map((q) => [q.low, q.high, q.unit, q.of, q.bound])).toEqual([[low, high, unit, of, bound]]);
  });

  it.each([
    'The pact was signed on 3 March 2014.',
    'The envoy, 54, resigned.',
    'The 61-year-old minister resigned.',
    'Members invoked Article 5 of the treaty.',
    'The second round was held in Oslo.',
    'Resolution 1701 was adopted by the Security Council.',
    'The meeting began at 10 a.m. in Vienna.',
    'Talks were held in the 1990s.',
  ])('finds none in: %s', async (text) => {
    expect((await read(text)).quantities).toEqual([]);
  });
});

rulesFire('numbers that count nothing', UNCOUNTED);
rulesFire('what a number counts', COUNTED);
