/**
 * What the transformer sees at once: a stretch of whole sentences. Each sentence is decided in one window, in whose core it
 * lies; what stands around the core is context. `training/encoder/windows.py` cuts in the same way.
 */
export interface Window {
  /** First sentence that is seen, and the one past the last. */
  readonly from: number;
  readonly to: number;
  /** First sentence that is decided here, and the one past the last. */
  readonly core: number;
  readonly end: number;
}

/** Pieces of a window, with its two ends. */
const SIZE = 256;
/** Pieces of context before the core and behind it, about. */
const BEFORE = 64;
const BEHIND = 24;

/**
 * Cuts a text into windows.
 *
 * @param sizes pieces of each sentence; one that does not fit a window stands alone in one that is larger
 */
export function windowsOf(sizes: readonly number[]): readonly Window[] {
  const size = (at: number): number => sizes[at] ?? 0;
  const windows: Window[] = [];
  for (let core = 0; core < sizes.length; ) {
    let from = core;
    let pieces = 0;
    while (from > 0 && pieces + size(from - 1) <= BEFORE) pieces += size(--from);
    let end = core;
    while (end < sizes.length && (end === core || pieces + size(end) <= SIZE - 2 - BEHIND)) pieces += size(end++);
    while (pieces > SIZE - 2 && from < core) pieces -= size(from++);
    let to = end;
    while (to < sizes.length && pieces + size(to) <= SIZE - 2) pieces += size(to++);
    windows.push({ from, to, core, end });
    core = end;
  }
  return windows;
}
