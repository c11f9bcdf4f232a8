import { describe, expect, it } from 'vitest';
import { damPicture, emptyPicture } from './picture.fixture.ts';
import { renderPictureCsv } from './picture-csv.ts';
import { renderPictureMarkdown } from './picture-markdown.ts';

const rowsOf = (text = ''): string[][] =>
  text
    .trim()
    .split('\r\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map((cell) => cell[1] ?? ''));

describe('renderPictureCsv', () => {
  const files = renderPictureCsv(damPicture());

  it('describes every file and every column', () => {
    const { resources } = JSON.parse(files.get('datapackage.json') ?? '') as {
      resources: { path: string; schema: { fields: { name: string; description: string }[] } }[];
    };
    expect(resources.map(({ path }) => path)).toEqual([...files.keys()].filter((name) => name !== 'datapackage.json'));
    for (const { path, schema } of resources) {
      expect(files.get(path)?.split('\r\n')[0]).toBe(schema.fields.map(({ name }) => name).join(','));
      for (const { description } of schema.fields) expect(description).not.toBe('');
    }
  });

  it('names passages that picture_passages.csv holds', () => {
    const known = new Set(
      (files.get('picture_passages.csv') ?? '')
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    );
    const [head = [], ...acts] = rowsOf(files.get('picture_acts.csv'));
    expect(acts.length).toBeGreaterThan(10);
    for (const row of acts) {
      for (const id of (row[head.indexOf('passages')] ?? '').split(';')) expect(known.has(id), id).toBe(true);
    }
  });

  it('keeps the heads where there is nothing', () => {
    for (const [name, content] of renderPictureCsv(emptyPicture())) {
      if (name.endsWith('.csv') && name !== 'picture_documents.csv')
        expect(content.trim().split('\r\n')).toHaveLength(1);
    }
  });
});

describe('renderPictureMarkdown', () => {
  it('holds the same tables, and no markup of the texts', () => {
    const page = renderPictureMarkdown(damPicture());
    for (const head of ['Who acts towards whom', 'Who stands where', 'Contradictions', 'Proposals', 'Texts']) {
      expect(page).toContain(`## ${head}`);
    }
    expect(page).toContain('| Ethiopia → Egypt: AGREE, 2020-06-20 |');
    expect(renderPictureMarkdown(emptyPicture())).toContain('No acts, positions, proposals or relations');
  });
});
