/** Reads the texts of the cases of tests anew and keeps their readings: `node src/casefile/store/write-case-readings.fixture.ts`, then look at the tests. */
import { writeFileSync } from 'node:fs';
import { createReader } from '../../reading/reader.ts';
import { CASE_DATE, CASE_TEXTS, KEPT_READINGS, LATER_VERSION } from './case-texts.fixture.ts';

const reader = await createReader();
const lines: string[] = [];
for (const text of [...CASE_TEXTS, LATER_VERSION]) {
  const reading = await reader.read(text, { name: 'a.txt', date: CASE_DATE });
  lines.push(JSON.stringify(reading));
}
writeFileSync(KEPT_READINGS, `${lines.join('\n')}\n`);
