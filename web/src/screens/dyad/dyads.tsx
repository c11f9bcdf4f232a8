import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import './dyad.css';
import { EventOptions } from './event-options.tsx';

interface State {
  readonly code: string;
  readonly name: string;
}
interface DyadLine {
  readonly id: string;
  readonly a: State;
  readonly b: State;
  readonly events: number;
  readonly tone?: number;
}

/** Pairs of states between which events are counted, and a form for any two. */
export function Dyads() {
  const address = useAddress([]);
  const { data, error, isPending } = useQuery({
    queryKey: ['dyads', address.query],
    queryFn: ({ signal }) =>
      ask<Page<DyadLine> & { readonly sources: string }>(`/dyads?limit=200&${address.query}`, signal),
    placeholderData: (before) => before,
  });
  return (
    <section className="wide">
      <h1>Dyads</h1>
      <p className="note">
        Two states over time: tone, conflict and volume of what passed between them, by event data or, where the case
        holds none, by its own texts.
      </p>
      <Choose query={address.query} />
      <EventOptions address={address} look={false} />
      {error ? (
        <Notice error={error} />
      ) : isPending ? (
        <p className="note">Counting …</p>
      ) : (
        <Pairs page={data} query={address.query} />
      )}
    </section>
  );
}

function Choose({ query }: { readonly query: string }) {
  const [, go] = useLocation();
  return (
    <form
      className="filters"
      aria-label="Two states"
      onSubmit={submitted((form) => {
        // Signs that mean something in an address stand in no name of a state.
        const words = ['a', 'b'].map((name) =>
          String(form.get(name) ?? '')
            .replace(/[/?#%,]/g, ' ')
            .trim(),
        );
        // The service knows states by any name; the screen of the pair puts their codes into the address.
        go(`/dyad/${words.join(' - ')}${query === '' ? '' : `?${query}`}`);
      })}
    >
      {(
        [
          ['a', 'One state', 'China or CHN'],
          ['b', 'The other', 'South Korea or KOR'],
        ] as const
      ).map(([name, label, hint]) => (
        <p className="field" key={name}>
          <label htmlFor={`c-${name}`}>{label}</label>
          <input id={`c-${name}`} name={name} placeholder={hint} required />
        </p>
      ))}
      <button type="submit">Show them</button>
    </form>
  );
}

function Pairs({
  page,
  query,
}: {
  readonly page: Page<DyadLine> & { readonly sources: string };
  readonly query: string;
}) {
  const { items, total, truncated, sources } = page;
  const more = query === '' ? '' : `?${query}`;
  if (total === 0 && query === '') {
    return (
      <NothingYet bring="texts or event data">
        No act between two states is told by the texts of the case, and no event data lie in it yet.
      </NothingYet>
    );
  }
  if (total === 0) {
    return (
      <p className="empty">
        Nothing fits these options. <Link href="/dyad">Count all that there is</Link>.
      </p>
    );
  }
  return (
    <>
      <p className="note" role="status">
        {total.toLocaleString('en-GB')} {total === 1 ? 'pair has' : 'pairs have'} events
        {truncated && `; the ${items.length} with most are listed`}. {sources} <a href={`/dyad.csv${more}`}>CSV</a> ·{' '}
        <a href={`/dyad.json${more}`}>JSON</a>
      </p>
      <section className="scroll" aria-label="Table of the pairs">
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col" className="num">
                Events
              </th>
              <th scope="col" className="num">
                Mean score
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, a, b, events, tone }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={`/dyad/${id}${more}`}>
                    {a.name} and {b.name}
                  </Link>
                </th>
                <td className="num">{events.toLocaleString('en-GB')}</td>
                <td className="num">
                  {tone === undefined ? '' : `${tone > 0 ? '+' : '−'}${Math.abs(tone).toFixed(2)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
