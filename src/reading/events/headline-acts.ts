import type { Document } from '../../records/document.ts';
import type { Span } from '../../records/span.ts';
import { spanIndex } from '../clause/span-index.ts';
import type { Tree } from '../clause/tree.ts';
import type { EventDate } from './event-dates.ts';
import type { Party } from './event-sides.ts';
import { isLinked } from './open-sides.ts';

/** What tells whether two mentions may be of one act. */
interface ToldAct {
  readonly sentence: Tree;
  readonly trigger: Span;
  readonly nominal: boolean;
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
 * shot down Iranian drones"). Where one of them names nobody there, a word of both triggers has to agree too: categories are wide. The
 * mention with more sides stands for both, unless it is a headline's noun, whose sides are often those of its verb ("Missile test pushes
 * Xi and Putin closer").
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
    const isFuller = !group.main.nominal && sides(group.main) > sides(below.main);
    const [main, second] = isFuller ? [group.main, below.main] : [below.main, group.main];
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
  if (head.target.length > 0 && body.target.length > 0) return holds(head.target, body.target);
  return head.target.length === body.target.length || shareWord(head, body);
}

function shareWord(a: ToldAct, b: ToldAct): boolean {
  const words = contentWords(a);
  return contentWords(b).some((word) => words.includes(word));
}

/** Lemmas of a trigger's nouns and verbs. */
function contentWords({ sentence, trigger }: ToldAct): readonly string[] {
  return sentence.tokens
    .filter(({ start, end, upos }) => trigger.start <= start && end <= trigger.end && /^(?:NOUN|VERB|ADJ)$/.test(upos))
    .map(({ lemma }) => lemma);
}

/** Whether all of one list stand in the other; who is left open stands nowhere. */
function holds(a: readonly Party[], b: readonly Party[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return (
    few.length > 0 &&
    few.every((one) => isLinked(one) && many.some((other) => isLinked(other) && other.actor === one.actor))
  );
}
