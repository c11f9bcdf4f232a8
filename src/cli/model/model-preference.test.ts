import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from '../../conflict/index.ts';
import { workedExamples } from '../../worked-examples.fixture.ts';
import { type Run, testFolder } from '../command-line.fixture.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/preference.md'), 'utf8');
const water = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

const { file, entente } = testFolder();
file('water.yaml', water);
file(
  'foes.yaml',
  water.replace(
    'province: The province',
    'province: { name: The province, attitudes: { province: positive, federation: { is: negative, text: an old quarrel, evidence: { source: A memoir, date: 1999, place: page 3 } } } }',
  ),
);

const model = (...args: readonly string[]): Promise<Run> => entente(['model', ...args]);

async function json(...args: readonly string[]): Promise<unknown> {
  const { status, stdout, stderr } = await model(...args, '--json');
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

/** Commands of the page with the output shown below them, in parts that blank lines part. */
const shown = [...page.matchAll(/^ {4}entente model (.*)\n((?:\n| {4}.*\n)+)/gm)].map(
  ([, command = '', output = '']) => [command, output.replaceAll(/^ {4}/gm, '')],
);

describe('docs/preference.md', () => {
  it.each(shown)('entente model %s does what it shows', async (command, output) => {
    const { status, stdout } = await model(...command.split(' '));
    expect(status).toBe(0);
    for (const part of output.split('\n\n')) expect(stdout).toContain(part.replace(/^\n+/, '').trimEnd());
  });

  it('shows something', () => {
    expect(shown.length).toBe(3);
  });

  it.each(workedExamples(new URL('../../../docs/preference.md', import.meta.url), 'ententejs/conflict', true))(
    'has examples that give what they say',
    async ({ run }) => {
      await run(library, (actual, expected, line) => expect(actual, line).toEqual(expected));
    },
  );
});

describe('entente model with marks beyond an order', () => {
  it('solve gives the data of strength and of what is unknown, and more if asked', async () => {
    expect(await json('solve', 'water.yaml')).toMatchObject({
      equilibria: { Nash: [4] },
      strength: { GMR: { general: [4, 8], strong: [4], weak: [8] } },
      unknown: { Nash: { b: { equilibria: [4, 6] } } },
    });
    expect(await json('solve', 'water.yaml', '--sseq', '--weigh', '2', '--policies', '--horizon', '2')).toMatchObject({
      symmetricSequential: { equilibria: [4] },
      metarational: { any: { moves: 2, equilibria: [4, 8] }, credible: { equilibria: [4] } },
      policies: { any: { equilibria: [4, 8] }, holding: { state: 8 } },
      foresightOfMany: { horizon: 2 },
    });
    const { stdout } = await model('solve', 'water.yaml', '--horizon', '2');
    expect(stdout.replace(/\s+/g, ' ')).toContain('the published definitions differ');
  });

  it('solve keeps its tables within the page, however many states hold', async () => {
    const options = Array.from({ length: 5 }, (_, i) => `  x${i}: { by: a, text: does ${i} }`).join('\n');
    file(
      'wide.yaml',
      `conflict: wide\ndecisionMakers: { a: A, b: B }\noptions:\n${options}\npreferences:\n  a: [ { want: x0, strong: yes, unknown: yes } ]\n  b: []\n`,
    );
    const { stdout } = await model('solve', 'wide.yaml', '--width', '60');
    expect(stdout).toContain('16 states');
    expect(stdout).toContain('--json names them');
    expect(stdout.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  it('solve follows attitudes', async () => {
    expect(await json('solve', 'foes.yaml')).toMatchObject({ relational: { Nash: { stable: expect.any(Array) } } });
    const { stdout } = await model('solve', 'foes.yaml');
    expect(stdout).toMatch(/With the attitudes[\s\S]*RNash/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The province wishes ill The federation: “an old quarrel” rests on: A memoir (1999), page 3',
    );
    expect((await model('check', 'foes.yaml')).stdout).toContain(
      'the attitude of province towards itself cites nothing',
    );
    expect(await json('solve', 'water.yaml')).not.toHaveProperty('relational');
  });

  it('explain says what the marks add to a proof, and proves SSEQ', async () => {
    const { stdout } = await model('explain', 'water.yaml', '8', '--by', 'company', '--concept', 'GMR');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/This holds (strongly|weakly)/);
    const told = await model('explain', 'water.yaml', '4', '--by', 'province', '--concept', 'GMR');
    expect(told.stdout.replace(/\s+/g, ' ')).toContain(
      'it holds in b, c and d, not in a: in reading a The province leaves for state 2',
    );
    expect(await json('explain', 'water.yaml', '8', '--by', 'company', '--concept', 'sseq')).toMatchObject([
      { concept: 'SSEQ', stable: false },
    ]);
    expect(await json('explain', 'foes.yaml', '4', '--by', 'province', '--concept', 'Nash')).toMatchObject([
      { beyond: { unknown: { a: { stable: false } }, relational: { stable: expect.any(Boolean) } } },
    ]);
  });

  it('sensitivity draws what is uncertain, the same for the same seed', async () => {
    const args = ['sensitivity', 'water.yaml', '--concept', 'Nash', '--draws', '200', '--seed', '5'];
    const first = await json(...args);
    expect(first).toMatchObject({ uncertain: { draws: 200, seed: 5, uncertain: 3, claims: expect.any(Array) } });
    expect(await json(...args)).toEqual(first);
    file('certain.yaml', water.replaceAll(/, (unknown|likely|strong): [^}]*/g, ' '));
    expect((await model('sensitivity', 'certain.yaml', '--draws', '5')).stdout.replace(/\s+/g, ' ')).toContain(
      'Nothing in the model is marked as likely to some degree or unknown',
    );
  });
});
