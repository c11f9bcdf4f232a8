import { describe, expect, it } from 'vitest';
import { BENCHMARKS } from './benchmarks.ts';

describe('the list of benchmarks', () => {
  it.each(BENCHMARKS.map(({ name, load }) => [name, load] as const))('leads to one: %s', async (_, load) => {
    expect(await load()).toBeTypeOf('function');
  });
});
