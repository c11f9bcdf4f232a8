import { beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../reader.ts';
import { UNDATED_ACTS } from './undated-acts.ts';

let reader: Reader;

beforeAll(async () => {
  reader = await createReader();
});

/** First and last day of the act at some words; null if it has none. A Thursday is the publication day. */
async function dateOf(text: string, words: string, date = '2017-07-06'): Promise<readonly [string, string] | null> {
  const { document, events } = await reader.read(text, { date });
  const at = document.text.indexOf(words);
  const event = events.find(({ trigger }) => trigger.start < at + words.length && trigger.end > at);
  expect(event, `an act at "${words}"`).toBeDefined();
  return event?.date ? [event.date.first, event.date.last] : null;
}

const day = (date: string): readonly [string, string] => [date, date];

describe('dates of acts', () => {
  it('takes the words of the act, not those of a clause beside it', async () => {
    const text = 'China, which joined the World Trade Organization in 2001, accused the United States on Tuesday.';
    expect(await dateOf(text, 'accused')).toEqual(day('2017-07-04'));
  });

  it('gives an act that is only mentioned no date of the act that mentions it', async () => {
    expect(await dateOf('Russia criticized Turkey on Tuesday for having shot down a jet.', 'shot down')).toBeNull();
  });

  // The heads anchor the promise at what is promised, whose words have a date of their own.
  it.fails('dates a promise by when it was said', async () => {
    expect(await dateOf('Japan said on Monday that it would help Ukraine next year.', 'help')).toEqual(
      day('2017-07-03'),
    );
  });

  it('counts from the act that the text names', async () => {
    const text =
      'North Korea tested a missile on June 14. The United States and Japan met on June 20. ' +
      'Three days after the test, China condemned North Korea.';
    expect(await dateOf(text, 'condemned')).toEqual(day('2017-06-17'));
  });

  it('lets the day of a report go on; what has happened did so in the days up to it', async () => {
    const text =
      'Ukraine called up its reserves on Sunday. The United States threatened Russia. Poland has urged Russia to stop.';
    expect(await dateOf(text, 'threatened')).toEqual(day('2017-07-02'));
    expect(await dateOf(text, 'urged')).toEqual(['2017-06-25', '2017-07-06']);
  });

  it('takes the day of a dateline', async () => {
    const text = 'GENEVA, July 4 — Iran and the United States signed an accord.\n\nIsrael condemned the accord.';
    expect(await dateOf(text, 'signed')).toEqual(day('2017-07-04'));
  });

  it('does not date what happened later than it was told', async () => {
    expect(await dateOf('Russia and China agreed to meet on July 20.', 'agreed')).not.toEqual(day('2017-07-20'));
  });

  it('gives what goes with a dated act its day, but not what is only promised then', async () => {
    const text = 'Ministers met in Manila on Monday, with Japan vowing to send aid to the Philippines.';
    expect(await dateOf(text, 'vowing')).toEqual(day('2017-07-03'));
    expect(await dateOf(text, 'send aid')).toBeNull();
  });

  it('says nothing of an undated act where the publication day is unknown', async () => {
    const { events } = await reader.read('Russia condemned Turkey.');
    expect(events).toHaveLength(1);
    expect(events[0]?.date).toBeUndefined();
  });

  const week = ['2017-06-27', '2017-07-06'];
  const found: readonly (readonly string[] | null)[] = [
    null,
    null,
    week,
    ['2017-07-05', '2017-07-06'],
    day('2017-07-04'),
    ['2017-07-05', '2017-07-06'],
    null,
    day('2017-07-04'),
    null,
    week,
  ];
  it.each(UNDATED_ACTS.map(({ name, example }, i) => ({ name, example, date: found[i] })))(
    '$name',
    async ({ example, date }) => {
      // Only the encoder takes what somebody will do for done by saying it.
      const { read } = example.includes(' will ') ? await createReader({ engine: 'encoder' }) : reader;
      const { events } = await read(example, { date: '2017-07-06' });
      const last = events.toSorted((a, b) => a.trigger.start - b.trigger.start).at(-1);
      expect(last).toBeDefined();
      expect(last?.date ? [last.date.first, last.date.last] : null).toEqual(date);
    },
  );

  it('keeps the date of what is asked from whoever asks', async () => {
    const text = 'Russia asked Ukraine to leave on Saturday.';
    expect(await dateOf(text, 'asked')).toEqual(['2017-07-05', '2017-07-06']);
    expect(await dateOf('The United States urged Russia to leave by August.', 'urged')).toEqual([
      '2017-07-05',
      '2017-07-06',
    ]);
  });

  // The order is read as a sanction, which may well come in August.
  it.fails('keeps the date by which one is ordered to leave from the order', async () => {
    expect(await dateOf('The United States ordered Russia by August to leave.', 'ordered')).toEqual([
      '2017-07-05',
      '2017-07-06',
    ]);
  });

  it('goes on in the year of a look back', async () => {
    const text = 'Russia threatened Ukraine in March 2008. Ukraine accused Russia of lying.';
    expect(await dateOf(text, 'accused')).toEqual(['2008-03-01', '2008-12-31']);
    expect(
      await dateOf(
        'It was Russia that threatened Ukraine in March 2008. Then Ukraine accused Russia of lying.',
        'accused',
        '2008-05-04',
      ),
    ).toEqual(['2008-03-01', '2008-05-04']);
  });

  it('dates what is told beside words of a day by that day', async () => {
    const text =
      'Russia said on Monday that it had the right to threaten Turkey. Poland said it had condemned Belarus.';
    expect(await dateOf(text, 'threaten')).toEqual(day('2017-07-03'));
  });
});
