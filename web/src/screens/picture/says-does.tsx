import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { type Behind, Evidence } from '../../report/evidence.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly name_a: string;
  readonly name_b: string;
}

interface SaysDoesView extends Page<Pair> {
  readonly report: Report;
}

/** Which states speak of the same issues alike and act otherwise. */
export function SaysDoes() {
  const address = useAddress(['open']);
  const { data, error, isPending } = useQuery({
    queryKey: ['says-does', address.query],
    queryFn: ({ signal }) => ask<SaysDoesView>(`/says-does?${address.query}`, signal),
  });
  const opened = address.value('open');
  const pair = opened === '' ? undefined : data?.items[Number(opened)];
  if (error)
    return (
      <>
        <Notice error={error} />
        <NothingYet bring="texts or event data">Words come from texts, deeds from texts or event data.</NothingYet>
      </>
    );
  if (isPending) return <p className="note">Looking …</p>;
  return (
    <>
      <ReportView
        report={data.report}
        opened={opened === '' ? undefined : opened}
        open={([place]) => address.set({ open: String(place ?? '') }, { replace: true })}
      />
      {pair && (
        <PairBehind pair={pair} query={address.query} close={() => address.set({ open: '' }, { replace: true })} />
      )}
    </>
  );
}

function PairBehind({
  pair,
  query,
  close,
}: {
  readonly pair: Pair;
  readonly query: string;
  readonly close: () => void;
}) {
  const asked = new URLSearchParams(query);
  asked.set('a', pair.a);
  asked.set('b', pair.b);
  const { data, error, isPending } = useQuery({
    queryKey: ['compare', `${asked}`],
    queryFn: ({ signal }) => ask<{ readonly behind: Behind }>(`/compare?${asked}`, signal),
  });
  return (
    <Evidence title={`${pair.name_a} and ${pair.name_b}`} groups={data?.behind.groups ?? []} close={close}>
      {isPending && <p className="note">Looking …</p>}
      {error && <Notice error={error} />}
      <p>
        <a href={`/compare/pair?${asked}`}>Votes, words and deeds of the two side by side</a>
      </p>
    </Evidence>
  );
}
