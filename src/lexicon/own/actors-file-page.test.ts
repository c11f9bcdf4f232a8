import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkUserFile } from '../check/check-files.ts';
import { CSV_COLUMNS } from '../import/import-csv.ts';
import { IMPORT_FORMATS } from '../import/import-report.ts';
import { loadLexiconData } from '../load.ts';
import { ACTORS_FILE_ITEMS, ACTORS_FILE_SECTIONS } from './actors-file.ts';

const page = readFileSync(new URL('../../../docs/own-actors.md', import.meta.url), 'utf8');

it('docs/own-actors.md: its examples hold no mistake', async () => {
  const data = await loadLexiconData();
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  expect(examples.length).toBeGreaterThan(1);
  for (const text of examples) expect(checkUserFile({ name: 'actors.yaml', text }, data).problems).toEqual([]);
});

it('docs/own-actors.md names every section, field, format and column', () => {
  const fields = Object.keys(ACTORS_FILE_ITEMS.actors.shape);
  for (const word of [...ACTORS_FILE_SECTIONS, ...fields, ...IMPORT_FORMATS]) expect(page).toContain(`\`${word}\``);
  const columns = page.slice(page.indexOf('**CSV**'));
  for (const column of CSV_COLUMNS) expect(columns).toMatch(new RegExp(`\\b${column}\\b`));
});
