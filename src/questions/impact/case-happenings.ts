import { holds } from '../../casefile/journal/current.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { findRecord, states } from '../../casefile/store/state.ts';
import type { Happening } from '../../measures/impact/result.ts';
import type { Event } from '../../records/event.ts';
import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import type { Behind } from '../../report/measures/measure-report.ts';
import { actorNames } from '../../report/words/naming.ts';
import { eventHead, eventWhat } from '../../report/words/wording.ts';
import { sentenceOf } from '../kit/sentence-of.ts';

/** An event of a case's texts that a test may be about. */
export interface CaseEvent {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** `North Korea: MOBILIZE/weapons`. */
  readonly title: string;
}

/**
 * An event of the case by the id of its record.
 * @throws EntenteError (usage) for a record that is no event, or has no date
 */
export function caseEvent(file: CaseFile, id: string): CaseEvent {
  const { state, record } = findRecord(file, id);
  const event = record.record;
  if (!isEvent(event))
    throw new EntenteError('usage', `${id} is a ${event.kind}, not an event; name an event or a date.`);
  if (!event.date || event.date.precision === 'decade') {
    throw new EntenteError(
      'usage',
      `${id} has no date of which anything could come before or after; give the date in its place.`,
    );
  }
  return { id, day: event.date.first, title: titleOf(event, state.reading) };
}

/** Whatever else the texts of the case say to have happened to either of the two, with the sentences behind it. */
export function caseHappenings(
  file: CaseFile,
  actors: readonly string[],
  behind: Behind,
): { readonly happenings: readonly Happening[]; readonly opens: ReadonlyMap<string, readonly number[]> } {
  const happenings: Happening[] = [];
  const opens = new Map<string, readonly number[]>();
  for (const { reading, records } of states(file)) {
    for (const found of records) {
      const { record, status } = found;
      if (!isEvent(record) || !holds(found) || record.reality !== 'actual' || !record.date) continue;
      if (status !== 'accepted' && !isShown(record, {})) continue;
      const sides = [...record.source, ...record.target].map(({ actor }) => actor);
      if (!actors.some((actor) => sides.includes(actor))) continue;
      happenings.push({ id: record.id, at: record.date.first, title: titleOf(record, reading), actors: sides });
      const { title, name, date } = { name: reading.document.source.name, ...reading.document };
      opens.set(
        record.id,
        behind.add({ title: title ?? name, from: date ?? 'no date', items: [sentenceOf(reading, record)] }),
      );
    }
  }
  return { happenings, opens };
}

function titleOf(event: Event, reading: Reading): string {
  const names = actorNames(reading);
  return `${eventHead(event, names, 'full')}: ${eventWhat(event)}`;
}

function isEvent(record: AnyRecord): record is Event {
  return record.kind === 'event';
}
