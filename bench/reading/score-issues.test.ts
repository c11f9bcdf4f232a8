import { describe, expect, it } from 'vitest';
import { type IssuesKey, type ShownIssue, scoreIssues } from './score-issues.ts';

const TEXT = 'Peru backs the canal. Chile is against it. Cuba wants an end to the blockade. Peru left the talks.';
const sentence = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const key: IssuesKey = {
  id: 'a',
  issues: [
    {
      issue: 'the canal',
      stands: [
        { actor: ['PER'], stance: '+', words: 'backs the canal' },
        { actor: ['CHL'], stance: '-', words: 'against it' },
      ],
    },
    { issue: 'the blockade', stands: [{ actor: ['CUB'], stance: '-', words: 'an end to' }], also: true },
  ],
  contradictions: [],
};
const peru = { actor: ['PER', 'Peru'], stance: '+', sentence: sentence('Peru backs the canal.') } as const;
const chile = { actor: ['CHL'], stance: '-', sentence: sentence('Chile is against it.') } as const;
const cuba = { actor: ['CUB'], stance: '+', sentence: sentence('Cuba wants an end to the blockade.') } as const;
const score = (...issues: readonly ShownIssue[]) => scoreIssues(key, TEXT, issues, []);

describe('the score of issues', () => {
  it('counts an issue as right if each stand is one of the key, and finds what was missed', () => {
    expect(score({ name: 'canal', stands: [peru, chile] }).issues).toEqual({ right: 1, shown: 1, found: 1, wanted: 1 });
    expect(score().issues).toEqual({ right: 0, shown: 0, found: 0, wanted: 1 });
  });

  it('counts one as wrong that holds a stand of another issue, and its right stands apart', () => {
    const { issues, stands } = score({ name: 'canal', stands: [peru, chile, cuba] });
    expect(issues.right).toBe(0);
    expect(stands).toEqual({ right: 2, shown: 3 });
  });

  it('takes words that turn the whole issue round, and asks for no more than the key does', () => {
    expect(score({ name: 'an end to the blockade', stands: [cuba] }).issues).toMatchObject({ right: 1, found: 0 });
    expect(score({ name: 'canal', stands: [peru, { ...chile, stance: '+' }] }).issues.right).toBe(0);
  });

  it('takes a contradiction for right only where its sentences hold both sides of one in the key', () => {
    const contradictory: IssuesKey = {
      ...key,
      contradictions: [{ actor: ['PER'], about: ['backs the canal', 'left the talks'] }],
    };
    const shown = (...sentences: ShownIssue['stands'][number]['sentence'][]) =>
      scoreIssues(contradictory, TEXT, [], [{ name: 'x', actors: ['PER'], act: false, sentences }]).contradictions;
    expect(shown(peru.sentence, sentence('Peru left the talks.')).right).toBe(1);
    expect(shown(peru.sentence, chile.sentence)).toMatchObject({ right: 0, wanted: 1 });
  });
});
