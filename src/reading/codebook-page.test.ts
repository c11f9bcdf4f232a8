import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CODEBOOK_ITEMS, KINDS, PLACES } from '../lexicon/own/codebook.ts';
import { findCodebookProblems } from '../lexicon/own/codebook-frames.ts';
import { parseCodebook } from '../lexicon/own/codebook-parse.ts';
import { COMPLEMENTS, loadEventFrames } from '../lexicon/words/event-frames.ts';
import { eventWhat } from '../report/words/wording.ts';
import { createReader } from './reader.ts';

const page = readFileSync(new URL('../../docs/own-codebook.md', import.meta.url), 'utf8');
const block = (kind: string): string => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

it('docs/own-codebook.md: its example holds no mistake and gives the events that the page shows', async () => {
  const { codebook, problems } = parseCodebook(block('yaml'));
  expect([...problems, ...findCodebookProblems(codebook, await loadEventFrames())]).toEqual([]);
  const reader = await createReader({ codebook });
  const { events } = await reader.read(block('text'), { date: '2021-07-07' });
  const lines = events
    .filter(({ provenance }) => provenance.grade !== 'weak')
    .map((event) => {
      const [from, to] = [event.source, event.target].map((sides) => sides.map(({ actor }) => actor).join(' + '));
      return `${(to ? `${from} → ${to}` : (from ?? '')).padEnd(11)}${eventWhat(event)}`;
    });
  expect(`${lines.join('\n')}\n`).toBe(block('events'));
});

it('docs/own-codebook.md names every section, field, place, condition and complement', () => {
  const { codes, triggers } = CODEBOOK_ITEMS;
  for (const field of [...Object.keys(codes.shape), ...Object.keys(triggers.shape)])
    expect(page).toContain(`\`${field}\``);
  for (const word of [...Object.keys(CODEBOOK_ITEMS), ...PLACES.keys(), ...COMPLEMENTS]) {
    expect(page).toContain(`\`${word}\``);
  }
  for (const kind of Object.keys(KINDS)) expect(page).toContain(`{is: ${kind}}`);
});
