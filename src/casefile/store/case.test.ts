import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Decision } from '../journal/entry.ts';
import { addText } from './case.fixture.ts';
import { type CaseFile, createCase, openCase } from './case-file.ts';
import { CASE_TEXTS, LATER_VERSION } from './case-texts.fixture.ts';
import { decide, redo, undo } from './decide.ts';
import { documents } from './documents.ts';
import { findRecord, stateOf, states } from './state.ts';

const ME = { coder: 'ada', now: Date.UTC(2026, 0, 1) };

const folder = mkdtempSync(join(tmpdir(), 'entente-case-'));
let file: CaseFile;
let count = 0;

afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

async function fresh(): Promise<string> {
  file = createCase(join(folder, `case-${count++}`));
  const { id } = await addText(file, CASE_TEXTS[0], 'a.txt');
  return id;
}

const on = (action: Decision['action'], id: string, more: Partial<Decision> = {}): Decision => ({
  action,
  target: { type: 'record', id, document: [...documents(file)][0]?.id ?? '' },
  ...more,
});
const exported = (): string => JSON.stringify([...states(file)]);

describe('a case', () => {
  it('keeps documents and records when it is closed and opened again', async () => {
    const id = await fresh();
    const before = exported();
    file.close();
    file = openCase(join(folder, `case-${count - 1}`));
    expect(exported()).toBe(before);
    expect(stateOf(file, id).reading.events.map(({ category }) => category)).toContain('REJECT');
  });

  it('shows what people decided, with their names', async () => {
    await fresh();
    const [event] = stateOf(file, [...documents(file)][0]?.id ?? '').reading.events;
    const id = event?.id ?? '';
    decide(file, [on('edit', id, { field: 'category', after: 'SANCTION' })], ME);
    const { record, state } = findRecord(file, id);
    expect(record).toMatchObject({ status: 'accepted', edited: ['category'], decided: { coder: 'ada' } });
    expect(state.reading.events[0]).toMatchObject({
      id,
      category: 'SANCTION',
      quad: 4,
      provenance: { by: 'person', rule: 'edited by ada, 2026-01-01' },
    });
    expect(record.machine).toEqual(event);
  });

  it('takes decisions back and makes them again, also when opened anew', async () => {
    const document = await fresh();
    const start = exported();
    const ids = stateOf(file, document).records.map(({ id }) => id);
    decide(
      file,
      ids.map((id) => on('reject', id)),
      ME,
    );
    const rejected = exported();
    decide(file, [on('accept', ids[0] ?? '')], ME);
    file.close();
    file = openCase(join(folder, `case-${count - 1}`));
    undo(file, ME);
    expect(exported()).toBe(rejected);
    undo(file, ME);
    expect(exported()).toBe(start);
    redo(file, ME);
    expect(exported()).toBe(rejected);
    expect(() => undo(file, { coder: 'bob' })).toThrow('nothing of bob to undo');
  });

  it('names what rests on a decision that is to be taken back', async () => {
    const document = await fresh();
    const id = stateOf(file, document).reading.events[0]?.id ?? '';
    const [first] = decide(file, [on('edit', id, { field: 'category', after: 'SANCTION' })], ME);
    const [second] = decide(file, [on('accept', id)], ME);
    expect(() => undo(file, ME, first?.step)).toThrow(`${second?.step} (accept ${id}, ada 2026-01-01) rests on it`);
    undo(file, ME, second?.step);
    undo(file, ME, first?.step);
    expect(() => redo(file, ME, second?.step)).not.toThrow();
  });

  it('knows the records of a later version by their words', async () => {
    const document = await fresh();
    const before = stateOf(file, document).reading.events.map(({ id }) => id);
    const later = await addText(file, LATER_VERSION, 'a.txt');
    expect(later).toMatchObject({ outcome: 'version', id: document, version: 2 });
    expect(stateOf(file, document).reading.events.map(({ id }) => id)).toEqual(before);
  });

  it('refuses to change its journal', async () => {
    const document = await fresh();
    decide(file, [on('accept', stateOf(file, document).records[0]?.id ?? '')], ME);
    expect(() => file.db.exec("UPDATE journal SET coder = 'eve'")).toThrow('never changed');
    expect(() => file.db.exec('DELETE FROM journal')).toThrow('never changed');
  });
});
