import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createEnglish, type EnglishEngine } from '../../language/english.ts';
import { type CueLexicon, loadCues } from '../../lexicon/words/cues.ts';
import { treesOf } from '../clause/tree.ts';
import { attributionCandidates } from './attribution-candidates.ts';
import { CONSTRUCTIONS, type VerbRule } from './verb-constructions.ts';
import { REPAIRS } from './verb-repairs.ts';

let engine: EnglishEngine;
let cues: CueLexicon;
beforeAll(async () => {
  [engine, cues] = await Promise.all([createEnglish(undefined, 'fast'), loadCues()]);
});

/** Reads the example of a rule: whether the rule read the verb, and the construction by which it is read in the end. */
async function readExample(rule: VerbRule): Promise<{ readonly reads: boolean; readonly construction?: string }> {
  const { text, cue } = rule.example;
  const [sentence] = treesOf(await engine.analyse(text)).sentences;
  if (!sentence) throw new RangeError(`no sentence in ${text}`);
  const read = vi.spyOn(rule, 'read');
  const found = attributionCandidates(sentence, cues).find((one) => sentence.token(one.cue).form === cue);
  const reads = read.mock.calls.some(
    ([verb], i) => sentence.token(verb.verb).form === cue && read.mock.results[i]?.value === true,
  );
  read.mockRestore();
  return { reads, ...(found ? { construction: found.construction } : {}) };
}

describe('where the content of a verb stands', () => {
  it.each(CONSTRUCTIONS)('$name', async (rule) => {
    expect(await readExample(rule)).toEqual({ reads: true, construction: rule.example.construction });
  });
});

describe('what mends the reading of a verb', () => {
  it.each(REPAIRS)('$name', async (rule) => {
    expect(await readExample(rule)).toEqual({ reads: true, construction: rule.example.construction });
  });
});
