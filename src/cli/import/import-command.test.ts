import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../casefile/journal/current.ts';
import { testFolder } from '../command-line.fixture.ts';

const { path: folder, file, entente } = testFolder();
const TEXT =
  'Norway recalled its envoy from Russia on Monday. Russia accused Norway of lying. Students marched in Oslo.';

async function records(name: string): Promise<readonly CaseRecord[]> {
  const { stdout } = await entente(['list', '--records', '--kind', 'events', '--json', '--case', name]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CaseRecord);
}

async function newCase(name: string): Promise<void> {
  await entente(['init', name, '--as', 'Ada']);
  await entente(['add', 'oslo.txt', '--date', '2020-03-04', '--case', name]);
}

beforeAll(async () => {
  file('oslo.txt', TEXT);
  for (const name of ['one', 'two', 'three']) await newCase(name);
}, 60_000);

describe('entente import', () => {
  it('takes over what a colleague accepted and added, from a project and from annotations', async () => {
    const [first] = await records('one');
    await entente(['decide', 'accept', first?.id ?? '', '--case', 'one']);
    const { document = '' } = first ?? {};
    const add = ['decide', 'add', 'event', document, 'Students marched', 'category=PROTEST', '--case', 'one'];
    expect((await entente(add)).status).toBe(0);
    await entente(['export', 'one', '--qdpx', 'p.qdpx', '--annotations', 'a.json']);
    const project = await entente(['import', 'p.qdpx', '--case', 'two', '--as', 'Grace']);
    expect(project.stderr).toContain('p.qdpx: 1 records added, 1 accepted');
    expect(project.status).toBe(0);
    const taken = (await records('two')).filter(({ status }) => status === 'accepted');
    expect(taken.map(({ decided }) => decided?.coder)).toEqual(['Ada', 'Ada']);
    expect(taken.map(({ record }) => record.kind === 'event' && record.category)).toContain('PROTEST');
    // The same once more changes nothing.
    const again = await entente(['import', 'p.qdpx', '--case', 'two', '--as', 'Grace']);
    expect(again.stderr).toContain('0 records added, 0 accepted');
  });

  it('asks what codes of other programs mean, and takes the answer', async () => {
    const selector = { type: 'TextQuoteSelector', exact: 'Students marched' };
    const target = { source: 'https://example.org/oslo.txt', selector };
    file('other.json', JSON.stringify([{ type: 'Annotation', body: 'Demo', motivation: 'tagging', target }]));
    const asked = await entente(['import', 'other.json', '--case', 'three']);
    expect(asked.status).toBe(1);
    expect(asked.stderr).toContain('what is “Demo”? Say it with --code "Demo=event:PROTEST"');
    const told = await entente(['import', 'other.json', '--case', 'three', '--code', 'Demo=event:PROTEST']);
    expect(told).toMatchObject({ status: 0 });
    expect(
      (await records('three')).some(({ record }) => record.kind === 'event' && record.category === 'PROTEST'),
    ).toBe(true);
    expect((await entente(['import', 'other.json', '--case', 'three', '--code', 'Demo'])).status).toBe(2);
  });

  it('takes tables of events, and undo takes all of it back at once', async () => {
    const before = await records('three');
    file(
      't.csv',
      'document,quote,category,source,target\noslo.txt,accused Norway,ACCUSE,RUS,NOR\noslo.txt,in Oslo,NONSENSE,RUS,NOR\nother,x,AID,RUS,NOR\n',
    );
    const run = await entente(['import', 't.csv', '--case', 'three']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('t.csv: 1 records added');
    expect(run.stderr).toContain('t.csv, line 3: category must be');
    expect(run.stderr).toContain('t.csv, line 4: the document other is not in the case');
    await entente(['undo', '--case', 'three']);
    expect(await records('three')).toEqual(before);
  });

  it('takes readings with their texts, once', async () => {
    await entente(['init', 'four', '--as', 'Ada']);
    const { stdout } = await entente(['read', 'oslo.txt', '--jsonl']);
    file('r.jsonl', stdout);
    expect((await entente(['import', 'r.jsonl', '--case', 'four'])).stderr).toContain('1 documents added');
    expect((await entente(['import', 'r.jsonl', '--case', 'four'])).stderr).toContain('1 were there already');
    await entente(['export', 'four', '--jsonl', 'four.jsonl']);
    const read = JSON.parse(readFileSync(join(folder, 'four.jsonl'), 'utf8')) as { document: { text: string } };
    expect(read.document.text).toBe(TEXT);
    expect((await entente(['doctor', '--thorough', '--case', 'four'])).status).toBe(0);
  });

  it.each([
    ['empty.csv', '', 'empty.csv is empty; there is nothing in it to import.'],
    [
      'three.csv',
      'a,b,c\n1,2,3\n',
      'three.csv is no table that is known by itself; its first line has 3 columns (a, b, c).',
    ],
    ['acts.csv', 'document,quote\nx,y\n', 'acts.csv lacks the column category.'],
  ])('says which kinds of tables there are where %s is none', async (name, content, sentence) => {
    file(name, content);
    const run = await entente(['import', name, '--case', 'one']);
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining(sentence)]);
    if (name === 'three.csv') {
      for (const way of ['import csv three.csv --preview', 'import votes three.csv', 'document, category, and quote'])
        expect(run.stderr).toContain(way);
    }
  });
});
