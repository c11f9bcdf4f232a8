import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon } from '../lexicon/load.ts';
import type { Lexicon } from '../lexicon/who/entry.ts';
import { Reading } from '../records/reading.ts';
import { anEvent, ownReading, who } from './own-reading.fixture.ts';
import { loadPrompt, type Prompt } from './prompt.ts';
import { type ModelReading, readAnswers } from './read-answers.ts';
import { numberedPieces, textWindows } from './text-windows.ts';

let prompt: Prompt;
let lexicon: Lexicon;
beforeAll(async () => {
  [prompt, lexicon] = [await loadPrompt(), await loadLexicon()];
});

const asked = { model: 'small', prompt: '1', temperature: 0, seed: 1, host: 'localhost:1' };

/** What comes of one answer to a text that is read at once. */
function read(text: string, answer: unknown, given: { readonly date?: string } = {}): ModelReading {
  const own = ownReading(text, given);
  const [window] = textWindows(numberedPieces(own), own.document.text, { tokens: 1e6, overlap: 0 });
  if (!window) throw new Error('the text is empty');
  const said = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const made = readAnswers(own, [{ window, text: said }], { prompt, lexicon, asked });
  Reading.parse(made.reading);
  return made;
}

/** The words of the acts with where they begin. */
function triggers({ reading }: ModelReading): readonly (readonly [words: string, start: number])[] {
  return reading.events.map(({ trigger: { start, end } }) => [reading.document.text.slice(start, end), start]);
}

const TWO = 'Seoul condemned the launch. It condemned the second one too. Beijing said nothing.';
const seoul = { source: [who('Seoul', 'South Korea')] };

describe('what a model says of a text', () => {
  it('becomes a record on its words, with who made it and how it was asked', () => {
    const made = read(TWO, { events: [anEvent(1, 'condemned', seoul)] });
    expect(triggers(made)).toEqual([['condemned', 6]]);
    const [event] = made.reading.events;
    expect(event).toMatchObject({
      source: [{ actor: 'KOR', span: { start: 0, end: 5 } }],
      category: 'ACCUSE',
      quad: 3,
      provenance: { by: 'model', rule: 'small, prompt 1', grade: 'weak', asked },
    });
    // Nobody measured how often it is right.
    expect(event?.provenance.probability).toBeUndefined();
    expect(made.counts).toMatchObject({ kept: 1, windows: 1 });
  });

  it('in other words than those of the text is left out and counted', () => {
    const { reading, counts } = read(TWO, { events: [anEvent(1, 'denounced', seoul), anEvent(1, 'Condemned', seoul)] });
    expect(reading.events).toEqual([]);
    expect(counts.dropped.words).toBe(2);
    expect(reading.warnings[0]).toContain('2 have words that are not in the text');
  });

  it('of the example of the prompt is left out, also where it is changed', () => {
    const [first] = prompt.example.answer.events ?? [];
    const invented = anEvent(1, 'condemned', { source: [who('Veldania')] });
    const { reading, counts } = read(TWO, { events: [first, invented, anEvent(1, 'withdraw its gunboats', seoul)] });
    expect(reading.events).toEqual([]);
    expect(counts.dropped.example).toBe(3);
  });

  it('twice in the same words stands on their first and their second place', () => {
    const text = 'Seoul condemned it, and Tokyo condemned it too. Nobody condemned Oslo.';
    const made = read(text, {
      events: [anEvent(1, 'condemned', seoul), anEvent(1, 'condemned', { source: [who('Tokyo', 'Japan')] })],
    });
    expect(triggers(made)).toEqual([
      ['condemned', 6],
      ['condemned', 30],
    ]);
    expect(made.reading.events.map(({ source }) => source[0]?.actor)).toEqual(['KOR', 'JPN']);
  });

  it('under a wrong number stands in the nearest sentence that has the words', () => {
    expect(triggers(read(TWO, { events: [anEvent(3, 'condemned', seoul)] }))).toEqual([['condemned', 31]]);
    expect(triggers(read(TWO, { events: [anEvent(99, 'launch', seoul), anEvent(-4, 'nothing', seoul)] }))).toHaveLength(
      2,
    );
  });

  it('again and again is one record, and the repetition is counted', () => {
    const same = anEvent(3, 'said', { source: [who('Beijing', 'China')] });
    const { reading, counts } = read(TWO, { events: [same, same, same] });
    expect(reading.events).toHaveLength(1);
    expect(counts.dropped.twice).toBe(2);
  });

  it('two different things of one place are both kept', () => {
    const made = read(TWO, {
      events: [anEvent(3, 'said', seoul), anEvent(3, 'said', { ...seoul, category: 'REJECT' })],
    });
    expect(made.reading.events.map(({ category }) => category)).toEqual(['ACCUSE', 'REJECT']);
  });

  it.each([
    ['a category that there is not', { category: 'WAR' }],
    ['a number as a word', { sentence: '1' }],
    ['a field too many', { offset: 6 }],
    ['no sides at all', { source: undefined }],
  ])('with %s is left out for its form', (_, change) => {
    const { reading, counts } = read(TWO, { events: [{ ...anEvent(1, 'condemned', seoul), ...change }, 7, null] });
    expect(reading.events).toEqual([]);
    expect(counts.dropped.form).toBe(3);
  });

  it('of somebody who is not in the text is left out', () => {
    const { reading, counts } = read(TWO, { events: [anEvent(1, 'condemned', { source: [who('Moscow', 'Russia')] })] });
    expect(reading.events).toEqual([]);
    expect(counts.dropped.who).toBe(1);
  });

  it('leaves open whom a pronoun means, and does not guess', () => {
    const [event] = read(TWO, { events: [anEvent(2, 'condemned', { source: [who('It', '')] })] }).reading.events;
    expect(event).toMatchObject({ source: [], open: [{ side: 'source', span: { start: 28, end: 30 } }] });
  });

  it('of time is worked out by the program', () => {
    const made = read(
      'Seoul condemned it on Tuesday.',
      { events: [anEvent(1, 'condemned', { ...seoul, when: 'on Tuesday' })] },
      { date: '2017-07-06' },
    );
    expect(made.reading.events[0]?.date).toMatchObject({ first: '2017-07-04', last: '2017-07-04' });
  });

  it('in other lists becomes records of other kinds', () => {
    const text =
      'Seoul fears a blockade. “We reject the blockade,” said Tokyo. The old partners may fall out unless both stop.';
    const { reading, counts } = read(text, {
      statements: [{ sentence: 2, quote: 'We reject the blockade', speaker: who('Tokyo', 'Japan'), cue: 'said' }],
      positions: [
        {
          sentence: 2,
          quote: 'We reject the blockade',
          actor: who('Tokyo', 'Japan'),
          issue: 'the blockade',
          stance: '-',
          act: 'reject',
          speaker: who('Tokyo', 'Japan'),
        },
      ],
      proposals: [{ sentence: 3, quote: 'both stop', by: [], terms: [{ actors: [], quote: 'both stop' }] }],
      forecasts: [
        { sentence: 3, quote: 'may fall out', by: who('', 'author'), hedge: 'possible', if: '', unless: 'both stop' },
      ],
      relations: [
        {
          sentence: 3,
          quote: 'old partners',
          a: who('Seoul', 'South Korea'),
          b: who('Tokyo', 'Japan'),
          quality: 'partner',
          change: 'apart',
          speaker: who('', 'author'),
        },
      ],
      motives: [
        {
          sentence: 1,
          quote: 'a blockade',
          actor: who('Seoul', 'South Korea'),
          motive: 'fears',
          speaker: who('', 'author'),
        },
      ],
    });
    expect(counts).toMatchObject({ kept: 6, dropped: { words: 0, form: 0, who: 0 } });
    expect(reading.statements[0]).toMatchObject({ type: 'direct', speakers: ['JPN'] });
    expect(reading.positions[0]).toMatchObject({ actor: 'JPN', issue: 'the blockade', stance: '-' });
    expect(reading.forecasts[0]).toMatchObject({ by: 'author', hedge: 'possible' });
    expect(reading.relations[0]).toMatchObject({ a: 'KOR', b: 'JPN', change: 'apart' });
    expect(reading.motives[0]).toMatchObject({ actor: 'KOR', motive: 'fears' });
  });
});

describe('words of all scripts', () => {
  it('are found in Chinese, sentence by sentence', () => {
    const text = '北京谴责了制裁。外交部发言人谴责了新的制裁。';
    const made = read(text, {
      events: [
        anEvent(2, '谴责', { source: [who('外交部发言人', 'China')] }),
        anEvent(1, '谴责', { source: [who('北京', 'China')] }),
      ],
    });
    expect(triggers(made)).toEqual([
      ['谴责', 2],
      ['谴责', 14],
    ]);
    expect(made.reading.events[0]?.source[0]).toMatchObject({ actor: 'CHN', span: { start: 0, end: 2 } });
    // The program reads no Chinese, so the text has nobody; who is named by words of the text comes into it.
    expect(made.reading.actors.map(({ id }) => id)).toEqual(['CHN']);
  });

  it('are found however their accents are put together', () => {
    const made = read('Élysée officials condemned the Erdog\u0306an speech.', {
      events: [anEvent(1, 'Erdo\u011fan speech', { source: [who('E\u0301lyse\u0301e officials', 'France')] })],
    });
    expect(triggers(made)).toEqual([['Erdo\u011fan speech', 31]]);
  });

  it.each([
    ['half of a family', 'Seoul sent 👨‍👩‍👧 home.', '👨'],
    ['a hand without its tone', 'Seoul sent 👍🏽 home.', '👍'],
    ['half of a flag', 'Seoul sent 🇰🇷🇯🇵 home.', '🇷🇯'],
    ['a letter without its mark', 'Seoul sent x\u0323 home.', 'x'],
    ['half of a pair', 'Seoul sent 😀 home.', '\ud83d'],
    ['a part of a word', 'Seoul said nothing.', 'aid'],
    ['nothing', 'Seoul said nothing.', ' '],
  ])('are not cut in two: %s', (_, text, quote) => {
    const { reading, counts } = read(text, { events: [anEvent(1, quote, seoul)] });
    expect(reading.events).toEqual([]);
    expect(counts.dropped.words).toBe(1);
  });

  it('behind an emoji have their place in UTF-16 units', () => {
    expect(triggers(read('😀 Seoul sent 👍🏽 home.', { events: [anEvent(1, 'sent 👍🏽', seoul)] }))).toEqual([
      ['sent 👍🏽', 9],
    ]);
  });

  it('are found over a line break, which a model is not shown', () => {
    expect(
      triggers(read('Seoul strongly\ncondemned it.', { events: [anEvent(1, 'strongly condemned', seoul)] })),
    ).toEqual([['strongly\ncondemned', 6]]);
  });

  it('stand on exactly their words, whatever a model quotes', () => {
    const sign = fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      ' ',
      '谴',
      '😀',
      '👍🏽',
      '.',
      'Seoul ',
      '\n',
      '🇰🇷',
      ...'\\^$.*+?()[]{}|/-,“',
    );
    const words = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    let kept = 0;
    fc.assert(
      fc.property(words, fc.nat(12), fc.nat(12), fc.integer({ min: -1, max: 5 }), (text, from, length, n) => {
        const quote = text.slice(from, from + length);
        const { reading } = read(`Seoul ${text}.`, { events: [anEvent(n, quote, seoul)] });
        for (const { trigger } of reading.events) {
          const found = reading.document.text.slice(trigger.start, trigger.end);
          expect(found.replace(/\s+/g, ' ')).toBe(quote.normalize('NFC').trim().replace(/\s+/g, ' '));
          kept++;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(kept).toBeGreaterThan(50);
  });
});

describe('an answer that is not only JSON', () => {
  const one = JSON.stringify({ events: [anEvent(1, 'condemned', seoul)] });
  it.each([
    ['in a fence', `Here you are:\n\`\`\`json\n${one}\n\`\`\`\nShall I go on?`],
    ['behind thoughts that look like one', `<think>{"events": []}</think>${one}`],
    ['behind another object', `{"note": "a {brace} in a string"} ${one}`],
    ['before another one', `${one}\n{"events": []}`],
  ])('%s is found', (_, said) => {
    expect(read(TWO, said).reading.events).toHaveLength(1);
  });

  it.each([
    ['with a comma too many', `${one.slice(0, -2)},]}`],
    ['that breaks off', one.slice(0, -1)],
    ['that is none', 'I am sorry, I cannot help with that.'],
    ['that is empty', ''],
    ['of other lists', '{"acts": []}'],
  ])('%s is counted and nothing is guessed', (_, said) => {
    const { reading, counts } = read(TWO, said);
    expect(reading.events).toEqual([]);
    expect(counts.unreadable).toBe(1);
    expect(reading.warnings[0]).toContain('1 answer is no JSON');
  });
});

describe('windows of a long text', () => {
  const text = Array.from({ length: 30 }, (_, i) => `Seoul condemned act ${i + 1}.`).join(' ');
  const own = ownReading(text);
  const pieces = numberedPieces(own);
  const windows = textWindows(pieces, own.document.text, { tokens: 40, overlap: 3 });
  const answerOf = (numbers: readonly number[]): string =>
    JSON.stringify({ events: numbers.map((n) => anEvent(n, 'condemned', seoul)) });

  it('overlap, and each sentence has one window that has the last word', () => {
    expect(windows.length).toBeGreaterThan(3);
    const owners = pieces.map(({ n }) => windows.filter(({ own: [first, last] }) => first <= n && n <= last).length);
    expect(owners).toEqual(pieces.map(() => 1));
    for (const {
      pieces: shown,
      own: [first, last],
    } of windows) {
      expect(shown.some(({ n }) => n === first) && shown.some(({ n }) => n === last)).toBe(true);
    }
  });

  it('give each act once, though two windows tell it', () => {
    const answers = windows.map((window) => ({ window, text: answerOf(window.pieces.map(({ n }) => n)) }));
    const { reading, counts } = readAnswers(own, answers, { prompt, lexicon, asked });
    expect(reading.events).toHaveLength(30);
    expect(new Set(reading.events.map(({ trigger }) => trigger.start)).size).toBe(30);
    expect(counts).toMatchObject({ kept: 30, dropped: { twice: 0 } });
  });

  it('keep what only the window without the last word found', () => {
    const shared = windows[1]?.pieces[0]?.n ?? 0;
    const answers = windows.map((window, i) => ({ window, text: answerOf(i === 1 ? [shared] : []) }));
    expect(readAnswers(own, answers, { prompt, lexicon, asked }).reading.events).toHaveLength(1);
  });

  it('one of which was cut off costs its records and is counted', () => {
    const answers = windows.map((window, i) => (i === 0 ? { window } : { window, text: answerOf([]) }));
    expect(readAnswers(own, answers, { prompt, lexicon, asked }).counts.cut).toBe(1);
  });
});
