import type { CaseFile } from '../../casefile/store/case-file.ts';
import { states } from '../../casefile/store/state.ts';
import { type Digest, digestReading } from '../../measures/digest.ts';

interface Held {
  readonly stamp: string;
  readonly digests: readonly Digest[];
}

const held = new WeakMap<CaseFile, Held>();

/**
 * What the texts of a case say, after people's decisions, in the order of the documents. Kept until the case changes: a page that
 * moves a window through time asks for it again and again.
 */
export function caseDigests(file: CaseFile): readonly Digest[] {
  const stamp = stampOf(file);
  const known = held.get(file);
  if (known?.stamp === stamp) return known.digests;
  const digests = [...states(file)].map(({ reading }) => digestReading(reading));
  held.set(file, { stamp, digests });
  return digests;
}

/** Changes as soon as this or another program has written into the case. */
function stampOf(file: CaseFile): string {
  const { data_version: others } = file.prepare('PRAGMA data_version').get() as { readonly data_version: number };
  const { own } = file.prepare('SELECT total_changes() AS own').get() as { readonly own: number };
  return `${others} ${own}`;
}
