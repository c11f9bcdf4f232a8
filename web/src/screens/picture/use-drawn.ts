import { useEffect } from 'react';

/**
 * Marks in the browser's own record of times when a picture stands on the screen: what a benchmark measures, and whoever opens the
 * tools of the browser sees.
 */
export function useDrawn(name: string, drawn: unknown): void {
  useEffect(() => {
    if (drawn === undefined) return;
    const frame = requestAnimationFrame(() => setTimeout(() => performance.mark(`${name} drawn`)));
    return () => cancelAnimationFrame(frame);
  }, [name, drawn]);
}
