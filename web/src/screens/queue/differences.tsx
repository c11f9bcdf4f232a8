import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { askAll } from '../../api.ts';
import { useDecisions } from '../../decisions.tsx';
import { Notice } from '../../parts/notice.tsx';

interface Conflict {
  readonly id: string;
  readonly type: string;
  readonly document?: string;
  readonly of: string;
  readonly words: string;
  readonly sentence: string;
  readonly what: string;
  readonly says: readonly { readonly coder: string; readonly at: string; readonly says: unknown }[];
  readonly holds: unknown;
}

/** Where coders differ, what each says side by side; whoever settles it says so. */
export function Differences() {
  const { data, error } = useQuery({
    queryKey: ['conflicts'],
    queryFn: ({ signal }) => askAll<Conflict>('/conflicts', signal),
  });
  if (error) return <Notice error={error} />;
  if (!data) return <p className="note">Looking …</p>;
  if (data.length === 0) {
    return (
      <p className="empty">
        Nobody differs, or all that differed was settled. A second person says a second word by starting the service
        with <code>entente serve --as NAME</code>, or codes a sample blind with <code>entente code --as NAME</code>.
      </p>
    );
  }
  return (
    <>
      <p className="note" role="status">
        {data.length} {data.length === 1 ? 'difference' : 'differences'}.{' '}
        <a href="/api/v1/conflicts.csv?limit=500">CSV</a>
      </p>
      {data.map((conflict) => (
        <Difference key={`${conflict.id} ${conflict.of}`} conflict={conflict} />
      ))}
    </>
  );
}

function Difference({ conflict }: { readonly conflict: Conflict }) {
  const { decide } = useDecisions();
  const { id, document, of, words, sentence, what, says, holds } = conflict;
  const settle = async (value: unknown): Promise<void> => {
    const target = { type: 'record', id, document };
    const action =
      of === 'status'
        ? { action: value === 'rejected' ? 'reject' : 'accept' }
        : { action: 'edit', field: of, after: value };
    await decide(`Settled: ${of} is ${valueWords(value)}`, '/decisions', {
      decisions: [{ ...action, target, words: words.slice(0, 120), asked: 'conflict' }],
    });
  };
  const canSettle = document !== undefined && of !== 'coded';
  return (
    <article className="card difference" aria-label={`${of} of ${words || id}`}>
      <h2 dir="auto">{what || words || id}</h2>
      {sentence !== '' && (
        <p className="sentence" dir="auto">
          {sentence}
        </p>
      )}
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{of === 'coded' ? 'found blind' : of}</th>
              {says.map(({ coder, at }) => (
                <th scope="col" key={coder}>
                  {coder} {at && <span className="note">{at.slice(0, 10)}</span>}
                </th>
              ))}
              <th scope="col">holds</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">says</th>
              {says.map(({ coder, says: value }) => (
                <td key={coder} dir="auto">
                  {valueWords(value)}{' '}
                  {canSettle && (
                    <button type="button" onClick={() => settle(value)} aria-label={`Settle as ${coder} says`}>
                      So it is
                    </button>
                  )}
                </td>
              ))}
              <td dir="auto">{valueWords(holds)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {document !== undefined && (
        <p>
          <Link href={`/read/${document}?rec=${id}`}>Read it in its text</Link>
        </p>
      )}
    </article>
  );
}

/** A value as people read it. */
function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  if (typeof value === 'object' && 'actor' in value) return String(value.actor);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
