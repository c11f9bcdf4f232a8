import { beforeAll, describe, expect, it } from 'vitest';
import { passageReader } from '../passage.fixture.ts';

let read: Awaited<ReturnType<typeof passageReader>>;
beforeAll(async () => {
  read = await passageReader('encoder');
});

/** What is read of an act: whose word it is, and who denies it. */
async function told(text: string, word: string) {
  const reading = await read(text);
  const found = reading.events.filter(({ trigger }) => text.slice(trigger.start, trigger.end).includes(word));
  const event = found.find(({ category }) => category !== 'ACCUSE') ?? found[0];
  if (event === undefined) throw new Error(`no act at "${word}"`);
  const words = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return {
    reality: event.reality,
    by: event.claimedBy?.map(({ actor }) => actor),
    words: event.claimedBy?.map(({ span }) => words(span)),
    denied: event.deniedBy?.map(({ actor }) => actor),
    denial: event.deniedBy?.map(({ span }) => words(span)),
    grade: event.provenance.grade,
    event,
  };
}

describe('an act in the words of somebody who did not do it', () => {
  it.each([
    ['Ukraine said Russia had shelled the town of Sumy.', 'shelled', 'UKR'],
    ['Russia shelled the town of Sumy, Ukraine said on Tuesday.', 'shelled', 'UKR'],
    ['"Russia has shelled our hospitals," the Ukrainian foreign minister said.', 'shelled', 'UKR'],
    ['The Iranian navy attacked two tankers, according to the Pentagon.', 'attacked', 'USA'],
    ['The United States accused Iran of attacking two tankers in the Gulf.', 'attacking', 'USA'],
    ['The IAEA reported that Iran had blocked its inspectors.', 'blocked', 'igo:IAEA'],
    ['The White House announced that Israel and Lebanon had signed a truce.', 'signed', 'USA'],
    ['Kosovo blamed Serbia for the attack on the canal.', 'attack', 'XKX'],
  ])('is claimed by the speaker: %s', async (text, word, speaker) => {
    expect(await told(text, word)).toMatchObject({ reality: 'claimed', by: [speaker] });
  });

  it('keeps the words that name the speaker, and the person who speaks for a state', async () => {
    const { event, words } = await told('Iran seized a tanker, Antony Blinken said on Tuesday.', 'seized');
    expect(words).toEqual(['Antony Blinken']);
    expect(event.claimedBy?.[0]).toMatchObject({ actor: 'USA', through: 'per:antony blinken' });
  });

  it('is claimed by whoever it is said to have said it', async () => {
    const text = 'The minister of Turkey said that Greece had claimed that Cyprus fired on a ferry.';
    expect(await told(text, 'fired')).toMatchObject({ reality: 'claimed', by: ['GRC'] });
  });
});

describe('hearsay', () => {
  it.each([
    ['Iran allegedly attacked two tankers in the Gulf.', 'attacked', 'allegedly'],
    ['An alleged Iranian attack on a Saudi refinery raised oil prices.', 'attack', 'alleged'],
    ['There were reports that Iran had bombed Erbil.', 'bombed', 'reports'],
  ])('is claimed by nobody known, and no strong record: %s', async (text, word, by) => {
    const act = await told(text, word);
    expect(act).toMatchObject({ reality: 'claimed', by: [null], words: [by] });
    expect(act.grade).not.toBe('strong');
  });

  // The heads take what is believed for what might be.
  it.fails('is what somebody is believed to have done', async () => {
    const act = await told('Iran is believed to have attacked the tankers.', 'attacked');
    expect(act).toMatchObject({ reality: 'claimed', by: [null], words: ['is believed'] });
  });
});

describe('what stays a fact', () => {
  it.each([
    [
      'a noun of hearsay has another sense',
      'The truce leaves Turkey in charge of a town that Syria seized with Russian help.',
      'seized',
    ],
    [
      'a side tells of its own act',
      'The Russian defence ministry said its forces had destroyed a Ukrainian depot.',
      'destroyed',
    ],
    ['one of those who did it together tells of it', 'The Kremlin said that Putin had met Erdogan in Sochi.', 'met'],
    ['somebody admits it', 'Berlin admitted that Turkey had bombed the camp.', 'bombed'],
    ['somebody only judges it', 'France condemned the Russian invasion of Ukraine.', 'invasion'],
    [
      'the text tells it too',
      'Russia invaded Ukraine in February. Kyiv said that Russia had invaded Ukraine.',
      'invaded',
    ],
    ['the speech act itself', 'The United States accused Iran of attacking two tankers in the Gulf.', 'accused'],
  ])('%s: %s', async (_, text, word) => {
    const act = await told(text, word);
    expect(act.reality).toBe('actual');
    expect(act.by).toBeUndefined();
  });
});

describe('a denial', () => {
  it.each([
    ['Kosovo blamed Serbia for the attack on the canal. Serbia rejected the claims.', 'attack', 'SRB', 'rejected'],
    ['Washington accused Iran of attacking two tankers. Tehran denied any involvement.', 'attacking', 'IRN', 'denied'],
  ])('stands beside the claim: %s', async (text, word, by, words) => {
    expect(await told(text, word)).toMatchObject({ reality: 'claimed', denied: [by], denial: [words] });
  });

  // The heads take the act for denied, or find it nowhere.
  it.fails.each([
    [
      'UN monitors said that Rwanda had sent troops into Congo. Rwanda denied that it had sent troops into Congo.',
      'sent troops',
      'RWA',
      'sent troops',
    ],
  ])('is to stand beside the claim again: %s', async (text, word, by, words) => {
    expect(await told(text, word)).toMatchObject({ reality: 'claimed', denied: [by], denial: [words] });
  });

  // The heads take what one side denies for denied by the text.
  it.fails('is to stand beside the claim as a noun, when others repeat the charge', async () => {
    const text =
      "Washington says Moscow sent weapons to the rebels. Despite Moscow's denials, NATO repeated the charge.";
    expect(await told(text, 'sent')).toMatchObject({ reality: 'claimed', denied: ['RUS'], denial: ['denials'] });
  });

  it('of something else does not', async () => {
    const text = 'Washington accused Iran of attacking two tankers. Tehran rejected a new round of talks.';
    expect((await told(text, 'attacking')).denied).toBeUndefined();
  });
});

it('grades a claim no surer than the link of its speaker', async () => {
  const known = await told('Ukraine said Russia had shelled Moldova.', 'shelled');
  const open = await told('The spokesman said Russia had shelled Moldova.', 'shelled');
  expect(known).toMatchObject({ reality: 'claimed', grade: 'strong' });
  // Somebody whom the text only describes is known fairly.
  expect(open).toMatchObject({ reality: 'claimed', grade: 'fair' });
});
