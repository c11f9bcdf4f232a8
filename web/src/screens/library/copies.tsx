import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask, askAll, type DocumentLine, type Page } from '../../api.ts';
import { beginJob, isOpen, type Job } from '../../jobs.ts';

/** Texts that are copies of one another, grouped: measures count each group as one witness. */
export function Copies() {
  const client = useQueryClient();
  const { data: jobs } = useQuery({
    queryKey: ['jobs', 'copies'],
    queryFn: ({ signal }) => ask<Page<Job>>('/jobs?limit=500', signal),
  });
  const found = jobs?.items.find(({ kind, state }) => kind === 'find-copies' && state === 'done');
  const under = jobs?.items.some((job) => job.kind === 'find-copies' && isOpen(job)) ?? false;
  const { data: documents } = useQuery({
    queryKey: ['documents', 'all'],
    queryFn: ({ signal }) => askAll<DocumentLine>('/documents', signal),
    enabled: found !== undefined,
  });
  const names = new Map(documents?.map((one) => [one.id, one]));
  const groups = (found?.result?.groups ?? []) as readonly (readonly string[])[];
  return (
    <>
      <p>
        A report of an agency that several papers print is one witness. Texts that share half of the sentences of the
        shorter one are put together here, and pictures and measures count them as one.
      </p>
      <div className="buttons">
        <button type="button" disabled={under} onClick={() => void beginJob(client, 'find-copies', {})}>
          {under ? 'Looking …' : found ? 'Look again' : 'Look for copies'}
        </button>
      </div>
      {found && (
        <p className="note">
          {String(found.result?.documents)} texts were compared{' '}
          <time dateTime={found.ended}>{new Date(found.ended ?? '').toLocaleString()}</time>:{' '}
          {groups.length === 0 ? 'none is a copy of another.' : `${groups.length} groups of copies.`}
        </p>
      )}
      {groups.map((ids, i) => (
        <section key={ids[0]} className="group" aria-label={`Group ${i + 1}`}>
          <h2>{ids.length} texts with the same sentences</h2>
          <ol>
            {ids.map((id) => (
              <li key={id} dir="auto">
                <Link href={`/read/${id}`}>{names.get(id)?.title ?? names.get(id)?.name ?? id}</Link>{' '}
                <span className="note">
                  {names.get(id)?.publisher ?? names.get(id)?.name} {names.get(id)?.date}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
