import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const folder = testFolder();
const { entente } = folder;

const TEXT = `Envoys meet in Geneva

Norway recalled its envoy on Monday. Finland rejected the plan. Sweden accused Norway of breaking the treaty.

"We support the treaty," the Finnish foreign minister said. Norway suspended its aid to Sweden on Tuesday.
`;

interface Screens {
  readonly status: number;
  readonly stderr: string;
  /** What stood on the screen, one frame after each key. */
  readonly frames: readonly string[];
}

/** Runs a review in which these keys are pressed; then the terminal is gone. */
async function review(keys: readonly string[], ...args: readonly string[]): Promise<Screens> {
  const { status, stderr, stdout } = await entente(['review', ...args], {
    keys: async function* () {
      yield* keys;
    },
  });
  return { status, stderr, frames: stdout.split('\u001b[H\u001b[2J').slice(1) };
}

interface Listed {
  readonly id: string;
  readonly status: string;
  readonly edited: readonly string[];
  readonly record: { readonly kind: string; readonly source?: readonly { readonly actor: string }[] };
  readonly machine: unknown;
}

async function records(name: string): Promise<readonly Listed[]> {
  const { stdout } = await entente(['list', '--records', '--json', '--case', name]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Listed);
}

async function decidedOn(name: string): Promise<readonly string[]> {
  return (await records(name)).filter(({ status }) => status !== 'open').map(({ status }) => status);
}

async function journal(name: string): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await entente(['log', '--jsonl', '--case', name]);
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

let count = 0;
function freshCase(): string {
  const name = `case-${count++}`;
  cpSync(join(folder.path, 'ready'), join(folder.path, name), { recursive: true });
  return name;
}

let machine: readonly Listed[];
beforeAll(async () => {
  folder.file('envoys.txt', TEXT);
  await entente(['init', 'ready', '--as', 'ada']);
  await entente(['add', 'envoys.txt', '--date', '2021-05-04', '--case', 'ready']);
  machine = await records('ready');
}, 60_000);

describe('entente review', () => {
  it('says what to do where there is no terminal', async () => {
    const name = freshCase();
    const { status, stderr, stdout } = await entente(['review', name]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'entente: A review asks one key at a time and needs a terminal. In a script, list what waits with entente list --records --json and decide with entente decide accept|reject|edit ID.\n',
    );
  });

  it('shows a record in its sentence, takes an answer of one key, and shows it among the last', async () => {
    const name = freshCase();
    const { frames, stderr, status } = await review(['a', 'x', 'q'], name, '--order', 'text', '--blind', '0');
    expect(frames[0]).toMatch(/“Norway \[recalled its envoy\] on Monday\.”\n {2}Finland rejected the plan\./);
    expect(frames[0]).toContain('nothing yet');
    expect(frames[2]).toMatch(/✗ .*reject .*\n {2}✓ .*accept .*“recalled its envoy”/);
    expect(await decidedOn(name)).toHaveLength(2);
    expect(stderr).toBe(`2 decisions. ${machine.length - 2} still wait; the same command goes on.\n`);
    expect(status).toBe(0);
  });

  it('goes on where it was left, also if the terminal was closed', async () => {
    const name = freshCase();
    const first = await review(['a', 's'], name, '--order', 'text', '--blind', '0');
    expect(first.status).toBe(0);
    const { frames } = await review(['q'], name, '--order', 'text', '--blind', '0');
    // What was skipped waits still.
    expect(frames[0]).toContain(`${machine.length - 1} wait`);
    expect(frames[0]).toContain('decided last\n  ✓');
  });

  it('takes decisions back, also those of an earlier review, and asks again', async () => {
    const name = freshCase();
    await review(['x'], name, '--order', 'text', '--blind', '0');
    const { frames } = await review(['a', 'u', 'u', 'a', 'q'], name, '--order', 'text', '--blind', '0');
    expect(frames[3]).toContain('[recalled its envoy]');
    expect(frames[3]).toContain('taken back');
    expect((await records(name)).filter(({ status }) => status !== 'open').map(({ status }) => status)).toEqual([
      'accepted',
    ]);
  });

  it('makes a decision again that was taken back', async () => {
    const name = freshCase();
    await review(['x', 'u', 'r', 'q'], name, '--order', 'text', '--blind', '0');
    expect(await decidedOn(name)).toEqual(['rejected']);
  });

  it('puts another actor in from a numbered list, keeps the machine’s, and edits fields in words', async () => {
    const name = freshCase();
    const keys = ['p', '1', '1', 'e', ...'category=ACCUSE', 'enter', 'a', 'q'];
    const { frames } = await review(keys, name, '--order', 'text', '--blind', '0', '--kind', 'events');
    expect(frames[1]).toMatch(/1 {2}source: Norway/);
    const [changed] = (await records(name)).filter(({ edited }) => edited.length > 0);
    expect(changed).toMatchObject({ status: 'accepted', edited: ['category', 'source'] });
    expect(changed?.record.source?.[0]?.actor).not.toBe('NOR');
    expect(changed?.machine).toEqual(machine.find(({ id }) => id === changed?.id)?.machine);
    // The edit accepted it: no entry says so once more.
    expect((await journal(name)).map(({ action }) => action)).toEqual(['edit', 'edit']);
  });

  it('tells what does not fit, and goes on', async () => {
    const name = freshCase();
    const keys = ['e', ...'category=NONSENSE', 'enter', '%', 'q'];
    const { frames } = await review(keys, name, '--order', 'text', '--blind', '0');
    expect(frames.at(-2)).toContain('category must be one of AGREE');
    expect(frames.at(-1)).toContain('No answer has this key');
    expect(await journal(name)).toEqual([]);
  });

  it('moves the ends of the words', async () => {
    const name = freshCase();
    const keys = [']', 'left', 'left', 'right', 'down', 'up', 'enter', 'q'];
    const { frames } = await review(keys, name, '--order', 'text', '--blind', '0');
    expect(frames[3]).toContain('[recalled] its envoy');
    expect(frames[4]).toContain('[recalled its] envoy');
    const [{ field, after } = {}] = await journal(name);
    expect(field).toBe('trigger');
    const { start, end } = after as { start: number; end: number };
    expect(TEXT.slice(start, end)).toBe('recalled its');
  });

  it('asks a share blind first, without showing the answer, and keeps what was said', async () => {
    const name = freshCase();
    const args = [name, '--order', 'text', '--blind', '1', '--kind', 'events'];
    const { frames, stderr } = await review(['0', 'a', 'k', 'x', 'q'], ...args);
    expect(frames[0]).toContain('What kind of act do the marked words tell?');
    expect(frames[0]).not.toMatch(/event {2}NOR/);
    expect(frames[1]).toMatch(/event {2}NOR/);
    expect(stderr).toContain('2 decisions (2 asked blind first).');
    const entries = await journal(name);
    expect(entries.map(({ action, asked, aside }) => [action, asked, aside])).toEqual([
      ['reject', 'blind', true],
      ['accept', 'shown', undefined],
      ['edit', 'blind', true],
      ['reject', 'shown', undefined],
    ]);
    const { blind } = JSON.parse((await entente(['trust', name, '--json'])).stdout);
    expect(blind).toMatchObject({ n: 2, same: { value: 0 } });
    // A blind answer is given once: whoever takes the decision back has seen the machine's.
    const again = await review([' ', 'u', 'q'], ...args);
    expect(again.frames[2]).toContain('taken back');
    expect(again.frames[2]).not.toContain('Before you see');
  });

  it('draws a sample that can be gone on with, of which trust makes a figure without bias', async () => {
    const name = freshCase();
    const args = [name, '--sample', '4', '--seed', '3', '--blind', '0'];
    const { frames } = await review(['a', 'x', 'q'], ...args);
    expect(frames[0]).toContain(
      `a random sample of 4 of ${machine.length} records (all records, seed 3)\n0 decided now, 4 wait`,
    );
    expect((await review(['q'], ...args)).frames[0]).toContain('2 wait');
    const { samples, chosen } = JSON.parse((await entente(['trust', name, '--json'])).stdout);
    expect(samples).toMatchObject([{ name: 'random:3', table: { all: { n: 2, wrong: 1, right: { value: 0.5 } } } }]);
    expect(chosen.all.n).toBe(2);
    await review(['a', 'a'], ...args);
    expect((await review([], ...args)).stderr).toMatch(/^Nothing waits: a random sample of 4 of/);
  });

  it('asks only what one figure rests on', async () => {
    const name = freshCase();
    const { frames } = await review(['q'], name, '--rests-on', 'NOR,SWE', '--blind', '0');
    expect(frames[0]).toMatch(/^what stands between NOR and SWE: \d records?/);
    expect(frames[0]).toMatch(/\[[^\]]*(?:suspended|accused|aid)[^\]]*\]/);
    const none = await review([], name, '--rests-on', 'FRA,DEU');
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('The picture has no figure "FRA,DEU".')]);
  });

  it('asks again for decisions that look odd, until they are confirmed', async () => {
    const name = freshCase();
    // Blind: no act at all; shown: accepted.
    await review(['0', 'a', 'q'], name, '--order', 'text', '--blind', '1', '--kind', 'events');
    const { frames } = await review(['a'], name, '--odd');
    expect(frames[0]).toContain('your blind answer was another');
    expect((await review([], name, '--odd')).stderr).toBe('Nothing waits: decisions that look odd now.\n');
  });

  it('refuses options that mean nothing together', async () => {
    const name = freshCase();
    for (const args of [
      ['--sample', '3', '--odd'],
      ['--sample', '0'],
      ['--blind', '7'],
      ['--order', 'random'],
      ['--sample', '3', '--least', '.5'],
      ['--document', 'd-000000000000'],
      ['--case', name],
    ]) {
      expect((await review([], name, ...args)).status, args.join(' ')).toBe(2);
    }
  });
});

describe('entente trust', () => {
  it('says where to begin', async () => {
    const name = freshCase();
    const { stdout, status } = await entente(['trust', name]);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Begin with entente review')]);
  });

  it('tells shares with n and interval, what is biased, and what is missing to learn', async () => {
    const name = freshCase();
    await review(['a', 'x', 'a', 'q'], name, '--order', 'text', '--blind', '0');
    const { stdout } = await entente(['trust', name, '--learn']);
    expect(stdout).toContain(
      '67 % (95 %: 21 to 94) right as the reader made them (3 records: 2 accepted, 0 mended, 1 rejected)',
    );
    expect(stdout).toContain('Biased: the queue asks first');
    expect(stdout).toMatch(/by grade +n +right/);
    expect(stdout).toMatch(/nothing, of \d decisions? \(\d accepted\); 50 are needed/);
  });

  it('does not count what was accepted in bulk', async () => {
    const name = freshCase();
    await entente(['decide', 'accept', '--kind', 'events', '--case', name]);
    expect((await entente(['trust', name])).stdout).toContain('Nobody has decided');
  });
});

describe('--least', () => {
  it('needs decisions to have learnt from, and a case', async () => {
    const name = freshCase();
    const few = await entente(['picture', name, '--least', '.7']);
    expect([few.status, few.stderr]).toEqual([2, expect.stringContaining('Nothing was learnt yet')]);
    const text = await entente(['read', 'envoys.txt', '--least', '.7']);
    expect([text.status, text.stderr]).toEqual([2, expect.stringContaining('is none; leave it out')]);
  });
});
