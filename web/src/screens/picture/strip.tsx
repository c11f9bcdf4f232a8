import { useQuery } from '@tanstack/react-query';
import { ask, type Page } from '../../api.ts';

interface Month {
  readonly month: string;
  readonly acts: number;
  readonly cooperation: number;
  readonly conflict: number;
}
interface Months extends Page<Month> {
  readonly source: 'texts' | 'events';
}

/** So many months with most acts are marked. */
const MARKED = 3;
const HEIGHT = 20;

/** What chooses acts, of all that an address may hold. */
const CHOOSES = [
  ...['from', 'weak', 'origin', 'category', 'quad', 'sourceSector', 'targetSector', 'sourceActor', 'targetActor'],
  ...['onlyRoot', 'onePerDay', 'withMirrored', 'withoutMirrored', 'withRepeated', 'withoutFarDates'],
];

/**
 * What happened in each month, above a slider of time: cooperation up, conflict down, the window lighter.
 *
 * @param query which acts, as `/picture/months` is asked
 * @param stops the months of the slider
 * @param place the month in which the window ends
 * @param length months of the window; 0 for all of them
 */
export function Strip({
  query,
  stops,
  place,
  length,
}: {
  readonly query: string;
  readonly stops: readonly string[];
  readonly place: number;
  readonly length: number;
}) {
  const given = new URLSearchParams(query);
  const asked = new URLSearchParams([...given].filter(([name]) => CHOOSES.includes(name)));
  const { data } = useQuery({
    queryKey: ['picture months', `${asked}`],
    queryFn: ({ signal }) => ask<Months>(`/picture/months?${asked}`, signal),
    retry: false,
  });
  if (!data || stops.length === 0) return null;
  const months = new Map(data.items.map((month) => [month.month, month]));
  const shown = stops.map((stop) => months.get(stop));
  const most = Math.max(1, ...shown.flatMap((month) => [month?.cooperation ?? 0, month?.conflict ?? 0]));
  const marked = shown
    .flatMap((month, n) => (month && month.acts > 0 ? [{ month, n }] : []))
    .toSorted((x, y) => y.month.acts - x.month.acts)
    .slice(0, MARKED);
  const [top] = marked;
  if (!top) return null;
  const words = `${data.source === 'texts' ? 'Acts that the texts tell' : 'Events'} by month: cooperation up, conflict down; most in ${top.month.month} (${top.month.acts.toLocaleString('en-GB')})`;
  const from = length === 0 ? 0 : place - length + 1;
  return (
    <figure className="strip">
      <figcaption className="note">
        {words}. <a href={`/api/v1/picture/months.csv?${asked}`}>CSV</a>
      </figcaption>
      <p className="marks" aria-hidden="true">
        {marked.map(({ month, n }) => (
          <span
            key={month.month}
            title={`${month.month}: ${month.acts}`}
            style={{ left: `${placeOf(n, stops.length)}%` }}
          >
            ▼
          </span>
        ))}
      </p>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 ${-HEIGHT} ${stops.length} ${2 * HEIGHT}`}
        preserveAspectRatio="none"
      >
        <rect
          className="window"
          x={from}
          y={-HEIGHT}
          width={length === 0 ? stops.length : length}
          height={2 * HEIGHT}
        />
        {shown.map((month, n) => {
          if (!month) return null;
          const [up, down] = [(HEIGHT * month.cooperation) / most, (HEIGHT * month.conflict) / most];
          return (
            <g key={month.month}>
              <rect className="up" x={n + 0.1} y={-up} width={0.8} height={up} />
              <rect className="down" x={n + 0.1} y={0} width={0.8} height={down} />
            </g>
          );
        })}
        <line x1={0} x2={stops.length} y1={0} y2={0} />
      </svg>
    </figure>
  );
}

/** Where the middle of a month stands, in per cent of all. */
function placeOf(n: number, all: number): string {
  return ((100 * (n + 0.5)) / all).toFixed(2);
}
