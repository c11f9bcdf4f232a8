/** Two texts of which the shorter shares so large a part of its sentences are one text, printed twice. */
const SHARED = 0.5;
/** Fewer telling sentences say nothing of copying. */
const LEAST = 3;

/**
 * Finds texts that are copies of one another, whole or in good part: agency reports that several papers print are one
 * witness, not several.
 * @returns for each document the id of the first one of which it is a copy, or its own id
 * @example
 * const copies = nearCopies(digests);
 * digests.every(({ document }) => copies.get(document.id) === document.id); // true
 */
export function nearCopies(
  digests: readonly { readonly document: { readonly id: string }; readonly fingerprint: readonly number[] }[],
): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const holders = new Map<number, number[]>();
  for (const [n, { document, fingerprint }] of digests.entries()) {
    const shared = new Map<number, number>();
    for (const hash of fingerprint) {
      const known = holders.get(hash);
      if (!known) holders.set(hash, [n]);
      else {
        for (const other of known) shared.set(other, (shared.get(other) ?? 0) + 1);
        known.push(n);
      }
    }
    let original = document.id;
    for (const [other, count] of shared) {
      const before = digests[other];
      if (!before) continue;
      const shorter = Math.min(fingerprint.length, before.fingerprint.length);
      if (shorter >= LEAST && count >= SHARED * shorter) {
        original = first.get(before.document.id) ?? before.document.id;
        break;
      }
    }
    first.set(document.id, original);
  }
  return first;
}
