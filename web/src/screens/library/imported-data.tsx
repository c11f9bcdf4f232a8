import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask, type Page } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';

interface DataFile {
  readonly name: string;
  readonly member?: string;
  readonly format: string;
  readonly sha: string;
  readonly rows: number;
  readonly kept: number;
  readonly flagged: number;
  readonly flags: Readonly<Record<string, number>>;
  readonly finished: boolean;
  readonly problems: readonly string[];
}

/** What each flag of a row means. */
const FLAGS: Readonly<Record<string, string>> = {
  unreadable: 'cannot be read',
  badDate: 'without a day',
  farDate: 'far from the day of their file',
  noCountry: 'without a state on a side',
  sameCountry: 'the same state on both sides',
  mirrored: 'mirrored',
  repeated: 'repeated',
};

/** Event data and votes that were imported, with how much of it is odd: every row is kept, and counted. */
export function ImportedData() {
  const { data, error, isPending } = useQuery({
    queryKey: ['data', 'files'],
    queryFn: ({ signal }) => ask<Page<DataFile>>('/data/files?limit=500', signal),
  });
  const { data: votes } = useQuery({
    queryKey: ['data', 'votes'],
    queryFn: ({ signal }) =>
      ask<{ readonly rollCalls: number; readonly states: number; readonly files: readonly string[] }>(
        '/data/votes',
        signal,
      ),
  });
  if (error) return <Notice error={error} />;
  if (isPending) return <p className="note">Looking …</p>;
  return (
    <>
      <h2>Event data</h2>
      {data.total === 0 ? (
        <p className="empty">
          There is no event data in this case. <Link href="/library/add">Add a file</Link> of GDELT, ICEWS, POLECAT,
          Phoenix, UCDP, ACLED, or a table of your own.
        </p>
      ) : (
        <Files files={data} />
      )}
      <h2>Votes</h2>
      {votes && votes.rollCalls > 0 ? (
        <p>
          {votes.rollCalls.toLocaleString()} roll calls of {votes.states} states, of {votes.files.join(', ')}.
        </p>
      ) : (
        <p className="empty">
          There are no votes in this case. <Link href="/library/add">Add a table</Link> of roll calls.
        </p>
      )}
    </>
  );
}

function Files({ files }: { readonly files: Page<DataFile> }) {
  return (
    <>
      <p className="note">
        {files.total} {files.total === 1 ? 'file' : 'files'}. No row is dropped: rows with a flag are kept, and left out
        of measures as their filters say. <a href="/api/v1/data/files.csv?limit=500">CSV</a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className="scroll" aria-label="Table of the files" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Form</th>
              <th scope="col" className="num">
                Rows
              </th>
              <th scope="col" className="num">
                Without a flag
              </th>
              <th scope="col">With a flag</th>
            </tr>
          </thead>
          <tbody>
            {files.items.map(({ name, member, sha, format, rows, kept, flagged, flags, finished, problems }) => (
              <tr key={`${sha} ${member}`}>
                <th scope="row" dir="auto">
                  {name}
                  {!finished && <p className="wrong">not finished: add the file again, and it goes on</p>}
                  {problems.length > 0 && (
                    <details>
                      <summary>{problems.length} problems</summary>
                      <ul className="odd">
                        {problems.map((words) => (
                          <li key={words}>{words}</li>
                        ))}
                      </ul>
                    </details>
                  )}
                </th>
                <td>{format}</td>
                <td className="num">{rows.toLocaleString()}</td>
                <td className="num">{kept.toLocaleString()}</td>
                <td>
                  {flagged.toLocaleString()}
                  {Object.entries(flags).length > 0 && ': '}
                  {Object.entries(flags)
                    .filter(([, n]) => n > 0)
                    .sort(([, a], [, b]) => b - a)
                    .map(([flag, n]) => `${n.toLocaleString()} ${FLAGS[flag] ?? flag}`)
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
