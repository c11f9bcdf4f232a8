import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { askAll, type RecordRow } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { ReviewedRecords } from './reviewed-records.tsx';

interface OddRow extends RecordRow {
  readonly why: string;
}

/** Old decisions that look odd beside the others; whatever one answers, they are not asked again. */
export function OddDecisions() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const { data, error } = useQuery({
    queryKey: ['odd'],
    queryFn: ({ signal }) => askAll<OddRow>('/odd', signal),
  });
  if (error) return <Notice error={error} />;
  if (!data) return <p className="note">Looking …</p>;
  if (data.length === 0) {
    return (
      <p className="empty">
        No decision looks odd: none was decided otherwise on the same words, against its blind answer, or against what
        the others let expect. <Link href="/review">Review suggestions</Link>; the more is decided, the more can be
        told.
      </p>
    );
  }
  return (
    <>
      <p className="note" role="status">
        {data.length} {data.length === 1 ? 'decision' : 'decisions'} to look at again.{' '}
        <a href="/api/v1/odd.csv?limit=500">CSV</a>
      </p>
      <ReviewedRecords
        rows={data}
        chosen={search.get('rec') ?? undefined}
        choose={(id) => go(`/review?view=odd&rec=${id}`, { replace: true })}
        sample="odd"
        about={({ why, status }) => (
          <p className="why">
            <b>{status === 'rejected' ? 'Rejected' : 'Accepted'}</b>: {why}.
          </p>
        )}
      />
    </>
  );
}
