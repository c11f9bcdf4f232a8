import { useState } from 'react';
import { Link } from 'wouter';

/** A window of blocs over time: who stands where in it, under letters and numbers that stay the same over time. */
export interface BlocsWindow {
  readonly name: string;
  readonly to: string;
  readonly actors: readonly { readonly id: string; readonly name: string; readonly between: boolean }[];
  readonly labels: Readonly<Record<string, { readonly side: string | null; readonly bloc: number | null }>>;
}

/** An actor that changes side in a window. */
export interface SideChange {
  readonly actor: string;
  readonly beyond: boolean;
}

/** The address of the network of a window, with what it points at. */
export type NetworkOf = (window: BlocsWindow, pointed: Readonly<Record<string, string>>) => string;

const SIDES = ['A', 'B'];
const FIRST = 25;

/** The sides and blocs of each window; each leads to the network of its window, in which its members are marked. */
export function BlocsMembers({
  windows,
  networkOf,
}: {
  readonly windows: readonly BlocsWindow[];
  readonly networkOf: NetworkOf;
}) {
  const link = (window: BlocsWindow, name: string, members: readonly string[], by: string) => (
    <Link
      key={name}
      href={networkOf(window, { mark: members.join(','), by })}
      aria-label={`${name} in ${window.name}: ${members.length} actors`}
    >
      {members.length}
    </Link>
  );
  return (
    <>
      <h2>Members of each side and bloc</h2>
      <p className="note">Each number leads to the network of its window, with these actors marked and their ties.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Table of sides and blocs" tabIndex={0}>
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">Window</th>
              {SIDES.map((side) => (
                <th key={side} scope="col" className="num">
                  Side {side}
                </th>
              ))}
              <th scope="col">Blocs of free number</th>
            </tr>
          </thead>
          <tbody>
            {windows.map((window) => (
              <tr key={window.name}>
                <th scope="row" className="nb">
                  <Link href={networkOf(window, {})}>{window.name}</Link>
                </th>
                {SIDES.map((side) => {
                  const members = membersOf(window, (label) => label?.side === side);
                  return (
                    <td key={side} className="num">
                      {members.length > 0 ? link(window, `Side ${side}`, members, '') : '–'}
                    </td>
                  );
                })}
                <td className="of-blocs">
                  {blocsIn(window).map((bloc) => (
                    <span key={bloc} className="nb">
                      bloc {bloc + 1}:{' '}
                      {link(
                        window,
                        `Bloc ${bloc + 1}`,
                        membersOf(window, (label) => label?.bloc === bloc),
                        'free',
                      )}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The side of each actor in each window; each leads to its ties there. */
export function BlocsStands({
  windows,
  changes,
  networkOf,
}: {
  readonly windows: readonly BlocsWindow[];
  readonly changes: readonly SideChange[];
  readonly networkOf: NetworkOf;
}) {
  const [all, setAll] = useState(false);
  const actors = inOrder(windows, changes);
  const places = windows.map(({ actors: known }) => new Map(known.map((actor) => [actor.id, actor])));
  return (
    <>
      <h2>Sides over time</h2>
      <p className="note">
        Those who change most first; ?: it stands between. Each letter leads to the actor's ties in that window.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Table of the side of each actor" tabIndex={0}>
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">Actor</th>
              {windows.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? actors : actors.slice(0, FIRST)).map(([id, actor]) => (
              <tr key={id}>
                <th scope="row">{actor}</th>
                {windows.map((window, n) => {
                  const place = places[n]?.get(id);
                  if (!place) return <td key={window.name} />;
                  const side = `${window.labels[id]?.side ?? '–'}${place.between ? '?' : ''}`;
                  return (
                    <td key={window.name}>
                      <Link href={networkOf(window, { of: id })} aria-label={`${side}: ${actor} in ${window.name}`}>
                        {side}
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!all && actors.length > FIRST && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {actors.length} actors
        </button>
      )}
    </>
  );
}

type Label = BlocsWindow['labels'][string] | undefined;

function membersOf({ actors, labels }: BlocsWindow, holds: (label: Label) => boolean): readonly string[] {
  return actors.flatMap(({ id }) => (holds(labels[id]) ? [id] : []));
}

/** Numbers of the blocs that have more than one member. */
function blocsIn(window: BlocsWindow): readonly number[] {
  const blocs = new Set(Object.values(window.labels).flatMap(({ bloc }) => (bloc === null ? [] : [bloc])));
  return [...blocs]
    .filter((bloc) => membersOf(window, (label) => label?.bloc === bloc).length > 1)
    .toSorted((x, y) => x - y);
}

/** Ids and names of all actors; changes beyond the margin weigh most. */
function inOrder(
  windows: readonly BlocsWindow[],
  changes: readonly SideChange[],
): readonly (readonly [id: string, name: string])[] {
  const weight = new Map<string, number>();
  for (const { actor, beyond } of changes) weight.set(actor, (weight.get(actor) ?? 0) + (beyond ? 1000 : 1));
  const names = new Map(windows.flatMap(({ actors }) => actors.map(({ id, name }) => [id, name] as const)));
  return [...names].toSorted(
    ([x, one], [y, other]) => (weight.get(y) ?? 0) - (weight.get(x) ?? 0) || one.localeCompare(other),
  );
}
