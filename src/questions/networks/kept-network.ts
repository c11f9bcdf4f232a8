import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { ActorPlace, NetworkBlocs } from '../../measures/networks/network-blocs.ts';
import { dataStamp } from '../kit/data-stamp.ts';
import type { AskedNetwork } from './open-source.ts';

/** Where a case keeps networks whose proof was sought to its end: they can be computed again, and so are in no copy. */
const FOLDER = 'proofs';

/** Blocs as JSON has them: arrays, and null for a margin without end. */
interface Kept extends Omit<NetworkBlocs, 'places' | 'frustration' | 'free'> {
  readonly places: readonly (Omit<ActorPlace, 'margin'> & { readonly margin: number | null })[];
  readonly frustration: Omit<NetworkBlocs['frustration'], 'side'> & { readonly side: readonly number[] };
  readonly free: Omit<NetworkBlocs['free'], 'bloc'> & { readonly bloc: readonly number[] };
}

/**
 * Keeps the blocs of a network that was asked for; those of data that have changed since go.
 * @param stamp of the data when the search began
 */
export function keepNetwork(file: CaseFile, asked: AskedNetwork, stamp: string, blocs: NetworkBlocs): void {
  const { places, frustration, free, ...rest } = blocs;
  const kept: Kept = {
    ...rest,
    places: places.map((place) => ({ ...place, margin: Number.isFinite(place.margin) ? place.margin : null })),
    frustration: { ...frustration, side: [...frustration.side] },
    free: { ...free, bloc: [...free.bloc] },
  };
  const folder = join(file.place, FOLDER);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, nameOf(asked, stamp));
  // A power cut leaves the old answer or the new one, and never half of one.
  writeFileSync(`${path}.tmp`, JSON.stringify(kept), { flush: true });
  renameSync(`${path}.tmp`, path);
  const current = `-${hash(stamp)}.json`;
  for (const name of readdirSync(folder)) if (!name.endsWith(current)) rmSync(join(folder, name), { force: true });
}

/** The blocs of a network on the data as they are now; undefined where their proof was not sought to its end. */
export function keptNetwork(file: CaseFile, asked: AskedNetwork): NetworkBlocs | undefined {
  const folder = join(file.place, FOLDER);
  if (!existsSync(folder)) return undefined;
  const path = join(folder, nameOf(asked, dataStamp(file)));
  if (!existsSync(path)) return undefined;
  const { places, frustration, free, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Kept;
  return {
    ...rest,
    places: places.map((place) => ({ ...place, margin: place.margin ?? Number.POSITIVE_INFINITY })),
    frustration: { ...frustration, side: Int8Array.from(frustration.side) },
    free: { ...free, bloc: Int32Array.from(free.bloc) },
  };
}

/** The same for whoever asks the same, in whatever order. */
function nameOf(asked: AskedNetwork, stamp: string): string {
  const words = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${hash(JSON.stringify(words))}-${hash(stamp)}.json`;
}

function hash(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}
