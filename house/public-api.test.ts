import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './api-page.ts';
import { type Declared, PublicApi } from './public-api.ts';
import { ROOMS } from './rooms.ts';

const root = join(import.meta.dirname, '..');
const entries = entriesOf(root);
const PARTS = ['records', 'sources', 'language', 'lexicon', 'reading', 'measures', 'conflict', 'casefile', 'report'];
const api = new PublicApi(root);
const key = ({ file, name }: Declared): string => `${file} ${name}`;

/** Types that an entry's exports speak of and that it does not export itself. */
function missingTypes(file: string, concerns: (kind: string) => boolean): string[] {
  const exported = [...api.exportsOf(file)];
  const given = new Set(exported.map(([, one]) => key(one)));
  return exported.flatMap(([name, one]) => {
    const { kind, types } = api.declaration(one);
    return concerns(kind) ? types.filter((type) => !given.has(key(type))).map((type) => `${type.name} of ${name}`) : [];
  });
}

describe('the entries of the library', () => {
  it('are the whole and its nine parts', () => {
    expect(entries.map(({ name }) => name)).toEqual(['ententejs', ...PARTS.map((part) => `ententejs/${part}`)]);
  });

  it.each(entries.slice(1))('$name exports every type that its exports speak of', ({ file }) => {
    expect(missingTypes(file, () => true)).toEqual([]);
  });

  it('the whole exports every type in the signature of its functions; what these hold is named by the parts', () => {
    expect(missingTypes('src/index.ts', (kind) => kind !== 'type')).toEqual([]);
  });

  it('finds a type that is not exported', () => {
    const { types } = api.declaration({ file: 'src/conflict/solve/solve.ts', name: 'solveSpace' });
    expect(types.map(({ name }) => name).toSorted()).toEqual(['Concept', 'Payoffs', 'Solution', 'StateSpace', 'Tell']);
    expect(missingTypes('src/index.ts', () => true)).toContain('StateSpace of Solution');
  });

  it('stand in docs/api.md with all their functions (node house/write-api-page.ts writes the list)', () => {
    const page = readFileSync(join(root, 'docs/api.md'), 'utf8');
    const missing = entries.flatMap(({ name, file }) => {
      const [, section = ''] = page.split(`\n### ${name}\n`);
      const [list = ''] = section.split('\n### ');
      const functions = [...api.exportsOf(file)].filter(([, one]) => api.declaration(one).kind === 'function');
      return functions.flatMap(([exported]) =>
        list.includes(`| \`${exported}\` |`) ? [] : [`${exported} of ${name}`],
      );
    });
    expect(missing).toEqual([]);
    expect(entries.filter(({ name }) => !page.includes(`| \`${name}\` |`))).toEqual([]);
    for (const part of PARTS) {
      const [row = ''] = page.match(new RegExp(`^\\| \`ententejs/${part}\` .*$`, 'mu')) ?? [];
      expect(row.endsWith('| Node, browser |'), `${part} runs in a browser`).toBe(
        ROOMS[`src/${part}`]?.browser === true,
      );
    }
    for (const code of ['usage', 'unreadable', 'unwritable', 'internal']) expect(page).toContain(`| \`${code}\` |`);
  });

  it('no name means two things', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { file } of entries)
      for (const [name, one] of api.exportsOf(file))
        meanings.set(name, (meanings.get(name) ?? new Set()).add(key(one)));
    expect([...meanings].filter(([, declared]) => declared.size > 1)).toEqual([]);
  });
});
