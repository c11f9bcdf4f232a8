import type { Span } from '../../records/span.ts';
import type { Tree } from '../clause/tree.ts';
import type { AttributionCandidate } from './candidate.ts';
import type { JoinedCandidate } from './quote-joining.ts';

/** A possible attribution with its spans, the quotations beside it, and how sure it is. */
export interface ScoredAttribution {
  readonly candidate: AttributionCandidate | undefined;
  readonly sentence: Tree;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** Groups of the quotations that are content here. */
  readonly groups: readonly number[];
  readonly direct: boolean;
  readonly score: number;
  /** How sure the choice between sequences of labels was of this content, 0 to 1; undefined where there was none. */
  readonly spanShare?: number;
  /** What the rules say of it, 0 to 1. */
  readonly rate?: number;
  /** The attribution whose content holds this one. */
  readonly within?: ScoredAttribution;
}

/** A candidate as the rules have it. */
export interface RuledAttribution extends ScoredAttribution {
  readonly candidate: AttributionCandidate;
  readonly joined: JoinedCandidate;
}
