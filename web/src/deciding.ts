import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RecordRow } from './api.ts';
import { useDecisions } from './decisions.tsx';
import type { Keys } from './keys.ts';
import type { CardMode } from './parts/record-card.tsx';
import { askAhead } from './record-query.ts';

/** So many records that come next are asked for before one goes on to them. */
const AHEAD = 2;

/** Going through records and deciding on them, on whatever screen. */
export interface Deciding {
  readonly selected: RecordRow | undefined;
  readonly mode: CardMode;
  readonly setMode: (mode: CardMode) => void;
  readonly step: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly list: React.RefObject<HTMLDivElement | null>;
  readonly focusList: () => void;
  readonly keys: Keys;
}

/**
 * @param rows in the order in which one goes through them
 * @param chosen id of the record that is looked at
 * @param sample set where old decisions are asked again
 */
export function useDeciding(
  rows: readonly RecordRow[],
  chosen: string | undefined,
  choose: (id: string) => void,
  sample?: 'odd',
): Deciding {
  const { decide } = useDecisions();
  const [mode, setMode] = useState<CardMode>('look');
  const list = useRef<HTMLDivElement>(null);
  const at = rows.findIndex(({ id }) => id === chosen);
  const selected = rows[at] ?? (chosen === undefined ? rows[0] : undefined);
  const client = useQueryClient();
  const upcoming = comingAfter(rows, selected, sample !== undefined)
    .slice(0, AHEAD)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => askAhead(client, upcoming === '' ? [] : upcoming.split(' ')), [client, upcoming]);
  const focusList = (): void => list.current?.focus();
  const goTo = (row: RecordRow | undefined): void => {
    if (!row) return;
    setMode('look');
    choose(row.id);
  };
  // A record that was decided may be in the list no more: one goes on from its beginning.
  const step = (by: 1 | -1): void => goTo(at < 0 && chosen !== undefined ? rows[0] : rows[Math.max(at, 0) + by]);
  const verdict = (action: 'accept' | 'reject'): void => {
    // What is asked blind first is answered before it is decided.
    if (!selected) goTo(rows[0]);
    if (!selected || selected.blind) return;
    const { id, document, says } = selected;
    const [next] = comingAfter(rows, selected, sample !== undefined);
    const asked = { asked: 'shown', ...(sample ? { sample } : {}) };
    const decisions = [{ action, target: { type: 'record', id, document }, ...asked }];
    // The next one is shown at once; what was decided is on its way.
    goTo(next);
    focusList();
    void decide(`${action === 'accept' ? 'Accepted' : 'Rejected'}: ${says}`, '/decisions', { decisions });
  };
  // Who writes about a record keeps it in sight, though it may fit the list no more afterwards.
  const open = (to: CardMode): void => {
    if (to !== 'look' && selected && selected.id !== chosen) choose(selected.id);
    setMode(to);
  };
  const accept = (): void => verdict('accept');
  const reject = (): void => verdict('reject');
  const keys: Keys = new Map<string, () => void>([
    ['j', () => step(1)],
    ['ArrowDown', () => step(1)],
    ['k', () => step(-1)],
    ['ArrowUp', () => step(-1)],
    ['a', accept],
    ['x', reject],
    ['e', () => open('edit')],
    ['m', () => open('memo')],
    ['u', () => void decide('Taken back', '/undo', {})],
  ]);
  return { selected, mode, setMode: open, step, accept, reject, list, focusList, keys };
}

/** Records that wait for a decision, from one on and then from the beginning. @param again where decided ones are asked again */
function comingAfter(
  rows: readonly RecordRow[],
  selected: RecordRow | undefined,
  again: boolean,
): readonly RecordRow[] {
  const here = selected === undefined ? -1 : rows.indexOf(selected);
  return [...rows.slice(here + 1), ...rows.slice(0, Math.max(here, 0))].filter(
    ({ status }) => again || status === 'open',
  );
}
