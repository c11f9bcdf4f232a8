import type { Address } from '../../address.ts';
import { Play } from '../../parts/play.tsx';

/** Months of a window; nothing: the whole time. */
const WINDOWS: readonly (readonly [value: string, words: string])[] = [
  ['', 'the whole time'],
  ['1', '1 month'],
  ['3', '3 months'],
  ['6', '6 months'],
  ['12', '1 year'],
];

/** A window that is moved through the time of the statements, month by month; where it stands is in the address. */
export function TimeSlider({
  address,
  days,
  busy,
}: {
  readonly address: Address;
  readonly days: { readonly from: string; readonly to: string };
  readonly busy: boolean;
}) {
  const months = Number(address.value('window')) || 0;
  const first = monthOf(days.from);
  const last = Math.max(first, monthOf(days.to) - months + 1);
  const from = address.value('from');
  const at = Math.min(last, Math.max(first, from === '' ? first : monthOf(from)));
  const stretch = (month: number, size: number) =>
    size === 0 ? { from: '', to: '' } : { from: `${words(month)}-01`, to: lastDay(month + size - 1) };
  const move = (month: number): void =>
    address.set({ ...stretch(Math.min(last, Math.max(first, month)), months), open: '' }, { replace: true });
  const shown = months === 1 ? words(at) : `${words(at)} to ${words(at + months - 1)}`;
  return (
    <form className="filters time" aria-label="When" onSubmit={(event) => event.preventDefault()}>
      <p className="field">
        <label htmlFor="f-window">Time</label>
        <select
          id="f-window"
          value={address.value('window')}
          onChange={(event) => {
            const size = Number(event.target.value) || 0;
            address.set({ window: event.target.value, ...stretch(at, size), open: '' });
          }}
        >
          {WINDOWS.map(([value, said]) => (
            <option key={value} value={value}>
              {said}
            </option>
          ))}
        </select>
      </p>
      {months > 0 && (
        <>
          <button type="button" onClick={() => move(at - 1)} disabled={at <= first} aria-label="A month earlier">
            ◀
          </button>
          <p className="field slide">
            <label htmlFor="f-slide">{shown}</label>
            <input
              id="f-slide"
              type="range"
              min={first}
              max={last}
              value={at}
              aria-valuetext={shown}
              onChange={(event) => move(Number(event.target.value))}
            />
          </p>
          <button type="button" onClick={() => move(at + 1)} disabled={at >= last} aria-label="A month later">
            ▶
          </button>
          <Play place={at - first} last={last - first} busy={busy} move={(place) => move(first + place)} />
        </>
      )}
    </form>
  );
}

/** Months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function words(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function lastDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}
