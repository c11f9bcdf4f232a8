import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { type Behind, Evidence, groupsOf } from '../../report/evidence.tsx';
import { type Report, ReportView } from '../../report/report-view.tsx';
import './discourse.css';
import { DiscourseOptions, type Variable } from './discourse-options.tsx';
import { TimeSlider } from './time-slider.tsx';
import type { ChoosableValues } from './value-filter.tsx';

interface DiscourseAnswer {
  readonly types: readonly string[];
  readonly type: string | null;
  readonly variables: readonly Variable[];
  readonly values: readonly ChoosableValues[];
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly report: Report | null;
  readonly behind: Behind;
  readonly none: string | null;
}

/** For each table of the screen, where it is asked as a list. */
const LISTS = [
  ['ties', 'ties'],
  ['coalitions', 'coalitions'],
  ['concepts', 'concepts of coalitions'],
  ['windows', 'coalitions over time'],
] as const;

/** Who shares which claims: network, matrix and coalitions of the statements of a case, with a slider of time. */
export function Discourse() {
  const address = useAddress(['open']);
  const query = address.query === '' ? '' : `?${address.query}`;
  const { data, error, isFetching, isPending, isPlaceholderData } = useQuery({
    queryKey: ['discourse', address.query],
    queryFn: ({ signal }) => ask<DiscourseAnswer>(`/discourse${query}`, signal),
    placeholderData: (before) => before,
  });
  const at = address.value('open');
  const places = at === '' ? [] : at.split(',').map(Number);
  const groups = data ? groupsOf(data.behind, places) : [];
  const open = (ids: readonly number[]): void => address.set({ open: ids.join(',') }, { replace: true });
  const close = (): void => address.set({ open: '' }, { replace: true });
  return (
    <section className="wide discourse" aria-busy={isPlaceholderData}>
      <h1>Discourse</h1>
      {data && data.types.length > 0 && (
        <>
          <DiscourseOptions address={address} types={data.types} variables={data.variables} values={data.values} />
          {data.days && <TimeSlider address={address} days={data.days} busy={isFetching} />}
        </>
      )}
      {error ? (
        <Notice error={error} />
      ) : isPending ? (
        <p className="note">Looking …</p>
      ) : data.report === null ? (
        <Nothing none={data.none ?? ''} types={data.types} />
      ) : (
        <>
          <p className="note">
            <a href={`/discourse.json${query}`}>JSON</a>
            {LISTS.map(([path, name]) => (
              <span key={path}>
                {' · '}
                <a href={`/api/v1/discourse/${path}.csv${query}${query === '' ? '?' : '&'}limit=500`}>CSV: {name}</a>
              </span>
            ))}
          </p>
          <ReportView report={data.report} open={open} opened={at === '' ? undefined : at} />
        </>
      )}
      {groups.length > 0 && (
        <Evidence
          key={at}
          title={`${places.length} ${places.length === 1 ? 'statement' : 'statements'}`}
          note={data?.behind.note}
          groups={groups}
          close={close}
        />
      )}
    </section>
  );
}

/** What to do where there is nothing to show. */
function Nothing({ none, types }: { readonly none: string; readonly types: readonly string[] }) {
  return (
    <p className="empty">
      {none}{' '}
      {types.length > 0 ? (
        <Link href="/discourse">Show all statements</Link>
      ) : (
        <>
          Put texts in that tell where actors stand (<Link href="/">library</Link>), or a file of coded statements:{' '}
          <code>entente import FILE.dna</code>.
        </>
      )}
    </p>
  );
}
