import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { NetworkSource, NetworkTie } from '../../measures/networks/signed-network.ts';
import { NETWORK_SOURCES } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Asker } from '../kit/asker.ts';
import { withSource } from './network-source.ts';
import { type NetworkWindow, wholeSpan, windowOf } from './network-windows.ts';
import type { AskedNetwork } from './open-source.ts';

/** What a kind of evidence says of two actors. */
export type Likeness = Pick<NetworkTie, 'state' | 'value' | 'n' | 'interval'>;

/** Two actors, as votes, words and deeds have them. */
export interface AlikePair {
  readonly a: string;
  readonly b: string;
  readonly names: readonly [string, string];
  readonly votes?: Likeness;
  readonly positions?: Likeness;
  readonly events?: Likeness;
  /** One kind of evidence calls them friends and another foes. */
  readonly parts: boolean;
}

/** What a kind of evidence holds of the window, or why nothing. */
export interface LikenessSource {
  readonly source: NetworkSource;
  readonly window?: NetworkWindow;
  readonly method?: string;
  readonly none?: string;
  /** Nothing was imported: deeds are the acts that the texts of the case tell. */
  readonly own?: true;
}

/** Who votes, speaks and acts alike in a window, and where these part. */
export interface LikenessAnswer {
  readonly sources: readonly LikenessSource[];
  /** Those whose votes, words and deeds part first, then those of whom most is known. */
  readonly pairs: readonly AlikePair[];
}

interface Found extends LikenessSource {
  readonly ties: readonly {
    readonly a: string;
    readonly b: string;
    readonly names: readonly [string, string];
    readonly tie: Likeness;
  }[];
}

/**
 * Who votes, speaks and acts alike in a window, and where these part.
 * @param asked without `from`: all kinds of evidence are asked; of events those that were imported, else the acts of the texts
 */
export async function likenessAnswer(asker: Asker, file: CaseFile, asked: AskedNetwork): Promise<LikenessAnswer> {
  const found: Found[] = [];
  for (const source of NETWORK_SOURCES) found.push(await foundIn(asker, file, asked, source));
  const pairs = new Map<string, AlikePair>();
  for (const { source, ties } of found)
    for (const { a, b, names, tie } of ties) {
      const key = `${a} ${b}`;
      pairs.set(key, { ...(pairs.get(key) ?? { a, b, names, parts: false }), [source]: tie });
    }
  const several = [...pairs.values()].map((pair) => ({ ...pair, parts: partsOf(pair) }));
  return {
    sources: found.map(({ ties: _, ...source }) => source),
    pairs: several.toSorted((x, y) => Number(y.parts) - Number(x.parts) || weight(y) - weight(x)),
  };
}

async function foundIn(asker: Asker, file: CaseFile, asked: AskedNetwork, source: NetworkSource): Promise<Found> {
  try {
    return await tiesOf(asker, file, { ...asked, from: source });
  } catch (cause) {
    if (!(cause instanceof EntenteError) || cause.code !== 'usage') throw cause;
    if (source === 'events' && asked.origin === undefined) {
      const own = await foundIn(asker, file, { ...asked, origin: ['case'] }, source);
      if (own.none === undefined) return { ...own, own: true };
    }
    return { source, none: cause.message, ties: [] };
  }
}

async function tiesOf(asker: Asker, file: CaseFile, asked: AskedNetwork): Promise<Found> {
  return await withSource(asker, file, asked, async ({ source, span, thresholds, network: networkOf, labelOf }) => {
    const window =
      asked.at === undefined && asked.window === undefined ? wholeSpan(span) : windowOf(source, asked, span);
    const network = networkOf(window, thresholds);
    return {
      source,
      window,
      method: network.method,
      ties: network.ties.map(({ a, b, state, value, n, interval }) => {
        const ends = [network.actors[a] ?? '', network.actors[b] ?? ''].toSorted() as [string, string];
        const names = [labelOf(ends[0]), labelOf(ends[1])] as const;
        return { a: ends[0], b: ends[1], names, tie: { state, value, n, ...(interval ? { interval } : {}) } };
      }),
    };
  });
}

function partsOf({ votes, positions, events }: Omit<AlikePair, 'parts'>): boolean {
  const states = [votes, positions, events].map((one) => one?.state);
  return states.includes('+') && states.includes('-');
}

/** How many kinds of evidence know a sign, then how much all of them rest on. */
function weight({ votes, positions, events }: AlikePair): number {
  const known = [votes, positions, events].filter((one) => one !== undefined && one.state !== 'unknown').length;
  const n = [votes, positions, events].reduce((sum, one) => sum + Math.min(one?.n ?? 0, 100), 0);
  return known * 1000 + n;
}
