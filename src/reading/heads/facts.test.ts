import { expect, test } from 'vitest';
import { createEnglish } from '../../language/english.ts';
import { treesOf } from '../clause/tree.ts';
import { type Candidate, type CandidateMention, pairFacts } from './facts.ts';

// Computed by training/encoder/records_tasks.py for the same tree, as sentence 3 of a document.
const STARTS = { mention: 0, actor: 8, place: 15, near: 24, tree: 38, rank: 78, many: 85 };
const KOREA: Candidate = { kind: 'state', rank: 0 };
const FIRM: Candidate = { kind: 'organization', rank: 4 };
const PERSON: Candidate = { kind: undefined, rank: 30 };
const mention = (kind: string, sentence: number, head: number, set = false): CandidateMention => ({
  kind,
  sentence,
  head,
  set,
});
const CASES: readonly [CandidateMention | undefined, Candidate | 'author', readonly number[]][] = [
  [mention('metonym', 3, 0), KOREA, [3, 9, 17, 36, 39, 79, 86]],
  [mention('metonym', 3, 5), KOREA, [3, 9, 17, 35, 38, 79, 86]],
  [mention('role', 3, 19, true), FIRM, [4, 11, 16, 30, 38, 82, 87]],
  [mention('name', 1, 2), PERSON, [1, 14, 19, 24, 38, 84, 86]],
  [mention('pronoun', 4, 2), KOREA, [6, 9, 22, 24, 38, 79, 86]],
  [undefined, PERSON, [0, 14, 21, 24, 38, 84, 85]],
  [undefined, 'author', [0, 8, 23, 24, 38, 78, 85]],
];

test('facts have the numbers that training gave them', async () => {
  const engine = await createEnglish();
  const text =
    'Seoul and Tokyo, which Beijing had warned, refused on Monday to drop the plan of their defence ministers.';
  const { sentences } = treesOf(await engine.analyse(`${'Nothing came. '.repeat(3)}${text}`));
  const sentence = sentences[3];
  expect(sentence?.token(9).form).toBe('refused');
  for (const [given, who, expected] of CASES)
    expect(sentence && pairFacts(STARTS, sentence, 9, given, who)).toEqual(expected);
});
