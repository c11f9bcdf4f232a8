import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, type DocumentLine, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';

/** What search finds. */
interface FoundPage {
  readonly items: readonly {
    readonly document: { readonly id: string; readonly title?: string; readonly date?: string };
    readonly hits: readonly {
      readonly span: { readonly start: number; readonly end: number };
      readonly text: string;
      readonly words: readonly { readonly start: number; readonly end: number }[];
    }[];
    readonly memos: readonly string[];
  }[];
  readonly truncated: boolean;
}

/** The texts of the case, and where words stand in them. */
export function Texts() {
  const query = new URLSearchParams(useSearch()).get('q') ?? '';
  const [, go] = useLocation();
  return (
    <>
      <search>
        <form
          className="search"
          onSubmit={submitted((form) => {
            const words = String(form.get('q') ?? '').trim();
            go(words === '' ? '/' : `/?q=${encodeURIComponent(words)}`);
          })}
        >
          <label htmlFor="q">Words in texts, titles and memos</label>
          <input id="q" name="q" type="search" defaultValue={query} key={query} />
          <button type="submit">Search</button>
        </form>
      </search>
      {query === '' ? <Documents /> : <Found query={query} />}
    </>
  );
}

function Documents() {
  const { data, error, isPending } = useQuery({
    queryKey: ['documents'],
    queryFn: ({ signal }) => ask<Page<DocumentLine>>('/documents?limit=500', signal),
  });
  if (error) return <Notice error={error} />;
  if (isPending) return <p className="note">Looking …</p>;
  if (data.total === 0) {
    return <NothingYet>There are no texts in this case yet.</NothingYet>;
  }
  return (
    <>
      <p className="note">
        {data.total} {data.total === 1 ? 'text' : 'texts'}
        {data.truncated && `, of which the first ${data.items.length} are shown; search finds the others`}.{' '}
        <a href="/api/v1/documents.csv?limit=500">CSV</a>
      </p>
      <section className="scroll" aria-label="Table of the texts">
        <table>
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Published</th>
              <th scope="col" className="publisher">
                Publisher
              </th>
              <th scope="col" className="num">
                Records
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ id, title, name, date, publisher, records }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  <Link href={`/read/${id}`}>{title ?? name}</Link>
                </th>
                <td className="nb">{date ?? 'no date'}</td>
                <td className="publisher" dir="auto">
                  {publisher}
                </td>
                <td className="num">{records}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Found({ query }: { readonly query: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['search', query],
    queryFn: ({ signal }) => ask<FoundPage>(`/search?limit=50&q=${encodeURIComponent(query)}`, signal),
  });
  if (error) return <Notice error={error} />;
  if (isPending) return <p className="note">Looking …</p>;
  if (data.items.length === 0) {
    return (
      <p className="empty">
        No text says “{query}”. Try fewer words, or the beginning of one with a star: <code>sanction*</code>.
      </p>
    );
  }
  return (
    <>
      <p className="note">
        {data.items.length}
        {data.truncated ? ' texts and more' : data.items.length === 1 ? ' text' : ' texts'}, the newest first.
      </p>
      {data.items.map(({ document, hits, memos }) => (
        <article key={document.id} className="found">
          <h2 dir="auto">
            <Link href={`/read/${document.id}?q=${encodeURIComponent(query)}`}>{document.title ?? document.id}</Link>
          </h2>
          <p className="note">{document.date ?? 'no date'}</p>
          <ul className="bare">
            {hits.slice(0, 5).map(({ span, text, words }) => (
              <li key={span.start} dir="auto">
                <Link href={`/read/${document.id}?q=${encodeURIComponent(query)}&at=${span.start}`}>
                  <Highlighted text={text} at={span.start} words={words} />
                </Link>
              </li>
            ))}
            {memos.map((memo) => (
              <li key={memo}>memo: {memo}</li>
            ))}
          </ul>
          {hits.length > 5 && <p className="note">{hits.length - 5} more sentences</p>}
        </article>
      ))}
    </>
  );
}

function Highlighted({
  text,
  at,
  words,
}: {
  readonly text: string;
  readonly at: number;
  readonly words: readonly { readonly start: number; readonly end: number }[];
}) {
  const parts = [];
  let from = 0;
  for (const { start, end } of words) {
    parts.push(text.slice(from, start - at), <mark key={start}>{text.slice(start - at, end - at)}</mark>);
    from = end - at;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
