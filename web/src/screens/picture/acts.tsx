import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { type ActingActor, type ActsCell, kinds } from './acts-cell.ts';
import { ActsMatrix } from './acts-matrix.tsx';
import { ActsTable } from './acts-table.tsx';
import { Opened, pairOf } from './opened.tsx';
import { type Span, TimeWindow } from './time-window.tsx';

interface ActsView extends Page<ActsCell> {
  readonly source: 'texts' | 'events';
  readonly span: Span;
  readonly window: { readonly name: string };
  readonly acts: number;
  readonly actors: readonly ActingActor[];
  readonly among: number;
  readonly limits: readonly string[];
}

const MOST = [8, 16, 24, 40, 100];

/** Who acts towards whom: a matrix and the same as a table, over time. */
export function Acts() {
  const address = useAddress(['open']);
  const { data, error, isPending, isFetching } = useQuery({
    queryKey: ['picture', address.query],
    queryFn: ({ signal }) => ask<ActsView>(`/picture?${address.query}`, signal),
    placeholderData: keepPreviousData,
  });
  const opened = pairOf(address.value('open'));
  const open = (a: string, b: string): void => address.set({ open: `${a}~${b}` }, { replace: true });
  const nameOf = (id: string): string => data?.actors.find((actor) => actor.id === id)?.name ?? id;
  return (
    <>
      <div className="filters">
        <div className="field">
          <label htmlFor="from">By</label>
          <select
            id="from"
            value={data?.source ?? address.value('from')}
            onChange={({ target: { value } }) => address.set({ from: value, at: '', open: '' })}
          >
            <option value="texts">the texts of the case</option>
            <option value="events">event data</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor="most">Actors</label>
          <select
            id="most"
            value={address.value('most') || '16'}
            onChange={({ target: { value } }) => address.set({ most: value === '16' ? '' : value })}
          >
            {MOST.map((most) => (
              <option key={most} value={most}>
                the first {most}
              </option>
            ))}
          </select>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={address.value('states') === 'yes'}
            onChange={({ target: { checked } }) => address.set({ states: checked ? 'yes' : '' })}
          />{' '}
          states only
        </label>
      </div>
      {data && (
        <TimeWindow span={data.span} address={address} name={data.window.name} busy={isFetching} acts={address.query} />
      )}
      {error && (
        <>
          <Notice error={error} />
          <NothingYet bring="texts or event data">There is nothing to draw yet.</NothingYet>
        </>
      )}
      {isPending && <p className="note">Looking …</p>}
      {data && !error && (
        <>
          <p className="headline" role="status">
            {headline(data)}
          </p>
          {data.items.length === 0 ? (
            <p className="empty">No act between two actors lies in this window. Move it, or take a longer one.</p>
          ) : (
            <>
              <p className="note">
                Rows act towards columns; acts done together stand in both. <b>+</b> cooperation, <b>−</b> conflict,{' '}
                <b>±</b> both, <b>○</b> calls for restraint or no score. The darker, the more acts. Arrow keys go from
                cell to cell.
              </p>
              <ActsMatrix actors={data.actors} cells={data.items} open={open} opened={address.value('open')} />
              <ActsTable cells={data.items} open={open} />
            </>
          )}
          <section className="limits" aria-labelledby="limits">
            <h2 id="limits">What this cannot show</h2>
            <ul>
              {data.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </section>
        </>
      )}
      {opened && (
        <Opened
          title={`${nameOf(opened[0])} towards ${nameOf(opened[1])}`}
          path={`/picture/cell?${new URLSearchParams({ ...cellQuery(address.query), a: opened[0], b: opened[1] })}`}
          close={() => address.set({ open: '' }, { replace: true })}
        />
      )}
    </>
  );
}

/** A cell knows all that chooses acts. */
function cellQuery(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query));
}

function headline({ acts, actors, among, items, window }: ActsView): string {
  const shown = items.reduce((sum, { acts: n, together }) => sum + n - together / 2, 0);
  const most = items.toSorted((x, y) => y.acts - x.acts)[0];
  const count = (n: number): string => Math.round(n).toLocaleString('en-GB');
  const first = `${count(acts)} ${acts === 1 ? 'act' : 'acts'} between two in ${window.name}`;
  const part =
    among > actors.length ? `; the ${actors.length} of ${among} actors with most have ${count(shown)} among them` : '';
  return most ? `${first}${part}. Most: ${most.a_name} towards ${most.b_name}, ${kinds(most)}.` : `${first}.`;
}
