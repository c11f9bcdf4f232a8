import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let house = '';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'entente-rooms-'));
  copyFileSync(join(root, 'biome.json'), join(house, 'biome.json'));
});
afterAll(() => rmSync(house, { recursive: true }));

/** Lints a line of code as if it stood in `file`, under the project's rules. */
function lint(file: string, code: string): { status: number | null; output: string } {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code}\n`);
  const biome = join(root, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', file], { cwd: house, encoding: 'utf8' });
  rmSync(path);
  return { status: run.status, output: run.stdout + run.stderr };
}

describe('the rooms of src/', () => {
  it.each([
    ['src/records/example.ts', "import { read } from '../reading/read.ts';\nread();", 'noRestrictedImports'],
    ['src/language/example.ts', "import { load } from '../lexicon/load.ts';\nload();", 'noRestrictedImports'],
    ['src/sources/example.ts', "import { english } from '../language/english.ts';\nenglish();", 'noRestrictedImports'],
    ['src/reading/example.ts', "import { renderHtml } from '../report/html.ts';\nrenderHtml();", 'noRestrictedImports'],
    ['src/measures/example.ts', "import { read } from '../reading/read.ts';\nread();", 'noRestrictedImports'],
    ['src/reading/example.ts', "import { readFile } from 'node:fs/promises';\nreadFile('x');", 'noNodejsModules'],
  ])('%s may not look upstream or at Node', (file, code, rule) => {
    const { status, output } = lint(file, code);
    expect(output).toContain(rule);
    expect(status).toBe(1);
  });

  it('lets a room import those that stand before it', () => {
    const { status, output } = lint(
      'src/reading/example.ts',
      "import { quote } from '../records/offsets.ts';\n\nquote('', { start: 0, end: 0 });",
    );
    expect(output).not.toContain('noRestrictedImports');
    expect(status).toBe(0);
  });
});
