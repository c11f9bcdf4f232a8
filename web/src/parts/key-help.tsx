import { useEffect, useRef, useState } from 'react';
import { KEY_WORDS, keepKeys, keyConflict, keyNow, type MovedKeys, movedKeys } from '../keys.ts';

const NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑' };

/** The keys, as a dialog in which each can be put elsewhere or turned off. */
export function KeyHelp({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [moved, setMoved] = useState<MovedKeys>(movedKeys);
  const [moving, setMoving] = useState<string>();
  const [conflict, setConflict] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);
  const keep = (next: MovedKeys): void => {
    keepKeys(next);
    setMoved(next);
    setMoving(undefined);
    setConflict(undefined);
  };
  const press = (key: string, to: string): void => {
    const wrong = keyConflict(key, to, moved);
    if (wrong === undefined) keep({ ...moved, [key]: to });
    else setConflict(wrong);
  };
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <p className="note">
        Single keys work while a list of records, or a record, has the focus. <kbd>Ctrl K</kbd> or <kbd>⌘ K</kbd> goes
        anywhere, from every screen; <kbd>Ctrl Z</kbd> takes back, with <kbd>Shift</kbd> makes again.
      </p>
      <p role="status" className={conflict ? 'wrong' : 'note'}>
        {conflict ?? (moving === undefined ? '' : 'Press the new key; Escape leaves it, Delete turns it off.')}
      </p>
      <dl className="keys">
        {KEY_WORDS.map(({ key, also = [], does }) => (
          <div key={key}>
            <dt>
              <button
                type="button"
                aria-label={`Change the key for: ${does}`}
                aria-pressed={moving === key}
                onClick={() => {
                  setConflict(undefined);
                  setMoving(moving === key ? undefined : key);
                }}
                onKeyDown={(event) => {
                  if (moving !== key || event.key === 'Tab' || event.ctrlKey || event.metaKey) return;
                  if (['Shift', 'Alt', 'Control', 'Meta'].includes(event.key)) return;
                  event.preventDefault();
                  event.stopPropagation();
                  if (event.key === 'Escape') setMoving(undefined);
                  else if (event.key === 'Delete' || event.key === 'Backspace') keep({ ...moved, [key]: '' });
                  else press(key, event.key);
                }}
              >
                {moving === key ? '…' : keyNow(key, moved) || 'off'}
              </button>
              {also.map((one) => ` ${NAMES[one] ?? one}`)}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="buttons">
        <button type="button" onClick={close}>
          Close
        </button>
        <button type="button" className="plain" disabled={Object.keys(moved).length === 0} onClick={() => keep({})}>
          All as from the start
        </button>
      </p>
    </dialog>
  );
}
