import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { memoryTerminal } from './cli/command-line.fixture.ts';
import { run } from './cli/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = (name: string): string => readFileSync(join(root, name), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
];

describe('the pages', () => {
  it('README: the example of the library runs and prints an event', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(page('README.md'))?.[1] ?? '';
    expect(code).toContain("from 'ententejs'");
    const library = pathToFileURL(join(root, 'src/index.ts')).href;
    const folder = mkdtempSync(join(tmpdir(), 'entente-readme-'));
    const file = join(folder, 'example.ts');
    writeFileSync(file, code.replace("'ententejs'", JSON.stringify(library)));
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(stdout).toContain('REJECT');
    expect(stdout).toMatch(/RUS|CHN/);
  });

  it('docs/command.md describes every option of every command', async () => {
    const help = async (...args: readonly string[]): Promise<string> => {
      const terminal = memoryTerminal();
      expect(await run([...args, '--help'], terminal)).toBe(0);
      return terminal.stdout();
    };
    const commands = [...(await help()).matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1] as string);
    expect(commands).toEqual(expect.arrayContaining(['read', 'schema']));
    const described = async (...args: readonly string[]): Promise<void> => {
      const text = await help(...args);
      for (const [option] of text.matchAll(/--[a-z][a-z-]+/g)) {
        if (option !== '--help') expect(page('docs/command.md'), `${args.join(' ')} ${option}`).toContain(option);
      }
      const [, subcommands = ''] = text.split(/^Commands:$/m);
      for (const [, subcommand = ''] of subcommands.matchAll(/^ {2}([a-z]+) /gm)) {
        expect(page('docs/command.md')).toMatch(new RegExp(`(?:entente ${args[0]} |\`)${subcommand}\\b`));
        await described(...args, subcommand);
      }
    };
    for (const command of commands) {
      expect(page('docs/command.md')).toContain(`entente ${command}`);
      await described(command);
    }
  });

  it.each(pages)('%s: every link to a file of the project leads somewhere', (name) => {
    const links = [...page(name).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] as string);
    for (const link of links) expect(existsSync(join(root, name, '..', link)), link).toBe(true);
  });
});
