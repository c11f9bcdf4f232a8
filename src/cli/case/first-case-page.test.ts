import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const page = readFileSync(new URL('../../../docs/first-case.md', import.meta.url), 'utf8');
const { path: root, entente } = testFolder();
/** What differing coders and nothing else make of it. */
const FOUND: ReadonlySet<string> = new Set(['conflicts']);

/** The words of a line that a person types. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

it('docs/first-case.md: every command of it does what the page says', async () => {
  const commands = [...page.matchAll(/^ {4}(.+)$/gm)].map(([, line = '']) => words(line));
  expect(commands.length).toBeGreaterThan(20);
  let folder = root;
  const said = new Map<string, string>();
  for (const [program, ...args] of commands) {
    if (program === 'cd') {
      folder = join(folder, args[0] ?? '');
      mkdirSync(folder, { recursive: true });
      continue;
    }
    expect(program).toBe('entente');
    const { status, stdout, stderr } = await entente(args, { folder, user: 'ada' });
    expect([args.join(' '), status, stderr]).toEqual([args.join(' '), FOUND.has(args[0] ?? '') ? 1 : 0, stderr]);
    said.set(args.join(' '), stdout);
  }
  expect(said.get('search resume talks')).toContain('e-936ec12f237b');
  // The second look at the record.
  expect(said.get('show e-936ec12f237b')).toMatch(/EGY \+ SDN \+ ETH AGREE/);
  expect(said.get('show e-936ec12f237b')).toMatch(
    /edited \(target\) by ada.*\n.*the machine had: EGY, SDN, ETH → AU AGREE/,
  );
  expect(said.get('conflicts')).toContain('welcomed');
  expect(JSON.parse((await entente(['conflicts', '--json'], { folder })).stdout).decided).toEqual([]);
}, 240_000);
