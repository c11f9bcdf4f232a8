import type { Document } from '../../records/document.ts';
import type { Span } from '../../records/span.ts';
import { spanIndex } from '../clause/span-index.ts';
import type { EventDate } from './event-dates.ts';
import type { Party } from './event-sides.ts';
import { isLinked } from './open-sides.ts';

/** What tells whether two mentions may be of one act. */
interface ToldAct {
  readonly sentence: { readonly index: number };
  readonly trigger: Span;
  readonly category: string;
  readonly code?: string;
  readonly reality: string;
  readonly source: readonly Party[];
  readonly target: readonly Party[];
  readonly date: EventDate | undefined;
}

/** Mentions of one act, the fullest first and the others behind it. */
export interface ActGroup<Act> {
  main: Act;
  also: Act[];
}

/** Sentences below a heading that it speaks for; a title speaks for the whole text. */
const BELOW_A_HEADING = 30;

/**
 * Acts of a title or a heading are those of the text below it, told in fewer words: they are one where category and reality agree, who acts
 * in one acts in the other, and neither names somebody else as the one to whom it is done ("Jordan shoots down drones"; "Jordanian jets have
 * shot down Iranian drones"). The mention with more sides stands for both.
 *
 * @param groups in the order of the text
 */
export function withHeadlines<Act extends ToldAct>(
  groups: readonly ActGroup<Act>[],
  { regions }: Pick<Document, 'regions'>,
): ActGroup<Act>[] {
  const heads = spanIndex(
    regions.flatMap(({ kind, span }) => (kind === 'title' || kind === 'heading' ? [[span, kind] as const] : [])),
  );
  const headOf = ({ trigger }: ToldAct): 'title' | 'heading' | undefined => heads.overlapping(trigger)[0];
  const byCategory = new Map<string, ActGroup<Act>[]>();
  for (const group of groups) {
    const known = byCategory.get(group.main.category) ?? [];
    known.push(group);
    byCategory.set(group.main.category, known);
  }
  const merged = new Set<ActGroup<Act>>();
  for (const group of groups) {
    const kind = headOf(group.main);
    if (kind === undefined || !group.also.every(headOf)) continue;
    const from = group.main.sentence.index;
    const below = byCategory.get(group.main.category)?.find((other) => {
      const distance = other.main.sentence.index - from;
      const reached = distance > 0 && (kind === 'title' || distance <= BELOW_A_HEADING);
      return reached && !merged.has(other) && !headOf(other.main) && isToldBelow(group.main, other.main);
    });
    if (!below) continue;
    merged.add(group);
    const [main, second] = sides(group.main) > sides(below.main) ? [group.main, below.main] : [below.main, group.main];
    below.main = main;
    below.also.push(second, ...group.also);
  }
  return groups.filter((group) => !merged.has(group));
}

function sides({ source, target }: ToldAct): number {
  return source.length + target.length;
}

function isToldBelow(head: ToldAct, body: ToldAct): boolean {
  if (head.code !== body.code || head.reality !== body.reality) return false;
  const [x, y] = [head.date?.date, body.date?.date];
  if (x && y && (x.last < y.first || y.last < x.first)) return false;
  if (head.source.length === 0 || !holds(head.source, body.source)) return false;
  return head.target.length === 0 || body.target.length === 0 || holds(head.target, body.target);
}

/** Whether all of one list stand in the other; who is left open stands nowhere. */
function holds(a: readonly Party[], b: readonly Party[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return (
    few.length > 0 &&
    few.every((one) => isLinked(one) && many.some((other) => isLinked(other) && other.actor === one.actor))
  );
}
