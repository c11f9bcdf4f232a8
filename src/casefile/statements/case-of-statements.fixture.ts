import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordId } from '../../records/identify.ts';
import type { Reading } from '../../records/reading.ts';
import { type DnaFile, type DnaTables, readDna } from '../../sources/index.ts';
import { documentFromText } from '../../sources/text-document.ts';
import type { CaseRecord, DocumentState } from '../journal/current.ts';
import { dnaPlaces } from './dna-places.ts';
import { recordOfDna, statementsOfDna } from './statements-of-dna.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SHARED = join(process.env.ENTENTE_SHARED || join(ROOT, '../shared'), 'data/discourse');

/** A file of the Discourse Network Analyzer of our own, and those of the shared data where they lie there. */
export const DNA_FILES: readonly (readonly [name: string, path: string])[] = [
  ['missile-test.dna', join(ROOT, 'examples/missile-test.dna')],
  ...['sample.dna', 'sample_dna2.dna', 'synthetic.dna']
    .map((name) => [name, join(SHARED, name)] as const)
    .filter(([name, path]) => {
      const there = existsSync(path);
      if (!there) console.warn(`SKIPPED: ${name} does not lie in ${SHARED}.`);
      return there;
    }),
];

/** What hash files of tests have. */
export const HASH = '0'.repeat(64);

/** A reading of a text in which no reader looked for anything. */
export function unread(text: string): Reading {
  const document = documentFromText(text, { name: 'text.txt', type: 'txt' });
  const empty = { events: [], statements: [], positions: [], proposals: [], forecasts: [], relations: [] };
  return {
    format: 'entente-reading/1',
    reader: 'none',
    document,
    sentences: [],
    actors: [],
    mentions: [],
    ...empty,
    motives: [],
    quantities: [],
    warnings: [],
  };
}

/** A file as a case has it in which nobody has decided anything since it was taken in. */
export function statesOfDna({ tables }: Pick<DnaFile, 'tables'>): readonly DocumentState[] {
  const states = new Map<string, { reading: Reading; records: CaseRecord[] }>();
  const { placed } = statementsOfDna(tables);
  for (const { ID, Text } of tables.DOCUMENTS) {
    const { text } = dnaPlaces(String(Text));
    const state = states.get(text) ?? { reading: unread(String(Text)), records: [] };
    states.set(text, state);
    for (const statement of placed.filter(({ document }) => document === ID)) {
      const id = recordId('discourse-statement', statement.id);
      const record = { ...recordOfDna(statement, HASH, state.reading), id };
      state.records.push({
        id,
        document: state.reading.document.id,
        list: 'discourseStatements',
        status: 'accepted',
        record,
        edited: [],
        decided: { coder: statement.coder, at: '2026-01-01T00:00:00.000Z', entry: 'j-1' },
      });
    }
  }
  return [...states.values()];
}

/** The example of our own. */
export function exampleTables(): DnaTables {
  return readDna(join(ROOT, 'examples/missile-test.dna')).tables;
}
