import type { Cue, CuePos } from '../../lexicon/words/cues.ts';
import type { Span } from '../../records/span.ts';
import type { SourceWords } from '../clause/agents.ts';
import type { Tree } from '../clause/tree.ts';

/** A place in the tree that may be an attribution, before anything is decided. */
export interface AttributionCandidate {
  readonly tree: Tree;
  readonly cue: number;
  readonly pos: CuePos;
  readonly lemma: string;
  /** What the lexicon knows of the cue. */
  readonly entry: Cue | undefined;
  readonly cueTokens: readonly number[];
  readonly construction: string;
  readonly source: SourceWords | undefined;
  readonly addressee: number | undefined;
  /** Tokens of the content that the tree gives; a quotation beside the cue is joined later. */
  readonly content: readonly number[];
  /** What bears on whether it is one. */
  readonly signs: readonly string[];
}

/** Spans of the candidate's words. */
export function candidateSpans(candidate: AttributionCandidate): { source: Span[]; cue: Span[]; content: Span[] } {
  const { tree } = candidate;
  return {
    source: candidate.source === undefined ? [] : tree.runsOf(candidate.source.tokens),
    cue: tree.runsOf(candidate.cueTokens),
    content: tree.runsOf(candidate.content),
  };
}
