import { lazy, Suspense, useEffect, useState } from 'react';
import { type Overlay, onOverlay, openOverlay } from '../keys.ts';

const palette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await palette()).Palette }));
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));

/** What opens over every screen: the keys by `?`, and the way to anywhere by Ctrl-K. */
export function Overlays() {
  const [shown, setShown] = useState<Overlay>();
  useEffect(() => onOverlay(setShown), []);
  useEffect(() => {
    // Who presses Ctrl-K writes on at once: what listens must be there already.
    const idle = requestIdleCallback(() => void palette());
    return () => cancelIdleCallback(idle);
  }, []);
  // A dialog is told late that it is closed; by then another may be open.
  const close = (what: Overlay) => (): void => setShown((now) => (now === what ? undefined : now));
  return (
    <Suspense>
      {shown === 'palette' && <Palette close={close('palette')} />}
      {shown === 'keys' && <KeyHelp close={close('keys')} />}
    </Suspense>
  );
}

/** The same by a button, for those who do not know the keys. */
export function OverlayButtons() {
  return (
    <span className="overlay-buttons">
      <button type="button" className="plain" onClick={() => openOverlay('palette')}>
        Go to … <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className="plain" onClick={() => openOverlay('keys')}>
        Keys <kbd>?</kbd>
      </button>
    </span>
  );
}
