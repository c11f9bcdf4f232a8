import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexiconData, loadLexiconFiles } from '../load.ts';
import type { LexiconData } from '../who/entry.ts';
import { type CheckedFile, checkLexiconFiles, checkUserFile, type FileProblem } from './check-files.ts';

let data: LexiconData;
let files: readonly CheckedFile[];
beforeAll(async () => {
  data = await loadLexiconData();
  files = await loadLexiconFiles();
});

/** The mistakes in the lexicon with one line more in one of its files. */
function withLine(name: string, line: string): readonly FileProblem[] {
  const changed = files.map((file) => (file.name.endsWith(name) ? { ...file, text: `${line}\n${file.text}` } : file));
  return checkLexiconFiles(changed).problems;
}

const person = (id: string, rest: object): string =>
  JSON.stringify({
    id: `per:${id.toLowerCase()}`,
    kind: 'person',
    name: id,
    names: [{ text: id, kind: 'common' }],
    ...rest,
  });
const office = (actor: string, role: string, from: string, to: string): object => ({
  actor,
  role,
  sector: 'GOV',
  official: true,
  from,
  to,
});

describe('the data files of the lexicon', () => {
  it('hold no mistake, and give the same lexicon as loading does', () => {
    const checked = checkLexiconFiles(files);
    expect(checked.problems).toEqual([]);
    expect(checked.data).toEqual(data);
  });

  it.each([
    ['no JSON', 'persons.jsonl', '{"id": "per:jane roe",', 'no JSON'],
    ['a misspelt field', 'persons.jsonl', person('Jane Roe', { nationalty: 'NOR' }), 'nationalty'],
    [
      'an unknown actor',
      'persons.jsonl',
      person('Jane Roe', { affiliations: [office('ATL', 'king', '2001', '2002')] }),
      'no actor ATL',
    ],
    [
      'a term that ends first',
      'persons.jsonl',
      person('Jane Roe', { affiliations: [office('NOR', 'mayor', '2002', '2001')] }),
      'before it starts',
    ],
    [
      'a sector that is none',
      'organizations.jsonl',
      '{"id":"org:x","kind":"organization","name":"X","names":[{"text":"X Y","kind":"common"}],"sector":"QQQ"}',
      'no sector QQQ',
    ],
    [
      'a role that is there already',
      'roles.jsonl',
      '{"text":"ambassador","sector":"GOV","official":true}',
      '"ambassador" stands there twice',
    ],
    [
      'an id of another kind',
      'organizations.jsonl',
      '{"id":"org:x","kind":"igo","name":"X","names":[{"text":"X Y","kind":"common"}]}',
      'begins with igo:',
    ],
  ])('with %s are wrong, in that file and line', (_, name, line, reason) => {
    const problems = withLine(name, line);
    expect(problems.map((problem) => problem.reason).join(' ')).toContain(reason);
    const [problem] = problems.filter((each) => each.reason.includes(reason));
    expect(problem?.file).toMatch(new RegExp(`${name}$`));
    if (!reason.includes('twice')) expect(problem?.line).toBe(1);
  });

  it('with two holders of one office at once are wrong', () => {
    const problems = withLine(
      'persons.jsonl',
      person('Jane Roe', { affiliations: [office('DEU', 'chancellor', '2007', '2009')] }),
    );
    expect(problems.map(({ reason }) => reason).join(' ')).toMatch(/DEU chancellor: .*per:jane roe.* hold it at once/);
  });

  it('with bodies that are members of each other are wrong', () => {
    const body = (id: string, member: string): string =>
      JSON.stringify({
        id: `igo:${id}`,
        kind: 'igo',
        name: id,
        names: [{ text: `${id} Pact`, kind: 'common' }],
        members: [{ actor: `igo:${member}` }],
      });
    const problems = withLine('bodies.jsonl', [body('QA', 'QB'), body('QB', 'QC'), body('QC', 'QA')].join('\n'));
    expect(problems).toMatchObject([{ line: 1, reason: expect.stringContaining('igo:QA') }]);
  });
});

describe('a user’s file', () => {
  const check = (text: string, name = 'actors.yaml'): readonly string[] =>
    checkUserFile({ name, text }, data).problems.map(({ line, reason }) => `${line}: ${reason}`);

  it('is sound where it says nothing wrong', () => {
    expect(check('actors:\n  - {name: River Council, kind: organization, names: [RVC]}')).toEqual([]);
  });

  it.each([
    ['a mistake of form', 'actors:\n  - name: A\n    kind: cat', /^3: .*"kind"/],
    [
      'an unknown actor',
      'actors:\n  - name: A\n    kind: person\n    offices:\n      - {of: Atlantis, role: king}',
      /^5: .*Atlantis/,
    ],
    [
      'a term that ends first',
      'actors:\n  - name: A\n    kind: person\n    offices:\n      - {of: NOR, role: mayor, from: 2002, to: 2001}',
      /^5: .*before it starts/,
    ],
    [
      'two holders of one office',
      'actors:\n  - name: A A\n    kind: person\n    offices: [{of: NOR, role: king, from: 2002}]\n  - name: B B\n    kind: person\n    offices: [{of: NOR, role: king, from: 2003}]',
      /^7: .*hold it at once/,
    ],
    [
      'a name of two',
      'actors:\n  - {name: A, kind: group, names: [Lakers]}\n  - {name: B, kind: group, names: [Lakers]}',
      /^3: "Lakers" is a name of two actors, first in line 2/,
    ],
    [
      'an actor that stands twice',
      'actors:\n  - {name: A, kind: group}\n  - {name: A, kind: group}',
      /^3: A stands there twice/,
    ],
    ['a sector that is none', 'actors:\n  - {name: A, kind: group, sector: QQQ}', /^2: .*QQQ/],
    [
      'a circle of members',
      'actors:\n  - {name: A, id: "igo:A", kind: igo, members: ["igo:B"]}\n  - {name: B, id: "igo:B", kind: igo, members: ["igo:A"]}',
      /^2: .*member of itself/,
    ],
  ])('with %s is wrong, with the line', (_, text, reason) => {
    expect(check(text).join('\n')).toMatch(reason);
  });

  it('may be a dictionary, of which the lines are told that cannot be read', () => {
    expect(check('NORWAY [NOR\nSWEDEN [SWE]', 'mine.txt')).toMatchObject([expect.stringContaining('1: a bracket')]);
  });

  it('may not be a data file under another name', () => {
    expect(check('{}', 'people.jsonl').join()).toContain('persons.jsonl');
  });
});
