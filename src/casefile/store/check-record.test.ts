import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseRecord } from '../journal/current.ts';
import type { Decision, Json } from '../journal/entry.ts';
import { said, testCases } from './case.fixture.ts';
import type { CaseFile } from './case-file.ts';
import { decide } from './decide.ts';
import { journal } from './log.ts';
import { states } from './state.ts';

const cases = testCases();
let file: CaseFile;
let event: CaseRecord;
let text: string;

beforeAll(async () => {
  file = await cases.make();
  const [state] = states(file);
  text = state?.reading.document.text ?? '';
  event = state?.records.find(({ record }) => record.kind === 'event') as CaseRecord;
});

const edit = (field: string, after: Json): Decision => ({
  action: 'edit',
  target: { type: 'record', id: event.id, document: event.document },
  field,
  after,
});
const add = (record: object): Decision => ({
  action: 'add',
  target: { type: 'record', id: 'e-0123456789ab', document: event.document },
  after: { ...event.record, id: 'e-0123456789ab', ...record } as unknown as Json,
});
const date = (after: Json): Decision => ({ action: 'date', target: { type: 'document', id: event.document }, after });

describe('decide', () => {
  it.each([
    ['a category that is none', () => edit('category', 'KISS'), /no event as records are: category does not fit/],
    ['a field that is not there to be edited', () => edit('provenance', null), /"provenance" is no field of events/],
    ['an event without a trigger', () => edit('trigger', null), /no event as records are: trigger does not fit/],
    ['sides of another form', () => edit('source', ['USA']), /source\.0 does not fit/],
    [
      'words outside the text',
      () => edit('trigger', { start: 5, end: 99_999 }),
      /^trigger of this event does not lie in the text, which has \d+ characters\. Nothing was decided\.$/,
    ],
    ['no words at all', () => edit('trigger', { start: 5, end: 5 }), /trigger of this event does not lie/],
    ['a record that lacks what all have', () => add({ reality: undefined }), /reality does not fit/],
    ['a record with more than records have', () => add({ mood: 'bad' }), /no event as records are/],
    ['a record under another id', () => add({ id: 'e-000000000000' }), /calls itself e-000000000000/],
    ['what is no record', () => ({ ...add({}), after: 'REJECT' }), /is no record/],
    ['a day that is none', () => date('2021-02-30'), /A date is a day as YYYY-MM-DD, not "2021-02-30"/],
  ])('refuses %s in one sentence, whoever calls it', (_, decision, sentence) => {
    const before = said(file);
    const count = [...journal(file)].length;
    const turn = (): unknown => decide(file, [edit('category', 'REJECT'), decision()], { coder: 'ada' });
    expect(turn).toThrow(expect.objectContaining({ code: 'usage', message: expect.stringMatching(sentence) }));
    // The good decision beside it is not made either.
    expect([[...journal(file)].length, said(file)]).toEqual([count, before]);
  });

  it('takes what fits', () => {
    const at = text.indexOf('envoy');
    const decisions = [edit('trigger', { start: at, end: at + 5 }), add({ trigger: { start: at, end: at + 5 } })];
    expect(decide(file, decisions, { coder: 'ada' })).toHaveLength(2);
  });
});
