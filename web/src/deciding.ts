import { useRef, useState } from 'react';
import type { RecordRow } from './api.ts';
import { useDecisions } from './decisions.tsx';
import type { Keys } from './keys.ts';
import type { CardMode } from './parts/record-card.tsx';

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
  readonly helpOpen: boolean;
  readonly setHelpOpen: (open: boolean) => void;
  readonly keys: Keys;
}

/**
 * @param rows in the order in which one goes through them
 * @param chosen id of the record that is looked at
 */
export function useDeciding(
  rows: readonly RecordRow[],
  chosen: string | undefined,
  choose: (id: string) => void,
): Deciding {
  const { decide } = useDecisions();
  const [mode, setMode] = useState<CardMode>('look');
  const [helpOpen, setHelpOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const at = rows.findIndex(({ id }) => id === chosen);
  const selected = rows[at] ?? (chosen === undefined ? rows[0] : undefined);
  const focusList = (): void => list.current?.focus();
  const goTo = (row: RecordRow | undefined): void => {
    if (!row) return;
    setMode('look');
    choose(row.id);
  };
  const step = (by: 1 | -1): void => goTo(rows[Math.max(at, 0) + by]);
  const verdict = (action: 'accept' | 'reject'): void => {
    if (!selected) return;
    const { id, document, says } = selected;
    const here = rows.indexOf(selected);
    const waits = ({ status, id: other }: RecordRow): boolean => status === 'open' && other !== id;
    const next = rows.slice(here + 1).find(waits) ?? rows.slice(0, here).find(waits);
    const decisions = [{ action, target: { type: 'record', id, document } }];
    // The next one is shown at once; what was decided is on its way.
    goTo(next);
    focusList();
    void decide(`${action === 'accept' ? 'Accepted' : 'Rejected'}: ${says}`, '/decisions', { decisions });
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
    ['e', () => setMode('edit')],
    ['m', () => setMode('memo')],
    ['u', () => void decide('Taken back', '/undo', {})],
    ['?', () => setHelpOpen(true)],
  ]);
  return { selected, mode, setMode, step, accept, reject, list, focusList, helpOpen, setHelpOpen, keys };
}
