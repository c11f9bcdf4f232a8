import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { type BehindItem, Evidence } from '../../report/evidence.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';
import './dyad.css';
import { EventOptions } from './event-options.tsx';

interface DyadView {
  readonly pair: readonly { readonly code: string; readonly name: string }[];
  readonly periods: readonly { readonly from: string; readonly to: string; readonly words: string }[];
  readonly report: Report;
}

/** Two states over time; each period opens its events. */
export function Dyad({ id }: { readonly id: string }) {
  const address = useAddress(['at']);
  const query = address.query === '' ? '' : `?${address.query}`;
  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ['dyad', id, address.query],
    queryFn: ({ signal }) => ask<DyadView>(`/dyads/${encodeURIComponent(id)}/report${query}`, signal),
    placeholderData: (before) => before,
  });
  const names = data?.pair.map(({ name }) => name).join(' and ') ?? id;
  const codes = data?.pair.map(({ code }) => code) ?? id.split('-');
  const at = address.value('at');
  const [, go] = useLocation();
  const canonical = data && !isPlaceholderData ? codes.join('-') : id;
  useEffect(() => {
    // Words that were typed become the address by which the pair is known.
    if (canonical !== id) go(`/dyad/${canonical}${query}`, { replace: true });
  }, [canonical, id, query, go]);
  const opened = data?.periods.findIndex(({ from }) => from === at) ?? -1;
  return (
    <section className="wide" aria-busy={isPlaceholderData}>
      <h1>{names}</h1>
      <p className="note">
        <Link href={`/dyad${query}`}>Other pairs</Link> ·{' '}
        <Link href={`/dyad/${codes.toReversed().join('-')}${query}`}>The other way round</Link> ·{' '}
        <Link href={`/impact?dyad=${codes.join('-')}`}>Test what an event did</Link> ·{' '}
        <a href={`/dyad/${id}.csv${query}`}>CSV</a> · <a href={`/dyad/${id}.json${query}`}>JSON</a>
      </p>
      <EventOptions address={address} look />
      {error ? (
        <Notice error={error} />
      ) : isPending ? (
        <p className="note">Counting …</p>
      ) : (
        <ReportView
          report={data.report}
          open={([t = -1]) => address.set({ at: data.periods[t]?.from ?? '' }, { replace: true })}
          opened={opened < 0 ? undefined : String(opened)}
        />
      )}
      {data && opened >= 0 && (
        <Events
          key={at}
          id={id}
          query={address.query}
          period={data.periods[opened]}
          close={() => address.set({ at: '' }, { replace: true })}
        />
      )}
    </section>
  );
}

type EventPage = Page<{ readonly item: BehindItem }>;

/** The events of one period, some at a time. */
function Events({
  id,
  query,
  period = { from: '', to: '', words: '' },
  close,
}: {
  readonly id: string;
  readonly query: string;
  readonly period: DyadView['periods'][number] | undefined;
  readonly close: () => void;
}) {
  const asked = new URLSearchParams(query);
  for (const name of ['measure', 'grain', 'undirected']) asked.delete(name);
  // A first or last period may reach over the time that was asked for.
  asked.set('from', later(asked.get('from'), period.from));
  asked.set('to', earlier(asked.get('to'), period.to));
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['dyad-events', id, asked.toString()],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      ask<EventPage>(`/dyads/${encodeURIComponent(id)}/events?${asked}&limit=50&after=${pageParam}`, signal),
    getNextPageParam: ({ next }) => next,
  });
  const items = data?.pages.flatMap((page) => page.items.map(({ item }) => item)) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const from = period.from === period.to ? period.from : `${period.from} to ${period.to}`;
  return (
    <Evidence
      title={from}
      note={
        data
          ? `${total.toLocaleString('en-GB')} ${total === 1 ? 'event' : 'events'}${items.length < total ? `, the first ${items.length} by day` : ''}. A row stands in its file at the byte that is named.`
          : undefined
      }
      groups={items.length > 0 ? [{ title: from, from: '', items }] : []}
      close={close}
    >
      {error && <Notice error={error} />}
      {isFetching && <p className="note">Looking …</p>}
      <p className="buttons">
        {hasNextPage && !isFetching && (
          <button type="button" onClick={() => fetchNextPage()}>
            More events
          </button>
        )}
        <a href={`/api/v1/dyads/${id}/events.csv?${asked}&limit=500`}>CSV</a>
      </p>
    </Evidence>
  );
}

function later(asked: string | null, day: string): string {
  return asked !== null && asked.length === 10 && asked > day ? asked : day;
}

function earlier(asked: string | null, day: string): string {
  return asked !== null && asked.length === 10 && asked < day ? asked : day;
}
