import { describe, expect, it } from 'vitest';
import { loadPolarity, parsePolarity } from './polarity.ts';

describe('the list of tones', () => {
  it('knows friendly and hostile words by part of speech', async () => {
    const tones = await loadPolarity();
    expect(tones.get('verb praise')).toBe('+');
    expect(tones.get('verb condemn')).toBe('-');
    expect(tones.get('noun friend')).toBe('+');
  });

  it('names the line that it cannot understand', () => {
    expect(() => parsePolarity('# words\nverb\t?\tpraise')).toThrow('polarity.tsv, line 2');
  });
});
