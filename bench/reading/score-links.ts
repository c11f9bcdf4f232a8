import type { KeyEvent } from '../../src/casefile/export/answer-key-form.ts';
import type { Event } from '../../src/records/event.ts';
import { SYMMETRIC } from '../../src/records/plover.ts';
import { Share, type ShareRow } from '../kit/tally.ts';
import { many } from '../texts/key-values.ts';
import { placed, sameEvent } from './same-record.ts';

/** One side of an event that the reader took for actual: by what its words are tied to whom, and whether that is right. */
export interface ScoredSide {
  readonly link: string;
  readonly grade: string;
  /** Whether the key has its actor on this side of that act; undefined where it marks no act of the category there. */
  readonly right: boolean | undefined;
  /** Whether the whole event is right: category and both sides. */
  readonly event: boolean;
}

/** An event of a reading in the keys' form, and its sides with the codes of the codebook. */
export interface LinkedEvent {
  readonly event: Event;
  readonly inKeysForm: KeyEvent;
  readonly code: (id: string) => string;
}

/** Whether each side of an event is the one that the key has; open sides come as `open`, without being right or wrong. */
export function scoreSides(keys: readonly KeyEvent[], { event, inKeysForm, code }: LinkedEvent): readonly ScoredSide[] {
  const there = keys.filter(
    (key) => placed(key, inKeysForm) && many(key.category).includes(many(inKeysForm.category)[0] ?? null),
  );
  const whole = there.some((key) => sameEvent(key, inKeysForm, 'triple'));
  const isOn = (key: KeyEvent, side: 'source' | 'target', id: string): boolean =>
    [...many(key[side]), ...(key[`${side}_alt`] ?? []).flatMap((one) => many(one))].includes(id);
  return [
    ...(['source', 'target'] as const).flatMap((side) =>
      event[side].map(({ actor, link = 'none', grade = 'weak' }): ScoredSide => {
        const id = code(actor);
        const right = there.some(
          (key) =>
            isOn(key, side, id) ||
            // Who acts together stands on either side.
            (SYMMETRIC.has(event.category) && isOn(key, side === 'source' ? 'target' : 'source', id)),
        );
        return { link, grade, right: there.length > 0 ? right : undefined, event: whole };
      }),
    ),
    ...(event.open ?? []).map((): ScoredSide => ({ link: 'open', grade: '', right: undefined, event: whole })),
  ];
}

/** How often sides of one kind are right. */
export interface LinkRow {
  readonly sides: number;
  /** Of those at which the key marks an act of the category. */
  readonly right: ShareRow;
  /** Of the events that they are sides of. */
  readonly events: ShareRow;
}

/** Sides gathered by link, and by link and grade: `antecedent`, `antecedent weak`. */
export function linkRows(sides: readonly ScoredSide[]): Readonly<Record<string, LinkRow>> {
  const groups = new Map<string, ScoredSide[]>();
  for (const side of sides) {
    for (const name of side.grade ? [side.link, `${side.link} ${side.grade}`] : [side.link]) {
      const group = groups.get(name) ?? [];
      group.push(side);
      groups.set(name, group);
    }
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, group]) => {
        const right = new Share();
        const events = new Share();
        for (const side of group) {
          if (side.right !== undefined) right.add(side.right);
          events.add(side.event);
        }
        return [name, { sides: group.length, right: right.row(), events: events.row() }];
      }),
  );
}
