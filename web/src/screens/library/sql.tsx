import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { csvText } from '../../../../src/report/kit/csv-text.ts';
import { useAddress } from '../../address.ts';
import { ask } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';

interface SqlAnswer {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly truncated: boolean;
}

/** Rows that are shown, and rows of a file. */
const SHOWN = 200;
const GIVEN = 10_000;

const EXAMPLES: readonly (readonly [words: string, statement: string])[] = [
  [
    'Records by kind and what became of them',
    'SELECT kind, status, count(*) AS records FROM record GROUP BY kind, status ORDER BY records DESC',
  ],
  ['Texts with most records', 'SELECT title, date, records FROM document ORDER BY records DESC'],
  [
    'Acts by category',
    "SELECT json ->> 'category' AS category, count(*) AS acts FROM record WHERE kind = 'event' AND status <> 'rejected' GROUP BY category ORDER BY acts DESC",
  ],
  [
    'Who decided what',
    'SELECT coder, status, count(*) AS records FROM record WHERE coder IS NOT NULL GROUP BY coder, status',
  ],
];

/** A box for what no screen asks: one statement that only looks; the statement stands in the address. */
export function SqlBox() {
  const address = useAddress([]);
  const statement = address.value('statement');
  const { data, error, isFetching } = useQuery({
    queryKey: ['sql', statement],
    queryFn: ({ signal }) => ask<SqlAnswer>(`/sql?${new URLSearchParams({ q: statement, limit: `${SHOWN}` })}`, signal),
    enabled: statement !== '',
    retry: false,
  });
  return (
    <>
      <form
        className="sql"
        onSubmit={submitted((form) => address.set({ statement: String(form.get('statement') ?? '').trim() }))}
      >
        <p className="field">
          <label htmlFor="statement">
            One statement in SQL that only looks, over <code>document</code> and <code>record</code>
          </label>
          <textarea
            id="statement"
            name="statement"
            key={statement}
            rows={4}
            spellCheck={false}
            required
            defaultValue={statement || EXAMPLES[0]?.[1]}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
        </p>
        <p className="buttons">
          <button type="submit">Ask</button>{' '}
          <span className="note">or Ctrl Enter. It may take half a minute and 1 GB.</span>
        </p>
      </form>
      <nav aria-label="Examples of statements" className="note examples">
        Examples:{' '}
        {EXAMPLES.map(([words, sql]) => (
          <Link key={words} href={`/library/sql?${new URLSearchParams({ statement: sql })}`}>
            {words}
          </Link>
        ))}
      </nav>
      {error && <Notice error={error} />}
      {isFetching && <p className="note">Asking …</p>}
      {data && !error && <Rows answer={data} statement={statement} />}
    </>
  );
}

function Rows({ answer: { items, truncated }, statement }: { readonly answer: SqlAnswer; readonly statement: string }) {
  const columns = Object.keys(items[0] ?? {});
  if (items.length === 0) return <p role="status">No row answers that.</p>;
  return (
    <>
      <p className="note" role="status">
        {truncated ? `The first ${items.length} rows.` : `${items.length} ${items.length === 1 ? 'row' : 'rows'}.`}{' '}
        <button type="button" className="link" onClick={() => void giveCsv(statement)}>
          CSV
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="What the statement gives" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a statement have nothing else.
              <tr key={n}>
                {columns.map((name) => (
                  <td key={name} dir="auto">
                    {cellOf(row[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Gives the rows as a file; cells that would start a formula are kept from it. */
async function giveCsv(statement: string): Promise<void> {
  const { items } = await ask<SqlAnswer>(`/sql?${new URLSearchParams({ q: statement, limit: `${GIVEN}` })}`);
  const columns = Object.keys(items[0] ?? {});
  const cell = (value: unknown): string | number => (typeof value === 'number' ? value : cellOf(value));
  const text = csvText([columns, ...items.map((row) => columns.map((name) => cell(row[name])))], true);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = 'rows.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
