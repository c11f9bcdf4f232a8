import { beforeAll, describe, expect, it } from 'vitest';
import { importInvented } from '../casefile/events/invented-events.fixture.ts';
import { testCases } from '../casefile/store/case.fixture.ts';
import type { CaseFile } from '../casefile/store/case-file.ts';
import { storeVotes } from '../casefile/votes/stored-votes.ts';
import { drawnRollCalls, wanderingPositions } from '../measures/votes/roll-calls.fixture.ts';
import { askImpact } from '../questions/impact/ask-impact.ts';
import { fixedDesign } from '../questions/impact/design-store.ts';
import { keptAnswer } from '../questions/impact/kept-answer.ts';
import { testFixed } from '../questions/impact/test-fixed.ts';
import { API, type AskedService, askedService } from './service.fixture.ts';

const cases = testCases();
let file: CaseFile;
let service: AskedService;

beforeAll(async () => {
  file = await cases.make();
  await importInvented(file);
  service = askedService(file, 'Ada');
}, 120_000);

const get = async (path: string) => (await service.ask(`${API}${path}`)).data;

describe('pairs of states', () => {
  it('are listed with what lies between them, those with most events first', async () => {
    const { items, total, sources } = await get('/dyads');
    expect(total).toBe(28);
    expect(items[0]).toMatchObject({ id: 'CHL-PER', a: { name: 'Chile' }, b: { name: 'Peru' } });
    const counts = items.map(({ events }: { events: number }) => events);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    expect(sources).toContain('ICEWS (invented-example.tab');
  });

  it('have one series as data, in words with figures, and as a table', async () => {
    const query = 'grain=year&quad=3,4&from=2012';
    const data = await get(`/dyads/CHL-PER?${query}`);
    const { report, periods } = await get(`/dyads/Chile-Peru/report?${query}`);
    expect(report.headline).toBe(data.headline);
    expect(periods.map(({ from }: { from: string }) => from)).toEqual(
      data.periods.map(({ from }: { from: string }) => from),
    );
    expect(report.parts[0].figures[0]).toMatch(/^<figure class="chart-figure"/);
    expect(report.limits.length).toBeGreaterThan(3);
    const { text } = await service.ask(`${API}/dyads/CHL-PER/periods.csv?${query}`);
    const [head = '', ...rows] = text.trim().split('\r\n');
    expect(head).toMatch(/^from,to,partial,events,reports,tone,tone_low,tone_high,tone_raw,conflict,/);
    expect(rows.map((row) => row.split(',')[3])).toEqual(
      data.periods.map(({ both }: { both: { n: number } }) => String(both.n)),
    );
  });

  it('open every period: as many rows as it counts, each with its file and byte', async () => {
    const { periods, report } = await get('/dyads/CHL-PER/report?grain=quarter');
    const opened = [...report.parts[0].figures[0].matchAll(/data-p="(\d+)"/g)].map(([, t]) => Number(t));
    expect(new Set(opened).size).toBe(32);
    const data = await get('/dyads/CHL-PER?grain=quarter');
    for (const t of [0, 17, 31]) {
      const { from, to } = periods[t];
      const { items, total, next } = await get(`/dyads/CHL-PER/events?from=${from}&to=${to}&limit=5`);
      expect(total).toBe(data.periods[t].both.n);
      expect(items[0].place).toMatch(/^invented-example\.tab, byte \d/);
      expect(next).toBe(5);
      const rest = await get(`/dyads/CHL-PER/events?from=${from}&to=${to}&after=5&limit=500`);
      expect(items.length + rest.items.length).toBe(total);
      expect(rest.next).toBeNull();
    }
  });

  it('counted of the texts of the case lead to the words of the record', async () => {
    const { items } = await get('/dyads/SWE-DNK/events?origin=case');
    expect(items[0].item).toMatchObject({ kind: 'sentence', words: 'accused' });
    const { record } = await get(`/records/${items[0].item.record}`);
    expect(record).toMatchObject({ document: items[0].item.document, words: 'accused' });
  });

  it('are counted of what the texts tell where no event data were imported, without being asked', async () => {
    const own = askedService(await cases.make(), 'Ada');
    const list = (await own.ask(`${API}/dyads`)).data;
    expect(list.items.map(({ id }: { id: string }) => id)).toContain('DNK-SWE');
    expect(list.sources).toContain('counted is what the texts of the case tell');
    const { status, data } = await own.ask(`${API}/dyads/SWE-DNK/report`);
    expect([status, data.pair[0].name]).toEqual([200, 'Sweden']);
    // Texts begin and end with what is written, and no source of events does.
    expect(JSON.stringify(data.report)).not.toContain('the texts of the case begin');
    expect((await own.ask(`${API}/dyads/SWE-DNK/events`)).data.items[0].item).toMatchObject({ kind: 'sentence' });
  });

  it.each([
    ['/dyads/CHL-PER?withMirrored=yes&withoutMirrored=yes', 'withMirrored and withoutMirrored cannot both be meant.'],
    ['/dyads/CHL', 'A dyad is two states'],
    ['/dyads/Chille-Peru', 'Did you mean Chile (CHL)?'],
    ['/dyads/CHL-PER?grain=decade', 'grain: '],
    ['/dyads/CHL-PER?from=2014-13', '"2014-13" is no day'],
    ['/dyads/CHL-PER?from=1990&to=1991', 'the data run from 2010-01-'],
    ['/dyads/CHL-PER?origin=gdelt', 'The case holds no events of GDELT'],
    ['/dyads/CHL-PER?measure=latent&grain=year', 'The latent score is learnt by month'],
  ])('are refused in a sentence at %s', async (path, sentence) => {
    const { status, data } = await service.ask(`${API}${path}`);
    expect(status).toBe(400);
    expect(data.error.message).toContain(sentence);
  });
});

describe('tests of what an event did', () => {
  const plan = { dyad: 'CHL-PER', event: '2015-07', title: 'invented summit' };

  it('have a design that is fixed with its time and coder before anything is computed, and never again', async () => {
    const fixed = await service.send(`${API}/designs`, plan);
    expect(fixed.data).toMatchObject({ coder: 'Ada', names: 'Chile and Peru', before: 6, after: 2, others: 0 });
    expect(Math.abs(Date.parse(fixed.data.at) - Date.now())).toBeLessThan(60_000);
    const again = await service.send(`${API}/designs`, { ...plan, coder: 'Ben' });
    expect(again.data).toEqual(fixed.data);
    const { design } = await get(`/designs/${fixed.data.id}`);
    expect(design).toMatchObject({ dyad: ['CHL', 'PER'], event: { at: '2015-07-01' }, seed: 1 });
  });

  it('tell of every other design of the same question', async () => {
    const { data } = await service.send(`${API}/designs`, { ...plan, after: 4 });
    expect(data.others).toBe(1);
    const { report } = await get(`/designs/${data.id}/report`);
    expect(report.sentences.join(' ')).toContain('1 other design was tried before');
    const { same } = await get(`/designs/${data.id}`);
    expect(same.map(({ after }: { after: number }) => after)).toEqual([2]);
  });

  it('answer with the verdict in words, what stands behind it, and every estimate as a row', async () => {
    const { data } = await service.send(`${API}/designs`, plan);
    const { report, behind, verdict } = await get(`/designs/${data.id}/report`);
    expect(report.headline).toMatch(/^After “invented summit” \(July 2015\), compared with similar pairs, /);
    const result = await get(`/designs/${data.id}/result`);
    expect([result.verdict, result.headline]).toEqual([verdict, report.headline]);
    const items = behind.groups.flatMap((group: { items: unknown[] }) => group.items);
    const opened = [...JSON.stringify(report.parts).matchAll(/data-p=\\"([\d,]+)\\"/g)].flatMap(([, all = '']) =>
      all.split(',').map(Number),
    );
    expect(opened.length).toBeGreaterThan(50);
    expect(Math.max(...opened)).toBeLessThan(items.length);
    const { items: rows } = await get(`/designs/${data.id}/estimates`);
    expect(rows.map(({ estimate }: { estimate: string }) => estimate)).toContain('all together');
  });

  it.each([
    [{ dyad: 'CHL-CHL' }, 'are both Chile'],
    [{ event: '2015' }, 'Events are counted by month'],
    [{ event: 'e-0123456789ab' }, 'There is no record e-0123456789ab'],
    [{ before: 0 }, 'before: '],
    [{ colour: 'red' }, 'colour'],
  ])('are refused with %o, and nothing is fixed', async (wrong, sentence) => {
    const { total } = await get('/designs');
    const { status, data } = await service.send(`${API}/designs`, { ...plan, ...wrong });
    expect(status).toBe(400);
    expect(data.error.message).toContain(sentence);
    expect((await get('/designs')).total).toBe(total);
  });

  it('that were done as work are kept in the case, and answer the same', async () => {
    const { data } = await service.send(`${API}/designs`, { ...plan, before: 5 });
    const { design } = fixedDesign(file, data.id);
    const told: string[] = [];
    const came = await testFixed(file, data.id, (done, total, what) => void told.push(`${done}/${total} ${what}`));
    const kept = keptAnswer(file, data.id);
    expect(kept).toEqual(await askImpact({ program: 'entente' }, file, design, { evidence: true }));
    expect(came.headline).toBe((await get(`/designs/${data.id}/report`)).report.headline);
    expect(told[1]).toBe('1/4 comparing with other pairs and other dates');
    const [first] = (await get('/records')).items;
    const target = { type: 'record', id: first.id, document: first.document };
    await service.send(`${API}/decisions`, { decisions: [{ action: 'accept', target }] });
    // What it rests on has changed: the texts of the case tell of other events.
    expect(keptAnswer(file, data.id)).toBeUndefined();
  });

  it('of votes are work: what they show is there when it has been done', async () => {
    const drawn = drawnRollCalls(wanderingPositions(6, 6, 1), 8, 1);
    const states = ['CHN', 'FRA', 'GBR', 'IND', 'RUS', 'USA'];
    const calls = { ...drawn, states, session: drawn.session.map((session) => session + 68) };
    storeVotes(file, { calls, source: { hash: '00', files: [], problems: [] } });
    const votes = { dyad: 'CHN-USA', event: '2017', measure: 'S' };
    const { data } = await service.send(`${API}/designs`, votes);
    const early = await service.ask(`${API}/designs/${data.id}/report`);
    expect([early.status, early.data.error.message]).toEqual([409, expect.stringContaining('test-impact')]);
    await testFixed(file, data.id, () => undefined);
    const { verdict, report } = await get(`/designs/${data.id}/report`);
    expect(verdict).toBe('not enough data');
    expect(report.headline).toContain('China and the United States moved in how they vote');
  });
});
