import { seededRandom } from '../../records/seeded-random.ts';
import { type CaseFile, createCase } from '../store/case-file.ts';
import { fileOf, type MadeRow } from './event-batch.fixture.ts';
import { openEventImport } from './import-events.ts';
import { tidyEvents } from './open-event-store.ts';

/** States between which the invented events happen; none of it did. */
const STATES = ['ARG', 'BRA', 'CHL', 'COL', 'ECU', 'MEX', 'PER', 'URY'] as const;
/** The pair whose tone rises, and the month from which on it does. */
const WARMING = { a: 'CHL', b: 'PER', from: '2015-07' } as const;
const FIRST = { year: 2010, months: 96 } as const;

const ACTS = [
  { code: '036', quad: 1, score: 4 },
  { code: '040', quad: 1, score: 1 },
  { code: '070', quad: 2, score: 7 },
  { code: '112', quad: 3, score: -2 },
  { code: '138', quad: 3, score: -7 },
  { code: '172', quad: 4, score: -5 },
] as const;

/**
 * Invented rows about real states, eight years long: the tone of one pair rises in the middle, that of the others stays. Every
 * row says that it is invented.
 */
function inventedRows(): readonly MadeRow[] {
  const random = seededRandom(7);
  const rows: MadeRow[] = [];
  for (let month = 0; month < FIRST.months; month++) {
    const first = new Date(Date.UTC(FIRST.year, month, 1)).toISOString().slice(0, 7);
    for (const [i, source] of STATES.entries()) {
      for (const target of STATES.slice(i + 1)) {
        const pair = source === WARMING.a && target === WARMING.b;
        const events = Math.floor(random() * (pair ? 8 : 4)) + (pair ? 3 : 0);
        const friendly = pair && first >= WARMING.from ? 0.95 : 0.55;
        for (let n = 0; n < events; n++) {
          const act = ACTS[Math.floor(random() * 3) + (random() < friendly ? 0 : 3)] ?? ACTS[0];
          const turned = random() < 0.4;
          rows.push({
            id: String(rows.length + 1),
            day: `${first}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
            source: turned ? target : source,
            target: turned ? source : target,
            sourceSectors: 'GOV',
            targetSectors: 'GOV',
            ...act,
            mentions: 1 + Math.floor(random() * 9),
            address: `invented example ${rows.length + 1}`,
          });
        }
      }
    }
  }
  return rows;
}

/** Imports these rows into a case. */
export async function importInvented(file: CaseFile): Promise<void> {
  const imports = openEventImport(file);
  const [source, facts] = fileOf('invented-example.tab', inventedRows());
  await imports.take(source, facts);
  await imports.finish();
  await tidyEvents(file);
}

/** Makes a case of these rows and nothing else. */
export async function inventedCase(place: string): Promise<CaseFile> {
  const file = createCase(place);
  await importInvented(file);
  return file;
}
