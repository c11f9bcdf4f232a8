import type { MadeRow } from '../../casefile/events/event-batch.fixture.ts';

/** Day and words of short texts, written for these tests, on where states stood on the nuclear deal with Iran (2015 to 2021). */
const TEXTS: readonly (readonly [day: string, words: string])[] = [
  ['2015-07-15', 'Iran supports the nuclear deal. The United States supports the nuclear deal.'],
  ['2015-07-20', 'Russia supports the nuclear deal, and China supports the nuclear deal.'],
  ['2015-08-05', 'Israel opposes the nuclear deal. France supports the nuclear deal.'],
  ['2015-09-10', 'The United States backs the nuclear deal, and Britain backs the nuclear deal.'],
  ['2016-01-16', 'The United States welcomed the nuclear deal. Iran welcomed the lifting of sanctions.'],
  ['2016-05-02', 'Israel rejects the nuclear deal.'],
  [
    '2016-07-14',
    'The United States defended the nuclear deal a year after it was signed. France defended the nuclear deal.',
  ],
  ['2016-11-30', 'Russia backs the nuclear deal. China backs the nuclear deal.'],
  ['2017-02-03', 'The United States criticised the nuclear deal.'],
  ['2017-09-20', 'The United States opposes the nuclear deal. Iran supports the nuclear deal.'],
  [
    '2017-10-13',
    'The United States rejected the nuclear deal. Britain supports the nuclear deal. France supports the nuclear deal.',
  ],
  ['2018-01-12', 'The United States opposes the nuclear deal.'],
  ['2018-04-30', 'Israel opposes the nuclear deal.'],
  [
    '2018-05-09',
    'The United States rejects the nuclear deal. Russia supports the nuclear deal. China supports the nuclear deal.',
  ],
  ['2018-05-11', 'France opposes the sanctions on Iran. Britain opposes the sanctions on Iran.'],
  ['2018-08-07', 'The United States supports the sanctions on Iran. Russia opposes the sanctions on Iran.'],
  ['2018-09-24', 'France supports the nuclear deal. The United States opposes the nuclear deal.'],
  [
    '2018-11-05',
    'The United States backs the sanctions on Iran. China opposes the sanctions on Iran. Israel supports the sanctions on Iran.',
  ],
  ['2019-02-14', 'The United States supports the sanctions on Iran. Israel backs the sanctions on Iran.'],
  ['2019-05-08', 'Russia opposes the sanctions on Iran. Iran opposes the sanctions on Iran.'],
  ['2019-07-01', 'China rejects the sanctions on Iran. Russia rejects the sanctions on Iran.'],
  ['2019-09-25', 'France supports the nuclear deal. Israel supports the sanctions on Iran.'],
  ['2020-01-14', 'Britain supports the nuclear deal. France supports the nuclear deal.'],
  [
    '2020-06-26',
    'The United States supports the arms embargo on Iran. Russia opposes the arms embargo on Iran. China opposes the arms embargo on Iran.',
  ],
  ['2020-08-14', 'Russia rejects the arms embargo on Iran. The United States demanded the arms embargo on Iran.'],
  [
    '2020-08-20',
    'France opposes the sanctions on Iran. Britain opposes the sanctions on Iran. The United States backs the sanctions on Iran.',
  ],
  ['2021-02-18', 'The United States supports the nuclear deal.'],
  ['2021-04-06', 'Russia supports the nuclear deal. China supports the nuclear deal. Iran supports the nuclear deal.'],
  ['2021-06-20', 'Iran rejects the nuclear deal, the United States said. Britain supports the nuclear deal.'],
];

/** The texts as a file that `entente add` reads. */
export function nuclearDealTexts(): string {
  return TEXTS.map(([date, text]) => `${JSON.stringify({ text, date, title: `The nuclear deal, ${date}` })}\n`).join(
    '',
  );
}

/** Day, sides, code, class, score and words of acts between the same states in those years. */
const ACTS: readonly (readonly [string, string, string, string, number, number, string])[] = [
  ['2015-07-14', 'USA', 'IRN', '057', 1, 8, 'signs the nuclear deal'],
  ['2015-07-14', 'FRA', 'IRN', '057', 1, 8, 'signs the nuclear deal'],
  ['2015-07-14', 'RUS', 'IRN', '057', 1, 8, 'signs the nuclear deal'],
  ['2015-07-14', 'CHN', 'IRN', '057', 1, 8, 'signs the nuclear deal'],
  ['2016-01-16', 'USA', 'IRN', '085', 2, 7, 'lifts sanctions'],
  ['2016-01-28', 'FRA', 'IRN', '036', 1, 4, 'receives the president'],
  ['2018-05-08', 'USA', 'IRN', '1246', 3, -7, 'leaves the nuclear deal'],
  ['2018-08-07', 'USA', 'IRN', '163', 4, -8, 'brings sanctions back'],
  ['2018-11-05', 'USA', 'IRN', '163', 4, -8, 'brings sanctions on oil back'],
  ['2019-04-08', 'USA', 'IRN', '112', 3, -2, 'calls the Revolutionary Guard terrorists'],
  ['2019-06-20', 'IRN', 'USA', '190', 4, -10, 'shoots down a drone'],
  ['2019-06-24', 'USA', 'IRN', '163', 4, -8, 'puts sanctions on the leader'],
  ['2019-07-04', 'GBR', 'IRN', '171', 4, -9.2, 'seizes a tanker off Gibraltar'],
  ['2019-07-10', 'IRN', 'GBR', '173', 4, -5, 'tries to stop a tanker'],
  ['2019-07-11', 'GBR', 'IRN', '130', 3, -4.4, 'warns it to keep off'],
  ['2019-07-19', 'IRN', 'GBR', '171', 4, -9.2, 'seizes a tanker in the strait'],
  ['2019-07-20', 'GBR', 'IRN', '112', 3, -2, 'accuses it of piracy'],
  ['2019-07-25', 'GBR', 'IRN', '154', 4, -7.2, 'sends warships with its tankers'],
  ['2019-07-28', 'IRN', 'GBR', '130', 3, -4.4, 'warns against a fleet in the Gulf'],
  ['2019-09-23', 'GBR', 'IRN', '112', 3, -2, 'accuses it of the attack on oil works'],
  ['2020-01-11', 'IRN', 'GBR', '173', 4, -5, 'holds the ambassador'],
  ['2020-01-13', 'GBR', 'IRN', '111', 3, -2, 'summons the ambassador'],
  ['2020-01-14', 'GBR', 'IRN', '120', 3, -4, 'sets off the settlement of disputes'],
  ['2020-09-14', 'IRN', 'GBR', '173', 4, -5, 'brings a new charge against a prisoner'],
  ['2020-09-22', 'GBR', 'IRN', '111', 3, -2, 'protests against it'],
  ['2021-03-14', 'IRN', 'GBR', '173', 4, -5, 'puts the prisoner on trial again'],
  ['2021-04-26', 'IRN', 'GBR', '173', 4, -5, 'sentences the prisoner again'],
  ['2021-04-27', 'GBR', 'IRN', '111', 3, -2, 'calls it cruel'],
  ['2019-12-27', 'CHN', 'IRN', '062', 2, 7.4, 'holds a naval exercise with it'],
  ['2019-12-27', 'RUS', 'IRN', '062', 2, 7.4, 'holds a naval exercise with it'],
  ['2020-01-03', 'USA', 'IRN', '190', 4, -10, 'kills a general near Baghdad'],
  ['2020-01-08', 'IRN', 'USA', '190', 4, -10, 'fires missiles at a base'],
  ['2021-03-27', 'CHN', 'IRN', '057', 1, 8, 'signs an agreement for 25 years'],
  ['2021-04-06', 'IRN', 'USA', '036', 1, 4, 'talks through others in Vienna'],
];

/** The acts as rows of a file of events. */
export function nuclearDealRows(): readonly MadeRow[] {
  return ACTS.map(([day, source, target, code, quad, score, words], n) => ({
    id: String(n + 1),
    day,
    source,
    target,
    code,
    quad,
    score,
    mentions: 3,
    address: words,
  }));
}
