import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorWords } from '../casefile/journal/record-name.ts';
import { said, testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { decide, undo } from '../casefile/store/decide.ts';
import { documents } from '../casefile/store/documents.ts';
import { proposals, proposeReading } from '../casefile/store/proposals.ts';
import { readingsOf, secondRead, takeReaders } from '../casefile/store/second-readings.ts';
import { stateOf, states } from '../casefile/store/state.ts';
import { planReview } from '../cli/review/review-plan.ts';
import { askAgreement } from '../questions/review/ask-agreement.ts';
import { askReaders } from '../questions/review/ask-readers.ts';
import type { Event } from '../records/event.ts';
import { isShown } from '../records/shown.ts';
import { anEvent, who } from '../second-reader/own-reading.fixture.ts';
import {
  type Asked,
  json,
  type Reply,
  type ScriptedServer,
  scriptedServer,
  sentencesOf,
  streamed,
} from '../second-reader/server/lying-server.fixture.ts';
import { openForCase, readAgainByModel } from './second-readings.ts';

const { make } = testCases();
let server: ScriptedServer;
let file: CaseFile;
let fails = true;
const hand = { coder: 'ada' };

/** A model that agrees on one act, calls another one otherwise, and alone finds a third. */
function answer(asked: Asked): string {
  const told = sentencesOf(asked);
  const at = (words: string): number => told.find((one) => one.words.includes(words))?.n ?? 0;
  const event = (words: string, source: string, target: string, category: string): object =>
    anEvent(at(words), words, { source: [who(source)], target: target === '' ? [] : [who(target)], category });
  const all = [
    event('accused', 'Sweden', 'Denmark', 'ACCUSE'),
    event('rejected', 'Finland', 'Norway', 'THREATEN'),
    event('breaking', 'Denmark', '', 'REJECT'),
  ];
  return JSON.stringify({ events: all.filter((one) => (one as { sentence: number }).sentence > 0) });
}

const reply: (n: number, asked: Asked) => Reply = (n, asked) =>
  n === 1 && fails ? json(403, {}) : streamed(answer(asked));

async function readByModel(): Promise<{ readonly read: number; readonly known: number }> {
  const none = { signal: new AbortController().signal, warn: () => undefined };
  const opened = await openForCase(file, { model: 'small', endpoint: server.endpoint, ask: 'events' }, none);
  const ids = [...documents(file)].map(({ id }) => id);
  return await readAgainByModel(file, ids, opened, { hand, progress: () => undefined, ...none });
}

/** The acts of the case with the words that tell them. */
function acts(): ReadonlyMap<string, Event> {
  return new Map(
    [...states(file)].flatMap(({ reading }) =>
      reading.events.map((event) => [anchorWords(event, reading.document.text), event] as const),
    ),
  );
}

let before = '';
beforeAll(async () => {
  server = await scriptedServer(reply);
  file = await make();
  before = said(file);
});
afterAll(() => server.close());

describe('a language model in a case', () => {
  it('that fails has read what it read, and goes on there', async () => {
    await expect(readByModel()).rejects.toThrow(/403/);
    expect(secondRead(file)).toHaveLength(1);
    fails = false;
    expect(await readByModel()).toMatchObject({ read: 1, known: 1 });
    expect(await readByModel()).toMatchObject({ read: 0, known: 2 });
    // One request for each text, and the one that failed.
    expect(server.asked).toHaveLength(3);
  });

  it('suggests under its name, beside what the program found', () => {
    const own = acts();
    expect(own.get('accused')?.provenance).toMatchObject({ readers: ['entente', 'small'] });
    expect(own.get('accused')?.provenance.otherwise).toBeUndefined();
    expect(own.get('rejected')).toMatchObject({
      category: 'REJECT',
      provenance: {
        readers: ['entente', 'small'],
        otherwise: [{ reader: 'small', field: 'category', says: 'THREATEN' }],
      },
    });
    expect(own.get('breaking')).toMatchObject({
      category: 'REJECT',
      provenance: { readers: ['small'], grade: 'weak' },
    });
    expect(own.get('recalled its envoy')?.provenance.readers).toEqual(['entente']);
    expect([...states(file)].flatMap(({ records }) => records).every(({ status }) => status === 'open')).toBe(true);
    // What it was not asked for stays the program's alone.
    expect(
      [...states(file)]
        .flatMap(({ reading }) => reading.statements)
        .every(({ provenance }) => provenance.readers === undefined),
    ).toBe(true);
  });

  it('is asked about first where readers differ', () => {
    const { questions } = planReview(file, { order: 'picture', seed: 1, odd: false, learn: false });
    const words = new Map([...acts()].map(([trigger, { id }]) => [id, trigger]));
    expect(words.get(questions[0]?.id ?? '')).toBe('rejected');
    expect(questions[0]?.why).toContain('readers call it otherwise');
    const place = (trigger: string): number => questions.findIndex(({ id }) => words.get(id) === trigger);
    expect(place('breaking')).toBeLessThan(place('accused'));
    expect(place('recalled its envoy')).toBeLessThan(place('accused'));
  });

  it('is compared with the program, and counts as a coder in agreement', () => {
    expect(askReaders(file)).toMatchObject({
      taken: 'beside',
      compared: [{ model: 'small', list: 'events', documents: 2, second: 3, both: 2, agree: 1 }],
    });
    const [row] = askAgreement(file, { kind: 'event' }).filter(({ raters }) => raters.includes('the machine'));
    expect(row).toMatchObject({ raters: ['small', 'the machine'], basis: 'sentences' });
    expect(row?.there.n).toBeGreaterThan(4);
  });

  it('counts as the person chooses: alone too, or only where all agree', () => {
    const shown = (): readonly string[] => [...acts()].flatMap(([trigger, event]) => (isShown(event) ? [trigger] : []));
    const beside = shown();
    expect(beside).not.toContain('breaking');
    expect(takeReaders(file, secondRead(file), 'union', hand)).toBe(2);
    expect(shown().toSorted()).toEqual([...beside, 'breaking'].toSorted());
    takeReaders(file, secondRead(file), 'intersection', hand);
    expect(shown()).toEqual(['accused']);
    // All are still there to be asked about.
    expect(acts().size).toBeGreaterThan(3);
    undo(file, hand);
    undo(file, hand);
    expect(shown()).toEqual(beside);
  });

  it('never overwrites a decision, also when it is taken back', () => {
    const event = acts().get('breaking');
    const [document = ''] = [...states(file)].flatMap(({ reading }) =>
      reading.events.some(({ id }) => id === event?.id) ? [reading.document.id] : [],
    );
    decide(file, [{ action: 'accept', target: { type: 'record', id: event?.id ?? '', document } }], hand);
    takeReaders(file, secondRead(file), 'intersection', hand);
    expect(acts().get('breaking')?.provenance).toMatchObject({
      by: 'person',
      grade: 'strong',
      offeredBy: expect.stringContaining('small'),
    });
    takeReaders(file, secondRead(file), 'beside', hand);
  });

  it('stays beside the program when that reads again', () => {
    const [id = ''] = secondRead(file);
    const { own } = readingsOf(file, id);
    expect(proposeReading(file, id, own)).toBe(false);
    expect([...proposals(file)]).toEqual([]);
    expect(proposeReading(file, id, { ...own, reader: 'entente-newer', events: own.events.slice(1) })).toBe(true);
    const [diff] = [...proposals(file)];
    expect(diff?.gone.map(({ kind }) => kind)).toEqual(['event']);
    expect(stateOf(file, id).reading.events).not.toHaveLength(0);
  });

  it('leaves the case as it was when its suggestions are taken back', async () => {
    file = await make();
    await readByModel();
    expect(said(file)).not.toBe(before);
    undo(file, hand);
    undo(file, hand);
    expect(said(file)).toBe(before);
  });
});
