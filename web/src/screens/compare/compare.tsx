import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { useAddress } from '../../address.ts';
import { ask, type Page } from '../../api.ts';
import { NothingYet } from '../../parts/nothing-yet.tsx';
import { Notice } from '../../parts/notice.tsx';
import { submitted } from '../../submitted.ts';
import '../../../../src/report/page/measures.css';
import { Opened } from '../picture/opened.tsx';
import '../picture/picture.css';
import { SavedViews } from '../picture/saved-views.tsx';

type Sign = '+' | '-' | 'unknown';
type Source = 'votes' | 'positions' | 'events';

/** Two actors, as votes, words and deeds have them. */
type AlikePair = {
  readonly a: string;
  readonly b: string;
  readonly name_a: string;
  readonly name_b: string;
  readonly parts: boolean;
} & { readonly [S in Source]?: Sign } & { readonly [S in Source as `${S}_value` | `${S}_n`]?: number };

interface LikenessView extends Page<AlikePair> {
  readonly sources: readonly {
    readonly source: Source;
    readonly window?: { readonly name: string };
    readonly method?: string;
    readonly none?: string;
    readonly own?: true;
  }[];
  readonly parting: number;
}

const COLUMNS = [
  ['votes', 'Votes', 'vote'],
  ['positions', 'Words', 'speak'],
  ['events', 'Deeds', 'act'],
] as const;
const SIGNS = { '+': '+ alike', '-': '− against', unknown: '? not known' } as const;
const FIRST = 100;

/** Who votes, speaks and acts alike, and where these part. */
export function Compare() {
  const address = useAddress(['show', 'of', 'open']);
  const [, go] = useLocation();
  const { data, error, isPending } = useQuery({
    queryKey: ['likeness', address.query],
    queryFn: ({ signal }) => ask<LikenessView>(`/likeness?${address.query}`, signal),
  });
  const only = address.value('show') === 'parting';
  const of = address.value('of').toLowerCase();
  const opened = openedIn(data?.items ?? [], address.value('open'));
  const fitting = (data?.items ?? []).filter(
    ({ parts, name_a, name_b, a, b }) =>
      (!only || parts) && (of === '' || [name_a, name_b, a, b].some((name) => name.toLowerCase().includes(of))),
  );
  return (
    <section className="wide compare">
      <div className="picture-head">
        <h1>Who votes, speaks and acts alike</h1>
        <p className="note twins">
          <a href={`/compare.csv?${address.query}`}>CSV</a> <a href={`/compare.json?${address.query}`}>JSON</a>
        </p>
      </div>
      <SavedViews />
      <form
        className="filters"
        onSubmit={submitted((form) => {
          const [a, b] = ['a', 'b'].map((name) => String(form.get(name) ?? '').trim());
          if (a && b) go(`/compare/pair?${new URLSearchParams({ a, b })}`);
        })}
      >
        <div className="field">
          <label htmlFor="a">Compare</label>
          <input id="a" name="a" required placeholder="China" />
        </div>
        <div className="field">
          <label htmlFor="b">with</label>
          <input id="b" name="b" required placeholder="Russia" />
        </div>
        <button type="submit">Side by side</button>
      </form>
      <div className="filters">
        <div className="field">
          <label htmlFor="of">Only pairs of</label>
          <input
            id="of"
            value={address.value('of')}
            placeholder="a name"
            onChange={({ target: { value } }) => address.set({ of: value }, { replace: true })}
          />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={only}
            onChange={({ target: { checked } }) => address.set({ show: checked ? 'parting' : '' })}
          />{' '}
          only where they part
        </label>
      </div>
      {error && <Notice error={error} />}
      {isPending && <p className="note">Looking …</p>}
      {data && (
        <>
          <p className="headline" role="status">
            {headline(data)}
          </p>
          {fitting.length === 0 ? (
            data.items.length === 0 ? (
              <NothingYet bring="texts, votes or event data">Nothing is known of any pair yet.</NothingYet>
            ) : (
              <p className="empty">No pair fits. Take other words, or all pairs.</p>
            )
          ) : (
            <Pairs pairs={fitting.slice(0, FIRST)} open={(place) => address.set({ open: place }, { replace: true })} />
          )}
          {fitting.length > FIRST && (
            <p className="note">
              The first {FIRST} of {fitting.length} pairs; name an actor to see others, or take the CSV.
            </p>
          )}
          <section className="limits" aria-labelledby="limits">
            <h2 id="limits">What it rests on</h2>
            <ul>
              {data.sources.map(({ source, window, method, none }) => (
                <li key={source}>
                  <b>{COLUMNS.find(([name]) => name === source)?.[1]}</b>: {none ?? `${window?.name}; ${method}.`}
                </li>
              ))}
              <li>
                What is not known is neither neutral nor absent: too little is told of such a pair, or its value lies
                between.
              </li>
            </ul>
          </section>
          {opened && (
            <Opened
              title={`${opened.pair.name_a} and ${opened.pair.name_b}: ${opened.name.toLowerCase()}`}
              path={`/network/tie?${tieQuery(address.query, data, opened)}`}
              close={() => address.set({ open: '' }, { replace: true })}
            />
          )}
        </>
      )}
    </section>
  );
}

/** A cell that is open: a pair, and which kind of evidence. */
interface OpenCell {
  readonly pair: AlikePair;
  readonly source: Source;
  readonly name: string;
}

function openedIn(items: readonly AlikePair[], place: string): OpenCell | undefined {
  const [a, b, kind] = place.split('~');
  const pair = items.find((one) => one.a === a && one.b === b);
  const [source, name] = COLUMNS.find(([one]) => one === kind) ?? [];
  return pair && source && name ? { pair, source, name } : undefined;
}

/** What stands behind a cell, asked as the table was. */
function tieQuery(query: string, { sources }: LikenessView, { pair, source }: OpenCell): URLSearchParams {
  const asked = new URLSearchParams(query);
  asked.set('from', source);
  if (!asked.has('at') && !asked.has('window')) asked.set('window', 'all');
  if (sources.some((one) => one.source === source && one.own)) asked.set('origin', 'case');
  asked.set('a', pair.a);
  asked.set('b', pair.b);
  return asked;
}

function headline({ total, parting, sources }: LikenessView): string {
  const told = sources.filter(({ none }) => none === undefined).length;
  const kinds = `${told} of 3 kinds of evidence`;
  if (total === 0) return `No pair of actors is known, by ${kinds}.`;
  const pairs = `${total.toLocaleString('en-GB')} ${total === 1 ? 'pair' : 'pairs'} by ${kinds}`;
  return parting === 0
    ? `${pairs}; in none do votes, words and deeds clearly part.`
    : `${pairs}; in ${parting.toLocaleString('en-GB')} votes, words or deeds part: these stand first.`;
}

function Pairs({ pairs, open }: { readonly pairs: readonly AlikePair[]; readonly open: (place: string) => void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable.
    <section className="scroll" aria-label="Table of pairs" tabIndex={0}>
      <table className="pairs likeness">
        <thead>
          <tr>
            <th scope="col">Pair</th>
            {COLUMNS.map(([source, name]) => (
              <th key={source} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Part</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.a}~${pair.b}`} className={pair.parts ? 'parts' : undefined}>
              <th scope="row">
                <Link href={`/compare/pair?${new URLSearchParams({ a: pair.a, b: pair.b })}`}>
                  {pair.name_a} and {pair.name_b}
                </Link>
              </th>
              {COLUMNS.map(([source]) => (
                <td
                  key={source}
                  className={`nb ${{ '+': 'for', '-': 'against', unknown: '' }[pair[source] ?? 'unknown']}`}
                >
                  {pair[source] === undefined ? (
                    '–'
                  ) : (
                    <button
                      type="button"
                      className="link"
                      aria-label={`${pair.name_a} and ${pair.name_b}, ${source}: ${cellWords(pair, source)}`}
                      onClick={() => open(`${pair.a}~${pair.b}~${source}`)}
                    >
                      {cellWords(pair, source)}
                    </button>
                  )}
                </td>
              ))}
              <td>{pair.parts ? '⇄ part' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `+ alike 0.61, n 44`. */
function cellWords(pair: AlikePair, source: Source): string {
  const sign = pair[source] ?? 'unknown';
  const value = pair[`${source}_value`];
  return `${SIGNS[sign]} ${value === undefined ? '' : value.toFixed(2).replace('-', '−')}, n ${pair[`${source}_n`] ?? 0}`;
}
