import { describe, expect, it } from 'vitest';
import { issueKey } from '../words/issue-words.ts';
import { parseIssuesFile } from './issues-file.ts';

describe('a file of issues', () => {
  it('names issues, their aliases, and what they are not', () => {
    const { file, problems } = parseIssuesFile(
      'issues:\n  - name: missile shield\n    aliases: [the radar, deployment of the system]\n    not: [radar station in Norway]\n',
    );
    expect(problems).toEqual([]);
    expect(file.issues).toMatchObject([{ name: 'missile shield', aliases: ['the radar', 'deployment of the system'] }]);
  });

  it.each([
    [
      'an alias that two issues claim',
      'issues:\n  - name: dam\n  - name: river\n    aliases: [the dam]\n',
      4,
      /under dam already/,
    ],
    ['a field that is none', 'issues:\n  - name: dam\n    alias: wall\n', 3, /alias/],
    ['an issue without a name', 'issues:\n  - aliases: [wall]\n', 2, /name/],
    ['a phrase of empty words', 'issues:\n  - name: the\n', 2, /at least one word/],
    ['a section that is none', 'topics:\n  - name: dam\n', 1, /no section "topics"/],
  ] as const)('tells the place of %s', (_, text, line, reason) => {
    const { problems } = parseIssuesFile(text);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.column).toBeGreaterThan(0);
    expect(problems[0]?.reason).toMatch(reason);
  });

  it('looks past articles, plurals and possessives', () => {
    expect(issueKey('The tariffs on steel')).toBe(issueKey('steel tariff').split(' ').reverse().join(' '));
    expect(issueKey("Iran's missiles")).toBe('iran missile');
  });
});
