import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { biomeRooms } from './biome-rooms.ts';
import { circles, houseFiles, importGraph, importsOf } from './imports.ts';
import { mayImport, ROOMS, roomOf } from './rooms.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = houseFiles(root);
const imports = importsOf(root, files);

describe('the rooms of the house', () => {
  it('hold every file, and no room is empty', () => {
    expect(files.filter((file) => ROOMS[roomOf(file)] === undefined)).toEqual([]);
    const used = new Set(files.map(roomOf));
    expect(Object.keys(ROOMS).filter((room) => room !== 'src/assets' && !used.has(room))).toEqual([]);
  });

  it('import only what the table lets them', () => {
    const refused = imports.filter(({ from, to }) => to.endsWith('.ts') && !mayImport(roomOf(from), to));
    expect(refused.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
    expect(imports.length).toBeGreaterThan(1000);
  });

  it('have no circle, neither of files nor of rooms, and the table itself has none', () => {
    expect(circles(importGraph(imports))).toEqual([]);
    expect(circles(importGraph(imports, roomOf))).toEqual([]);
    const table = Object.entries(ROOMS).map(([room, { imports: allowed }]) => [room, new Set(allowed)] as const);
    expect(circles(new Map(table))).toEqual([]);
  });

  it('finds a circle where there is one', () => {
    const edges = { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: [] };
    expect(circles(new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)])))).toEqual([['a', 'b', 'c']]);
  });
});

describe("Biome's rules", () => {
  it('are those of the table (node house/write-biome-rooms.ts writes them)', () => {
    expect(JSON.parse(readFileSync(join(root, 'house/biome-rooms.json'), 'utf8'))).toEqual(biomeRooms());
  });

  it('refuse to look upstream, into a neighbouring stage or at Node, and let a room import those before it', () => {
    const lines: readonly (readonly [file: string, code: string, rule: string | undefined])[] = [
      ['src/records/a.ts', "import { x } from '../reading/read.ts';\nx();", 'noRestrictedImports'],
      ['src/language/a.ts', "import { x } from '../lexicon/load.ts';\nx();", 'noRestrictedImports'],
      ['src/sources/a.ts', "import { x } from '../language/english.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/a.ts', "import { x } from '../report/brief/html.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/b.ts', "import { x } from '../sources/read-bytes.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/c.ts', "import { x } from '../sources/text-document.ts';\n\nx();", undefined],
      ['src/reading/context/a.ts', "import { x } from '../events/events.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/events/a.ts', "import { x } from '../relations/relations.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/events/b.ts', "import type { X } from '../reader.ts';\nexport type Y = X;", 'noRestrictedImports'],
      ['src/reading/events/c.ts', "export const x = await import('../reader.ts');", 'noRestrictedImports'],
      ['src/reading/events/d.ts', "import { x } from '../clause/agents.ts';\n\nx();", undefined],
      ['src/lexicon/check/a.ts', "import { x } from '../load.ts';\nx();", 'noRestrictedImports'],
      ['src/measures/a.ts', "import { x } from '../reading/read.ts';\nx();", 'noRestrictedImports'],
      ['src/reading/d.ts', "import { readFile } from 'node:fs/promises';\nreadFile('x');", 'noNodejsModules'],
      ['src/reading/e.ts', "import { quote } from '../records/offsets.ts';\n\nquote();", undefined],
      ['bench/kit/a.ts', "import { x } from '../reading/score-reading.ts';\nx();", 'noRestrictedImports'],
    ];
    const house = mkdtempSync(join(tmpdir(), 'entente-rooms-'));
    try {
      for (const name of ['biome.json', 'house/biome-rooms.json']) {
        mkdirSync(dirname(join(house, name)), { recursive: true });
        copyFileSync(join(root, name), join(house, name));
      }
      for (const [file, code] of lines) {
        mkdirSync(dirname(join(house, file)), { recursive: true });
        writeFileSync(join(house, file), `${code}\n`);
      }
      const biome = join(root, 'node_modules/.bin/biome');
      const run = spawnSync(biome, ['lint', '--reporter=json', 'src', 'bench'], { cwd: house, encoding: 'utf8' });
      const { diagnostics } = JSON.parse(run.stdout) as {
        diagnostics: readonly { category: string; location: { path: string } }[];
      };
      const told = diagnostics.map(({ category, location }) => [location.path, category.split('/').at(-1)]);
      const wanted = lines.flatMap(([file, , rule]) => (rule === undefined ? [] : [[file, rule]]));
      expect(told.toSorted()).toEqual(wanted.toSorted());
      expect(run.status).toBe(1);
    } finally {
      rmSync(house, { recursive: true });
    }
  });
});
