import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import '../../../../src/report/page/chart.css';
import { type Address, useAddress } from '../../address.ts';
import { ask } from '../../api.ts';
import { beginJob, isOpen, useJobs } from '../../jobs.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { NetworkDrawing } from './network-drawing.tsx';
import type { DrawnBlocs, NetworkView } from './network-view.ts';
import { Opened, pairOf } from './opened.tsx';
import { SourceChoice, sourceChosen } from './source-choice.tsx';
import { SidesTable, TiesTable } from './ties-table.tsx';
import { type Span, spanQuery, TimeWindow } from './time-window.tsx';

const OF_THE_EYE = ['open', 'show', 'by', 'of', 'mark', 'proof'];

/** Who stands with whom: blocs, how sure they are, and what each tie rests on. */
export function Network() {
  const address = useAddress(OF_THE_EYE);
  const source = spanQuery(address.query);
  const span = useQuery({
    queryKey: ['network span', source],
    queryFn: ({ signal }) => ask<{ readonly source: string; readonly span: Span }>(`/network/span?${source}`, signal),
  });
  const network = useQuery({
    queryKey: ['network', address.query],
    queryFn: ({ signal }) => ask<NetworkView>(`/network?${address.query}`, signal),
    placeholderData: keepPreviousData,
  });
  const { data: view, error } = network;
  const chosen = sourceChosen(address, span.data?.source);
  const by: DrawnBlocs = address.value('by') === 'free' ? 'free' : 'sides';
  const form = address.value('show') === 'matrix' ? 'matrix' : 'network';
  const mark = address.value('mark');
  const marked = useMemo(() => new Set(mark.split(',').filter((id) => id !== '')), [mark]);
  const opened = pairOf(address.value('open'));
  const openPair = (a: string, b: string): void => address.set({ open: `${a}~${b}` }, { replace: true });
  const nameOf = (id: string): string => view?.actors.find((actor) => actor.id === id)?.name ?? id;
  return (
    <>
      <div className="filters">
        <SourceChoice address={address} chosen={chosen} />
        <Choice
          address={address}
          name="show"
          label="Picture"
          choices={[
            ['', 'network'],
            ['matrix', 'matrix'],
          ]}
        />
        <Choice
          address={address}
          name="by"
          label="Blocs"
          choices={[
            ['', 'two sides'],
            ['free', 'of free number'],
          ]}
        />
      </div>
      {span.data && (
        <TimeWindow
          span={span.data.span}
          address={address}
          name={view?.window.name ?? ''}
          busy={network.isFetching}
          acts={chosen === 'events' ? address.query : 'from=texts'}
        />
      )}
      {span.error && (
        <>
          <Notice error={span.error} />
          <NothingYet bring="event data, votes or texts">Take ties from another source above.</NothingYet>
        </>
      )}
      {!span.error && error && (
        <>
          <Notice error={error} />
          <p className="empty">Take a longer window above, or ties from another source.</p>
        </>
      )}
      {network.isPending && <p className="note">Looking …</p>}
      {view && !error && (
        <>
          <p className="headline" role="status">
            {view.headline}
          </p>
          <Proof view={view} query={address.query} />
          <ul className="gist">
            {view.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {marked.size > 0 && <Marked view={view} marked={marked} clear={() => address.set({ mark: '' })} />}
          <NetworkDrawing
            view={view}
            marked={marked}
            by={by}
            form={form}
            openTie={(n) => {
              const tie = view.ties[n];
              if (tie) openPair(tie.a, tie.b);
            }}
            choose={(actor) => address.set({ of: actor }, { replace: true })}
          />
          <TiesTable
            view={view}
            marked={marked}
            actor={address.value('of')}
            choose={(actor) => address.set({ of: actor }, { replace: true })}
            open={openPair}
          />
          <SidesTable view={view} />
          <section className="limits" aria-labelledby="limits">
            <h2 id="limits">What this cannot show</h2>
            <p>{view.method}.</p>
            <ul>
              {view.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </section>
        </>
      )}
      {opened && (
        <Opened
          title={`${nameOf(opened[0])} and ${nameOf(opened[1])}`}
          path={`/network/tie?${tieQuery(address.query, opened)}`}
          close={() => address.set({ open: '' }, { replace: true })}
        />
      )}
    </>
  );
}

function tieQuery(query: string, [a, b]: readonly [string, string]): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.delete('proof');
  asked.set('a', a);
  asked.set('b', b);
  return asked;
}

function Choice({
  address,
  name,
  label,
  choices,
}: {
  readonly address: Address;
  readonly name: string;
  readonly label: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        value={address.value(name)}
        onChange={({ target: { value } }) => address.set({ [name]: value })}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Who is marked, in words: their names stand underlined in the picture. */
function Marked({
  view,
  marked,
  clear,
}: {
  readonly view: NetworkView;
  readonly marked: ReadonlySet<string>;
  readonly clear: () => void;
}) {
  const names = view.actors.flatMap(({ id, name }) => (marked.has(id) ? [name] : []));
  return (
    <p className="note">
      Marked: {names.join(', ') || 'nobody who is in this window'}.{' '}
      <button type="button" onClick={clear}>
        Mark nobody
      </button>
    </p>
  );
}

/** Whether no better division exists: proved, or between which bounds the least violation lies. */
function Proof({ view: { frustration, whole }, query }: { readonly view: NetworkView; readonly query: string }) {
  const weight = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  const { value, lower, proved, balance } = frustration;
  return (
    <p className="proof">
      <span className={`badge${proved ? ' proved' : ''}`}>
        {proved ? '✓ proved' : `between ${weight(lower)} and ${weight(value)}`}
      </span>{' '}
      {proved
        ? `No division into two violates less than ${weight(value)}; balance ${balance.toFixed(2)}.`
        : `No better division was found, and it is not proved that there is none${whole ? ', though the proof was sought to its end' : ''}.`}{' '}
      {!proved && !whole && <Search query={query} />}
    </p>
  );
}

/** The search for a proof is work that goes on whatever is looked at; the line of work says how far it is. */
function Search({ query }: { readonly query: string }) {
  const client = useQueryClient();
  const [begun, setBegun] = useState<string>();
  const [wrong, setWrong] = useState<Error>();
  const job = useJobs().find(({ id }) => id === begun);
  const begin = async (): Promise<void> => {
    setWrong(undefined);
    await beginJob(client, 'prove-network', Object.fromEntries(new URLSearchParams(query)))
      .then(({ id }) => setBegun(id))
      .catch(setWrong);
  };
  if (job && isOpen(job)) return <span role="status">The proof is sought; this page shows it when it is done.</span>;
  return (
    <>
      {job && job.state !== 'done' && <span className="wrong">{job.error ?? `The search was ${job.state}.`} </span>}
      <button type="button" onClick={() => void begin()}>
        Search for a proof
      </button>
      {wrong && <Notice error={wrong} />}
    </>
  );
}
