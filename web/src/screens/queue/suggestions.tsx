import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, type Page, type RecordRow } from '../../api.ts';
import { useDecisions } from '../../decisions.tsx';
import { openOverlay } from '../../keys.ts';
import { Notice } from '../../parts/notice.tsx';
import { FILTERS, QueueFilters, valueIn } from './filters.tsx';
import { ReviewedRecords } from './reviewed-records.tsx';

/** So many records are asked for at once; the next ones come when one asks for them. */
const PAGE = 100;

interface RecordPage extends Page<RecordRow> {
  readonly behind: number;
}

/** All suggestions of all texts in one list. */
export function Suggestions() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const { decide } = useDecisions();
  const filter = Object.fromEntries(
    FILTERS.map((name) => [name, valueIn(search, name)] as const).filter(
      ([, chosen]) => chosen !== '' && chosen !== 'all',
    ),
  );
  const query = new URLSearchParams({ ...filter, sort: valueIn(search, 'sort') }).toString();
  const { data, error, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['records', query],
    queryFn: ({ signal, pageParam }) =>
      ask<RecordPage>(`/records?${query}&limit=${PAGE}${pageParam === 0 ? '' : `&after=${pageParam}`}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    // While texts are still looked through, more records come by themselves.
    refetchInterval: ({ state }) => ((state.data?.pages.at(-1)?.behind ?? 0) > 0 ? 1500 : false),
  });
  const set = (name: string, to: string): void => {
    const next = new URLSearchParams(search);
    if (to === '') next.delete(name);
    else next.set(name, to);
    if (name !== 'rec') next.delete('rec');
    go(`/review?${next}`, { replace: name === 'rec' });
  };
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const { total = 0, behind = 0, next = null } = data?.pages.at(-1) ?? {};
  const all = async (action: 'accept' | 'reject'): Promise<void> => {
    const words = `${action === 'accept' ? 'Accept' : 'Reject'} all ${total} records that are chosen here? One undo takes it back.`;
    if (!confirm(words)) return;
    const numbers = Object.fromEntries(
      (['least', 'most'] as const).flatMap((name) =>
        filter[name] === undefined ? [] : [[name, Number(filter[name])]],
      ),
    );
    await decide(`${action === 'accept' ? 'Accepted' : 'Rejected'} ${total} records`, '/decisions/bulk', {
      action,
      filter: { ...filter, ...numbers },
      expect: total,
    });
  };
  return (
    <>
      <QueueFilters search={search} set={set} />
      {error && <Notice error={error} />}
      <p className="note" role="status">
        {total} {total === 1 ? 'record' : 'records'}
        {rows.length < total && `, of which ${rows.length} are listed`}
        {behind > 0 && `; ${behind} texts are still being looked through`}.{' '}
        {next !== null && (
          <button type="button" className="link" disabled={isFetching} onClick={() => fetchNextPage()}>
            List {Math.min(PAGE, total - rows.length)} more
          </button>
        )}{' '}
        <a href={`/api/v1/records.csv?${query}&limit=500`}>CSV</a> ·{' '}
        <button type="button" className="link" onClick={() => openOverlay('keys')}>
          Keys
        </button>
      </p>
      {valueIn(search, 'status') === 'open' && total > 1 && (
        <p className="buttons">
          <button type="button" onClick={() => all('accept')}>
            Accept all {total}
          </button>
          <button type="button" onClick={() => all('reject')}>
            Reject all {total}
          </button>
        </p>
      )}
      {data && rows.length === 0 ? (
        <p className="empty">
          Nothing waits here. Choose other records above, or go to the <Link href="/">library</Link>.
        </p>
      ) : (
        <ReviewedRecords
          rows={rows}
          chosen={search.get('rec') ?? undefined}
          choose={(id) => set('rec', id)}
          about={({ readers, blind }) => readers !== undefined && !blind && <p className="note">{readers}</p>}
        />
      )}
    </>
  );
}
