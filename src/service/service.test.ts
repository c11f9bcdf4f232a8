import { beforeAll, describe, expect, it } from 'vitest';
import { addText, testCases } from '../casefile/store/case.fixture.ts';
import { type CaseFile, openCase } from '../casefile/store/case-file.ts';
import { decide } from '../casefile/store/decide.ts';
import { states } from '../casefile/store/state.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let file: CaseFile;
let service: AskedService;

beforeAll(async () => {
  file = await cases.make();
  service = askedService(file, 'Ada');
}, 120_000);

const records = async (query = ''): Promise<{ items: Record<string, unknown>[]; total: number; next: number | null }> =>
  (await service.ask(`${API}/records${query}`)).data;

describe('what the service answers', () => {
  it('gives the texts, what stands in each, and the words of each record', async () => {
    const { data } = await service.ask(`${API}/documents`);
    expect(data.items.map(({ title }: { title: string }) => title)).toEqual(['Envoys meet in Geneva', 'Talks fail']);
    const [{ id }] = data.items;
    const document = await service.ask(`${API}/documents/${id}`);
    expect(document.data.document.text).toContain('Norway recalled its envoy');
    const found = await service.ask(`${API}/documents/${id}/records?kind=statement`);
    expect(found.data.items[0]).toMatchObject({ status: 'open', list: 'statements' });
    const words = found.data.items.map((one: { words: string }) => one.words);
    expect(words.join('\n')).toContain('We support the treaty');
  });

  it('gives a list in pages that end with next: null, and says how many fit', async () => {
    const { total } = await records();
    const seen: unknown[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page = await records(`?limit=3&after=${after}`);
      expect(page.total).toBe(total);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(total);
  });

  it('chooses records by kind, actor, grade and probability, and puts the least sure first', async () => {
    const all = await records('?limit=500');
    const events = await records('?kind=event&actor=NOR&limit=500');
    expect(events.total).toBe(
      all.items.filter(({ kind, actors }) => kind === 'event' && (actors as string[]).includes('NOR')).length,
    );
    expect(events.total).toBeGreaterThan(0);
    const { items } = await records('?sort=unsure&least=0&limit=500');
    const doubts = items.map(({ probability }) => Math.round(1000 * Math.abs((probability as number) - 0.5)));
    expect(doubts).toEqual(doubts.toSorted((a, b) => a - b));
    expect((await records('?from=2021-05-05')).total).toBe(0);
  });

  it('gives the same list as CSV, in which no cell starts a formula', async () => {
    const { text, headers } = await service.ask(`${API}/records.csv?kind=event`);
    const { total } = await records('?kind=event');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[0]).toBe('id,document,date,kind,status,grade,probability,says,actors,decidedBy');
    expect(text.trim().split('\r\n')).toHaveLength(total + 1);
  });

  it('says who is named, and finds words with the records on them', async () => {
    const actors = (await service.ask(`${API}/actors`)).data;
    expect(actors.items.find(({ id }: { id: string }) => id === 'NOR')).toMatchObject({ name: 'Norway', documents: 2 });
    const { items } = (await service.ask(`${API}/search?q=treaty`)).data;
    expect(items).toHaveLength(2);
    expect(items[0].hits[0].text).toMatch(/treaty/);
  });

  it('sends nothing again that a browser has already', async () => {
    const first = await service.ask(`${API}/documents`);
    const tag = first.headers.get('etag') ?? '';
    const again = await service.ask(`${API}/documents`, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('gives the workbench under the address of each screen, and no file that the build did not make', async () => {
    for (const path of ['/', '/review?kind=event', '/read/d-0123456789ab']) {
      const { status, text } = await service.ask(path);
      expect(status).toBe(200);
      const scripts = [...text.matchAll(/<script[^>]*>/g)].map(([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? 'inline');
      expect(scripts).toHaveLength(1);
      const script = await service.ask(scripts[0] ?? '');
      expect(script.headers.get('content-type')).toContain('javascript');
      expect(script.headers.get('cache-control')).toContain('immutable');
    }
    expect((await service.ask('/assets/manifest.json')).status).toBe(404);
    expect((await service.ask('/elsewhere')).status).toBe(404);
  });

  it.each([
    ['/library.csv', `${API}/documents.csv`],
    ['/review.json?kind=event&status=all&rec=e-1', `${API}/records?kind=event`],
    ['/review.csv?status=open', `${API}/records.csv?status=open`],
    ['/read/d-0123456789ab.json?show=waiting', `${API}/documents/d-0123456789ab/records`],
  ])('gives what %s shows as data', async (path, to) => {
    const { status, headers } = await service.ask(path);
    expect([status, headers.get('location')]).toEqual([307, to]);
  });
});

describe('what the service is told', () => {
  it('decides, shows who decided, and takes it back with one undo', async () => {
    const [first] = (await records('?kind=event')).items;
    const target = { type: 'record', id: first?.id, document: first?.document };
    const done = await service.send(`${API}/decisions`, { decisions: [{ action: 'accept', target }] });
    expect(done.data).toMatchObject({ active: true, entries: [{ coder: 'Ada', action: 'accept' }] });
    const shown = (await service.ask(`${API}/records/${first?.id}`)).data;
    expect(shown.record).toMatchObject({ status: 'accepted', decided: { coder: 'Ada' } });
    expect(shown.record.machine.provenance.by).not.toBe('person');
    expect(shown.history).toHaveLength(1);
    const row = (await records('?status=accepted')).items[0];
    expect(row).toMatchObject({ id: first?.id, decidedBy: 'Ada', probability: first?.probability });
    const back = await service.send(`${API}/undo`, { step: done.data.step });
    expect(back.data.active).toBe(false);
    expect((await records('?status=accepted')).total).toBe(0);
    expect((await service.send(`${API}/redo`, {})).data.active).toBe(true);
    await service.send(`${API}/undo`, {});
  });

  it('decides on all that a filter chooses, exactly as many as were shown, and undoes them at once', async () => {
    const { total } = await records('?kind=event&status=open');
    const body = { action: 'reject', filter: { kind: 'event', status: 'open' } };
    const stale = await service.send(`${API}/decisions/bulk`, { ...body, expect: total + 1 });
    expect(stale.status).toBe(409);
    expect(stale.data.error.message).toContain(`${total} records fit now`);
    const done = await service.send(`${API}/decisions/bulk`, { ...body, expect: total });
    expect(done.data.touched).toBe(total);
    expect((await records('?kind=event&status=rejected')).total).toBe(total);
    await service.send(`${API}/undo`, {});
    expect((await records('?kind=event&status=open')).total).toBe(total);
  });

  it('refuses what cannot hold, in one sentence, and decides nothing', async () => {
    const [first] = (await records('?kind=event')).items;
    const target = { type: 'record', id: first?.id, document: first?.document };
    const before = (await service.ask(`${API}/journal`)).data.total;
    const wrong = [
      { decisions: [{ action: 'edit', target, field: 'category', after: 'DANCE' }] },
      { decisions: [{ action: 'accept', target: { ...target, id: 'e-000000000000' } }] },
      {
        decisions: [
          { action: 'accept', target },
          { action: 'edit', target, field: 'nothing', after: 1 },
        ],
      },
      { decisions: [] },
      { decisions: [{ action: 'undo', target }] },
      { decisions: [{ action: 'accept', target, colour: 'red' }] },
    ];
    for (const body of wrong) {
      const { status, data } = await service.send(`${API}/decisions`, body);
      expect([400, 404]).toContain(status);
      expect(data.error.message).toMatch(/^.+[.]?$/);
    }
    expect((await service.ask(`${API}/journal`)).data.total).toBe(before);
    expect(service.failed).toEqual([]);
  });

  it('asks whose word it is where nobody said it', async () => {
    const nobody = askedService(file);
    const [first] = (await records('?kind=event')).items;
    const target = { type: 'record', id: first?.id, document: first?.document };
    const { status, data } = await nobody.send(`${API}/decisions`, { decisions: [{ action: 'accept', target }] });
    expect(status).toBe(400);
    expect(data.error).toMatchObject({ where: 'coder' });
  });

  it('sees at once what another program decides or adds', async () => {
    const { total } = await records();
    const other = openCase(file.place);
    const [state] = states(other);
    const [record] = state?.records ?? [];
    decide(
      other,
      [{ action: 'reject', target: { type: 'record', id: record?.id ?? '', document: record?.document ?? '' } }],
      {
        coder: 'Ben',
      },
    );
    expect((await records('?status=rejected')).items[0]).toMatchObject({ id: record?.id, decidedBy: 'Ben' });
    await addText(other, 'Iceland met Denmark on Tuesday in Oslo. Sweden praised Iceland.', 'late.txt');
    other.close();
    expect((await service.ask(`${API}/documents`)).data.total).toBe(3);
    expect((await records()).total).toBeGreaterThan(total);
  });
});
