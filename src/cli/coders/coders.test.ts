import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const TEXT = `Envoys meet in Geneva

Norway recalled its envoy on Monday. The weather was fine. Finland rejected the plan of Norway. Sweden will host the talks.`;
const SAMPLE = ['--sample', '5', '--case', 'case'];

beforeAll(async () => {
  file('a.txt', TEXT);
  await entente(['init', 'case', '--as', 'ada']);
  await entente(['add', 'a.txt', '--date', '2021-05-04', '--case', 'case']);
});

/** Answers the sentences of a sample by their words. */
async function code(as: string, answers: Readonly<Record<string, readonly string[]>>, more: readonly string[] = []) {
  // The first run shows the order; whoever stops before the first sentence is done has coded nothing.
  const order: string[] = [];
  const lines: string[] = [];
  for (;;) {
    const { stdout } = await entente(['code', ...SAMPLE, '--as', as, ...more], `${'skip\n'.repeat(order.length)}`);
    const shown = [...stdout.matchAll(/▸ (.*)$/gm)].map(([, words = '']) => words);
    const next = shown[order.length];
    if (next === undefined) break;
    order.push(next);
    lines.push(...(answers[next] ?? []), '');
  }
  return await entente(['code', ...SAMPLE, '--as', as, ...more], `${lines.join('\n')}\n`);
}

const RECALLED = 'Norway recalled its envoy on Monday.';
const REJECTED = 'Finland rejected the plan of Norway.';
const listed = async (command: string) => JSON.parse((await entente([command, '--json', '--case', 'case'])).stdout);

describe('two coders', () => {
  it('see the text and nothing that was found in it, and stop and go on where they like', async () => {
    const seen = await entente(['code', ...SAMPLE, '--as', 'ada'], 'quit\n');
    expect(seen.status).toBe(0);
    expect(seen.stdout).toContain('ada codes events: 5 sentences of sample “seed 1”, 0 of them coded already.');
    expect(seen.stdout).not.toMatch(/REJECT[^ ]|REDUCE|e-[0-9a-f]{12}/);
    const again = await entente(['code', ...SAMPLE, '--as', 'ada'], '\nback\n\nquit\n');
    expect(again.stdout).toContain('1 sentence coded (some twice), 4 left.');
    const third = await entente(['code', ...SAMPLE, '--as', 'ada'], '');
    expect(third.stdout).toContain('1 of them coded already');
  });

  it('are told what is wrong with a line, in a sentence', async () => {
    const { stdout, status } = await entente(
      ['code', '--sample', '5', '--seed', '9', '--case', 'case', '--as', 'eve'],
      'nowhere category=REJECT\ncategory=REJECT\nNorway category=WRONG\nquit\n',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('"nowhere" does not stand in the text');
    expect(stdout).toContain('Begin with the words of the sentence');
    expect((await entente(['code', '--sample', 'x', '--case', 'case', '--as', 'eve'])).stderr).toContain(
      'whole number',
    );
  });

  it('agree as far as they do, and the state does not follow what they coded', async () => {
    const before = await entente(['list', '--records', '--case', 'case']);
    await code('bob', {
      [RECALLED]: ['recalled category=SANCTION source=NOR'],
      [REJECTED]: ['rejected category=REJECT source=FIN target=NOR'],
    });
    const carl = await code('carl', {
      [RECALLED]: ['recalled its envoy category=SANCTION source=NOR'],
      [REJECTED]: ['rejected the plan category=ACCUSE source=FIN target=NOR'],
    });
    expect(carl.stdout).toContain('5 sentences coded, 0 left.');
    expect((await entente(['list', '--records', '--case', 'case'])).stdout).toBe(before.stdout);
    const { comparisons } = await listed('agreement');
    const two = comparisons.find(({ raters }: { raters: string[] }) => raters.join() === 'bob,carl');
    expect(two).toMatchObject({
      kind: 'event',
      basis: 'sentences',
      there: { n: 5, observed: 1, kappa: { value: 1 }, alpha: { value: 1 }, ac1: { value: 1 } },
      what: { n: 5, observed: 0.8 },
      marks: { n: 4, value: 0.5 },
      words: { n: 4 },
      who: { n: 2, value: 1 },
    });
    expect(comparisons.map(({ raters }: { raters: string[] }) => raters.join())).toContain('bob,the machine');
    const page = await entente(['agreement', '--case', 'case', '--coders', 'bob,carl']);
    expect(page.stdout).toMatch(/bob and carl +events +there or not +5 +1\.00 +1\.00/);
    expect(page.stdout).not.toContain('ada');
  });

  it('are shown where they differ, until somebody settles it', async () => {
    const events = (await entente(['list', '--kind', 'events', '--json', '--case', 'case'])).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { id } = events.find(({ record }) => record.category === 'REJECT');
    const about = (action: string, as: string, ...more: readonly string[]) =>
      entente(['decide', action, id, ...more, '--as', as, '--case', 'case']);
    await about('accept', 'ada');
    await about('reject', 'bob', '--aside');
    await about('edit', 'carl', 'category=ACCUSE', '--aside');
    const { decided } = await listed('conflicts');
    expect(
      decided.map(({ of, holds, says }: { of: string; holds: string; says: { side: string; value: string }[] }) => [
        of,
        holds,
        says.map(({ side, value }) => `${side}: ${value}`),
      ]),
    ).toEqual([
      ['status', 'accepted', ['ada: accepted', 'bob: rejected', 'carl: accepted']],
      ['category', 'REJECT', ['ada: REJECT', 'carl: ACCUSE']],
    ]);
    const page = await entente(['conflicts', '--case', 'case']);
    expect(page.status).toBe(1);
    expect(page.stdout).toContain('Finland [rejected] the plan of Norway.');
    expect(page.stdout).toContain('carl, blind: ');
    await about('edit', 'dora', 'category=REJECT', '--settle');
    const left = await listed('conflicts');
    expect(left.decided).toEqual([]);
    expect(left.coded.some(({ held }: { held?: { id: string } }) => held?.id === id)).toBe(false);
    // What settled it is a decision like any other: taken back, the conflict is there again.
    await entente(['undo', '--as', 'dora', '--case', 'case']);
    expect((await listed('conflicts')).decided).toHaveLength(2);
    await entente(['redo', '--as', 'dora', '--case', 'case']);
  });

  it('may see what one of them found alone taken into the case', async () => {
    await code('bob', { 'The weather was fine.': ['weather category=CONSULT source=NOR'] }, ['--seed', '2']);
    const { coded } = await listed('conflicts');
    const own = coded.find(({ coded: one }: { coded?: { category: string } }) => one?.category === 'CONSULT');
    expect(own.held).toBeUndefined();
    await entente(['decide', 'accept', own.coded.id, '--settle', '--as', 'dora', '--case', 'case']);
    const shown = await entente(['show', own.coded.id, '--case', 'case']);
    expect(shown.stdout).toContain('added by dora');
    expect((await listed('conflicts')).coded).not.toContainEqual(expect.objectContaining({ coded: own.coded }));
  });

  it('join their copies, and are told what they decided differently', async () => {
    cpSync(join(folder, 'case'), join(folder, 'copy'), { recursive: true });
    cpSync(join(folder, 'case'), join(folder, 'third'), { recursive: true });
    const events = (await entente(['list', '--kind', 'events', '--json', '--case', 'case'])).stdout.trim().split('\n');
    const { id } = JSON.parse(events[0] ?? '');
    await entente(['decide', 'accept', id, '--as', 'ada', '--case', 'case']);
    await entente(['decide', 'reject', id, '--as', 'bob', '--case', 'copy']);
    const merged = await entente(['merge-case', 'copy', '--case', 'case']);
    expect(merged.status).toBe(1);
    expect(merged.stderr).toContain('0 documents of copy came, 1 were here already; 1 decision came beside 1 decision');
    expect(merged.stdout).toMatch(/status .*\n {4}ada \(here\): accepted; bob \(there\): rejected\. Holds: rejected/);
    await entente(['merge-case', 'case', '--case', 'copy']);
    await entente(['export', '--jsonl', 'one.jsonl', '--case', 'case']);
    await entente(['export', '--jsonl', 'two.jsonl', '--case', 'copy']);
    expect(readFileSync(join(folder, 'one.jsonl'))).toEqual(readFileSync(join(folder, 'two.jsonl')));
    expect((await entente(['merge-case', 'case', '--case', 'case'])).stderr).toContain('case is the very case');
    expect((await entente(['merge-case', 'nowhere', '--case', 'case'])).stderr).toContain(
      'There is no case in nowhere',
    );
  });
});
