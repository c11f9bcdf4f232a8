import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../command-line.fixture.ts';
import { gdeltFile } from './gdelt-file.fixture.ts';

const { path, file, entente } = testFolder();

it('shows a row without reading all of its file while size and time of the file are those of the import', async () => {
  const text = gdeltFile(20);
  file('x.export.CSV', text);
  const place = join(path, 'x.export.CSV');
  const [then, later] = [new Date('2020-01-01T00:00:00Z'), new Date('2020-01-02T00:00:00Z')];
  utimesSync(place, then, then);
  await entente(['init', 'one']);
  await entente(['import', 'x.export.CSV', '--case', 'one']);
  const raw = async () => await entente(['events', '--raw', '7', '--case', 'one']);
  const before = await raw();
  expect(before.status).toBe(0);
  // Only the hash of the whole file would tell that its last row is another one.
  writeFileSync(place, text.replace('https://example.org/20', 'https://example.org/xx'));
  utimesSync(place, then, then);
  expect(await raw()).toEqual(before);
  utimesSync(place, later, later);
  expect(await raw()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('was changed since it was imported'),
  });
  // A copy with another time and the same bytes is the file.
  writeFileSync(place, text);
  expect(await raw()).toEqual(before);
  writeFileSync(place, `${text}\n`);
  utimesSync(place, then, then);
  expect((await raw()).status).toBe(1);
});
