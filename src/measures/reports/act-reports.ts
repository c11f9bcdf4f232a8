import type { Event } from '../../records/event.ts';
import type { EventReport, ReportField, ReportRule } from './report-rule.ts';

/** What a text tells of an act, and how it is taken. */
export const ACT_FIELDS: readonly ReportField[] = Object.freeze<ReportField[]>([
  { name: 'mode', kind: 'text' },
  { name: 'code', kind: 'text' },
  { name: 'score', kind: 'number', aroundZero: true },
  { name: 'first', kind: 'date' },
  { name: 'last', kind: 'date', last: true },
  { name: 'place', kind: 'place' },
]);

/**
 * The rule by which acts of several texts are shown: the days on which those agree that tell any, and of mode, code and
 * place what nobody contradicts. It decides nothing that reports leave open.
 */
export const AGREED_RULE: ReportRule = Object.freeze<ReportRule>({
  name: 'agreed',
  number: 'mode',
  date: 'narrowest',
  text: 'agreed',
  place: 'agreed',
  ties: [],
  missing: 'passed over',
});

const CERTAINTY = { strong: 3, fair: 2, weak: 1 } as const;

/**
 * An event that was read in a document as a report of an act. How sure the reader was is its certainty.
 *
 * @param act name of the act, shared by all reports of it
 * @example
 * reportOfEvent(reading.events[0], reading.document.id, 'clash').event; // 'clash'
 */
export function reportOfEvent(event: Event, document: string, act: string): EventReport {
  return {
    id: `${document} ${event.id}`,
    event: act,
    source: document,
    certainty: CERTAINTY[event.provenance.grade],
    values: {
      mode: event.mode ?? null,
      code: event.code ?? null,
      score: event.score,
      first: event.date?.first ?? null,
      last: event.date?.last ?? null,
      place: event.place?.iso3 ?? event.place?.name ?? null,
    },
  };
}
