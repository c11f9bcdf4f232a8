import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiscourseStatement } from '../../records/discourse-statement.ts';
import { codedStatementsOf, type DnaTables, dnaHashes, readDna, statementQuotes } from '../../sources/index.ts';
import type { CaseRecord, DocumentState } from '../journal/current.ts';
import { DNA_FILES, exampleTables, HASH, statesOfDna, unread } from './case-of-statements.fixture.ts';
import { dnaOfCase } from './dna-of-case.ts';
import { dnaPlaces } from './dna-places.ts';
import { statementsOfDna } from './statements-of-dna.ts';
import { typesOfDna } from './types-of-dna.ts';

const tables = exampleTables();
const states = statesOfDna({ tables });
const options = { types: typesOfDna(tables), kept: { hash: HASH, tables } };
const first = states[0]?.records[0] as CaseRecord;
const firstId = (first.record as DiscourseStatement).dna?.id;

/** The case after one of its records was changed; `undefined` takes it out. */
function once(change: (record: CaseRecord) => CaseRecord | undefined, which = first.id): readonly DocumentState[] {
  return states.map(({ reading, records }) => ({
    reading,
    records: records.flatMap((one) => (one.id === which ? (change(one) ?? []) : one)),
  }));
}

function saying(one: CaseRecord, values: DiscourseStatement['values']): CaseRecord {
  const record = one.record as DiscourseStatement;
  return { ...one, record: { ...record, values: { ...record.values, ...values } } };
}

/** What each statement of the first type says, as networks read it. */
function said(made: DnaTables): readonly string[] {
  const coded = codedStatementsOf(made);
  const words = statementQuotes(made, coded);
  return [...coded.id].map((id, n) => {
    const values = coded.variables.map((variable) =>
      'labels' in variable ? variable.labels[variable.value[n] ?? 0] : variable.value[n],
    );
    return `${id} ${values.join('|')} “${words(n)}”`;
  });
}

describe('a case that took in a .dna file', () => {
  it.each(DNA_FILES)('gives %s back with the same hash of every table', (_, path) => {
    const file = readDna(path);
    const kept = { hash: HASH, tables: file.tables };
    const made = dnaOfCase(statesOfDna(file), { types: typesOfDna(file.tables), kept });
    expect(dnaHashes(made.tables)).toEqual(dnaHashes(file.tables));
    expect(made.recordOf.size).toBe(statementsOfDna(file.tables).placed.length);
  });

  it('writes what was changed into the row where it stood, and leaves the others alone', () => {
    const made = dnaOfCase(
      once((one) => saying(one, { agreement: false, concept: 'A concept of the case' })),
      options,
    );
    const differ = said(made.tables).filter((line) => !said(tables).includes(line));
    expect(differ).toHaveLength(1);
    expect(differ[0]).toMatch(new RegExp(`^${firstId} .*\\|A concept of the case\\|0\\|`));
    const added = made.tables.ENTITIES.filter(({ Value }) => Value === 'A concept of the case');
    expect(added).toHaveLength(1);
    // DNA wants an attribute of every kind for every entity.
    const attributes = tables.ATTRIBUTEVARIABLES.filter(({ VariableId }) => VariableId === added[0]?.VariableId).length;
    expect(made.tables.ATTRIBUTEVALUES.length - tables.ATTRIBUTEVALUES.length).toBe(attributes);
  });

  it.each([
    ['was rejected', (one: CaseRecord): CaseRecord => ({ ...one, status: 'rejected' })],
    ['was taken back', () => undefined],
  ])('leaves out a statement that %s', (_, change) => {
    const made = dnaOfCase(once(change), options);
    expect(said(made.tables)).toEqual(said(tables).filter((line) => !line.startsWith(`${firstId} `)));
    expect(made.tables.DATABOOLEAN.some(({ StatementId }) => StatementId === firstId)).toBe(false);
  });

  it('adds what was coded in the case, under the name of its coder, and suggestions only when asked', () => {
    const record = { ...(first.record as DiscourseStatement), id: 'k-1' } as DiscourseStatement;
    const { dna: _, ...coded } = record;
    const by = { coder: 'Somebody new', at: '2026-01-01T00:00:00.000Z', entry: 'j-2' };
    const { decided: __, ...open } = first;
    const add = (one: CaseRecord): readonly DocumentState[] =>
      states.map((state, n) => (n === 0 ? { ...state, records: [...state.records, one] } : state));
    const made = dnaOfCase(add({ ...first, id: 'k-1', record: coded, decided: by }), options);
    const id = Math.max(...tables.STATEMENTS.map(({ ID }) => Number(ID))) + 1;
    const line = said(tables).find((one) => one.startsWith(`${firstId} `)) ?? '';
    expect(said(made.tables).at(-1)).toBe(line.replace(`${firstId} `, `${id} `));
    const coder = made.tables.CODERS.find(({ ID }) => ID === made.tables.STATEMENTS.at(-1)?.Coder);
    expect(coder?.Name).toBe('Somebody new');
    const suggested = add({ ...open, id: 'k-1', status: 'open', record: coded });
    expect(said(dnaOfCase(suggested, options).tables)).toEqual(said(tables));
    expect(dnaOfCase(suggested, { ...options, suggestions: true }).tables.CODERS.at(-1)?.Name).toBe(
      'Entente (machine)',
    );
  });

  it('keeps statements that stand on no words of a text, and those of texts that are not in the case', () => {
    const [one, ...others] = tables.STATEMENTS;
    const odd = { ...tables, STATEMENTS: [{ ...one, Stop: 99_999 }, ...others] } as DnaTables;
    expect(statementsOfDna(odd).unplaced).toEqual([one?.ID]);
    const made = dnaOfCase(statesOfDna({ tables: odd }), { ...options, kept: { hash: HASH, tables: odd } });
    expect(dnaHashes(made.tables)).toEqual(dnaHashes(odd));
    expect(dnaHashes(dnaOfCase(states.slice(1), options).tables)).toEqual(dnaHashes(tables));
  });

  it('writes titles and days that people set', () => {
    const [state] = states as [DocumentState];
    const facts = new Map([[state.reading.document.id, { title: 'Another title', date: '2001-02-03' }]]);
    const [row] = dnaOfCase(states, { ...options, facts }).tables.DOCUMENTS;
    expect([row?.Title, Number(row?.Date) % 86_400]).toEqual([
      'Another title',
      Number(tables.DOCUMENTS[0]?.Date) % 86_400,
    ]);
    expect(new Date(Number(row?.Date) * 1000).toISOString().slice(0, 10)).toBe('2001-02-03');
  });
});

describe('a case without a .dna file', () => {
  it('becomes a database that DNA opens, of its own types and texts', () => {
    const [{ records }] = states as [DocumentState];
    const reading = { ...(states[0] as DocumentState).reading };
    const long = { ...reading, document: { ...reading.document, title: 'x'.repeat(300) } };
    const types = [{ name: 'DNA Statement', variables: typesOfDna(tables)[0]?.variables ?? [] }];
    const made = dnaOfCase([{ reading: long, records }], { types });
    expect([...String(made.tables.DOCUMENTS[0]?.Title)]).toHaveLength(190);
    expect(made.cut).toBe(1);
    expect(made.tables.CODERS.map(({ Name }) => Name)).toEqual(['Admin', first.decided?.coder]);
    const words = (line: string): string => line.replace(/^\d+ /, '');
    const expected = said(tables).filter((line) => records.some((one) => line.startsWith(`${idOf(one)} `)));
    expect(said(made.tables).map(words)).toEqual(expected.map(words));
    expect(dnaOfCase([{ reading: unread(''), records: [] }], { types }).tables.STATEMENTS).toEqual([]);
  });
});

function idOf({ record }: CaseRecord): number | undefined {
  return (record as DiscourseStatement).dna?.id;
}

describe('places in a text', () => {
  it('are found again in a text with other ends of lines, soft hyphens and letters of two parts', () => {
    const piece = fc.constantFrom('ab', '\r\n', '\u00ad', 'e\u0301', '🚀', ' ', '\ufeff', '\u200b', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(29), (pieces, at) => {
        const given = pieces.join('');
        const { text, toCanonical, toDna } = dnaPlaces(given);
        const offset = pieces.slice(0, at).join('').replaceAll('\r\n', '\n').length;
        const here = toCanonical(offset);
        expect(toCanonical(toDna(here))).toBe(here);
        expect(text.startsWith(dnaPlaces(pieces.slice(0, at).join('')).text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
