import { Link } from 'wouter';

/** A design as lists have it. */
export interface DesignLine {
  readonly id: string;
  readonly at?: string;
  readonly coder?: string;
  readonly dyad: string;
  readonly names: string;
  readonly event: string;
  readonly measure: string;
  readonly direction: string;
  readonly before: number;
  readonly after: number;
  readonly grain: string;
  readonly others: number;
}

/** What a measure is called. */
export function measureName(measure: string): string {
  return measure === 'S' ? 'votes in the UN General Assembly' : measure === 'tone' ? 'tone of events' : measure;
}

/** A moment as people write it, in UTC. */
export function momentWords(at: string): string {
  return `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`;
}

/** Designs as a table, each leading to its result. */
export function DesignTable({ label, designs }: { readonly label: string; readonly designs: readonly DesignLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable.
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['Pair and event', 'Measure', 'Windows', 'Claim', 'Fixed', 'Other designs'].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {designs.map(({ id, at, coder, names, event, measure, direction, before, after, grain, others }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/impact/${id}`}>
                  {names}: {event}
                </Link>
              </th>
              <td>{measureName(measure)}</td>
              <td className="nb">
                {before} and {after} {grain}s
              </td>
              <td>{direction}</td>
              <td>
                {at === undefined ? 'not known when' : momentWords(at)}
                {coder !== undefined && ` by ${coder}`}
              </td>
              <td>{others === 0 ? 'none' : others}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
