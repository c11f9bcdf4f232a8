import { beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../reading/reader.ts';
import { REALITIES } from '../../records/event.ts';
import { HEDGES } from '../../records/forecast.ts';
import { type AnyRecord, Reading } from '../../records/reading.ts';
import { CHANGES, QUALITIES } from '../../records/relation.ts';
import { POSITION_ACTS, STANCES } from '../../records/stance.ts';
import { newRecord } from './new-record.ts';
import { listedRecords, withRecords } from './reading-records.ts';
import { findWords, readDays, readField } from './record-edit.ts';
import { fieldsOf } from './record-field-table.ts';

let reading: Reading;
beforeAll(async () => {
  const reader = await createReader();
  reading = await reader.read('Finland rejected the plan. Sweden will join in 2022, and Finland may join too.', {
    date: '2021-05-04',
  });
});

describe('a record that a person makes', () => {
  it.each<[AnyRecord['kind'], readonly string[]]>([
    ['event', ['category=REJECT', 'source=FIN', 'target=SWE,igo:UN', 'date=2021-05', 'restraint=yes']],
    ['statement', ['speakers=FIN', 'type=direct']],
    ['position', ['actor=FIN', 'issue=the plan', 'stance=-', 'act=reject']],
    ['proposal', ['by=FIN']],
    ['forecast', ['hedge=likely', 'horizon=in 2022']],
    ['relation', ['a=FIN', 'b=SWE', 'quality=ally']],
    ['motive', ['actor=FIN', 'motive=fears']],
    ['cause', ['cause=the plan', 'effect=Sweden will join']],
    ['quantity', ['low=1', 'high=2', 'bound=about']],
  ])('of kind %s obeys the schema', (kind, fields) => {
    const record = { ...newRecord(kind, 'rejected the plan', fields, reading, 'ada'), id: 'x-000000000000' };
    const parsed = Reading.parse(withRecords(reading, [record]));
    expect(listedRecords(parsed)).toEqual([{ list: expect.any(String), record }]);
  });

  it('says what is missing', () => {
    expect(() => newRecord('position', 'the plan', ['actor=FIN'], reading, 'ada')).toThrow(
      'also say issue=…, stance=…, act=…',
    );
    expect(() => newRecord('event', 'the plan', [], reading, 'ada')).toThrow('also say category=…');
  });
});

describe('what a person writes for a field', () => {
  it('offers the choices of the schemas', () => {
    const choices = (kind: AnyRecord['kind'], field: string): unknown => fieldsOf(kind)[field];
    expect(choices('event', 'reality')).toMatchObject({ choices: REALITIES });
    expect(choices('position', 'stance')).toMatchObject({ choices: STANCES });
    expect(choices('position', 'act')).toMatchObject({ choices: POSITION_ACTS });
    expect(choices('forecast', 'hedge')).toMatchObject({ choices: HEDGES });
    expect(choices('relation', 'quality')).toMatchObject({ choices: QUALITIES });
    expect(choices('relation', 'change')).toMatchObject({ choices: CHANGES });
  });

  it.each([
    ['2021-02', '2021-02-01', '2021-02-28', 'month'],
    ['2020', '2020-01-01', '2020-12-31', 'year'],
    ['2020-02-29', '2020-02-29', '2020-02-29', 'day'],
    ['2020-01..2020-03-05', '2020-01-01', '2020-03-05', 'range'],
  ])('takes %s for days', (words, first, last, precision) => {
    expect(readDays(words, 'date')).toEqual({ first, last, precision, how: 'stated' });
  });

  it.each(['2021-02-30', 'May', '2021-05..2020'])('takes %s for none', (words) => {
    expect(() => readDays(words, 'date')).toThrow('date must be a day');
  });

  it('finds words in the sentence of the record before others', () => {
    const sentence = reading.sentences[1];
    expect(findWords('Finland', sentence, reading).start).toBeGreaterThan(sentence?.start ?? 0);
    expect(() => findWords('Finland', undefined, reading)).toThrow('stands 2 times in the text');
    const hyphen = {
      ...reading,
      document: { ...reading.document, text: 'The cease-fire and/or truce (of May) held.' },
    };
    for (const words of ['cease-fire', 'and/or truce', '(of May)']) {
      const { start, end } = findWords(words, undefined, hyphen);
      expect(hyphen.document.text.slice(start, end)).toBe(words);
    }
    expect(() => findWords('Norway', undefined, reading)).toThrow('does not stand in the text');
  });

  it('keeps the words that name a side which stays', () => {
    const [event] = reading.events;
    if (!event) throw new Error('no event was read');
    const { value } = readField('source=FIN,NOR', event, reading);
    expect(value).toEqual([event.source[0], { actor: 'NOR' }]);
  });
});
