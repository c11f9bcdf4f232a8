import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { damPicture } from './picture.fixture.ts';
import { renderPictureCsv } from './picture-csv.ts';

const page = readFileSync(fileURLToPath(new URL('../../../docs/picture.md', import.meta.url)), 'utf8');

it('docs/picture.md names every field of the picture, and as many tables as there are', () => {
  const picture = damPicture();
  const [pair] = picture.relations;
  for (const field of [...Object.keys(picture), ...Object.keys(pair ?? {})]) {
    if (field !== 'id') expect(page, field).toContain(`\`${field}\``);
  }
  expect([...renderPictureCsv(picture).keys()].filter((name) => name.endsWith('.csv'))).toHaveLength(10);
  expect(page).toContain('ten tables');
});
