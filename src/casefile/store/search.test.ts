import { beforeAll, describe, expect, it } from 'vitest';
import { actorsOf } from '../journal/record-actors.ts';
import { addText, testCases } from './case.fixture.ts';
import type { CaseFile } from './case-file.ts';
import { decide, undo } from './decide.ts';
import { documents } from './documents.ts';
import { packOutline, unpackOutline } from './outline.ts';
import { rebuild } from './rebuild.ts';
import { type Found, type SearchFilter, search } from './search.ts';
import { states } from './state.ts';

const cases = testCases();
const ME = { coder: 'ada' };
let file: CaseFile;

beforeAll(async () => {
  file = await cases.make();
  await addText(file, 'Norway speaks\n\nFinland rejected the plan again, said the président of Sweden.', 'later.txt');
});

const quotes = (found: readonly Found[]): readonly string[] =>
  found.flatMap(({ document, hits }) => hits.map(({ span }) => document.text.slice(span.start, span.end)));
const find = (query: string, filter: SearchFilter = {}): readonly Found[] => [...search(file, query, filter)];

describe('search', () => {
  it('finds words, words in a row and beginnings, with or without accents', () => {
    expect(quotes(find('rejected plan'))).toHaveLength(2);
    expect(quotes(find('"rejected the plan again"'))).toHaveLength(1);
    expect(find('"plan rejected"')).toEqual([]);
    expect(quotes(find('president'))[0]).toContain('président');
    expect(quotes(find('withdr*'))[0]).toContain('if Sweden withdraws');
    expect(find('zeppelin')).toEqual([]);
  });

  it('takes only what records, days and sources allow', () => {
    expect(quotes(find('plan', { actor: 'FIN', kind: 'event' }))).toHaveLength(2);
    expect(find('plan', { actor: 'DNK' })).toEqual([]);
    expect(find('plan', { source: 'LATER' }).map(({ document }) => document.title)).toEqual(['Norway speaks']);
    expect(find('plan', { source: '%' })).toEqual([]);
    expect(find('plan', { from: '2021-05-05' })).toEqual([]);
    const [{ id = '' } = {}] = [...documents(file)];
    decide(file, [{ action: 'date', target: { type: 'document', id }, after: '2022-01-01' }], ME);
    expect(find('plan', { from: '2021-05-05' }).map(({ document }) => document.date)).toEqual(['2022-01-01']);
    undo(file, ME);
    expect(find('plan', { from: '2021-05-05' })).toEqual([]);
  });

  it('follows what people decided', () => {
    const [first] = find('plan', { kind: 'event', actor: 'FIN' });
    const [record] = first?.hits[0]?.records ?? [];
    const target = { type: 'record' as const, id: record?.id ?? '', document: first?.document.id ?? '' };
    const found = (): number => quotes(find('plan', { kind: 'event', actor: 'FIN' })).length;
    const steps = (decision: Parameters<typeof decide>[1][number], count: number): void => {
      const before = found();
      decide(file, [decision], ME);
      expect(found()).toBe(count);
      undo(file, ME);
      expect(found()).toBe(before);
    };
    steps({ action: 'reject', target }, 1);
    steps({ action: 'edit', target, field: 'source', after: [{ actor: 'DNK' }] }, 1);
    steps({ action: 'merge', target: { type: 'actor', id: 'SWE' }, after: ['FIN'] }, 0);
    decide(file, [{ action: 'merge', target: { type: 'actor', id: 'SWE' }, after: ['FIN'] }], ME);
    expect(quotes(find('plan', { kind: 'event', actor: 'SWE' }))).toHaveLength(2);
    undo(file, ME);
    decide(file, [{ action: 'accept', target }], ME);
    const [accepted] = find('plan', { kind: 'event', actor: 'FIN' });
    expect(accepted?.hits[0]?.records).toContainEqual(expect.objectContaining({ id: target.id, status: 'accepted' }));
    undo(file, ME);
  });

  it('finds memos and titles that people gave, until they are taken back', () => {
    const [{ document: { id } = { id: '' } } = {}] = find('exercises');
    decide(file, [{ action: 'memo', target: { type: 'document', id }, after: 'compare the Zürich draft' }], ME);
    expect(find('zurich')).toMatchObject([{ document: { id }, memos: ['compare the Zürich draft'] }]);
    decide(file, [{ action: 'title', target: { type: 'document', id }, after: 'The quarrel' }], ME);
    expect(find('quarrel')).toMatchObject([{ document: { id, title: 'The quarrel' }, hits: [] }]);
    rebuild(file);
    expect(find('quarrel')).toHaveLength(1);
    undo(file, ME);
    undo(file, ME);
    expect([...find('zurich'), ...find('quarrel')]).toEqual([]);
  });
});

describe('the outline of a reading', () => {
  it('says of each record what the reading does', () => {
    for (const { reading } of states(file)) {
      const { sentences, records } = unpackOutline(packOutline(reading));
      expect(sentences).toEqual(reading.sentences);
      expect(records.filter(({ kind }) => kind === 'event')).toEqual(
        reading.events.map((event) => ({
          kind: event.kind,
          grade: event.provenance.grade,
          sentence: event.sentence.index,
          actors: expect.objectContaining({ length: new Set(actorsOf(event)).size }),
        })),
      );
    }
  });
});
