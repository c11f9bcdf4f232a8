import type { Reading } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import { plainText } from '../kit/plain-text.ts';
import type { ActorNames } from '../words/naming.ts';
import { counted } from '../words/wording.ts';
import { ofKind, type Reference } from './references.ts';

/** Names a few of many: `e1, e2, e3 and 4 more`. */
function some(refs: readonly string[], most = 6): string {
  if (refs.length <= most) return refs.join(', ');
  return `${refs.slice(0, most).join(', ')} and ${refs.length - most} more`;
}

/**
 * What a person should look at first: what could not be resolved, with counts and the records concerned, and the
 * reader's own warnings. Each point is one plain sentence.
 */
export function needsALook(reading: Reading, all: readonly Reference[], names: ActorNames): readonly string[] {
  const points: string[] = [];
  const say = (refs: readonly string[], one: string, many: string, what: string): void => {
    if (refs.length > 0) points.push(`${counted(refs.length, one, many)} ${what}: ${some(refs)}.`);
  };
  const unknown = reading.actors.filter((actor) => !actor.resolved).map((actor) => `“${names.full(actor.id)}”`);
  say(unknown, 'actor', 'actors', 'not resolved to anyone known');
  const voiceless = ofKind(all, 'statement').filter(({ record }) => record.speakers.length === 0);
  say(refsOf(voiceless), 'statement', 'statements', 'without a known speaker');
  const events = ofKind(all, 'event').filter(({ record }) => record.reality === 'actual');
  const half = events.filter(({ record }) => record.open);
  say(refsOf(half), 'event', 'events', 'with a side whom the text does not tell');
  const undated = events.filter(({ record }) => !record.date);
  say(refsOf(undated), 'event', 'events', 'that took place, without a date');
  const assumed = events.filter(({ record }) => record.date?.how === 'publication');
  say(refsOf(assumed), 'event', 'events', 'dated by the day of publication only (~)');
  const anonymous = ofKind(all, 'proposal').filter(({ record }) => record.by.length === 0);
  say(refsOf(anonymous), 'proposal', 'proposals', 'by nobody known');
  const weak = all.filter(({ record }) => !isShown(record));
  say(refsOf(weak), 'record', 'records', 'on weak evidence (●○○)');
  const open = reading.mentions.filter((mention) => mention.actors.length === 0).length;
  if (open > 0) points.push(`${counted(open, 'mention')} of somebody that could not be linked to an actor.`);
  return [...points, ...reading.warnings.map(plainText).filter((warning) => warning !== '')];
}

function refsOf(references: readonly Reference[]): readonly string[] {
  return references.map(({ ref }) => ref);
}

/** One sentence on who made the records: what a person has decided is told apart from what a machine suggests. */
export function whoChecked(all: readonly Reference[]): string {
  const decided = all.filter(({ record }) => record.provenance.by === 'person').length;
  if (decided === 0) return 'Read by a machine, checked by nobody yet.';
  return `Read by a machine; ${decided} of ${counted(all.length, 'record')} decided by a person.`;
}

/** Words in the parts of the text that are read: runs of letters and digits, inner hyphens and apostrophes included. */
export function countWords(reading: Reading): number {
  const { text, regions } = reading.document;
  const read = regions.filter(({ kind }) => kind === 'title' || kind === 'heading' || kind === 'body');
  const pieces = regions.length > 0 ? read.map(({ span }) => text.slice(span.start, span.end)) : [text];
  return pieces.reduce((sum, piece) => sum + (piece.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0), 0);
}
