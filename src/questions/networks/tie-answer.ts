import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { NetworkTie, SignedNetwork } from '../../measures/networks/signed-network.ts';
import { Behind, type BehindGroup } from '../../report/measures/measure-report.ts';
import type { Asker } from '../kit/asker.ts';
import { withSource } from './network-source.ts';
import { type NetworkWindow, windowOf } from './network-windows.ts';
import type { AskedNetwork, OpenSource } from './open-source.ts';

/** One tie of a network with what it rests on. */
export interface TieAnswer {
  readonly source: OpenSource;
  readonly network: SignedNetwork;
  readonly window: NetworkWindow;
  /** Absent where the two have nothing in common in the window. */
  readonly tie?: NetworkTie;
  readonly behind: readonly BehindGroup[];
}

/**
 * What stands behind the tie of two actors in a window.
 * @throws EntenteError (usage) for what cannot be asked, and actors of whom the window holds nothing
 */
export async function tieAnswer(
  asker: Asker,
  file: CaseFile,
  asked: AskedNetwork,
  [a, b]: readonly [string, string],
): Promise<TieAnswer> {
  return await withSource(asker, file, asked, async (source) => {
    const window = windowOf(source.source, asked, source.span);
    const network = source.network(window, source.thresholds);
    const isPair = (tie: NetworkTie): boolean => {
      const ends = [network.actors[tie.a], network.actors[tie.b]];
      return ends.includes(a) && ends.includes(b) && a !== b;
    };
    const tie = network.ties.find(isPair);
    const behind = new Behind();
    if (tie) {
      const opens = await source.opens({ ...network, ties: [tie] }, window, behind);
      return { source, network, window, tie, behind: openedGroups(behind.groups, opens(0) ?? []) };
    }
    return { source, network, window, behind: [] };
  });
}

/** Of all that was gathered, only what the tie opens. */
function openedGroups(groups: readonly BehindGroup[], numbers: readonly number[]): readonly BehindGroup[] {
  const wanted = new Set(numbers);
  let n = 0;
  return groups.flatMap((group) => {
    const items = group.items.filter(() => wanted.has(n++));
    return items.length === 0 ? [] : [{ ...group, items }];
  });
}
