import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryTerminal, testFolder } from '../command-line.fixture.ts';
import { run } from '../run.ts';

const { path: folder, entente } = testFolder();
const at = (name: string): string => join(folder, name);

/** Starts a watch; `until` waits for words on standard error. */
function watch(args: readonly string[]) {
  const stop = new AbortController();
  const waiting: { readonly words: string; readonly found: () => void }[] = [];
  let said = '';
  const terminal = memoryTerminal({
    folder,
    cancelled: stop.signal,
    err: (text) => {
      said += text;
      for (const { words, found } of waiting) if (said.includes(words)) found();
    },
  });
  const end = run(['watch', ...args, '--case', 'case', '--every', '0.1'], terminal);
  return {
    until: (words: string) =>
      new Promise<void>((found) => {
        if (said.includes(words)) found();
        else waiting.push({ words, found });
      }),
    stop: async () => {
      stop.abort();
      return { status: await end, said };
    },
  };
}

describe('entente watch', () => {
  it('adds what comes and what changes, waits for files that grow, and ends with a count', async () => {
    await entente(['init', 'case', '--as', 'ada']);
    mkdirSync(at('in'));
    writeFileSync(at('in/a.txt'), 'Norway recalled its envoy on Monday.\n');
    const watching = watch(['in']);
    await watching.until('in/a.txt is d-');
    writeFileSync(at('in/b.txt'), 'Finland rejected the plan.');
    // Still being written: each look sees another size, and the sentence is torn.
    for (let part = 0; part < 20; part++) {
      appendFileSync(at('in/b.txt'), ` Sentence ${part} of a long`);
      await new Promise((wait) => setTimeout(wait, 20));
      appendFileSync(at('in/b.txt'), ' report.');
    }
    await watching.until('in/b.txt is d-');
    writeFileSync(at('in/a.txt'), 'Norway recalled its envoy on Tuesday.\n');
    await watching.until('in/a.txt has changed: version 2');
    rmSync(at('in/b.txt'));
    const { status, said } = await watching.stop();
    expect(status).toBe(0);
    expect(said).toContain('2 added, 1 changed.');
    expect(said.match(/b\.txt/g)).toHaveLength(1);
    const listed = await entente(['list', '--json', '--case', 'case']);
    expect(
      listed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).version),
    ).toEqual([2, 1]);
  }, 240_000);

  it('tells what cannot be read and goes on, and takes what lies there with --once', async () => {
    mkdirSync(at('more'));
    writeFileSync(at('more/broken.pdf'), 'no PDF');
    writeFileSync(at('more/good.txt'), 'Sweden urged Poland to return to the talks.');
    const args = ['watch', 'more', '--case', 'case', '--once', '--every', '0.1'];
    const { status, stderr } = await entente(args);
    expect(status).toBe(1);
    expect(stderr).toContain('more/broken.pdf');
    expect(stderr).toContain('1 added, 1 could not be read');
    // Whoever starts it again is not told what he knows.
    expect((await entente(args)).stderr).not.toContain('good.txt');
  });

  it.each([
    [['nowhere'], 'nowhere is not there'],
    [['-'], 'Standard input comes once'],
    [['more', '--every', 'often'], '--every must be a number of seconds'],
  ])('refuses %j', async (args, sentence) => {
    const { status, stderr } = await entente(['watch', ...args, '--case', 'case']);
    expect(status).toBeGreaterThan(1);
    expect(stderr).toContain(sentence);
  });
});
