import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CaseFile, createCase, openCase } from '../../casefile/store/case-file.ts';
import { copyCase } from '../../casefile/store/copy-case.ts';
import { makeDesign } from '../../measures/impact/make-design.ts';
import { fixedDesign, fixedDesigns, storeDesign } from './design-store.ts';
import { ImpactPlan, planDesign } from './plan-design.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-designs-'));
let made = 0;
const open: CaseFile[] = [];
function emptyCase(): CaseFile {
  const file = createCase(join(folder, `case-${made++}`));
  open.push(file);
  return file;
}
afterAll(() => {
  for (const file of open) file.close();
  rmSync(folder, { recursive: true, force: true });
});

const design = (after: number) =>
  makeDesign({
    measure: 'tone',
    dyad: ['CHL', 'PER'],
    event: { title: 'invented summit', at: '2015-07-01' },
    windows: { after },
  });

describe('designs of a case', () => {
  it('keep the moment at which they were fixed first, whoever fixes them again', () => {
    const file = emptyCase();
    const { id } = storeDesign(file, design(2), { coder: 'Ada', now: Date.UTC(2024, 0, 1) });
    storeDesign(file, design(2), { coder: 'Ben', now: Date.UTC(2025, 0, 1) });
    expect(fixedDesign(file, id)).toEqual({
      id,
      design: design(2),
      at: '2024-01-01T00:00:00.000Z',
      coder: 'Ada',
      others: 0,
    });
  });

  it('count what else was tried on the same pair and event, the other way round too, and nothing else', () => {
    const file = emptyCase();
    storeDesign(file, design(2), { now: 1 });
    storeDesign(file, { ...design(4), dyad: ['PER', 'CHL'] }, { now: 2 });
    storeDesign(file, makeDesign({ ...design(2), event: { title: 'another', at: '2016-01-01' } }), { now: 3 });
    expect(storeDesign(file, design(3), { now: 4 }).others).toBe(2);
    expect(fixedDesigns(file).map(({ others }) => others)).toEqual([2, 0, 2, 2]);
  });

  it('go along when the case is copied', async () => {
    const file = emptyCase();
    const { id } = storeDesign(file, design(2), { coder: 'Ada', now: 1 });
    await copyCase(file, join(folder, 'copy'), 'copy');
    const copy = openCase(join(folder, 'copy'));
    open.push(copy);
    expect(fixedDesign(copy, id)).toEqual(fixedDesign(file, id));
  });

  it('are found by their id alone: no id is a path', () => {
    const file = emptyCase();
    storeDesign(file, design(2));
    const names = readdirSync(join(file.place, 'designs'));
    for (const id of ['../case.sqlite', `../designs/${names[0]}`, '', '0000000000000000'])
      expect(() => fixedDesign(file, id)).toThrow(`There is no design ${id} in this case.`);
  });
});

describe('a plan', () => {
  it('becomes a whole design: names are states, a month is its first day, all else is as usual', async () => {
    const plan = ImpactPlan.parse({
      dyad: 'Chile, Peru',
      event: '2015-07',
      touched: 'Brazil,ARG',
      events: { quad: '3,4' },
    });
    expect(await planDesign(emptyCase(), plan)).toMatchObject({
      measure: 'tone',
      dyad: ['CHL', 'PER'],
      event: { title: 'July 2015', at: '2015-07-01' },
      windows: { before: 6, after: 2 },
      donors: { touched: ['BRA', 'ARG'] },
      filter: { quads: [3, 4] },
    });
  });

  it.each([
    [{ before: 0 }],
    [{ gap: 1.5 }],
    [{ direction: 'up' }],
    [{ colour: 'red' }],
    [{ events: { dyad: 'CHL-PER' } }],
  ])('is refused with %o', (wrong) => {
    expect(ImpactPlan.safeParse({ dyad: 'CHL-PER', event: '2015-07', ...wrong }).success).toBe(false);
  });
});
