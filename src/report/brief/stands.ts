import type { Position } from '../../records/position.ts';
import type { Reading } from '../../records/reading.ts';
import type { Stance } from '../../records/stance.ts';
import type { Reference } from './references.ts';

/** Where one actor stands on one issue, by all that the text tells of it. */
export interface StandCell {
  readonly actor: string;
  /** Positions in the order of the text. */
  readonly refs: readonly Reference<Position>[];
  /** Stances in the order in which the text tells them, each change once: `['-', '+']` for one who came round. */
  readonly course: readonly Stance[];
}

/** An issue and who takes a stand on it. */
export interface StandRow {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly given: boolean;
  readonly cells: readonly StandCell[];
}

/** Who stands where: a row an issue, those with most actors first. Stands that contradict each other stay apart in a cell. */
export interface StandTable {
  readonly rows: readonly StandRow[];
  /** Actors by how many issues they take a stand on. */
  readonly actors: readonly string[];
}

/**
 * @param positions the reading's positions with their short names
 */
export function standTable(reading: Reading, positions: readonly Reference<Position>[]): StandTable {
  const issues =
    reading.issues ??
    // A reading that was made without issues: each wording is one.
    [...new Set(positions.map(({ record }) => record.issue))].map((name) => ({
      name,
      aliases: [],
      given: false,
      positions: positions.filter(({ record }) => record.issue === name).map(({ record }) => record.id),
    }));
  const byId = new Map(positions.map((reference) => [reference.record.id, reference]));
  const rows = issues
    .map(({ name, aliases, given, positions: ids }): StandRow => {
      const cells = new Map<string, Reference<Position>[]>();
      for (const id of ids) {
        const reference = byId.get(id);
        if (reference !== undefined)
          cells.set(reference.record.actor, [...(cells.get(reference.record.actor) ?? []), reference]);
      }
      return {
        name,
        aliases,
        given,
        cells: [...cells].map(([actor, refs]) => ({ actor, refs, course: courseOf(refs) })),
      };
    })
    .filter(({ cells }) => cells.length > 0)
    .toSorted((a, b) => b.cells.length - a.cells.length || countOf(b) - countOf(a));
  const weight = new Map<string, number>();
  for (const { cells } of rows) for (const { actor } of cells) weight.set(actor, (weight.get(actor) ?? 0) + 1);
  return { rows, actors: [...weight].toSorted((a, b) => b[1] - a[1]).map(([actor]) => actor) };
}

function countOf({ cells }: StandRow): number {
  return cells.reduce((sum, { refs }) => sum + refs.length, 0);
}

function courseOf(refs: readonly Reference<Position>[]): Stance[] {
  const course: Stance[] = [];
  const told = refs.toSorted((a, b) => a.record.evidence.start - b.record.evidence.start);
  for (const { record } of told) if (course.at(-1) !== record.stance) course.push(record.stance);
  return course;
}

const SIGNS: Readonly<Record<Stance, string>> = { '+': '+', '-': '−', conditional: '±' };

/** `+2`, `−1`, `+1 −1`: how often an actor is for, against, and for on terms. */
export function countWords({ refs }: StandCell): string {
  return (['+', '-', 'conditional'] as const)
    .map((stance) => [stance, refs.filter(({ record }) => record.stance === stance).length] as const)
    .filter(([, count]) => count > 0)
    .map(([stance, count]) => `${SIGNS[stance]}${count}`)
    .join(' ');
}

const COURSE: Readonly<Record<Stance, string>> = { '+': 'for', '-': 'against', conditional: 'on terms' };

/** `first against, then for`; empty for one who is told to stand in one place. */
export function courseWords({ course }: StandCell): string {
  if (course.length < 2) return '';
  if (course.length > 3) return 'now for, now against';
  return `first ${course.map((stance) => COURSE[stance]).join(', then ')}`;
}
