import { useState } from 'react';
import type { NetworkView } from './network-view.ts';

const FIRST = 25;
const SIGNS = { '+': '+ friends', '-': '− foes', unknown: '? not known' } as const;
const ORDER = { '-': 0, '+': 1, unknown: 2 } as const;

/** The ties of the picture, the weightiest first; of one actor alone where one is chosen. */
export function TiesTable({
  view,
  marked,
  actor,
  choose,
  open,
}: {
  readonly view: NetworkView;
  /** Ids: where some are marked and nobody is chosen, their ties with each other. */
  readonly marked: ReadonlySet<string>;
  readonly actor: string;
  readonly choose: (actor: string) => void;
  readonly open: (a: string, b: string) => void;
}) {
  const [all, setAll] = useState(false);
  const names = new Map(view.actors.map(({ id, name }) => [id, name]));
  const known = names.has(actor);
  const among = new Set([...marked].filter((id) => names.has(id)));
  const ties = view.ties
    .filter(({ a, b }) => (known ? a === actor || b === actor : among.size === 0 || (among.has(a) && among.has(b))))
    .toSorted((x, y) => y.weight - x.weight || ORDER[x.state] - ORDER[y.state] || y.n - x.n);
  const shown = all ? ties : ties.slice(0, FIRST);
  return (
    <>
      <h2>
        {known ? `Ties of ${names.get(actor)}` : `Ties${among.size > 0 ? ' of the marked' : ''}, the weightiest first`}
      </h2>
      {known && (
        <p>
          <button type="button" onClick={() => choose('')}>
            Ties of all
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Table of ties" tabIndex={0}>
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">One</th>
              <th scope="col">Other</th>
              <th scope="col">Sign</th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col" className="num">
                95 %
              </th>
              <th scope="col" className="num">
                Rests on
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ a, b, state, value, low, high, n }) => (
              <tr key={`${a}~${b}`}>
                <th scope="row">{names.get(a)}</th>
                <td>{names.get(b)}</td>
                <td className="nb">{SIGNS[state]}</td>
                <td className="num">{level(value)}</td>
                <td className="num nb">{low !== null && high !== null && `${level(low)} to ${level(high)}`}</td>
                <td className="num">
                  <button
                    type="button"
                    className="link"
                    aria-label={`What stands behind ${names.get(a)} and ${names.get(b)}: ${n}`}
                    onClick={() => open(a, b)}
                  >
                    {n}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!all && ties.length > FIRST && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {ties.length} ties
        </button>
      )}
    </>
  );
}

/** Who stands on which side, and how surely. */
export function SidesTable({ view }: { readonly view: NetworkView }) {
  const place = (side: 1 | -1 | null): number => (side === 1 ? 0 : side === -1 ? 1 : 2);
  const actors = view.actors.toSorted((x, y) => place(x.side) - place(y.side) || (y.margin ?? -1) - (x.margin ?? -1));
  return (
    <details className="sides">
      <summary>Sides, and how sure they are</summary>
      <p className="note">
        The margin is what it costs at most, in weight of violated ties, that an actor stands on the other side; 0: it
        may as well.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Table of sides" tabIndex={0}>
        <table className="pairs">
          <thead>
            <tr>
              {['Actor', 'Side', 'Margin', 'Bloc', 'Friends', 'Foes', 'Not known'].map((name, n) => (
                <th key={name} scope="col" className={n > 1 ? 'num' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actors.map(({ id, name, side, margin, bloc, between, friends, foes, unknown }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{side === null ? '–' : `${between ? 'between, rather ' : ''}${side === 1 ? 'A' : 'B'}`}</td>
                <td className="num">{margin === null ? '–' : level(margin)}</td>
                <td className="num">{bloc === null ? '–' : bloc + 1}</td>
                <td className="num">{friends}</td>
                <td className="num">{foes}</td>
                <td className="num">{unknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** `0.52`, `−0.10`. */
function level(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
