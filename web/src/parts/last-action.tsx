import { useEffect } from 'react';
import { Link } from 'wouter';
import { useDecisions } from '../decisions.tsx';
import { isWriting } from '../keys.ts';

/**
 * What was decided last, with the way back, in a bar that stays in sight. Ctrl+Z takes back, with Shift makes again, on
 * every screen that has no changes of its own to take back.
 *
 * @param coder empty where nobody decides here; undefined until it is known
 */
export function LastAction({ coder }: { readonly coder: string | undefined }) {
  const { said, decide } = useDecisions();
  const mayDecide = coder !== undefined && coder !== '';
  useEffect(() => {
    if (!mayDecide) return;
    const heard = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (event.defaultPrevented || isWriting(event.target)) return;
      event.preventDefault();
      void (event.shiftKey ? decide('Made again', '/redo', {}) : decide('Taken back', '/undo', {}));
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [mayDecide, decide]);
  return (
    <section className="wide last-action" aria-label="The last decision">
      <p className="note">
        {mayDecide ? (
          <>
            You are <b>{coder}</b>
          </>
        ) : (
          coder === '' && (
            <>
              Nobody decides here yet: <Link href="/settings">give your name</Link>, and start again
            </>
          )
        )}
      </p>
      <p role="status" className={said?.wrong ? 'said wrong' : 'said'}>
        {said?.words}
      </p>
      <button type="button" className="plain" disabled={!mayDecide} onClick={() => decide('Taken back', '/undo', {})}>
        Undo
      </button>
      <button type="button" className="plain" disabled={!mayDecide} onClick={() => decide('Made again', '/redo', {})}>
        Redo
      </button>
    </section>
  );
}
