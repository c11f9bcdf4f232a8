import { useState } from 'react';
import { type ActsCell, kinds } from './acts-cell.ts';

/** Rows that are shown until all are asked for. */
const FIRST = 30;

/** The same as the matrix, a row for each direction of each pair, those with most acts first. */
export function ActsTable({
  cells,
  open,
}: {
  readonly cells: readonly ActsCell[];
  readonly open: (a: string, b: string) => void;
}) {
  const [all, setAll] = useState(false);
  const ordered = cells.toSorted((x, y) => y.acts - x.acts || (x.a + x.b < y.a + y.b ? -1 : 1));
  const shown = all ? ordered : ordered.slice(0, FIRST);
  const texts = cells.some((cell) => cell.texts !== undefined);
  return (
    <>
      <h2>The same as a table</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label="Table of who acts towards whom" tabIndex={0}>
        <table className="pairs">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Towards whom</th>
              <th scope="col" className="num">
                Acts
              </th>
              <th scope="col">Of these</th>
              <th scope="col" className="num">
                Mean, −10 to +10
              </th>
              <th scope="col" className="num">
                95 %
              </th>
              {texts && (
                <th scope="col" className="num">
                  Texts
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((cell) => (
              <tr key={`${cell.a}~${cell.b}`}>
                <th scope="row">{cell.a_name}</th>
                <td>{cell.b_name}</td>
                <td className="num">
                  <button
                    type="button"
                    className="link"
                    aria-label={`${cell.acts} acts of ${cell.a_name} towards ${cell.b_name}`}
                    onClick={() => open(cell.a, cell.b)}
                  >
                    {cell.acts}
                  </button>
                </td>
                <td>{kinds(cell)}</td>
                <td className="num">{signed(cell.mean)}</td>
                <td className="num nb">{cell.low !== undefined && `${signed(cell.low)} to ${signed(cell.high)}`}</td>
                {texts && <td className="num">{cell.texts}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {!all && ordered.length > FIRST && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {ordered.length} rows
        </button>
      )}
    </>
  );
}

/** `+1.5`, `−2.0`. */
function signed(value: number | undefined): string {
  if (value === undefined) return '';
  const words = Math.abs(value).toFixed(1);
  return Number(words) === 0 ? '0.0' : `${value < 0 ? '−' : '+'}${words}`;
}
