import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const inCase = (...args: readonly string[]) => entente([...args, '--case', 'case']);
const TYPES = `types:
  - type: Claim
    variables:
      - {name: speaker, holds: short text}
      - {name: concept, holds: short text}
      - {name: agreement, holds: boolean}
      - {name: strength, holds: integer}
    actor: speaker
`;
const CONCEPTS = `concepts:
  - {concept: Peace}
  - {concept: The treaty, under: Peace, words: [treaty]}
  - {concept: The accord, under: Peace}
filters:
  - {filter: treaty, only: ["concept=The treaty"]}
`;

interface Shown {
  readonly id: string;
  readonly document: string;
  readonly status: string;
  readonly record: { readonly values: Readonly<Record<string, unknown>>; readonly position?: string };
}

async function statements(): Promise<readonly Shown[]> {
  const { stdout } = await inCase('list', '--records', '--kind', 'discourse-statement', '--json');
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Shown]));
}

/** Ties of the two-mode network, as `actor concept weight`. */
async function ties(...options: readonly string[]): Promise<readonly string[]> {
  const run = await entente(['discourse', 'network', 'case', '--csv', '--aggregation', 'subtract', ...options]);
  expect(run).toMatchObject({ status: 0 });
  const [head = '', ...rows] = run.stdout.trim().split(/\r?\n/u);
  expect(head).toContain(',');
  return rows.map((row) => row.split(',').slice(0, 3).join(' | ')).sort();
}

beforeAll(async () => {
  file(
    'text.txt',
    'Norway supports the treaty. Sweden opposes the treaty. Finland told nobody what it thinks of the accord.',
  );
  await entente(['init', 'case', '--as', 'Ada']);
  const settings = join(folder, 'case/entente.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('engine: encoder', 'engine: fast'));
  file('case/discourse.yaml', TYPES);
  await inCase('add', 'text.txt', '--date', '2021-03-04');
}, 30_000);

describe('statement types of one’s own', () => {
  it('are coded by hand, value by value, each of its kind', async () => {
    expect((await entente(['codebook', 'check', 'case/discourse.yaml'])).stderr).toContain('No mistakes');
    const [row = '{}'] = (await inCase('list', '--json')).stdout.split('\n');
    const { id } = JSON.parse(row) as { id: string };
    const add = (...fields: readonly string[]) =>
      inCase('decide', 'add', 'discourse-statement', id, 'Finland', ...fields);
    expect((await add('speaker=Finland', 'strength=much')).stderr).toContain('strength must be a whole number');
    expect((await add('who=Finland')).stderr).toContain(
      'have no variable "who"; they have speaker, concept, agreement',
    );
    expect((await add('type=Other', 'speaker=Finland')).stderr).toContain('no statement type "Other"; it has Claim');
    expect((await add('speaker=Finland', 'concept=The accord', 'agreement=yes', 'strength=-2')).status).toBe(0);
    const [one] = await statements();
    expect(one?.record.values).toEqual({ speaker: 'Finland', concept: 'The accord', agreement: true, strength: -2 });
    expect((await inCase('decide', 'edit', one?.id ?? '', 'strength=')).status).toBe(0);
    expect((await statements())[0]?.record.values).not.toHaveProperty('strength');
    await inCase('undo');
    expect((await statements())[0]?.record.values).toHaveProperty('strength', -2);
  });

  it('are suggested by positions on what a concept names, and wait for a person', async () => {
    file('case/discourse.yaml', TYPES + CONCEPTS);
    expect((await inCase('reread', '--suggestions')).stderr).toContain('1 document reads otherwise');
    expect((await inCase('decide', 'reading')).status).toBe(0);
    const suggested = (await statements()).filter(({ status }) => status === 'open');
    expect(suggested.map(({ record }) => record.values)).toEqual([
      { speaker: 'Norway', concept: 'The treaty', agreement: true },
      { speaker: 'Sweden', concept: 'The treaty', agreement: false },
    ]);
    // A new text is read with them at once.
    file('more.txt', 'Denmark supports the treaty.');
    await inCase('add', 'more.txt', '--date', '2021-04-05');
    expect(await statements()).toHaveLength(4);
    const [first] = suggested;
    expect((await inCase('decide', 'accept', first?.id ?? '')).status).toBe(0);
    expect((await inCase('reread', '--suggestions')).stderr).toContain('reads as before');
  }, 30_000);

  it('become networks, by filters and levels of the tree, and open their records', async () => {
    expect(await ties()).toEqual([
      ...[
        'Denmark | The treaty | 1',
        'Finland | The accord | 1',
        'Norway | The treaty | 1',
        'Sweden | The treaty | -1',
      ],
    ]);
    expect(await ties('--filter', 'treaty')).toHaveLength(3);
    expect((await ties('--level', '0'))[1]).toBe('Finland | Peace | 1');
    const run = await entente(['discourse', 'network', 'case']);
    expect(run.stdout + run.stderr).toContain('2 statements are suggested by the reader');
    expect((await entente(['discourse', 'network', 'case', '--filter', 'none'])).stderr).toContain(
      'no filter "none" in the discourse.yaml of case; it has treaty',
    );
    expect((await entente(['discourse', 'network', 'case', '--type', 'Other'])).stderr).toContain(
      'it has Claim, position',
    );
    const positions = await entente(['discourse', 'network', 'case', '--type', 'position']);
    expect(positions.status).toBe(0);
  });

  it('have concepts that are merged and renamed, which undo takes back', async () => {
    const before = await ties();
    expect((await inCase('decide', 'merge', 'concepts', 'The treaty', 'The accord')).status).toBe(0);
    expect((await ties())[1]).toBe('Finland | The treaty | 1');
    await inCase('decide', 'rename', 'concept', 'The treaty', 'Treaty of Oslo');
    expect((await ties())[1]).toBe('Finland | Treaty of Oslo | 1');
    await inCase('decide', 'merge', 'values', 'speaker=Norway', 'speaker=Denmark');
    expect(await ties()).toContain('Norway | Treaty of Oslo | 2');
    expect((await inCase('decide', 'merge', 'values', 'speaker=Norway', 'Denmark')).stderr).toContain(
      'of one variable',
    );
    for (const _ of ['values', 'rename', 'merge']) expect((await inCase('undo')).status).toBe(0);
    expect(await ties()).toEqual(before);
  });

  it('say where discourse.yaml is wrong', async () => {
    file('case/discourse.yaml', `${TYPES}concepts: [{concept: a, under: b}]\n`);
    const run = await entente(['discourse', 'network', 'case']);
    expect(run).toMatchObject({ status: 3 });
    expect(run.stderr).toMatch(/case\/discourse\.yaml, line \d+, column \d+: a: there is no concept "b"/);
    expect((await entente(['codebook', 'check', 'case/discourse.yaml'])).status).toBe(1);
  });
});
