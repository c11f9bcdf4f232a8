import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';

const { file, entente } = testFolder();
const inside = ['--case', 'case'];
const rows = async (...args: readonly string[]) =>
  (await entente(['list', ...args, '--json', ...inside])).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const acts = async (): Promise<{ category: string; events: string[] }[]> =>
  (await rows('--acts', '--all')).filter(({ category, source }) => category === 'REJECT' && source.includes('FIN'));
const decide = (...args: readonly string[]) => entente(['decide', ...args, '--as', 'ada', ...inside]);

beforeAll(async () => {
  file('a.txt', 'Finland rejected the plan of Norway on 3 May 2021. Norway opposes a ban on fishing.');
  file('b.txt', 'On 3 May 2021, Finland rejected the plan of Norway. Sweden supports the fishing ban.');
  file('c.txt', 'Finland rejected the plan of Norway on 12 April 2021.');
  await entente(['init', 'case', '--as', 'ada']);
  await entente(['add', '--engine', 'fast', 'a.txt', 'b.txt', '--publisher', 'P', ...inside]);
  await entente(['add', '--engine', 'fast', 'c.txt', '--date', '2021-07-01', ...inside]);
  for (const { id } of await rows()) await decide('date', id, '2021-05-04');
});

describe('what several documents tell', () => {
  it('meets as one act, and is taken apart and put together by people', async () => {
    const events = (await rows('--kind', 'events')).filter(
      ({ record }) => record.category === 'REJECT' && record.source[0]?.actor === 'FIN',
    );
    const [a, b, c] = events.map(({ id }) => id);
    expect((await acts()).map((act) => act.events)).toEqual([[c], [a, b]]);
    await decide('split', 'events', a, b);
    expect((await acts()).map((act) => act.events).toSorted()).toEqual([[a], [b], [c]].toSorted());
    await decide('merge', 'events', c, a, b);
    expect((await acts()).map((act) => act.events)).toEqual([[c, a, b]]);
    // The picture and the tables follow, and undo takes it back.
    const picture = JSON.parse((await entente(['read', 'case', '--picture', '--json'])).stdout);
    expect(picture.acts.filter(({ source }: { source: string[] }) => source.includes('FIN'))).toHaveLength(1);
    await entente(['undo', '--as', 'ada', ...inside]);
    await entente(['undo', '--as', 'ada', ...inside]);
    expect((await acts()).map((act) => act.events)).toEqual([[c], [a, b]]);
  });

  it('holds for issues and actors too', async () => {
    const names = async () => (await rows('--issues', '--all')).map(({ name, documents }) => [name, documents]);
    const found = (await names()).filter(([name]) => String(name).includes('fishing'));
    expect(found.map(([, documents]) => documents)).toEqual([2]);
    const wordings = ['ban on fishing', 'a ban on fishing', 'fishing ban', 'the fishing ban'];
    await decide('split', 'issues', 'bans', ...wordings);
    const apart = (await names()).filter(([one]) => String(one).includes('fishing'));
    await entente(['undo', '--as', 'ada', ...inside]);
    expect(apart.map(([, documents]) => documents)).toEqual([1, 1]);
    expect((await names()).filter(([one]) => String(one).includes('fishing'))).toEqual(found);
    const actors = await rows('--actors');
    expect(actors.map(({ id }) => id)).toEqual(expect.arrayContaining(['FIN', 'NOR']));
    expect((await entente(['list', '--acts', ...inside])).stdout).toMatch(/FIN → NOR +REJECT.* 2 texts/);
  });
});
