import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryTerminal } from '../command-line.fixture.ts';
import { readDictionaries } from './petrarch-files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-petrarch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('PETRARCH dictionaries on the command line', () => {
  it('are read together, named after their files', async () => {
    const dictionaries = await readDictionaries(memoryTerminal(), {
      verbs: [file('verbs.txt', '--- MEET [040] ---\nMEET'), file('more.txt', '--- AID [070] ---\nAID')],
      actorsDictionary: [file('actors.txt', 'NORWAY [NOR]')],
      discards: [file('discards.txt', 'REGATTA')],
    });
    expect(dictionaries?.verbs.map(({ name }) => name)).toEqual(['verbs.txt', 'more.txt']);
    expect(dictionaries?.actors).toHaveLength(1);
    expect(dictionaries?.discards).toHaveLength(1);
    expect(await readDictionaries(memoryTerminal(), { verbs: [], discards: [] })).toBeUndefined();
  });

  it('say which lines could not be used', async () => {
    const terminal = memoryTerminal();
    await readDictionaries(terminal, {
      verbs: [file('bad.txt', '--- MEET [040] ---\nMEET\n- * (ON TALKS [040]\nMEET AGAIN')],
    });
    expect(terminal.stderr()).toMatch(/bad\.txt: 2 lines could not be used; line 3: a bracket is not closed/);
  });

  it('end with a sentence where they are not what the option takes', async () => {
    await expect(readDictionaries(memoryTerminal(), { discards: [file('d.txt', 'X')] })).rejects.toThrow(
      /go with --verbs FILE/,
    );
    await expect(readDictionaries(memoryTerminal(), { verbs: [file('a.txt', 'NORWAY [NOR]')] })).rejects.toThrow(
      /no block of verbs/,
    );
    await expect(readDictionaries(memoryTerminal(), { verbs: [join(folder, 'none.txt')] })).rejects.toThrow(
      /there is no such file/,
    );
  });
});
