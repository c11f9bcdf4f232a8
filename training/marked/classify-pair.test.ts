import { describe, expect, it } from 'vitest';
import { classifyPairs, classifyPairsByRule } from './classify-pair.ts';
import type { MarkedPair } from './pair-features.ts';

/** Marks the first and the second word in brackets as source and target. */
function pair(marked: string): MarkedPair {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    if (part.startsWith('[')) {
      spans.push({ start: text.length, end: text.length + part.length - 2 });
      text += part.slice(1, -1);
    } else text += part;
  }
  const [source, target] = spans;
  return { text, sources: source ? [source] : [], targets: target ? [target] : [] };
}

const ROWS: readonly (readonly [string, string])[] = [
  ['[Kenya] bombed a camp of [the rebels] on Friday.', 'ASSAULT'],
  ['[Peru] accused [Chile] of spying.', 'ACCUSE'],
  ['[Norway] sent humanitarian aid to [Sudan].', 'AID'],
  ['[Jordan] urged [Israel] to stop the digging.', 'REQUEST'],
  ['[The Omani sultan] held talks with [the Iraqi president].', 'CONSULT'],
  ['[Poland] imposed sanctions on [Belarus].', 'SANCTION'],
  ['[Serbia] rejected the offer of [Albania].', 'REJECT'],
  ['[France] praised [Tunisia].', 'SUPPORT'],
  ['[Chad] threatened to attack [Libya].', 'THREATEN'],
  ['[Turkey] will send aid to [Somalia].', 'AGREE'],
];

describe('marked pairs', () => {
  it('are told apart by rules alone', async () => {
    const answers = await classifyPairsByRule(ROWS.map(([text]) => pair(text)));
    expect(answers.map((answer) => answer.category)).toEqual(ROWS.map(([, category]) => category));
  });

  it('get an answer each with the shipped weights, or without them', async () => {
    expect(await classifyPairs([pair('[A] met [B].'), pair('no marks at all')])).toHaveLength(2);
    expect(await classifyPairs([])).toEqual([]);
  });
});
