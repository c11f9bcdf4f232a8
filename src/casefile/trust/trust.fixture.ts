import type { Event } from '../../records/event.ts';
import type { Grade } from '../../records/grade.ts';
import { type Category, quadOf, scoreOf } from '../../records/plover.ts';
import type { CaseRecord } from '../journal/current.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Judged, Verdict } from './verdict.ts';

/** An event as a reader could have made it. */
export function event(id: string, category: Category, grade: Grade = 'fair', more: Partial<Event> = {}): Event {
  return {
    kind: 'event',
    id,
    source: [{ actor: 'NOR' }],
    target: [{ actor: 'FIN' }],
    category,
    quad: quadOf(category),
    score: scoreOf(category),
    contexts: [],
    reality: 'actual',
    trigger: { start: 0, end: 4 },
    sentence: { index: 1, span: { start: 0, end: 80 } },
    also: [],
    provenance: { stage: 'events', by: 'model', rule: 'acts', grade },
    ...more,
  };
}

export function judged(machine: Event, verdict: Verdict, document = 'd-000000000001'): Judged {
  return { id: machine.id, document, machine, verdict, coder: 'ada', at: '2026-01-01T00:00:00.000Z' };
}

export function caseRecord(machine: Event, more: Partial<CaseRecord> = {}): CaseRecord {
  return {
    id: machine.id,
    document: 'd-000000000001',
    list: 'events',
    status: 'open',
    record: machine,
    machine,
    edited: [],
    ...more,
  };
}

export function entry(target: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: `j-${target}`,
    step: `j-${target}`,
    coder: 'ada',
    at: '2026-01-01T00:00:00.000Z',
    action: 'accept',
    target: { type: 'record', id: target, document: 'd-000000000001' },
    ...more,
  };
}
