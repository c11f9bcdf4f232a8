import { describe, expect, it } from 'vitest';
import { Remembered } from './remembered.ts';

describe('answers that are remembered', () => {
  it('are those that were asked for last, as many as there is room for', () => {
    const answers = new Remembered(10);
    answers.keep('a', 'first', 4);
    answers.keep('b', 'second', 4);
    expect(answers.get('a')).toBe('first');
    answers.keep('c', 'third', 4);
    expect([answers.get('a'), answers.get('b'), answers.get('c')]).toEqual(['first', undefined, 'third']);
  });

  it('take no room twice when one is found anew, and none when all are forgotten', () => {
    const answers = new Remembered(10);
    answers.keep('a', 1, 6);
    answers.keep('a', 2, 6);
    answers.keep('b', 3, 4);
    expect([answers.get('a'), answers.get('b')]).toEqual([2, 3]);
    answers.clear();
    answers.keep('c', 4, 10);
    expect([answers.get('a'), answers.get('c')]).toEqual([undefined, 4]);
  });

  it('that are greater than all the room are not kept', () => {
    const answers = new Remembered(10);
    answers.keep('a', 1, 11);
    expect(answers.get('a')).toBeUndefined();
  });
});
