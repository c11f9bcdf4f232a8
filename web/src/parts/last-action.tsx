import { useDecisions } from '../decisions.tsx';

/** What was decided last, with the way back. */
export function LastAction({ coder }: { readonly coder: string | undefined }) {
  const { said, decide } = useDecisions();
  return (
    <div className="last-action">
      <p role="status" className={said?.wrong ? 'wrong' : ''}>
        {said?.words}
      </p>
      <button
        type="button"
        className="plain"
        disabled={coder === undefined}
        onClick={() => decide('Taken back', '/undo', {})}
      >
        Undo
      </button>
      <button
        type="button"
        className="plain"
        disabled={coder === undefined}
        onClick={() => decide('Made again', '/redo', {})}
      >
        Redo
      </button>
    </div>
  );
}
