import { codebookCode } from '../../src/casefile/export/answer-key.ts';
import type { Event } from '../../src/records/event.ts';
import type { Reading } from '../../src/records/reading.ts';
import type { Span } from '../../src/records/span.ts';
import type { Statement } from '../../src/records/statement.ts';
import type { Right, VoiceCase } from './voice-rows.ts';

/** What the reader made of a case. */
export interface VoiceAnswer {
  readonly id: string;
  readonly kind: string;
  /** For each thing that the case asks. */
  readonly right: readonly boolean[];
}

/** Realities of what is told as having happened; the keys know no claims. */
const HAPPENED: ReadonlySet<string> = new Set(['actual', 'claimed']);

/** Compares a reading of a case's passage with the case. */
export function scoreVoice(reading: Reading, { id, kind, text, right }: VoiceCase): VoiceAnswer {
  const body = reading.document.text.indexOf(text.slice(0, 20));
  return {
    id,
    kind,
    right: right.map((asked) => {
      // Words of the passage; of the headline where the passage does not hold them.
      const inBody = reading.document.text.indexOf(asked.words, Math.max(0, body));
      const start = inBody < 0 ? reading.document.text.indexOf(asked.words) : inBody;
      return start >= 0 && holds(reading, asked, { start, end: start + asked.words.length });
    }),
  };
}

function holds(reading: Reading, asked: Right, words: Span): boolean {
  if ('act' in asked) return actHolds(reading, asked, words);
  if ('noAct' in asked) {
    const { noAct } = asked;
    return !happenedAt(reading, words).some(({ category }) => noAct === true || noAct.includes(category));
  }
  if ('speaker' in asked) return speakerHolds(reading, asked.speaker, words);
  const code = coder(reading);
  const actor = 'position' in asked ? asked.actor : asked.noPosition;
  const stances = reading.positions
    .filter((position) => overlap(position.evidence, words) && code(position.actor) === actor)
    .map(({ stance }) => stance);
  if (!('position' in asked)) return stances.length === 0;
  // Whoever demands that an embargo be lifted is also against the embargo: another sign beside the right one is no error.
  return stances.includes(asked.position);
}

function actHolds(reading: Reading, asked: Extract<Right, { act: unknown }>, words: Span): boolean {
  const code = coder(reading);
  const sideIs = (sides: Event['source'], wanted: readonly string[] | undefined): boolean => {
    const codes = new Set(sides.map(({ actor }) => code(actor)));
    return !wanted || (codes.size === wanted.length && wanted.every((one) => codes.has(one)));
  };
  const fits = (event: Event): boolean =>
    (asked.act as readonly string[]).includes(event.category) &&
    sideIs(event.source, asked.source) &&
    sideIs(event.target, asked.target);
  if (!happenedAt(reading, words).some(fits)) return false;
  if (!asked.once) return true;
  const alike = reading.events.filter(
    (event) =>
      HAPPENED.has(event.reality) &&
      (asked.act as readonly string[]).includes(event.category) &&
      (!asked.source || event.source.some(({ actor }) => asked.source?.includes(code(actor)))),
  );
  return alike.length === 1;
}

function speakerHolds(reading: Reading, asked: string | readonly string[] | null, words: Span): boolean {
  const said = reading.statements
    .filter(({ content }) => content.some((span) => span.start <= words.start && words.end <= span.end))
    .sort((a, b) => length(a) - length(b))[0];
  const voice = said ?? (reading.voice?.kind === 'opinion' ? undefined : reading.voice);
  if (asked === null) return voice === undefined;
  const code = coder(reading);
  const who = new Set([...(voice?.speakers ?? []), ...(voice?.actsFor ?? [])].map(code));
  return [asked].flat().some((one) => who.has(one));
}

function length({ content }: Statement): number {
  return content.reduce((sum, span) => sum + span.end - span.start, 0);
}

function coder(reading: Reading): (id: string) => string {
  const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
  return (id) => codebookCode(id, actors);
}

/** Acts told as done one of whose mentions shares a word with `words`. */
function happenedAt(reading: Reading, words: Span): readonly Event[] {
  return reading.events.filter(
    ({ reality, trigger, also }) => HAPPENED.has(reality) && [trigger, ...also].some((span) => overlap(span, words)),
  );
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
