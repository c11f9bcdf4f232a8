import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeyEvent, ReadingKey, ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import { CATEGORIES } from '../../src/records/plover.ts';
import { hasPythonTools, runPythonTool } from '../kit/python-tool.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { round3 } from '../kit/tally.ts';
import { scoreReading } from './score-reading.ts';

const rejection: KeyEvent = {
  source: ['RUS'],
  target: ['USA'],
  category: ['REJECT', 'ACCUSE'],
  reality: 'actual',
  date: ['2020-03-02', '2020-03-02'],
  trigger: [10, 18],
  sentence: [0, 60],
  must: true,
};
const talks: KeyEvent = {
  source: ['RUS', 'CHN'],
  target: [],
  category: 'CONSULT',
  reality: 'planned',
  trigger: [80, 85],
};
const key: ReadingKey = {
  article: 'a',
  events: [rejection, talks],
  not_events: [{ span: [100, 110] }],
  speakers: [{ source: [0, 2], who: 'per:vera example', acts_for: ['RUS', null] }],
  positions: [{ actor: 'RUS', issue: 'the naval exercises', stance: '-', evidence: [20, 40] }],
};
const found = { ...rejection, category: 'REJECT' };

const score = (prediction: Omit<ReadingPrediction, 'article'>) =>
  scoreReading([key], [{ article: 'a', ...prediction }]);

describe('the reading scorer', () => {
  it('takes either of the categories that a key allows, and the first that a prediction names', () => {
    expect(score({ events: [found] }).triple).toMatchObject({ P: 1, R: 1, F1: 1 });
    expect(score({ events: [{ ...found, category: ['AID', 'REJECT'] }] }).triple.F1).toBe(0);
  });

  it('wants both sides right, unless a symmetric act has them in another order', () => {
    expect(score({ events: [{ ...found, target: ['CHN'] }] }).dyad.F1).toBe(0);
    const trigger = [10, 13] as const;
    const met: ReadingKey = {
      article: 'b',
      events: [{ source: ['RUS', 'CHN'], target: [], category: 'CONSULT', trigger }],
    };
    const pred = {
      article: 'b',
      events: [{ source: ['CHN'], target: ['RUS'], category: 'CONSULT', reality: 'actual', trigger }],
    };
    expect(scoreReading([met], [pred]).triple.F1).toBe(1);
  });

  it('forgives two repeats of an event that was found, and no third', () => {
    expect(score({ events: [found, found, found] }).triple.P).toBe(1);
    expect(score({ events: [found, found, found, found] }).triple.P).toBe(0.5);
  });

  it('finds an act only where the key tells it: in its sentence or within 100 characters of a mention', () => {
    const at = (trigger: readonly [number, number], also?: readonly (readonly [number, number])[]): number => {
      const act = { ...rejection, sentence: [0, 60] as const, ...(also && { also }) };
      return scoreReading([{ ...key, events: [act] }], [{ article: 'a', events: [{ ...found, trigger }] }]).triple.F1;
    };
    expect([at([59, 64]), at([117, 120]), at([118, 121]), at([700, 705])]).toEqual([1, 1, 0, 0]);
    expect([at([700, 705], [[800, 806]]), at([690, 700], [[800, 806]])]).toEqual([1, 0]);
  });

  it('counts a repeat that stands elsewhere as false', () => {
    const elsewhere = { ...found, trigger: [700, 705] as const };
    expect(score({ events: [found, elsewhere, elsewhere] }).triple).toMatchObject({ P: 0.333, pred: 3 });
    expect(score({ events: [found, { ...found, trigger: [40, 44] }] }).triple).toMatchObject({ P: 1, pred: 1 });
  });

  it('tells what a reader of the brief sees by default, and how often each grade is right', () => {
    const wrong = { ...found, target: ['CHN'], trigger: [30, 36] as const };
    const position = { actor: 'RUS', stance: '-', issue: 'naval exercises', evidence: [22, 42] as const };
    const { triple, shown, grades } = score({
      events: [
        { ...found, grade: 'strong' },
        { ...found, grade: 'weak' },
        { ...wrong, grade: 'weak' },
        { ...wrong, grade: 'fair' },
      ],
      positions: [
        { ...position, grade: 'weak' },
        { ...position, actor: 'USA', grade: 'fair' },
      ],
    });
    expect(triple).toMatchObject({ P: 0.333, pred: 3 });
    expect(shown?.triple).toMatchObject({ P: 0.5, R: 1, pred: 2 });
    expect(shown?.positions).toMatchObject({ P: 0, key: 1, pred: 1 });
    // The second telling of the rejection is a repeat, neither right nor wrong.
    expect(grades?.triple).toEqual({
      strong: { accuracy: 1, n: 1 },
      weak: { accuracy: 0, n: 1 },
      fair: { accuracy: 0, n: 1 },
    });
    expect(grades?.positions).toEqual({ weak: { accuracy: 1, n: 1 }, fair: { accuracy: 0, n: 1 } });
  });

  it('counts the grades of every kind that the key codes', () => {
    const relation = { a: 'RUS', b: 'CHN', quality: 'ally', change: 'none' };
    const { grades } = scoreReading(
      [{ ...key, relations: [relation] }],
      [
        {
          article: 'a',
          events: [{ ...found, grade: 'strong' }],
          relations: [
            { ...relation, grade: 'strong' },
            { ...relation, b: 'USA', grade: 'weak' },
          ],
        },
      ],
    );
    expect(grades?.relations).toEqual({ strong: { accuracy: 1, n: 1 }, weak: { accuracy: 0, n: 1 } });
    expect(grades?.motives).toEqual({});
  });

  it('says nothing of grades where predictions have none', () => {
    const scores = score({ events: [found] });
    expect([scores.shown, scores.grades]).toEqual([undefined, undefined]);
  });

  it('leaves planned acts out of the events, and asks that they be called so', () => {
    expect(score({ events: [{ ...talks }] }).reality).toEqual({ accuracy: 1, n: 1 });
    expect(score({ events: [{ ...talks, reality: 'actual' }] }).reality).toEqual({ accuracy: 0, n: 1 });
    expect(score({ events: [{ ...found, trigger: [104, 106] }] }).reality).toEqual({ accuracy: 0, n: 1 });
  });

  it('takes a position by its place or by its words', () => {
    const position = { actor: 'RUS', stance: '-' };
    expect(score({ positions: [{ ...position, issue: 'drills', evidence: [22, 42] }] }).positions.F1).toBe(1);
    expect(score({ positions: [{ ...position, issue: 'naval exercise', evidence: [90, 99] }] }).positions.F1).toBe(1);
    expect(score({ positions: [{ ...position, issue: 'drills', evidence: [90, 99] }] }).positions.F1).toBe(0);
  });

  it('takes a speaker by name or by whom he speaks for', () => {
    expect(
      score({ speakers: [{ source: [[0, 2]], who: 'per:vera example', acts_for: 'CHN' }] }).speakers.accuracy,
    ).toBe(1);
    expect(score({ speakers: [{ source: [0, 2], who: null, acts_for: null }] }).speakers.accuracy).toBe(1);
    expect(score({ speakers: [{ source: [0, 2], who: null, acts_for: 'CHN' }] }).speakers.accuracy).toBe(0);
  });

  it('does not score what a key did not code, and says so', () => {
    expect(score({ motives: [{ actor: 'RUS', content: [1, 5] }] }).motives).toMatchObject({ key: 0, pred: 0 });
    expect(score({}).dates).toEqual({ accuracy: null, n: 0 });
  });

  it('rounds a tie to the even digit, as Python does', () => {
    expect([round3(0.0625), round3(0.1875), round3(0.3125), round3(0.0005), round3(2 / 3)]).toEqual([
      0.062, 0.188, 0.312, 0.001, 0.667,
    ]);
  });
});

const KINDS = ['events', 'speakers', 'positions', 'proposals', 'forecasts', 'relations', 'motives'] as const;

/** Drops, doubles, shifts, moves away, re-labels and, if asked for, grades the rows of a key. */
function perturb(gold: ReadingKey, random: () => number, graded: boolean): ReadingPrediction {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const codes = [...new Set(gold.events.flatMap((event) => [event.source, event.target].flat()))].filter(Boolean);
  const isSpan = (value: unknown): value is [number, number] =>
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
  const shift = ([start, end]: [number, number]): [number, number] => {
    const by = pick([0, 0, 0, 3, -5, 20, 60]);
    const first = Math.max(0, start + by);
    return [first, Math.max(first + 1, end + by + pick([0, 4, -2]))];
  };
  /** Where the same act may be told, or just too far away to be it. */
  const move = ([start, end]: readonly [number, number]): [number, number] => {
    const by = pick([-4000, -300, -101, -99, 99, 101, 300, 4000]);
    return start + by < 0 ? [start, end] : [start + by, end + by];
  };
  const change = (row: Readonly<Record<string, unknown>>, kind: string): Record<string, unknown> => {
    const copy = Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (isSpan(value)) return [name, shift(value)];
        if (name === 'terms' && Array.isArray(value)) return [name, value.map((term) => change(term, 'term'))];
        return [name, value];
      }),
    );
    const now = (share: number): boolean => random() < share;
    if (kind === 'events' && now(0.3)) copy.category = pick(CATEGORIES);
    if (kind === 'events' && now(0.2)) copy.source = now(0.3) ? [] : [pick(codes), pick(codes)];
    if (kind === 'events' && now(0.2)) copy.reality = pick(['actual', 'planned', 'denied']);
    if (kind === 'events' && now(0.1)) delete copy.reality;
    if (kind === 'events' && now(0.2)) copy.date = null;
    if (kind === 'events' && isSpan(copy.trigger) && now(0.2)) copy.trigger = move(copy.trigger);
    if (graded && kind !== 'term') copy.grade = pick(['strong', 'fair', 'weak', null]);
    if ('who' in copy && now(0.2)) copy.who = pick(codes);
    if ('acts_for' in copy && now(0.2)) copy.acts_for = null;
    if ('actor' in copy && now(0.2)) copy.actor = pick(codes);
    if ('stance' in copy && now(0.2)) copy.stance = '+';
    if ('quality' in copy && now(0.2)) copy.quality = 'ally';
    return copy;
  };
  return {
    article: gold.article,
    ...Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        (gold[kind] ?? []).flatMap((row) =>
          Array.from({ length: pick([0, 1, 1, 1, 2, 4]) }, () => change(row as Record<string, unknown>, kind)),
        ),
      ]),
    ),
  };
}

const here = hasPythonTools('comparison of the reading scorer with score_reading.py');

describe.skipIf(!here)('the reading scorer beside score_reading.py', () => {
  const files = here ? globSync(join(sharedFile('data/reading'), 'key-*.json')).sort() : [];

  it.each([1, 2, 3, 4, 5, 6])('agrees on the keys, predictions perturbed with seed %i', (seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
    try {
      const keys = files.map((file) => readJson(file) as ReadingKey);
      const random = seededRandom(seed);
      const predictions = keys.slice(seed % 2).map((gold) => perturb(gold, random, seed !== 3));
      const file = join(folder, 'pred.jsonl');
      writeFileSync(file, predictions.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const { grades, ...scores } = scoreReading(keys, predictions);
      // The Python tool knows the grades of events and positions only.
      const { triple, dyad, positions } = grades ?? {};
      expect({ ...scores, ...(grades && { grades: { triple, dyad, positions } }) }).toEqual(
        runPythonTool('score_reading.py', [...files, '--', file]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
