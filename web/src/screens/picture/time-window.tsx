import type { KeyboardEvent } from 'react';
import type { Address } from '../../address.ts';
import { Play } from '../../parts/play.tsx';
import { Strip } from './strip.tsx';

/** What the data of a screen cover. */
export interface Span {
  readonly from: string;
  readonly to: string;
  /** Of votes: the years in which sessions began. */
  readonly sessions?: readonly number[] | undefined;
}

const LENGTHS = [
  ['', 'all time'],
  ['1mo', '1 month'],
  ['3mo', '3 months'],
  ['6mo', '6 months'],
  ['1y', '1 year'],
  ['2y', '2 years'],
] as const;

/** What of an address chooses the source of a network, and so the time that it covers. */
export function spanQuery(query: string): string {
  const asked = new URLSearchParams(query);
  for (const name of ['at', 'window', 'since', 'proof', 'thresholds']) asked.delete(name);
  return asked.toString();
}

/**
 * A window that moves through time: a length, a slider that keys move too (with Shift they make the window shorter or longer), a
 * step either way, and a button that steps by itself. Of votes each step is a session.
 *
 * @param busy what the window shows is still on its way
 * @param acts which acts the strip above the slider shows, as `/picture/months` is asked
 */
export function TimeWindow({
  span,
  address,
  name,
  busy,
  acts,
}: {
  readonly span: Span;
  readonly address: Address;
  readonly name: string;
  readonly busy: boolean;
  readonly acts: string;
}) {
  const window = address.value('window');
  const bySession = span.sessions !== undefined && span.sessions.length > 0 && window === '';
  const stops = bySession ? (span.sessions ?? []).map(String) : monthsOf(span);
  const moves = bySession || (window !== '' && window !== 'all');
  const at = address.value('at');
  const place = at === '' || !stops.includes(at) ? stops.length - 1 : stops.indexOf(at);
  const move = (to: number): void => {
    const next = stops[Math.max(0, Math.min(stops.length - 1, to))] ?? '';
    address.set({ at: next, open: '' }, { replace: true });
  };
  const widen = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const length = LENGTHS.findIndex(([value]) => value === window) + (step ?? 0);
    if (!event.shiftKey || step === undefined || bySession) return;
    event.preventDefault();
    // The whole time stands before the first; a window that has a slider does not become that by a key.
    const [value] = LENGTHS[Math.max(1, Math.min(LENGTHS.length - 1, length))] ?? [''];
    if (value !== window) address.set({ window: value, open: '' }, { replace: true });
  };
  return (
    <fieldset className="time-window">
      <legend>Time</legend>
      <div className="field">
        <label htmlFor="window">Window</label>
        <select
          id="window"
          value={window}
          onChange={({ target: { value } }) =>
            address.set({
              window: value,
              at: value === '' || value === 'all' ? '' : (stopsEnd(span, at) ?? ''),
              open: '',
            })
          }
        >
          {(span.sessions
            ? [['', 'a session'] as const, ['all', 'all time'] as const, ...LENGTHS.slice(1)]
            : LENGTHS
          ).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {moves && stops.length > 1 && (
        <div className="slider">
          <button type="button" aria-label="Earlier" disabled={place === 0} onClick={() => move(place - 1)}>
            ◀
          </button>
          <div className="track">
            {!bySession && <Strip query={acts} stops={stops} place={place} length={monthsIn(window)} />}
            <input
              type="range"
              aria-label={bySession ? 'Session' : 'End of the window'}
              aria-valuetext={name}
              min={0}
              max={stops.length - 1}
              value={place}
              onChange={({ target }) => move(target.valueAsNumber)}
              onKeyDown={widen}
            />
          </div>
          <button
            type="button"
            aria-label="Later"
            disabled={place === stops.length - 1}
            onClick={() => move(place + 1)}
          >
            ▶
          </button>
          <Play place={place} last={stops.length - 1} busy={busy} move={move} />
        </div>
      )}
      {!moves && !bySession && stops.length > 1 && (
        <Strip query={acts} stops={stops} place={stops.length - 1} length={0} />
      )}
      <output className="window-name">{name}</output>
    </fieldset>
  );
}

/** How many months a length is. */
function monthsIn(length: string): number {
  return Number.parseInt(length, 10) * (length.endsWith('y') ? 12 : 1) || 0;
}

/** A month of the span in which a window may end: the one that is shown, else the last. */
function stopsEnd(span: Span, at: string): string | undefined {
  const months = monthsOf(span);
  return months.includes(at) ? at : months.at(-1);
}

function monthsOf({ from, to }: Span): readonly string[] {
  const number = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = number(from);
  return Array.from({ length: Math.max(1, number(to) - first + 1) }, (_, n) => {
    const month = first + n;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
