import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { addText, testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { documents } from '../casefile/store/documents.ts';
import { writeDna2 } from '../sources/dna/dna-file.fixture.ts';
import { previewUpload, type UploadPreview } from './preview-upload.ts';
import { receiveUpload } from './uploads.ts';

const cases = testCases();
let file: CaseFile;

beforeAll(async () => {
  file = await cases.make();
}, 60_000);

async function preview(name: string, text: string | Uint8Array): Promise<UploadPreview> {
  return await previewUpload(
    file,
    await receiveUpload(file, name, Readable.from([typeof text === 'string' ? Buffer.from(text) : text]), 1e6),
  );
}

const GDELT = `${['1', '20210504', '202105', '2021', '2021.3', 'FRA', 'FRANCE', 'FRA', ...Array(50).fill('')].slice(0, 57).join('\t')}\thttp://example.org/a`;

describe('what a dropped file is', () => {
  it.each([
    ['note.txt', 'Norway met Finland in Oslo.', 'text'],
    ['page.html', '<!doctype html><title>Talks</title><p>Norway met Finland in Oslo.', 'text'],
    ['articles.jsonl', '{"title": "Talks", "text": "Norway met Finland in Oslo."}\n', 'texts'],
    ['20210504.export.CSV', GDELT, 'events'],
    ['visits.csv', 'date,from,to,type\n2019-10-24,France,Mali,AID\n', 'table'],
    ['votes.csv', 'rcid,date,country,vote\n1,1950-11-03,Russia,no\n', 'votes'],
    ['coded.csv', 'document,category,quote\nnote.txt,AID,promised aid\n', 'coded'],
    ['readings.jsonl', '{"format":"entente-reading/1"}\n', 'coded'],
    ['study.dna', 'Norway met Finland in Oslo.', 'unread'],
    ['empty.txt', '', 'unread'],
    ['picture.png', '\u0089PNG', 'text'],
  ])('%s', async (name, text, form) => {
    expect((await preview(name, text)).form).toBe(form);
  });

  it('says of a text when it was published, where it does, and how it begins', async () => {
    const { text, odd } = await preview('2021-05-04-talks.md', '# Talks\n\nNorway met Finland in Oslo.');
    expect(text).toMatchObject({ title: 'Talks', date: '2021-05-04', texts: 1 });
    expect(text?.begins).toContain('Norway met Finland');
    expect(odd).toEqual([]);
    expect((await preview('talks.md', 'Norway met Finland.')).odd).toEqual(['It does not say when it was published.']);
  });

  it('says which text of the case is the same, or has the same name', async () => {
    const text = 'Sweden thanked Portugal on Tuesday.';
    await addText(file, text, 'dropped/thanks.txt');
    const { id } = [...documents(file)].at(-1) ?? { id: '' };
    expect((await preview('other.txt', text)).there).toEqual([{ id, same: 'bytes' }]);
    expect((await preview('thanks.txt', 'Other words.')).there).toEqual([{ id, same: 'name' }]);
  });

  it('shows what each column of a table is taken for, and the rows as they are read by that', async () => {
    const { columns, rows, mapping } = await preview('visits.csv', 'when,from,to,what\n2019-10-24,France,Mali,AID\n');
    expect(columns?.map(({ name, field }) => [name, field])).toEqual([
      ['when', 'day'],
      ['from', 'source actor, source country'],
      ['to', 'target actor, target country'],
      ['what', 'code'],
    ]);
    expect(rows?.rows[0]?.slice(0, 4)).toEqual(['2019-10-24', 'FRA', 'France', 'MLI']);
    expect(mapping?.day).toBe('when');
  });

  it('says by whom a file of the Discourse Network Analyzer was coded, and which codes of others must be explained', async () => {
    const place = join(cases.folder, 'study.dna');
    writeDna2(place);
    const dna = await preview('study.dna', readFileSync(place));
    expect(dna).toMatchObject({ form: 'dna', coders: ['Admin', 'Coder'] });
    expect(dna.says).toContain('1 document, 2 statements');
    const mark = (code: string) => ({
      type: 'Annotation',
      motivation: 'tagging',
      body: code,
      target: { source: 'note.txt', selector: { type: 'TextQuoteSelector', exact: 'promised aid' } },
    });
    const coded = await preview('marks.json', JSON.stringify([mark('Marches'), mark('event: AID'), mark('Marches')]));
    expect(coded).toMatchObject({ form: 'coded', says: 'Web Annotations, 3 marks', codes: ['Marches'] });
    expect((await preview('broken.dna', 'SQLite format 3\0')).says).toContain('broken.dna');
  });

  it('says in a sentence why it cannot be read', async () => {
    const { form, says } = await preview('old.doc', '{\\rtf1 Norway met Finland.');
    expect([form, says]).toEqual(['unread', expect.stringContaining('save it as .docx')]);
  });
});
