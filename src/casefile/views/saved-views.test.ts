import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { testCases } from '../store/case.fixture.ts';
import type { CaseFile } from '../store/case-file.ts';
import { removeView, savedViews, saveView } from './saved-views.ts';

const cases = testCases();
let file: CaseFile;

beforeAll(async () => {
  file = await cases.make();
}, 60_000);

it('keeps views under their names in a file that a person reads, whose comments stay', () => {
  expect(savedViews(file)).toEqual([]);
  saveView(file, { name: 'Blocs in July: who parts', address: '/picture/network?at=2017-07' });
  const path = join(file.place, 'views.yaml');
  writeFileSync(path, `${readFileSync(path, 'utf8')}# for the talk\nSecond: /picture\n`);
  saveView(file, { name: 'Blocs in July: who parts', address: '/picture/network?at=2017-08' });
  expect(savedViews(file)).toEqual([
    { name: 'Blocs in July: who parts', address: '/picture/network?at=2017-08' },
    { name: 'Second', address: '/picture' },
  ]);
  expect(readFileSync(path, 'utf8')).toContain('# for the talk');
  expect([removeView(file, 'Second'), removeView(file, 'Second')]).toEqual([true, false]);
  expect(savedViews(file)).toHaveLength(1);
});

it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere', 'javascript:alert(1)', '/a b', ''])(
  'takes no address that leads elsewhere: %s',
  (address) => {
    expect(() => saveView(file, { name: 'x', address })).toThrow(/address of the workbench/);
    writeFileSync(join(file.place, 'views.yaml'), `x: ${JSON.stringify(address)}\n`);
    expect(savedViews(file)).toEqual([]);
  },
);

it('says in which line a file is wrong', () => {
  writeFileSync(join(file.place, 'views.yaml'), 'a: /picture\nb: "\n');
  expect(() => savedViews(file)).toThrow(/views\.yaml, line \d: /);
});
