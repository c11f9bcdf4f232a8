import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportAnnotations } from '../casefile/export/export-annotations.ts';
import { exportQdpx } from '../casefile/export/export-qdpx.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { undo } from '../casefile/store/decide.ts';
import { documents } from '../casefile/store/documents.ts';
import { journal } from '../casefile/store/log.ts';
import { states } from '../casefile/store/state.ts';
import { EntenteError } from '../records/failure.ts';
import { writeDna2 } from '../sources/dna/dna-file.fixture.ts';
import { importCodedUploads, importDnaUploads } from './import-coded-uploads.ts';
import { receiveUpload, uploadsOf } from './uploads.ts';

const cases = testCases();
let file: CaseFile;
let warned: string[] = [];

beforeAll(async () => {
  file = await cases.make();
}, 60_000);

const drop = async (name: string, content: string | Uint8Array): Promise<string> =>
  (await receiveUpload(file, name, Readable.from([Buffer.from(content)]), 1e7)).id;
const work = (ids: readonly string[]) => {
  warned = [];
  return {
    ids,
    signal: new AbortController().signal,
    progress: () => undefined,
    warn: (sentence: string) => void warned.push(sentence),
  };
};
const mark = (code: string, exact: string) => ({
  type: 'Annotation',
  motivation: 'tagging',
  body: code,
  target: { source: '0.txt', selector: { type: 'TextQuoteSelector', exact } },
});

describe('what was coded elsewhere and is dropped', () => {
  it('comes from the Discourse Network Analyzer with its texts, under the names that its coders have here, once', async () => {
    const place = join(cases.folder, 'study.dna');
    writeDna2(place);
    const asked = { coders: { Admin: 'Ada', Coder: 'Ben' }, cores: 1 };
    const took = await importDnaUploads(file, { ...work([await drop('study.dna', readFileSync(place))]), ...asked });
    expect(took).toEqual({ documents: 1, known: 0, failed: 0, statements: 2, there: 0, left: 0 });
    expect(uploadsOf(file)).toEqual([]);
    expect([...journal(file)].map(({ action, coder }) => `${action} ${coder}`)).toEqual(['add Ada', 'add Ben']);
    expect([...documents(file)].at(-1)).toMatchObject({ title: 'Report' });
    const again = await importDnaUploads(file, { ...work([await drop('study.dna', readFileSync(place))]), ...asked });
    expect(again).toMatchObject({ documents: 0, known: 1, statements: 0, there: 2 });
  }, 60_000);

  it('comes as annotations, whose codes mean what one says, and what was left out is told', async () => {
    const marks = [
      mark('Marches', 'recalled its envoy'),
      mark('Weather', 'on Monday'),
      mark('event: REJECT', 'nowhere'),
    ];
    const id = await drop('marks.json', JSON.stringify(marks));
    const took = await importCodedUploads(file, { ...work([id]), coder: 'Ada', codes: { Marches: 'event:PROTEST' } });
    expect(took).toMatchObject({ added: 1, left: 2 });
    expect(warned.join(' ')).toContain('what is “Weather”?');
    const added = [...states(file)]
      .flatMap(({ reading }) => reading.events)
      .find(({ category }) => category === 'PROTEST');
    expect(added?.provenance.rule).toMatch(/^added by Ada/);
    undo(file, { coder: 'Ada' });
    expect(
      [...states(file)].flatMap(({ reading }) => reading.events).some(({ category }) => category === 'PROTEST'),
    ).toBe(false);
  });

  it.each([
    ['a REFI-QDA project', 'project.qdpx', exportQdpx],
    ['annotations of Entente', 'marks.jsonld', exportAnnotations],
  ] as const)('comes as %s of the same texts: what it says is accepted or there already', async (_, name, written) => {
    const [state] = [...states(file)];
    const [event] = state?.reading.events ?? [];
    const readings = state ? [{ ...state.reading, events: event ? [event] : [] }] : [];
    const decided = new Map(event ? [[event.id, { verdict: 'accepted', by: 'Cy' } as const]] : []);
    const id = await drop(name, written({ readings, decided }));
    const { accepted, added } = await importCodedUploads(file, { ...work([id]), coder: 'Ada', codes: {} });
    expect([accepted, added]).toEqual([1, 0]);
    expect([...journal(file)].at(-1)).toMatchObject({ action: 'accept', coder: 'Cy' });
    undo(file, { coder: 'Cy' });
  });

  it('says in a sentence what is wrong, and lets the file wait', async () => {
    const id = await drop('marks.json', JSON.stringify([mark('Marches', 'envoy')]));
    const without = importCodedUploads(file, { ...work([id]), coder: undefined, codes: {} });
    await expect(without).rejects.toThrow(EntenteError);
    await expect(without).rejects.toThrow('Say who decides');
    const wrong = importCodedUploads(file, { ...work([id]), coder: 'Ada', codes: { Marches: 'dancing' } });
    await expect(wrong).rejects.toThrow('“Marches” must mean a kind of record');
    const none = importDnaUploads(file, { ...work([id]), coders: {}, cores: 1 });
    await expect(none).rejects.toThrow('marks.json is no file of DNA 2 or 3');
    expect(uploadsOf(file).map((one) => one.id)).toEqual([id]);
  });
});
