import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReader, type Reader } from '../reader.ts';

const page = readFileSync(new URL('../../../docs/actors.md', import.meta.url), 'utf8');

/** Rows of the page's tables: a day, a text with one mention in bold, and what the reader makes of it. */
const examples = [...page.matchAll(/^\| (\d{4}-\d\d-\d\d) \| (.*) \| (.*) \| (.*) \| (.*) \|$/gm)].map((row) => {
  const [, date = '', marked = '', ...said] = row;
  const [meant, actsFor, role] = said.map((cell) => (cell === '–' ? undefined : cell));
  return { date, marked, meant, actsFor, role };
});

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});

describe('docs/actors.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(25);
  });

  it.each(examples)('$date: $marked', async ({ date, marked, meant, actsFor, role }) => {
    const start = marked.indexOf('**');
    const text = marked.replaceAll('**', '');
    const end = marked.lastIndexOf('**') - 2;
    const { mentions } = await reader.read(text, { date });
    const inside = mentions.filter(({ span }) => span.start >= start && span.end <= end);
    const mention = inside.toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))[0];
    expect(mention?.actors.join(', ') || undefined).toBe(meant);
    expect(mention?.actsFor.join(', ') || undefined).toBe(actsFor);
    expect(mention?.role).toBe(role);
  });
});
