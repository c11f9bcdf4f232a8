import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { licencesPage } from './licences.ts';

const root = join(import.meta.dirname, '..');
let files: ReadonlySet<string>;

beforeAll(() => {
  const pack = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
  const [packed] = JSON.parse(pack.stdout) as readonly { readonly files: readonly { readonly path: string }[] }[];
  files = new Set(packed?.files.map(({ path }) => path));
});

describe('what is published', () => {
  it('holds the command, the data, the pages and the examples, and neither tests nor weights without a licence', () => {
    for (const file of [
      'bin/entente.js',
      'src/lexicon/data/states.jsonl',
      'src/report/page/page.js',
      'src/report/page/page.css',
      'models/english/english.bin',
      'docs/api.md',
    ])
      expect(files).toContain(file);
    expect([...files].filter((file) => /unlicensed-sources|\.test\.|\.fixture\.|^bench|^training/u.test(file))).toEqual(
      [],
    );
  });

  it('has behind every link of its pages a file of its own', () => {
    const pages = [...files].filter((file) => file.endsWith('.md'));
    expect(pages).toContain('README.md');
    const leadNowhere = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/gu)]
        .map(([, link = '']) => posix.join(posix.dirname(page), link))
        .filter((target) => !files.has(target))
        .map((target) => `${page} -> ${target}`),
    );
    expect(leadNowhere).toEqual([]);
  });

  it('names the licence and size of every library that it brings (node house/write-licences.ts writes the page)', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(root));
    expect(licencesPage(root)).toMatch(/\| zod \| [\d.]+ \| MIT \|/u);
  });
});
