import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadAsset } from '#load-asset';
import { HEDGES } from '../../records/forecast.ts';
import { CHANGES, QUALITIES } from '../../records/relation.ts';
import { loadCues } from './cues.ts';
import { CAUSAL_WORDS, entriesOf, loadDiscourse, RELATION_WORDS } from './discourse.ts';

const SCHEMAS = {
  cues: z.strictObject({
    cue: z.string().regex(/^[a-z ]+$/u),
    pos: z.enum(['verb', 'noun', 'adj', 'adv', 'adp']),
    class: z.enum(['speech', 'attitude', 'intention', 'decree', 'showing']),
    takes: z.record(z.string(), z.number().min(0).max(1)),
  }),
  hedges: z.strictObject({
    word: z.string().min(1),
    pos: z.enum(['aux', 'adv']),
    hedge: z.enum(HEDGES),
  }),
  'relation-words': z.strictObject({
    word: z.string().min(1),
    pos: z.enum(RELATION_WORDS),
    quality: z.enum([...QUALITIES, 'client']).optional(),
    change: z.enum(CHANGES).optional(),
    takes: z.array(z.string()).min(1).optional(),
  }),
  'causal-words': z.strictObject({
    word: z.string().min(1),
    pos: z.enum(CAUSAL_WORDS),
    is: z.enum(['cause', 'effect']),
    takes: z.array(z.string()).min(1).optional(),
    with: z.string().optional(),
    thing: z.literal(true).optional(),
  }),
} as const;

describe('the word lists that an expert edits', () => {
  it.each(Object.entries(SCHEMAS))('%s.jsonl holds one valid record a line and none twice', async (name, schema) => {
    const lines = new TextDecoder()
      .decode(await loadAsset(`src/lexicon/data/${name}.jsonl`))
      .trim()
      .split('\n');
    const seen = new Set<string>();
    for (const [i, line] of lines.entries()) {
      const parsed = schema.safeParse(JSON.parse(line));
      expect(parsed.success, `${name}.jsonl line ${i + 1}: ${line}`).toBe(true);
      expect(seen.has(line), `${name}.jsonl line ${i + 1} stands twice: ${line}`).toBe(false);
      seen.add(line);
    }
  });

  it('are looked up by part of speech and lemma', async () => {
    const { hedges, cues } = await loadDiscourse();
    expect(entriesOf(hedges, 'aux', 'may')?.[0]?.hedge).toBe('possible');
    expect(cues.cue('say', 'verb')?.class).toBe('speech');
  });

  it('work without the learnt weights', async () => {
    expect((await loadCues({ learnt: false })).weights).toBeUndefined();
  });
});
