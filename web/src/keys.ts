import type { KeyboardEvent } from 'react';

/** What keys do where they are listened to. */
export type Keys = ReadonlyMap<string, () => void>;

/**
 * Single keys work only where the list of records or the card of one has the focus, and never while somebody writes
 * (WCAG 2.1.4).
 */
export function onKeys(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    // A button that has the focus is pressed by these.
    const pressed = event.key === 'Enter' || event.key === ' ';
    if (pressed && target instanceof HTMLElement && target.closest('button, a')) return;
    const action = keys.get(event.key);
    if (!action) return;
    event.preventDefault();
    action();
  };
}

/** Keys of screens on which one decides, with what each does; `?` shows them. */
export const KEY_WORDS: readonly (readonly [keys: string, does: string])[] = [
  ['j, ↓ and k, ↑', 'next and previous record'],
  ['a', 'accept, and go to the next that waits'],
  ['x', 'reject, and go to the next that waits'],
  ['e', 'edit what it says'],
  ['s, then ← → ↑ ↓', 'move the start of its words, by word or by letter; Enter keeps it'],
  ['b, then ← → ↑ ↓', 'move the end of its words'],
  ['m', 'write a memo'],
  ['n', 'new record on the words that are selected in the text'],
  ['o', 'next record on the same words'],
  ['u', 'undo the last decision'],
  ['?', 'show these keys'],
];
