import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEnglish, type EnglishEngine } from '../../language/english.ts';
import { type EventFrames, loadEventFrames } from '../../lexicon/words/event-frames.ts';
import { treesOf } from '../clause/tree.ts';
import { readFrames } from './event-triggers.ts';
import { realityOf } from './reality.ts';
import { REALITY_STEPS } from './reality-steps.ts';

let engine: EnglishEngine;
let frames: EventFrames;
beforeAll(async () => {
  [engine, frames] = await Promise.all([createEnglish(), loadEventFrames()]);
});

describe('whether an act took place', () => {
  it.each(REALITY_STEPS)('$name', async (step) => {
    const { text, word, reality } = step.example;
    const [sentence] = treesOf(await engine.analyse(text)).sentences;
    const act = sentence?.tokens.find(({ form }) => form === word);
    if (!sentence || !act) throw new RangeError(`no ${word} in ${text}`);
    const climb = vi.spyOn(step, 'climb');
    const found = realityOf(
      readFrames(sentence, frames, () => undefined),
      act.index,
    );
    expect(climb).toHaveBeenCalled();
    climb.mockRestore();
    expect(found.reality).toBe(reality);
  });
});
