import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import { askCited } from './model-api.ts';
import { Parts } from './parts.tsx';
import { useAnswer } from './use-answer.ts';
import { type OpenModel, sentence, useModelFile } from './use-model-file.ts';
import { FileText, VIEWS } from './views.tsx';
import './models.css';

/** One conflict model: its parts at the left, what follows from them at the right. */
export function ModelScreen({ name }: { readonly name: string }) {
  const model = useModelFile(name);
  if (model instanceof Error) {
    return (
      <section className="wide">
        <h1>{name}</h1>
        <Notice error={model} />
        <p>
          Go to the <Link href="/models">models</Link>.
        </p>
      </section>
    );
  }
  if (!model) return <p className="note wide">Looking …</p>;
  return <Open name={name} model={model} />;
}

function Open({ name, model }: { readonly name: string; readonly model: OpenModel }) {
  const show = new URLSearchParams(useSearch()).get('show') ?? 'holds';
  const { file, text } = model;
  useUndoKeys(model);
  const { answer: solution, wrong, busy } = useAnswer(file, text, { kind: 'solve' });
  // Whoever edits may make a mistake; what could be solved last stays in view.
  const [last, setLast] = useState({ file, solution });
  if (file && solution && !busy && (last.solution !== solution || last.file !== file)) setLast({ file, solution });
  const { data } = useQuery({
    queryKey: ['model-records', name, model.version],
    queryFn: ({ signal }) => askCited(name, signal),
    placeholderData: (before) => before,
    retry: false,
  });
  const cited = useMemo(() => new Map((data ?? []).map((one) => [one.id, one])), [data]);
  const shown = last.file && last.solution ? { file: last.file, solution: last.solution } : undefined;
  const parts = file ?? shown?.file;
  const View = VIEWS.find(([id]) => id === show)?.[2] ?? VIEWS[0]?.[2];
  return (
    <section className="wide">
      <h1 dir="auto">{parts?.model.title ?? name}</h1>
      <Bar name={name} model={model} busy={busy} wrong={wrong} />
      <Remarks name={name} />
      {model.clash !== undefined && <Clash name={name} model={model} />}
      {!file && <Problems model={model} />}
      <nav aria-label="Views of the model" className="views">
        {[...VIEWS.map(([id, words]) => [id, words] as const), ['file', 'File'] as const].map(([id, words]) => (
          <Link
            key={id}
            href={`/models/${encodeURIComponent(name)}?${viewQuery(id)}`}
            aria-current={show === id ? 'page' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
      <div className="model">
        <div className="parts">
          {parts ? (
            <Parts model={model} shown={parts.model} solution={shown?.solution} cited={cited} />
          ) : (
            <FileText model={model} />
          )}
        </div>
        <div className="answers">
          {show === 'file' ? (
            parts && <FileText model={model} />
          ) : shown && View ? (
            <section aria-label="What follows" className={file ? undefined : 'stale'}>
              <View name={name} model={model} file={shown.file} solution={shown.solution} cited={cited} />
            </section>
          ) : (
            busy && <p className="note">Solving …</p>
          )}
        </div>
      </div>
    </section>
  );
}

/** The address of another view keeps the state that one looks at. */
function viewQuery(id: string): string {
  const now = new URLSearchParams(location.search);
  const next = new URLSearchParams({ show: id });
  const state = now.get('state');
  if (state !== null) next.set('state', state);
  return next.toString();
}

/** Ctrl+Z takes back and with Shift makes again, wherever one is on the screen, unless something is being written. */
function useUndoKeys({ undo, redo }: OpenModel): void {
  const now = useRef({ undo, redo });
  now.current = { undo, redo };
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return;
      event.preventDefault();
      if (event.shiftKey) now.current.redo();
      else now.current.undo();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, []);
}

/** Where the file lies, what was done last, and the way back. */
function Bar({
  name,
  model,
  busy,
  wrong,
}: {
  readonly name: string;
  readonly model: OpenModel;
  readonly busy: boolean;
  readonly wrong: string | undefined;
}) {
  const state = model.trying
    ? 'Trying: nothing is written'
    : model.saved
      ? 'Written'
      : model.clash === undefined && model.file
        ? 'Writing …'
        : 'Not written';
  return (
    <div className="model-bar">
      <p className="note">
        <Link href="/models">Models</Link> · <code>models/{name}.yaml</code> · <b>{state}</b>
        {busy && ' · solving …'}
      </p>
      <p role="status" className={model.said?.wrong || wrong ? 'wrong' : ''}>
        {wrong ?? model.said?.words}
      </p>
      <p className="buttons">
        <button type="button" onClick={model.undo} disabled={model.past.length === 0}>
          Take back the last change
        </button>
        <button type="button" onClick={model.redo} disabled={model.future.length === 0}>
          Make it again
        </button>
      </p>
    </div>
  );
}

/** What a draft could not settle by itself. */
function Remarks({ name }: { readonly name: string }) {
  const key = `model-remarks ${name}`;
  const [remarks, setRemarks] = useState(() => (sessionStorage.getItem(key) ?? '').split('\n').filter(Boolean));
  if (remarks.length === 0) return null;
  return (
    <section className="empty" aria-label="What the draft leaves to you">
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => {
          sessionStorage.removeItem(key);
          setRemarks([]);
        }}
      >
        I have read this
      </button>
    </section>
  );
}

/** The file was changed elsewhere while changes of the page waited: a person says what holds. */
function Clash({ name, model }: { readonly name: string; readonly model: OpenModel }) {
  return (
    <section className="empty" aria-label="The file was changed elsewhere">
      <p>
        <code>models/{name}.yaml</code> was changed elsewhere while you changed it here. Nothing was written over, and
        what you have here is kept.
      </p>
      <p className="buttons">
        <button type="button" onClick={() => model.settle('file')}>
          Take what stands in the file
        </button>
        <button type="button" onClick={() => model.settle('page')}>
          Write mine over it
        </button>
      </p>
      <form
        className="filters"
        onSubmit={submitted(async (form) => {
          if (await model.saveAs(String(form.get('other') ?? '').trim())) model.settle('file');
        })}
      >
        <p className="field">
          <label htmlFor="other-name">Or keep mine under another name</label>
          <input id="other-name" name="other" required defaultValue={`${name}-2`} />
        </p>
        <p className="buttons">
          <button type="submit">Keep it so</button>
        </p>
      </form>
      <details>
        <summary>What stands in the file now</summary>
        <pre className="yaml">{model.clash}</pre>
      </details>
    </section>
  );
}

function Problems({ model }: { readonly model: OpenModel }) {
  return (
    <section aria-label="What is wrong in the file" role="alert">
      <ul className="bare">
        {model.problems.slice(0, 5).map((problem) => (
          <li key={`${problem.line} ${problem.message}`} className="wrong">
            {sentence(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}
