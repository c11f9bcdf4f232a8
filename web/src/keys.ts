import type { KeyboardEvent } from 'react';

/** What keys do where they are listened to, by the keys that the program has from the start. */
export type Keys = ReadonlyMap<string, () => void>;

/** A key that a person may put elsewhere. */
export interface KeyWords {
  /** The key from the start, and those that do the same and stay. */
  readonly key: string;
  readonly also?: readonly string[];
  readonly does: string;
}

/** Single keys, with what each does; `?` shows them, and they can be moved there. */
export const KEY_WORDS: readonly KeyWords[] = [
  { key: 'j', also: ['ArrowDown'], does: 'next record' },
  { key: 'k', also: ['ArrowUp'], does: 'previous record' },
  { key: 'a', does: 'accept, and go to the next that waits' },
  { key: 'x', does: 'reject, and go to the next that waits' },
  { key: 'e', does: 'edit what it says' },
  { key: 's', does: 'move the start of its words: ← → by word, ↑ ↓ by letter, Enter keeps it' },
  { key: 'b', does: 'move the end of its words' },
  { key: 'm', does: 'write a memo' },
  { key: 'n', does: 'new record on the words that are selected in the text' },
  { key: 'o', does: 'next record on the same words' },
  { key: 'u', does: 'undo the last decision' },
  { key: '?', does: 'show these keys' },
];

/** Where keys are that a person moved: by the key from the start; an empty word turns it off. */
export type MovedKeys = Readonly<Record<string, string>>;

const PLACE = 'keys';

/** The keys that were moved, as this browser keeps them. */
export function movedKeys(): MovedKeys {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, to]) => typeof to === 'string')) as MovedKeys;
  } catch {
    return {};
  }
}

export function keepKeys(moved: MovedKeys): void {
  localStorage.setItem(PLACE, JSON.stringify(moved));
}

/** The key that does something now; empty where it was turned off. */
export function keyNow(key: string, moved: MovedKeys): string {
  return moved[key] ?? key;
}

/**
 * What keeps a key from being put on another, in a sentence.
 * @returns undefined where nothing does
 */
export function keyConflict(key: string, to: string, moved: MovedKeys): string | undefined {
  if (to.length !== 1 || to === ' ')
    return `${to === ' ' ? 'Space' : to} cannot be used: choose a letter, a digit or a sign.`;
  const other = KEY_WORDS.find((one) => one.key !== key && keyNow(one.key, moved) === to);
  return other && `“${to}” is already: ${other.does}. Give that another key first.`;
}

/** The key from the start that a pressed key stands for; undefined for one that does nothing now. */
function meant(pressed: string): string | undefined {
  const moved = movedKeys();
  const own = KEY_WORDS.find(({ key }) => keyNow(key, moved) === pressed);
  if (own) return own.key;
  return moved[pressed] === undefined ? pressed : undefined;
}

/** Whether somebody writes where an event happened. A dialog keeps the focus for a moment after it was closed. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])')) return false;
  return target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

/**
 * Single keys work only where the list of records or the card of one has the focus, and never while somebody writes
 * (WCAG 2.1.4).
 */
export function onKeys(keys: Keys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (isWriting(target)) return;
    // A button that has the focus is pressed by these.
    const pressed = event.key === 'Enter' || event.key === ' ';
    if (pressed && target instanceof HTMLElement && target.closest('button, a')) return;
    const key = meant(event.key);
    const action = key === undefined ? undefined : keys.get(key);
    if (!action) return;
    event.preventDefault();
    action();
  };
}

/** What can be opened over every screen. */
export type Overlay = 'keys' | 'palette';

const OPENED = 'entente-open';

/** Opens something over the screen. */
export function openOverlay(what: Overlay): void {
  window.dispatchEvent(new CustomEvent<Overlay>(OPENED, { detail: what }));
}

/** Listens to what opens something over the screen, by key or by button. @returns what ends the listening */
export function onOverlay(open: (what: Overlay) => void): () => void {
  const told = (event: Event): void => open((event as CustomEvent<Overlay>).detail);
  const pressed = (event: globalThis.KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open('palette');
    } else if (
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !isWriting(event.target) &&
      meant(event.key) === '?'
    ) {
      event.preventDefault();
      open('keys');
    }
  };
  window.addEventListener(OPENED, told);
  window.addEventListener('keydown', pressed);
  return () => {
    window.removeEventListener(OPENED, told);
    window.removeEventListener('keydown', pressed);
  };
}
