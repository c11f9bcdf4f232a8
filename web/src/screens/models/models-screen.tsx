import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ask, type DocumentLine, type Page, tell } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import type { ModelLine, ModelView } from './model-api.ts';
import './models.css';

/** The conflict models of the case, and how to begin a new one. */
export function ModelsScreen() {
  const { data, error, isPending } = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => ask<Page<ModelLine>>('/models?limit=500', signal),
  });
  return (
    <section className="wide">
      <h1>Models</h1>
      {error && <Notice error={error} />}
      {isPending && <p className="note">Looking …</p>}
      {data?.total === 0 && (
        <p className="empty">
          There is no conflict model in this case yet. Draft one from its texts below: who decides, what each can do,
          and what each wants, every line with the words that it rests on.
        </p>
      )}
      {data && data.total > 0 && <ModelTable models={data} />}
      <NewModel taken={data?.items.map(({ name }) => name) ?? []} />
    </section>
  );
}

function ModelTable({ models }: { readonly models: Page<ModelLine> }) {
  return (
    <>
      <p className="note">
        {models.total} {models.total === 1 ? 'model' : 'models'}, files in the folder <code>models</code> of the case.{' '}
        <a href="/api/v1/models.csv?limit=500">CSV</a>
      </p>
      <section className="scroll" aria-label="Table of the models">
        <table>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Conflict</th>
              <th scope="col">Decision makers</th>
              <th scope="col" className="num">
                Options
              </th>
            </tr>
          </thead>
          <tbody>
            {models.items.map(({ name, title, decisionMakers, options, problem }) => (
              <tr key={name}>
                <th scope="row">
                  <Link href={`/models/${encodeURIComponent(name)}`}>{name}</Link>
                </th>
                <td>{problem === undefined ? title : <span className="wrong">{problem}</span>}</td>
                <td>{decisionMakers.join(', ')}</td>
                <td className="num">{problem === undefined ? options : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const KINDS = [
  ['draft', 'a draft from the texts of the case'],
  ['example', 'an example from the literature'],
  ['empty', 'a small model to be filled in'],
] as const;

function NewModel({ taken }: { readonly taken: readonly string[] }) {
  const [kind, setKind] = useState<string>('draft');
  const [wrong, setWrong] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const [, go] = useLocation();
  const client = useQueryClient();
  const documents = useQuery({
    queryKey: ['documents'],
    queryFn: ({ signal }) => ask<Page<DocumentLine>>('/documents?limit=500', signal),
  });
  const examples = useQuery({
    queryKey: ['model-examples'],
    queryFn: ({ signal }) => ask<{ items: readonly { name: string; title: string }[] }>('/model-examples', signal),
    enabled: kind === 'example',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const make = async (form: FormData): Promise<void> => {
    const name = String(form.get('name') ?? '').trim();
    const text = String(form.get('text') ?? '');
    const from = {
      draft: { kind, weak: form.get('weak') === 'on', ...(text === '' ? {} : { documents: [text] }) },
      example: { kind, example: String(form.get('example') ?? '') },
      empty: { kind },
    }[kind];
    setBusy(true);
    setWrong(undefined);
    try {
      const made = await tell<{ model: ModelView; remarks: readonly string[] }>('/models', { name, from });
      await client.invalidateQueries({ queryKey: ['models'] });
      sessionStorage.setItem(`model-remarks ${name}`, made.remarks.join('\n'));
      go(`/models/${encodeURIComponent(made.model.name)}`);
    } catch (error) {
      setWrong(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="new-model" className="new-model">
      <h2 id="new-model">New model</h2>
      <form className="filters" onSubmit={submitted((form) => void make(form))}>
        <p className="field">
          <label htmlFor="model-kind">Begin with</label>
          <select id="model-kind" value={kind} onChange={(event) => setKind(event.target.value)}>
            {KINDS.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </p>
        {kind === 'draft' && (
          <p className="field">
            <label htmlFor="model-text">Of</label>
            <select id="model-text" name="text" defaultValue="">
              <option value="">all texts</option>
              {documents.data?.items.map(({ id, title, name }) => (
                <option key={id} value={id}>
                  {title ?? name}
                </option>
              ))}
            </select>
          </p>
        )}
        {kind === 'example' && (
          <p className="field">
            <label htmlFor="model-example">Example</label>
            <select id="model-example" name="example">
              {examples.data?.items.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </p>
        )}
        <p className="field">
          <label htmlFor="model-name">Name of the file</label>
          <input id="model-name" name="name" required defaultValue={freeName(taken)} key={freeName(taken)} />
        </p>
        {kind === 'draft' && (
          <p className="tick">
            <input id="model-weak" name="weak" type="checkbox" />
            <label htmlFor="model-weak">weak evidence too</label>
          </p>
        )}
        <p className="buttons">
          <button type="submit" disabled={busy}>
            {busy ? 'Making it …' : 'Make it'}
          </button>
        </p>
      </form>
      {wrong && <Notice error={wrong} />}
    </section>
  );
}

/** A name that no model has yet. */
function freeName(taken: readonly string[]): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? 'model' : `model-${i}`;
    if (!taken.includes(name)) return name;
  }
}
