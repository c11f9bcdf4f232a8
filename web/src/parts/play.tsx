import { useEffect, useState } from 'react';

/** How long a place is looked at before the next, in milliseconds. */
const LOOK = 900;

/** Whoever asks for less motion moves through time by hand. */
function moves(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * A button that moves through time by itself: from place to place up to the last, none before what stood at the one before was
 * shown. It is not offered to those who ask for less motion; slider and arrows do the same.
 *
 * @param busy what stands at the place is still on its way
 */
export function Play({
  place,
  last,
  busy,
  move,
}: {
  readonly place: number;
  readonly last: number;
  readonly busy: boolean;
  readonly move: (place: number) => void;
}) {
  const [playing, setPlaying] = useState(false);
  const ends = place >= last;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `move` is another function at every place.
  useEffect(() => {
    if (!playing || busy) return;
    if (ends) {
      setPlaying(false);
      return;
    }
    const next = setTimeout(() => move(place + 1), LOOK);
    return () => clearTimeout(next);
  }, [playing, busy, ends, place]);
  if (!moves()) return null;
  return (
    <button
      type="button"
      className="play"
      aria-pressed={playing}
      onClick={() => {
        if (!playing && ends) move(0);
        setPlaying(!playing);
      }}
    >
      {playing ? 'Stop' : 'Play'}
    </button>
  );
}
