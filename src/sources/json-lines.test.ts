import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectInputs, type Input } from './collect-inputs.ts';
import { parseArticle } from './json-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inputsOf = async (path: string): Promise<Input[]> => {
  const inputs: Input[] = [];
  for await (const input of collectInputs([path])) inputs.push(input);
  return inputs;
};

describe('articles in a .jsonl file', () => {
  it('are found line by line, whatever their signs and line ends, and named by their line', async () => {
    const rows = ['Envoys met in Genève. 🛰', 'Zürich said no.', 'x'.repeat(200_000)].map((text) =>
      JSON.stringify({ text }),
    );
    const path = join(folder, 'articles.jsonl');
    writeFileSync(path, `${rows[0]}\r\n\n  \n${rows[1]}\n${rows[2]}`);
    const inputs = await inputsOf(path);
    expect(inputs.map(({ name }) => name.slice(folder.length + 1))).toEqual([
      'articles.jsonl:1',
      'articles.jsonl:4',
      'articles.jsonl:5',
    ]);
    const articles = await Promise.all(inputs.map(({ article }) => article?.()));
    expect(articles.map((article) => article?.text.slice(0, 24))).toEqual([
      'Envoys met in Genève. 🛰',
      'Zürich said no.',
      'x'.repeat(24),
    ]);
  });

  it('are passed over in a folder, where they may be what this program wrote', async () => {
    expect(await inputsOf(folder)).toEqual([]);
  });

  it('fail one by one when they are read', async () => {
    const path = join(folder, 'mixed.jsonl');
    writeFileSync(path, '{"text":"Good."}\n{"text": \n');
    const [good, bad] = await inputsOf(path);
    expect(await good?.article?.()).toMatchObject({ text: 'Good.' });
    await expect(bad?.article?.()).rejects.toThrow('mixed.jsonl, line 2 is no JSON');
    const [missing] = await inputsOf(join(folder, 'none.jsonl'));
    await expect((missing?.article ?? missing?.load)?.()).rejects.toThrow('does not exist');
  });
});

describe('parseArticle', () => {
  it('takes what a line says of its article and passes over the rest', () => {
    const line = JSON.stringify({
      id: 7,
      text: 'Words.',
      title: 'T',
      date: '2016-05-01T10:00:00Z',
      author: 'A',
      authors: ['B'],
      publisher: 'P',
      attributions: [],
    });
    expect(parseArticle(line, 'x').metadata).toEqual({
      title: 'T',
      date: '2016-05-01',
      authors: ['B', 'A'],
      publisher: 'P',
    });
    expect(parseArticle('{"text":"Words.","date":"May 2016","title":null}', 'x').metadata).toEqual({});
  });

  it.each([
    ['[1]', 'is no object'],
    ['"text"', 'is no object'],
    ['{"title":"T"}', 'has no "text"'],
    ['{"text":"  "}', 'has no "text"'],
    ['{"format":"entente-reading/1"}', 'a finished reading'],
    ['no json', 'is no JSON'],
  ])('says what is wrong with %s', (line, words) => {
    expect(() => parseArticle(line, 'file, line 3')).toThrow(
      `file, line 3 ${words}`.replace('3 a finished', '3 holds a finished'),
    );
  });
});
