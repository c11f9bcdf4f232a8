import type { CaseFile } from '../../casefile/store/case-file.ts';
import { SURE_SIDE } from '../../measures/networks/between-sides.ts';
import { type BlocsOverTime, blocsOverTime } from '../../measures/networks/blocs-over-time.ts';
import type { SignedNetwork } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import type { Asker } from '../kit/asker.ts';
import { shareOption } from '../kit/share-words.ts';
import { withSource } from './network-source.ts';
import { type NetworkWindow, windowsOf } from './network-windows.ts';
import { type AskedNetwork, type OpenSource, seedOf } from './open-source.ts';

/** Which blocs there are over windows, with what stands behind the last of them. */
export interface BlocsAnswer {
  readonly source: OpenSource;
  readonly over: BlocsOverTime;
  /** The windows in which a sign is known, as `over` has them. */
  readonly windows: readonly NetworkWindow[];
  readonly last: KnownWindow | undefined;
  /** Why there is nothing in others. */
  readonly gaps: readonly string[];
  readonly sure: number;
  readonly seed: number;
  readonly behind: readonly BehindGroup[];
  readonly opens?: (tie: number) => readonly number[] | undefined;
}

/**
 * Which blocs there are, now and over windows, and who changes side.
 * @throws EntenteError (usage) for what cannot be asked, a case that holds nothing, and where no window has a tie of known sign
 */
export async function blocsAnswer(
  asker: Asker,
  file: CaseFile,
  asked: AskedNetwork,
  { evidence = false }: { readonly evidence?: boolean } = {},
): Promise<BlocsAnswer> {
  const seed = seedOf(asked.seed);
  const sure = shareOption(asked.sure, '--sure') ?? SURE_SIDE;
  return await withSource(asker, file, asked, async (source) => {
    const { known, gaps } = networksOf(source, windowsOf(source.source, asked, source.span));
    const over = await blocsOverTime(
      known.map(({ network }) => network),
      { seed, sure },
    );
    const last = known.at(-1);
    const behind = new Behind();
    const opens = evidence && last ? await source.opens(last.network, last.window, behind) : undefined;
    return {
      source,
      over,
      windows: known.map(({ window }) => window),
      last,
      gaps,
      sure,
      seed,
      behind: behind.groups,
      ...(opens ? { opens } : {}),
    };
  });
}

export interface KnownWindow {
  readonly window: NetworkWindow;
  readonly network: SignedNetwork;
}

/**
 * The networks of the windows in which a sign is known; of the others why there is none.
 * @throws EntenteError (usage) where there is none in any
 */
function networksOf(
  source: OpenSource,
  windows: readonly NetworkWindow[],
): { readonly known: readonly KnownWindow[]; readonly gaps: readonly string[] } {
  const known: KnownWindow[] = [];
  const gaps: string[] = [];
  const silent: string[] = [];
  let first: EntenteError | undefined;
  for (const window of windows) {
    try {
      const network = source.network(window, source.thresholds);
      if (network.ties.some(({ state }) => state !== 'unknown')) known.push({ window, network });
      else silent.push(window.short);
    } catch (cause) {
      if (!(cause instanceof EntenteError) || cause.code !== 'usage') throw cause;
      first ??= cause;
      gaps.push(cause.message);
    }
  }
  if (silent.length > 0) gaps.push(`No sign is known of any pair in ${silent.join(', ')}.`);
  if (known.length === 0) {
    throw first ?? new EntenteError('usage', `${gaps[0]} Take longer windows, or thresholds that lie closer together.`);
  }
  return { known, gaps };
}
