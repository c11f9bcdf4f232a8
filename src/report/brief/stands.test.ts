import { beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../reading/reader.ts';
import type { Reading } from '../../records/reading.ts';
import { renderBrief } from './brief.ts';
import { renderHtml } from './html.ts';
import { ofKind, references } from './references.ts';
import { countWords, courseWords, standTable } from './stands.ts';

const TEXT = `Finland backs the northern railway, and so does Norway. Russia rejects the railway. Sweden opposed the northern railway for a year.
Sweden supports the railway now. Estonia proposed a joint survey of the coast. Latvia dismissed the idea.`;

let reading: Reading;
beforeAll(async () => {
  reading = await (await createReader()).read(TEXT, { date: '2021-05-04' });
});

describe('who stands where', () => {
  const rows = () => standTable(reading, ofKind(references(reading), 'position')).rows;

  it('gathers the actors on one issue and puts the issue of most actors first', () => {
    const [first] = rows();
    expect(first?.name).toContain('railway');
    expect(first?.cells.map(({ actor }) => actor)).toEqual(expect.arrayContaining(['FIN', 'RUS', 'SWE']));
  });

  it('shows a change of mind instead of averaging it away', () => {
    const cell = rows()[0]?.cells.find(({ actor }) => actor === 'SWE');
    expect(cell && countWords(cell)).toBe('+1 −1');
    expect(cell && courseWords(cell)).toBe('first against, then for');
    expect(renderBrief(reading, { width: 120 })).toContain('first against, then for');
  });

  it('opens the quotes of a cell in the HTML brief', async () => {
    const html = await renderHtml(reading);
    expect(html).toMatch(/<details class="against"[^>]*><summary>−1/);
    expect(html).toContain('Latvia dismissed the idea</q>');
  });

  it('still shows readings that were made without issues', () => {
    const { issues: _, ...old } = reading;
    expect(standTable(old, ofKind(references(old), 'position')).rows.length).toBeGreaterThan(2);
  });
});
