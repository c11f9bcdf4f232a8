import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address.ts';
import { ask } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';
import { BlocsMembers, BlocsStands, type BlocsWindow, type NetworkOf, type SideChange } from './blocs-stands.tsx';
import { SourceChoice, sourceChosen } from './source-choice.tsx';
import { type Span, spanQuery } from './time-window.tsx';

interface BlocsView {
  readonly windows: readonly BlocsWindow[];
  readonly changes: readonly SideChange[];
  readonly report: Report;
}

const LENGTHS = [
  ['', 'as is usual'],
  ['1mo', '1 month'],
  ['3mo', '3 months'],
  ['6mo', '6 months'],
  ['1y', '1 year'],
  ['2y', '2 years'],
] as const;

/** Which blocs there are over time: who changes side, and what no division can mend. */
export function Blocs() {
  const address = useAddress([]);
  const source = spanQuery(address.query);
  const span = useQuery({
    queryKey: ['network span', source],
    queryFn: ({ signal }) => ask<{ readonly source: string; readonly span: Span }>(`/network/span?${source}`, signal),
  });
  const { data, error, isPending, isPlaceholderData } = useQuery({
    queryKey: ['blocs', address.query],
    queryFn: ({ signal }) => ask<BlocsView>(`/blocs?${address.query}`, signal),
    placeholderData: keepPreviousData,
  });
  const networkOf: NetworkOf = ({ to }, pointed) => {
    const asked = new URLSearchParams(source);
    const length = address.value('window');
    const bySession = span.data?.source === 'votes' && length === '';
    asked.set('at', bySession ? to.slice(0, 4) : to.slice(0, 7));
    if (!bySession) asked.set('window', length === '' ? (span.data?.source === 'events' ? '3mo' : '1y') : length);
    const thresholds = address.value('thresholds');
    for (const [name, value] of Object.entries({ thresholds, ...pointed })) if (value !== '') asked.set(name, value);
    return `/picture/network?${asked}`;
  };
  return (
    <div aria-busy={isPlaceholderData}>
      <div className="filters">
        <SourceChoice address={address} chosen={sourceChosen(address, span.data?.source)} />
        <div className="field">
          <label htmlFor="window">Each window</label>
          <select
            id="window"
            value={address.value('window')}
            onChange={({ target: { value } }) => address.set({ window: value })}
          >
            {LENGTHS.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <p className="field">
          <label htmlFor="since">Since</label>
          <input
            id="since"
            key={address.value('since')}
            defaultValue={address.value('since')}
            placeholder="2010 or 2015-07"
            onBlur={({ target }) => {
              const since = target.value.trim();
              if (since !== address.value('since')) address.set({ since });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        </p>
      </div>
      {error && (
        <>
          <Notice error={error} />
          <NothingYet bring="event data, votes or texts">
            Take ties from another source above, or longer windows.
          </NothingYet>
        </>
      )}
      {isPending && <p className="note">Looking …</p>}
      {data && !error && (
        <ReportView
          report={data.report}
          open={() => undefined}
          opened={undefined}
          instead={{
            sides: <BlocsStands windows={data.windows} changes={data.changes} networkOf={networkOf} />,
          }}
        >
          <BlocsMembers windows={data.windows} networkOf={networkOf} />
        </ReportView>
      )}
    </div>
  );
}
