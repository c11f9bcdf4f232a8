import type { NetworkTie } from '../../measures/networks/signed-network.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Evidence } from '../../report/measures/compare-report.ts';

/** The tie of the only two actors of a network, or why there is none. */
export interface FoundTie {
  readonly tie?: NetworkTie;
  readonly method?: string;
  readonly none?: string;
}

/** Two days, ISO, both included. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/**
 * What a network says of its only pair. That nothing is known of two actors is an answer here, not wrong usage.
 * @param make throws where the window holds nothing
 * @param otherwise what is said where the two have no tie
 */
export function tieOfTwo(
  make: () => { readonly ties: readonly NetworkTie[]; readonly method: string },
  otherwise: string,
): FoundTie {
  try {
    const { ties, method } = make();
    const [tie] = ties;
    return tie ? { tie, method } : { none: otherwise };
  } catch (cause) {
    if (cause instanceof EntenteError && cause.code === 'usage') return { none: cause.message };
    throw cause;
  }
}

/** Evidence that there is none of, and why. */
export function noEvidence(source: Evidence['source'], none: string): Evidence {
  return { source, none, points: [], opens: [] };
}
