import { Fragment, type ReactNode } from 'react';
import type { z } from 'zod';
import '../../../src/report/page/chart.css';
import '../../../src/report/page/measures.css';
import type { ReportForm } from '../../../src/service/kit/report-answer.ts';
import { Figure, type Open } from './figure.tsx';
import './report.css';

export type Report = z.output<typeof ReportForm>;
type Part = Report['parts'][number];
type Table = Part['tables'][number];

/** How a report is shown: what opens the evidence of a number, and which is open. */
interface Shown {
  readonly open: Open;
  /** Numbers of the items that are open, with commas between them. */
  readonly opened: string | undefined;
}

/** What a measure says: the finding first, then charts and tables whose numbers open what they stand on, then its limits. */
export function ReportView({
  report,
  children,
  instead = {},
  ...shown
}: Shown & {
  readonly report: Report;
  /** Stands between the finding and the charts. */
  readonly children?: ReactNode;
  /** What stands in the place of parts, by their ids. */
  readonly instead?: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <div className="report">
      <p className="headline" role="status">
        {report.headline}
      </p>
      {report.sentences.length > 0 && (
        <ul className="gist">
          {report.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <dl className="tally">
        {report.facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      {report.parts.map((part) => (
        <Fragment key={part.id}>{instead[part.id] ?? <ReportPart part={part} {...shown} />}</Fragment>
      ))}
      <section className="limits" aria-labelledby="limits">
        <h2 id="limits">What this cannot show</h2>
        <ul>
          {report.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
        {report.next.length > 0 && (
          <p>
            In the terminal:{' '}
            {report.next.map((command, n) => (
              <span key={command}>
                {n > 0 && ' · '}
                <code>{command}</code>
              </span>
            ))}
          </p>
        )}
      </section>
    </div>
  );
}

function ReportPart({ part, ...shown }: Shown & { readonly part: Part }) {
  return (
    <section className="part" aria-labelledby={`h-${part.id}`}>
      <h2 id={`h-${part.id}`}>{part.title}</h2>
      {part.note !== undefined && <p className="note">{part.note}</p>}
      {part.figures.map((markup, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures have no names, and their order is fixed.
        <Figure key={n} markup={markup} {...shown} />
      ))}
      {part.tables.map((table) => (
        <ReportTable key={table.label} table={table} {...shown} />
      ))}
    </section>
  );
}

function ReportTable({ table: { label, head, align, rows }, open, opened }: Shown & { readonly table: Table }) {
  const right = (n: number): string | undefined => (align[n] === 'right' ? 'num' : undefined);
  return (
    <>
      <h3 className="table-title">{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is scrolled to the side must be reachable. */}
      <section className="scroll" aria-label={`Table: ${label}`} tabIndex={0}>
        <table className="measure">
          <thead>
            <tr>
              {head.map((name, n) =>
                name === '' ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name.
                  <td key={n} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name.
                  <th key={n} scope="col" className={right(n)}>
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cells: [first = '', ...cells], opens }) => (
              <tr key={`${first} ${cells.join(' ')}`}>
                <th scope="row">{first}</th>
                {cells.map((cell, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have the order of the columns.
                  <td key={n} className={right(n + 1)}>
                    {opens.length > 0 && n === cells.length - 1 ? (
                      <button
                        type="button"
                        className="link"
                        aria-current={opened === opens.join(',')}
                        onClick={() => open(opens, `${first}: ${cell}`)}
                      >
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
