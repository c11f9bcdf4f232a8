import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../api.ts';
import { Notice } from '../parts/notice.tsx';
import './library/library.css';

interface Share {
  readonly value?: number;
  readonly interval: readonly [number, number];
}
interface Row {
  readonly group: string;
  readonly n: number;
  readonly right: Share;
  readonly mended: number;
  readonly wrong: number;
}
interface Table {
  readonly all: Row;
  readonly by: Readonly<Record<string, readonly Row[]>>;
}
interface TrustView {
  readonly chosen: Table;
  readonly documents: number;
  readonly samples: readonly {
    readonly name: string;
    readonly draw: { readonly kind?: string; readonly seed: number };
    readonly documents: number;
    readonly table: Table;
  }[];
  readonly blind: {
    readonly n: number;
    readonly same: Share;
    readonly blindAsMachine: Share;
    readonly shownAsMachine: Share;
    readonly kappa: { readonly value?: number };
    readonly ac1: { readonly value?: number };
  };
}

/** How often the reader is right on these texts, by what people decided. */
export function Trust() {
  const { data, error, isPending } = useQuery({
    queryKey: ['trust'],
    queryFn: ({ signal }) => ask<TrustView>('/trust', signal),
  });
  return (
    <section className="wide">
      <h1>How good the reader is on these texts</h1>
      {error && <Notice error={error} />}
      {isPending && <p className="note">Looking …</p>}
      {data && (data.chosen.all.n === 0 ? <Nothing /> : <Report report={data} />)}
    </section>
  );
}

function Nothing() {
  return (
    <p className="empty">
      Nobody has decided on a record of the reader’s yet, one by one. <Link href="/review">Begin in the queue</Link>, or
      draw a sample in the terminal for a figure that is unbiased: <code>entente review --sample 100</code>.
    </p>
  );
}

function Report({ report: { chosen, samples, documents, blind } }: { readonly report: TrustView }) {
  return (
    <>
      {samples.map(({ name, draw, documents: of, table }) => (
        <section key={name} className="group" aria-label={`Sample ${draw.seed}`}>
          <h2>
            A random sample of {draw.kind === undefined ? 'all records' : `${draw.kind}s`} (seed {draw.seed})
          </h2>
          <p>{rowWords(table.all)}</p>
          <p className="note">
            Drawn, so unbiased for what it was drawn from. Its records stand in {of} {of === 1 ? 'text' : 'texts'}:
            those of one text resemble each other, and the true interval is wider.
          </p>
          <Tables table={table} />
        </section>
      ))}
      <section className="group" aria-label="All decisions">
        <h2>All decisions taken one by one</h2>
        <p>
          {rowWords(chosen.all)}, in {documents} {documents === 1 ? 'text' : 'texts'}.
        </p>
        <p className="note">
          Biased: the queue asks first what is unsure and weighs most, and people look at what strikes them. For an
          unbiased figure draw a sample: <code>entente review --sample 100</code>.
        </p>
        <Tables table={chosen} />
      </section>
      <section className="group" aria-label="Blind">
        <h2>Asked before the answer was shown</h2>
        {blind.n === 0 ? (
          <p className="note">No record was answered both blind and with the reader’s answer shown yet.</p>
        ) : (
          <p>
            {blind.n} records were answered both ways. The blind answer is the final one in {shareWords(blind.same)}
            {blind.kappa.value !== undefined && `; kappa ${blind.kappa.value.toFixed(2)}`}
            {blind.ac1.value !== undefined && `, AC1 ${blind.ac1.value.toFixed(2)}`}. It was the reader’s in{' '}
            {shareWords(blind.blindAsMachine)} when that was hidden, and in {shareWords(blind.shownAsMachine)} when it
            was shown: the more the second exceeds the first, the more the shares above flatter the reader.
          </p>
        )}
      </section>
    </>
  );
}

function Tables({ table }: { readonly table: Table }) {
  return Object.entries(table.by)
    .filter(([, rows]) => rows.length > 0)
    .map(([by, rows]) => (
      <details key={by} open={by === 'kind' || by === 'grade'}>
        <summary>by {by}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <section className="scroll" aria-label={`By ${by}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{by}</th>
                <th scope="col" className="num">
                  Records
                </th>
                <th scope="col">Right as read</th>
                <th scope="col" className="num">
                  Mended
                </th>
                <th scope="col" className="num">
                  Rejected
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ group, n, right, mended, wrong }) => (
                <tr key={group}>
                  <th scope="row" dir="auto">
                    {by === 'kind' ? <Link href={`/review?kind=${group}&status=all`}>{group}</Link> : group}
                  </th>
                  <td className="num">{n}</td>
                  <td>
                    <Bar share={right} /> {shareWords(right)}
                  </td>
                  <td className="num">{mended}</td>
                  <td className="num">{wrong}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    ));
}

/** A share with its interval, drawn; the words beside it say the same. */
function Bar({ share: { value, interval } }: { readonly share: Share }) {
  const [low, high] = interval.map((end) => 100 * end) as [number, number];
  return (
    <svg className="share" viewBox="0 0 100 12" width="100" height="12" aria-hidden="true" focusable="false">
      <rect x="0" y="5" width="100" height="2" fill="var(--rule)" />
      <rect
        x={low}
        y="3"
        width={Math.max(1, high - low)}
        height="6"
        fill="var(--coopt)"
        stroke="var(--coop)"
        strokeWidth="0.5"
      />
      {value !== undefined && <rect x={100 * value - 1} y="0" width="2" height="12" fill="var(--coop)" />}
    </svg>
  );
}

function rowWords({ n, right, mended, wrong }: Row): string {
  return `${shareWords(right)} right as the reader made them: of ${n} records ${n - mended - wrong} were accepted, ${mended} mended, ${wrong} rejected`;
}

/** `64 % (95 %: 52 to 74)`. */
function shareWords({ value, interval: [low, high] }: Share): string {
  if (value === undefined) return '–';
  return `${percent(value)} % (95 %: ${percent(low)} to ${percent(high)})`;
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}
