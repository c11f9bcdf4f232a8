import type { CaseFile } from '../../casefile/store/case-file.ts';
import { type NetworkBlocs, networkBlocs } from '../../measures/networks/network-blocs.ts';
import type { TieThresholds } from '../../measures/networks/signed-network.ts';
import { type GridRow, THRESHOLD_GRIDS, thresholdGrid } from '../../measures/networks/threshold-grid.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import type { Asker } from '../kit/asker.ts';
import { withSource } from './network-source.ts';
import { type NetworkWindow, windowOf } from './network-windows.ts';
import { type AskedNetwork, type OpenSource, seedOf } from './open-source.ts';

/** What of a network is wanted beside its ties and blocs, since each takes its time. */
export interface NetworkParts {
  /** What other thresholds would say. */
  readonly grid?: boolean;
  /** What stands behind each tie. */
  readonly evidence?: boolean;
  /** Asked before each round of proof; false ends it with the bounds that are known. */
  readonly goOn?: () => boolean;
  /** The blocs, where they were found before. */
  readonly kept?: NetworkBlocs | undefined;
}

/** Who stands with whom in a window, with what stands behind it. */
export interface NetworkAnswer {
  readonly source: OpenSource;
  readonly window: NetworkWindow;
  readonly blocs: NetworkBlocs;
  readonly seed: number;
  readonly grid: readonly GridRow[];
  readonly behind: readonly BehindGroup[];
  /** Numbers of the items behind a tie, by the number of the tie. */
  readonly opens?: (tie: number) => readonly number[] | undefined;
}

/**
 * Who stands with whom in a window, by events, votes or positions, and which blocs that makes.
 * @throws EntenteError (usage) for what cannot be asked, a case that holds nothing, a window in which no sign is known
 */
export async function networkAnswer(
  asker: Asker,
  file: CaseFile,
  asked: AskedNetwork,
  parts: NetworkParts = {},
): Promise<NetworkAnswer> {
  const seed = seedOf(asked.seed);
  return await withSource(asker, file, asked, async (source) => {
    const window = windowOf(source.source, asked, source.span);
    const network = source.network(window, source.thresholds);
    const blocs = parts.kept ?? (await networkBlocs(network, { seed, ...(parts.goOn ? { goOn: parts.goOn } : {}) }));
    const grid = parts.grid ? await gridOf(source, (thresholds) => source.network(window, thresholds), seed) : [];
    const behind = new Behind();
    const opens = parts.evidence ? await source.opens(network, window, behind) : undefined;
    return { source, window, blocs, seed, grid, behind: behind.groups, ...(opens ? { opens } : {}) };
  });
}

/** The grid of the source, with the thresholds that were chosen in their place. */
async function gridOf(
  { source, thresholds }: OpenSource,
  make: Parameters<typeof thresholdGrid>[0],
  seed: number,
): Promise<readonly GridRow[]> {
  const same = (one: TieThresholds): boolean => one.minus === thresholds.minus && one.plus === thresholds.plus;
  const usual = THRESHOLD_GRIDS[source];
  const pairs = usual.some(same)
    ? usual
    : [...usual, thresholds].sort((a, b) => b.plus - b.minus - (a.plus - a.minus) || a.plus - b.plus);
  return await thresholdGrid(make, pairs, { seed });
}
