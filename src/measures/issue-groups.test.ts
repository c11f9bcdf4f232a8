import { describe, expect, it } from 'vitest';
import { groupIssues, issueKey, type WordedIssue } from './issue-groups.ts';

const worded = (...issues: string[]): WordedIssue[] => issues.map((issue, n) => ({ issue, document: `d${n}` }));
const groups = (...issues: string[]): string[] => {
  const list = worded(...issues);
  const of = groupIssues(list);
  return list.map((one) => of(one).id);
};

describe('groupIssues', () => {
  it('brings the same issue in other words together', () => {
    for (const same of [
      ['the deployment of THAAD', 'THAAD deployment', 'deploying THAAD'],
      ['sanctions on Iran', 'new sanctions against Iran', 'the sanctions on Iran'],
      ['the war in Iraq', 'Iraq war'],
      ['a no-fly zone over Syria', 'no-fly zones over Syria'],
      ['immigration reform', 'comprehensive immigration reform'],
      ['a delay of Brexit', 'delay Brexit until 31 January', 'delay Brexit again'],
    ]) {
      expect(new Set(groups(...same)).size, same.join(' | ')).toBe(1);
    }
  });

  it('keeps apart what only sounds alike', () => {
    for (const [a = '', b = ''] of [
      ['sanctions on Iran', 'sanctions on Russia'],
      ['sanctions', 'sanctions on Iran'],
      ['joint exercises in May', 'an end to joint exercises in May'],
      ['missile tests', 'halt missile tests'],
      ['the march in Moscow', 'the march in Minsk'],
      ["Russia's aid to Syria", "Syria's aid to Russia"],
    ]) {
      const [one, other] = groups(a, b);
      expect(one, `${a} | ${b}`).not.toBe(other);
    }
  });

  it('joins a wider wording to a narrower one only if there is no second one to join', () => {
    const [wide, narrow, other] = groups('the nuclear deal', 'the Iranian nuclear deal', 'the Indian nuclear deal');
    expect(new Set([wide, narrow, other]).size).toBe(3);
  });

  it('keeps words that only point back into their text in that text', () => {
    expect(new Set(groups('the bill', 'the bill')).size).toBe(2);
    expect(new Set(groups('his comments', 'his comments')).size).toBe(2);
    expect(new Set(groups('abortion', 'abortion')).size).toBe(1);
    expect(new Set(groups('the truce', 'the truce')).size).toBe(1);
  });

  it('names a group by its most frequent wording, the shortest of several, and lists them all', () => {
    const list = worded('deploying THAAD', 'the THAAD deployment', 'THAAD deployment', 'the deployment of THAAD');
    const group = groupIssues(list)({ issue: 'deploying THAAD', document: 'd0' });
    expect(group.name).toBe('THAAD deployment');
    expect(group.wordings).toHaveLength(4);
  });

  it('obeys groups that are given', () => {
    const list = worded('the dam', 'the reservoir', 'water');
    const of = groupIssues(list, (issue) => (issue === 'water' ? undefined : { id: 'gerd', name: 'the Nile dam' }));
    expect(list.map((one) => of(one).name)).toEqual(['the Nile dam', 'the Nile dam', 'water']);
  });
});

describe('issueKey', () => {
  it('never comes out empty', () => {
    for (const odd of ['it', 'the', '“—”', '', '核兵器']) expect(() => issueKey(odd)).not.toThrow();
    expect(issueKey('核兵器')).toBe('核兵器');
  });
});
