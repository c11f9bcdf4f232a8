import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeGmcr } from '../../conflict/file/gmcr-file.ts';
import { parseModelFile } from '../../conflict/file/model-file.ts';
import * as library from '../../conflict/index.ts';
import { workedExamples } from '../../worked-examples.fixture.ts';
import { testFolder } from '../command-line.fixture.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/conflict-models.md'), 'utf8');
const { path: folder, file, entente } = testFolder();

/** A command of the page and the output that is shown below it. */
interface Shown {
  readonly command: string;
  readonly output: readonly string[];
}

/** Indented blocks: each command, and what stands below it up to the next command or text. */
function shownCommands(text: string): readonly Shown[] {
  const found: { command: string; output: string[] }[] = [];
  for (const line of text.split('\n')) {
    const command = /^ {4}entente (.*?)(?: {3,}.*)?$/.exec(line)?.[1];
    if (command !== undefined) found.push({ command, output: [] });
    else if (line === '' || line.startsWith('    ')) found.at(-1)?.output.push(line.slice(4));
    else found.push({ command: '', output: [] });
  }
  return found.filter(({ command }) => command !== '');
}

beforeAll(() => {
  symlinkSync(join(root, 'examples'), join(folder, 'examples'));
  const { model } = parseModelFile(readFileSync(join(root, 'examples/korea-2017.yaml'), 'utf8'), 'korea-2017.yaml');
  file('Elmira.gmcr', writeGmcr(model).result);
});

describe('docs/conflict-models.md', () => {
  const shown = shownCommands(page);

  it('shows every subcommand at work', () => {
    const used = new Set(shown.map(({ command }) => command.split(' ')[1]));
    expect([...used].sort()).toEqual(
      'check draft examples explain export graph hypergame import inverse issues new sensitivity solve tables whatif'.split(
        ' ',
      ),
    );
  });

  it.each(shown.map(({ command, output }) => [command, output] as const))(
    'entente %s does what it shows',
    async (command, output) => {
      const words = command.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
      const run = await entente(words);
      expect(run.stderr).not.toMatch(/^entente:/m);
      expect(run.status).toBe(0);
      // The page shows parts of the output, each as it is printed.
      for (const part of output.join('\n').split('\n\n'))
        expect(run.stdout).toContain(part.replace(/^\n+/, '').trimEnd());
    },
  );

  it.each(workedExamples(new URL('../../../docs/conflict-models.md', import.meta.url), 'ententejs/conflict'))(
    'example $number of the library gives what it says',
    async ({ run }) => {
      await run(library, (actual, expected, line) => expect(actual, line).toEqual(expected));
    },
  );

  it('shows the picture as it is drawn now', () => {
    expect(existsSync(join(folder, 'korea.svg'))).toBe(true);
    expect(readFileSync(join(folder, 'korea.svg'), 'utf8')).toBe(
      readFileSync(join(root, 'docs/images/korea-2017.svg'), 'utf8'),
    );
  });
});
